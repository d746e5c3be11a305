#!/bin/sh
# From a fresh clone to a running rbplan. On Debian it first installs the packages of packages.txt that are missing,
# as root or with sudo; never with RBPLAN_NO_INSTALL=1. Stdout belongs to rbplan, to ctest, to the bench, and to
# the names of packages that were made.
# Exit codes: 1 the build failed, 2 usage, 3 packages are missing; else the code of what it runs.
set -eu
export PATH # a shell that was given none has one of its own, which cmake needs too

case $0 in */*) root=${0%/*}/ ;; *) root=. ;; esac
root=$(CDPATH='' cd -P -- "$root" && pwd)
build=$root/build/release
program=$build/src/rbplan
log=$root/build/build.log

usage() {
  cat >&2 <<'END'
usage: ./build.sh run [ARGUMENT...]       build rbplan, run it in the folder you are in
       ./build.sh test [CTEST OPTION...]  build it with its tests, run them
       ./build.sh bench [OPTION...]       build it with its yardsticks, measure; --help tells the options
       ./build.sh install [--prefix P]    build it, install it under P or /usr/local
       ./build.sh package                 build it, make a .deb and a .tar.gz in build/
       ./build.sh packages                install the packages of .ci/run, build nothing
END
  exit 2
}

say() {
  printf 'build.sh: %s\n' "$*" >&2
}

# Runs a step of the build. With $show its output is seen, else only if it fails. It gets neither stdin, which is
# the program's, nor the lock, which a daemon that it leaves behind would hold.
step() {
  if [ "$show" ]; then
    "$@" </dev/null >&2 9>&-
  elif ! "$@" </dev/null >"$log" 2>&1 9>&-; then
    cat "$log" >&2
    return 1
  fi
}

listed_packages() {
  case $task in
  packages) cat packages.txt ;;
  test | bench) sed '/^# CI$/,$d' packages.txt ;;
  package) sed '/^# tests$/,$d' packages.txt ;;
  *) sed '/^# package$/,$d' packages.txt ;;
  esac | sed '/^#/d'
}

missing_packages() {
  for package in $(listed_packages); do
    case $(dpkg-query -W -f '${db:Status-Status} ' "$package" 2>/dev/null) in
    installed*) ;;
    *) printf ' %s' "$package" ;;
    esac
  done
}

ask_for_packages() {
  say 'packages are missing; run this as root, then try again:'
  printf '  apt-get install --no-install-recommends%s\n' "$missing" >&2
  exit 3
}

# Where there is no apt-get, cmake names what it does not find.
install_packages() {
  command -v dpkg-query >/dev/null && command -v apt-get >/dev/null || return 0
  missing=$(missing_packages)
  if [ -z "$missing" ]; then
    return
  elif [ "${RBPLAN_NO_INSTALL-}" = 1 ]; then
    say "missing packages, not installed because of RBPLAN_NO_INSTALL=1:$missing"
    return
  elif [ "$(id -u)" = 0 ]; then
    sudo=
  elif command -v sudo >/dev/null; then
    sudo=sudo
  else
    ask_for_packages
  fi
  say "installing packages:$missing"
  apt="$sudo env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends"
  # The lists of what can be installed may be empty or too old.
  # shellcheck disable=SC2086 # $apt and $missing are several words
  {
    apt-get -s install $missing >/dev/null 2>&1 || step $apt update || ask_for_packages
    step $apt install $missing || { step $apt update && step $apt install $missing; } || ask_for_packages
  }
}

# Whether the build folder was made for this folder; one that was copied or moved along names another.
belongs_here() {
  home=$(sed -n 's/^CMAKE_HOME_DIRECTORY:INTERNAL=//p' "$build/CMakeCache.txt" 2>/dev/null) || return 1
  [ "$home" = "$root" ] || [ "$(CDPATH='' cd -P -- "$home" 2>/dev/null && pwd)" = "$root" ]
}

# Packages are looked at and cmake is run when there is no whole build folder, when it lacks the tests that are
# wanted, or when packages.txt has changed; ninja sees to the rest. Tests that are there stay.
configure() {
  checked=$build/packages-to-$task.txt
  option=-DRBPLAN_TESTS=$tests
  if ! { [ -f "$build/build.ninja" ] && belongs_here; }; then
    rm -rf "$build"
  elif [ "$tests" = OFF ] || grep -qx 'RBPLAN_TESTS:BOOL=ON' "$build/CMakeCache.txt"; then
    ! cmp -s packages.txt "$checked" || return 0
    option=
  fi
  install_packages
  command -v cmake >/dev/null || { say 'cmake is missing'; exit 3; }
  step cmake --preset release ${option:+"$option"}
  cp packages.txt "$checked"
}

compile() {
  if [ ! -x "$program" ]; then
    say 'building rbplan; the first time takes a minute or two'
  elif [ "$show" ] && [ -z "$(find CMakeLists.txt cmake package src tests -type f -newer "$program")" ]; then
    show= # most likely there is nothing to do
  fi
  if [ "$show" ]; then quiet=; else quiet=--quiet; fi
  case $task in
  run) targets=rbplan ;;
  test) targets=all ;;
  bench) targets=bench_programs ;;
  *) targets='rbplan man_pages' ;;
  esac
  # shellcheck disable=SC2086 # $targets are several words
  step ninja -C "$build" ${quiet:+"$quiet"} $targets || {
    rm -f "$checked" # a package may have been removed
    exit 1
  }
}

pack() {
  made=$build/packed
  rm -rf "$made"
  umask 022 # cpack writes modes into a package that follow it
  step cpack --config "$build/CPackConfig.cmake" -B "$made" || exit 1
  for file in "$made"/*.deb "$made"/*.tar.gz; do
    mv -f "$file" "$root/build/"
    printf '%s\n' "$root/build/${file##*/}"
  done
}

case ${1-} in
run | install | package | packages) tests=OFF ;;
test | bench) tests=ON ;;
*) usage ;;
esac
task=$1
shift

[ -d "$root/build" ] || mkdir -p "$root/build"
( # The lock ends with this subshell: what comes after must not hold it.
  cd "$root"
  if command -v flock >/dev/null; then
    flock -n 9 || { say 'waiting for another build of this folder'; flock 9; }
  fi
  if [ -t 2 ]; then show=yes; else show=; fi
  if [ "$task" = packages ]; then
    install_packages
  else
    configure
    compile
    if [ "$task" = package ]; then pack; fi
  fi
) 9>"$root/build/.lock"

case $task in
run) exec "$program" "$@" ;;
test) cd "$root" && exec ctest --preset release "$@" ;;
bench) exec python3 "$root/tests/bench/bench.py" "$build" "$@" ;;
install) exec cmake --install "$build" "$@" >&2 ;;
package | packages) ;;
esac
