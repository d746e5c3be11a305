# Run by cpack on the files of a package: what is installed elsewhere, or in another form, than by `cmake --install`.
set(share ${CPACK_TEMPORARY_INSTALL_DIRECTORY}${CPACK_PACKAGING_INSTALL_PREFIX}/share)
set(doc ${share}/doc/rbplan)
execute_process(COMMAND ${CPACK_STRIP} --remove-section=.comment ${share}/../bin/rbplan COMMAND_ERROR_IS_FATAL ANY)

if(CPACK_GENERATOR STREQUAL "DEB")
  file(REMOVE ${doc}/LICENSE) # copyright says it
  file(RENAME ${doc}/CHANGELOG.md ${doc}/changelog)
  string(TIMESTAMP time "%a, %d %b %Y %H:%M:%S +0000" UTC)
  file(WRITE ${doc}/changelog.Debian
"rbplan (${CPACK_PACKAGE_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE}) unstable; urgency=medium

  * Made by ./build.sh package. What is new in rbplan stands in changelog.gz.

 -- ${CPACK_PACKAGE_CONTACT}  ${time}
")
  file(GLOB_RECURSE pages ${share}/man/*.[15])
  execute_process(COMMAND gzip -9n ${pages} ${doc}/README.md ${doc}/README.id.md ${doc}/changelog ${doc}/changelog.Debian
                  COMMAND_ERROR_IS_FATAL ANY)
  file(RENAME ${share}/zsh/site-functions ${share}/zsh/vendor-completions)
  file(MAKE_DIRECTORY ${share}/lintian/overrides)
  configure_file(${CMAKE_CURRENT_LIST_DIR}/lintian-overrides ${share}/lintian/overrides/rbplan COPYONLY)
else()
  foreach(name README.md README.id.md LICENSE)
    file(RENAME ${doc}/${name} ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/${name})
  endforeach()
  configure_file(${CMAKE_CURRENT_LIST_DIR}/INSTALL ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/INSTALL COPYONLY)
  foreach(name GPL-3 LGPL-2.1 LGPL-3) # other systems than Debian do not have them
    configure_file(/usr/share/common-licenses/${name} ${doc}/libraries/${name} COPYONLY)
  endforeach()
endif()

# Whatever the umask was.
file(GLOB_RECURSE all LIST_DIRECTORIES true ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/*)
foreach(path IN LISTS all)
  if(IS_DIRECTORY ${path} OR path MATCHES "/bin/rbplan$")
    file(CHMOD ${path} PERMISSIONS ${CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS})
  else()
    file(CHMOD ${path} PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)
  endif()
endforeach()
