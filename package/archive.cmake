# Run by cpack where the files of the archive lie.
set(archive ${CPACK_PACKAGE_DIRECTORY}/${CPACK_ARCHIVE_NAME}.tar.gz)
execute_process(
  COMMAND tar -c --format=ustar --sort=name --owner=0 --group=0 --numeric-owner --mode=u=rwX,go=rX
          --mtime=@$ENV{SOURCE_DATE_EPOCH} --transform=s,^\\.,${CPACK_ARCHIVE_NAME}, -C ${CPACK_TEMPORARY_INSTALL_DIRECTORY} .
  COMMAND gzip -9n
  OUTPUT_FILE ${archive}
  COMMAND_ERROR_IS_FATAL ANY)
