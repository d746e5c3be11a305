#!/usr/bin/env python3
"""Writers that are wrong in one place, each of which a test must catch.

  mutants.py BUILD_DIR SOURCE_DIR

BUILD_DIR is a static build of SOURCE_DIR. Each mutant is one file compiled anew and linked before its library.
"""
import collections
import concurrent.futures
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

BUILD = pathlib.Path(sys.argv[1]).resolve()
SOURCE = pathlib.Path(sys.argv[2]).resolve()
HERE = pathlib.Path(__file__).resolve().parent

Mutant = collections.namedtuple("Mutant", "what file changes test")
FOLDER, UPDATE, MAIN = "src/world/folder.cpp", "src/world/update.cpp", "src/main.cpp"
DESCRIPTOR = "src/world/descriptor.cpp"

FSYNC = "  if (::fsync(file.get()) != 0) return WriteStep::sync;  // never again: the second may lie (fsync(2))\n"
WRITE = """  while (!bytes.empty()) {
    const ssize_t n = ::write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
"""
RENAMED = "  if (::renameat(folder_, beside_.c_str(), folder_, name_.c_str()) != 0) return false;\n"
POWER = ["faults.py", "Power"]
SWEEP = ["faults.py", "EveryCall.test_fails_where_a_record_is_added"]
SHORT = ["places.py", "Full.test_a_limit_on_the_size_of_files"]

MUTANTS = [
    Mutant("the file is not synced", FOLDER, [(FSYNC, "")], POWER),
    Mutant("the file is synced behind its rename", FOLDER, [(FSYNC, ""), (RENAMED, RENAMED + (
        "  const Descriptor late(::openat(folder_, name_.c_str(), O_RDONLY));\n  ::fsync(late.get());\n"))], POWER),
    Mutant("the folder is not synced", FOLDER,
           [("if (::fsync(folder_.get()) == 0) return Synced::yes;", "return Synced::yes;")], POWER),
    Mutant("a failed sync of the file is not seen", FOLDER, [(FSYNC, "  ::fsync(file.get());\n")], SWEEP),
    Mutant("a failed sync of the folder is not seen", FOLDER,
           [("if (::fsync(folder_.get()) == 0)", "if (::fsync(folder_.get()) <= 0)")], SWEEP),
    Mutant("one write, whose result is not looked at", DESCRIPTOR,
           [(WRITE, "  return ::write(fd, bytes.data(), bytes.size()) > -2;\n")], SHORT),
    Mutant("what was begun stays behind an error", FOLDER,
           [("  if (is_there_) ::unlinkat", "  if (false) ::unlinkat")], SHORT),
    Mutant("no lock", FOLDER, [("if (::flock(folder_.get(), LOCK_EX | LOCK_NB) == 0)", "if (folder_.get() >= 0)")],
           ["places.py", "Writers.test_another_that_is_slow_at_its_rename"]),
    Mutant("the file is not looked at again", UPDATE,
           [("if (is_there ? is_new_ || !is_same(now, old_.facts) : !is_new_)", "if (!is_there && !is_new_)")],
           ["places.py", "Writers.test_an_editor_that_knows_no_lock"]),
    Mutant("the mode is not kept", FOLDER,
           [(" &&\n         ::fchmod(fd, like.facts.st_mode & kPermissions) == 0", "")],
           ["places.py", "Owners.test_the_mode_is_kept"]),
    Mutant("a new file has the access list of its folder", FOLDER,
           [("give_attributes(fd, like.attributes) &&", "")], ["places.py", "Owners.test_nobody_may_more_than_before"]),
    Mutant("all processes write under one name", FOLDER, [("std::to_string(::getpid())", "std::string()")],
           ["places.py", "Writers.test_two_that_do_not_see_each_other"]),
    Mutant("the name beside is not looked at again", UPDATE, [("    if (!*is_itself) return std::nullopt;\n", "")],
           ["places.py", "Writers.test_a_name_that_another_file_has_taken"]),
    Mutant("what another computer writes is taken away", FOLDER,
           [("    if (is_left(fd, name, facts)) ::unlinkat", "    ::unlinkat")],
           ["places.py", "Kinds.test_what_another_writes_stays"]),
    Mutant("a link is not followed", UPDATE,
           [("if (auto real = resolved_path(path)) return real;", "if (resolved_path(path)) return path;")],
           ["places.py", "Links"]),
    Mutant("hard links are parted", UPDATE,
           [("if (facts.st_nlink > 1)", "if (facts.st_nlink > 99)")], ["places.py", "Links"]),
    Mutant("standard output was not written, and exit 0", MAIN,
           [("const int code = is_told || outcome.code == rbplan::exit_code::usage ?", "const int code = true ?")],
           ["places.py", "Streams"]),
    Mutant("nobody says that the record is in the file", MAIN,
           [("if (code != rbplan::exit_code::ok && !outcome.recorded.empty())", "if (false)")],
           ["places.py", "Streams"]),
]
if os.geteuid() == 0:
    MUTANTS.append(Mutant("the owner is not kept", FOLDER,
                          [("if (!differs || ::fchown", "if (true || !differs || ::fchown")], ["places.py", "Owners"]))


def compile_command(file):
    for entry in json.loads((BUILD / "compile_commands.json").read_text()):
        if entry["file"] == str(SOURCE / file):
            return shlex.split(entry["command"])
    raise SystemExit(f"{file} is not built in {BUILD}")


def link_command():
    last = subprocess.run(["ninja", "-C", BUILD, "-t", "commands", "src/rbplan"], capture_output=True, check=True,
                          text=True).stdout.splitlines()[-1]
    words = shlex.split(last)
    return words[words.index("&&") + 1:len(words) - 2]  # `: && ... && :`


def build(mutant, scratch):
    """The program with that one file changed, in a folder of its own."""
    text = (SOURCE / mutant.file).read_text()
    for old, new in mutant.changes:
        if text.count(old) != 1:
            raise SystemExit(f"{mutant.what}: {mutant.file} holds {text.count(old)} times {old!r}")
        text = text.replace(old, new)
    place = scratch / re.sub(r"\W+", "-", mutant.what)
    place.mkdir(0o755)
    source, made, program = place / "mutant.cpp", place / "mutant.o", place / "rbplan"
    source.write_text(text)
    command = compile_command(mutant.file)
    command[command.index("-o") + 1] = str(made)
    command[command.index("-c") + 1] = str(source)
    command.append("-w")  # a mutant may leave something unused
    subprocess.run(command, cwd=BUILD, check=True)
    link = link_command()
    own = next(i for i, word in enumerate(link) if word.endswith("main.cpp.o"))
    link[own:own + 1] = [str(made)] if mutant.file == MAIN else [link[own], str(made)]
    link[link.index("-o") + 1] = str(program)
    subprocess.run(link, cwd=BUILD, check=True)
    return program


def verdict(program, test):
    """`passed`, `caught`, or what else happened."""
    script, *names = test
    done = subprocess.run([sys.executable, HERE / script, program, SOURCE, *names], capture_output=True, text=True,
                          check=False)
    last = done.stderr.strip().splitlines()[-1]
    if done.returncode == 0 and last == "OK":
        return "passed", done
    is_caught = done.returncode == 1 and last.startswith("FAILED (failures=") and "errors=" not in last
    return "caught" if is_caught else "not told apart", done


def main():
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder)
        scratch.chmod(0o755)  # another user runs the program too
        nothing = Mutant("nothing", FOLDER, [], None)
        with concurrent.futures.ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
            programs = dict(zip([nothing.what, *(mutant.what for mutant in MUTANTS)],
                                pool.map(lambda mutant: build(mutant, scratch), [nothing, *MUTANTS])))
        tests = []
        for mutant in MUTANTS:
            if mutant.test not in tests:
                tests.append(mutant.test)
        runs = [(nothing._replace(test=test), "passed") for test in tests]
        for mutant, expected in runs + [(mutant, "caught") for mutant in MUTANTS]:
            found, done = verdict(programs[mutant.what], mutant.test)
            print(f"{found}: {mutant.what} ({' '.join(mutant.test)})", flush=True)
            if found != expected:
                wrong += 1
                print(done.stdout + done.stderr, flush=True)
    print(f"{len(MUTANTS)} mutants, {wrong} wrong verdicts")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
