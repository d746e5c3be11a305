#!/usr/bin/env python3
"""The package of Debian and the archive that cpack makes of a static build: what is in them, and that they are of use.

  package.py BUILD_DIR SOURCE_DIR [--again]

With --again they are made a second time, of a clone in another folder, and must be the same bytes. lintian is skipped
aloud where it is not installed.
"""
import gzip
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import unittest

BUILD, SOURCE = (pathlib.Path(path).resolve() for path in sys.argv[1:3])
AGAIN = "--again" in sys.argv
FOLDER = tempfile.TemporaryDirectory()
MADE = pathlib.Path(FOLDER.name)

SCHEMAS = {f"share/rbplan/schemas/{path.name}" for path in (SOURCE / "schemas").glob("*.json")}
LIBRARIES = {f"share/doc/rbplan/libraries/{name}" for name in
             ("CLI11", "RapidJSON", "dtl", "expat", "expected", "fmt", "glibc", "libstdc++", "minizip", "nettle", "utf8proc", "yaml-cpp",
              "zlib")}
PAGES = {f"share/man/{page}" for page in
         ("man1/rbplan.1", "man5/rbplan-plan.5", "id/man1/rbplan.1", "id/man5/rbplan-plan.5")}
BOTH = SCHEMAS | LIBRARIES | {
    "bin/rbplan", "share/bash-completion/completions/rbplan", "share/fish/vendor_completions.d/rbplan.fish",
    "share/doc/rbplan/copyright"}
IN_DEB = BOTH | {page + ".gz" for page in PAGES} | {
    "share/zsh/vendor-completions/_rbplan", "share/lintian/overrides/rbplan", "share/doc/rbplan/README.md.gz",
    "share/doc/rbplan/README.id.md.gz", "share/doc/rbplan/changelog.gz", "share/doc/rbplan/changelog.Debian.gz"}
IN_ARCHIVE = BOTH | PAGES | {
    "share/zsh/site-functions/_rbplan", "share/doc/rbplan/CHANGELOG.md", "INSTALL", "LICENSE", "README.md", "README.id.md",
    *(f"share/doc/rbplan/libraries/{name}" for name in ("GPL-3", "LGPL-2.1", "LGPL-3"))}


def output(*command, **options):
    done = subprocess.run(command, capture_output=True, text=True, check=False, **options)
    assert done.returncode == 0, (command, done.stdout, done.stderr)
    return done.stdout


def make(build, folder, **environment):
    output("cpack", "--config", build / "CPackConfig.cmake", "-B", folder, env={**os.environ, **environment}, umask=0o022)
    return next(folder.glob("*.deb")), next(folder.glob("*.tar.gz"))


DEB, ARCHIVE = make(BUILD, MADE / "made")


def files_below(folder):
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if not path.is_dir()}


class Unpacked:
    """Each has, under `self.root`, a program, pages and notices."""

    def test_the_program_needs_nothing(self):
        program = self.root / "bin/rbplan"
        version = output(program, "--version", env={})
        self.assertEqual(version, output(BUILD / "src/rbplan", "--version"))
        march = output("env", "-i", program, "due", "--month", "3", cwd=SOURCE)
        self.assertIn("66 ticks in March", march)
        self.assertNotIn("INTERP", output("readelf", "-lW", program))
        self.assertNotIn("(NEEDED)", output("readelf", "-dW", program))

    def test_the_program_is_hardened(self):
        program = self.root / "bin/rbplan"
        segments, dynamic = output("readelf", "-lW", program), output("readelf", "-dW", program)
        self.assertIn("GNU_RELRO", segments)
        self.assertRegex(segments, r"GNU_STACK .* RW +0x")  # none is executable
        self.assertRegex(dynamic, r"FLAGS_1.* NOW.* PIE")
        units = [unit for unit in json.loads((BUILD / "compile_commands.json").read_text())
                 if unit["file"].startswith((f"{SOURCE}/src/", f"{BUILD}/src/")) and " -o src/" in unit["command"]]
        self.assertGreater(len(units), 20)
        for unit in units:
            self.assertRegex(unit["command"], "-fstack-protector-strong .*-D_FORTIFY_SOURCE=2", unit["file"])

    def test_the_program_names_no_folder_of_its_build(self):
        program = (self.root / "bin/rbplan").read_bytes()
        for inside in ("src/", "build/"):  # the folder itself may have a name that the program says
            self.assertNotIn(f"{SOURCE}/{inside}".encode(), program)

    def test_man_shows_the_pages(self):
        for name in PAGES:
            page = next(self.root.glob(name + "*"))
            shown = output("man", "-E", "UTF-8", "-l", page, env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"})
            self.assertIn(page.name.split(".")[0].upper(), shown)
            self.assertGreater(len(shown.splitlines()), 100)

    def test_pages_name_the_version_and_no_commit(self):
        version = output(self.root / "bin/rbplan", "--version").split()
        for name in PAGES:
            page = next(self.root.glob(name + "*")).read_bytes()
            text = (gzip.decompress(page) if page[:2] == b"\x1f\x8b" else page).decode()
            self.assertIn(f"rbplan {version[1]}", text)
            self.assertNotIn("".join(version[2:3]).strip("(),") or "(unknown)", text)

    def test_modes(self):
        for path in self.root.rglob("*"):
            mode = 0o755 if path.is_dir() or path.name == "rbplan" and path.parent.name == "bin" else 0o644
            self.assertEqual(path.stat().st_mode & 0o7777, mode, path)


class Debian(Unpacked, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.tree = MADE / "deb"
        output("dpkg-deb", "--extract", DEB, cls.tree)
        cls.root = cls.tree / "usr"

    def test_files(self):
        self.assertEqual(files_below(self.tree), {f"usr/{name}" for name in IN_DEB})

    def test_all_is_roots_and_of_one_time(self):
        rows = [line.split(None, 5) for line in output("dpkg-deb", "--contents", DEB, env={**os.environ, "TZ": "UTC"}).splitlines()]
        self.assertEqual({row[1] for row in rows}, {"root/root"})
        self.assertEqual(len({(row[3], row[4]) for row in rows}), 1)

    def test_control(self):
        fields = dict(re.findall(r"^(\S+): (.*)$", output("dpkg-deb", "--field", DEB), re.M))
        version = output(BUILD / "src/rbplan", "--version").split()[1]
        self.assertEqual(DEB.name, f"rbplan_{version}-1_{fields['Architecture']}.deb")
        self.assertEqual(fields["Architecture"], output("dpkg", "--print-architecture").strip())
        wanted = {"Package": "rbplan", "Version": f"{version}-1", "Recommends": "git", "Section": "utils", "Priority": "optional"}
        self.assertEqual({key: fields.get(key) for key in wanted}, wanted)
        self.assertNotIn("Depends", fields)
        control = MADE / "control"
        output("dpkg-deb", "--control", DEB, control)
        self.assertEqual(files_below(control), {"control", "md5sums"})  # no script runs
        output("md5sum", "--quiet", "--strict", "-c", control / "md5sums", cwd=self.tree)
        self.assertEqual(len((control / "md5sums").read_text().splitlines()), len(IN_DEB))

    def test_lintian(self):
        if not shutil.which("lintian"):
            print("lintian is not installed: skipped")
            self.skipTest("no lintian")
        done = subprocess.run(["lintian", "--allow-root", "--fail-on", "error,warning,info", "--display-info", DEB],
                              capture_output=True, text=True, check=False)
        self.assertEqual((done.returncode, done.stdout), (0, ""), done.stderr)


class Archive(Unpacked, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        output("tar", "-xzf", ARCHIVE, "-C", MADE)
        cls.root = MADE / ARCHIVE.name.removesuffix(".tar.gz")

    def test_files(self):
        self.assertEqual(files_below(self.root), IN_ARCHIVE)

    def test_all_is_roots_sorted_and_of_one_time(self):
        with tarfile.open(ARCHIVE) as archive:
            members = archive.getmembers()
        self.assertEqual({(member.uid, member.gid) for member in members}, {(0, 0)})
        self.assertEqual(len({member.mtime for member in members}), 1)
        names = [member.name for member in members]
        self.assertEqual({name.split("/")[0] for name in names}, {self.root.name})
        self.assertEqual(names, sorted(names, key=lambda name: name.split("/")))

    def test_the_note_says_how_to_install(self):
        note = (self.root / "INSTALL").read_text()
        self.assertEqual(len(note.splitlines()), 2)
        home = MADE / "home"
        (home / ".local").mkdir(parents=True)
        command = re.search(r": (cp [^(]*?) \(", note)[1]
        output("sh", "-c", command, cwd=self.root, env={"PATH": os.environ["PATH"], "HOME": str(home)})
        self.assertIn("rbplan", output(home / ".local/bin/rbplan", "--version"))


class Again(unittest.TestCase):
    def same(self, *files):
        for first, second in zip((DEB, ARCHIVE), files):
            self.assertEqual(first.name, second.name)
            self.assertEqual(first.read_bytes(), second.read_bytes(), first.name)

    def test_cpack_a_second_time(self):
        self.same(*make(BUILD, MADE / "again", TZ="Asia/Jakarta", LC_ALL="C"))

    @unittest.skipUnless(AGAIN, "it takes minutes: --again")
    def test_a_clone_built_elsewhere(self):
        if "changed" in output(BUILD / "src/rbplan", "--version"):
            print("the sources are changed, so no clone has them: skipped")
            self.skipTest("changed")
        clone = MADE / "a clone"
        output("git", "clone", "-q", SOURCE, clone)
        made = output("./build.sh", "package", cwd=clone, umask=0o077, env={**os.environ, "RBPLAN_NO_INSTALL": "1"})
        self.same(*map(pathlib.Path, made.splitlines()))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
