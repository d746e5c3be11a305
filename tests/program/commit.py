#!/usr/bin/env python3
"""The commit that a build writes into the program: cmake/Commit.cmake in folders that git knows, and does not.

  commit.py CMAKE SOURCE_DIR
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

CMAKE = shutil.which(sys.argv[1])
SOURCE = pathlib.Path(sys.argv[2]).resolve()
PLAIN = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "GIT_CONFIG_GLOBAL": os.devnull}


class Commit(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.outer = pathlib.Path(self.folder.name)
        self.top = self.outer / "rb plan"
        (self.top / "src").mkdir(parents=True)
        (self.top / "plans").mkdir()
        (self.top / "src/main.cpp").write_text("int main() {}\n")
        self.unit = self.outer / "commit.cpp"

    def git(self, *words, cwd=None):
        done = subprocess.run(["git", "-c", "user.name=Siti", "-c", "user.email=siti@example.org", *words],
                              cwd=cwd or self.top, env=PLAIN, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def committed(self, folder):
        self.git("init", "-q", cwd=folder)
        self.git("add", ".", cwd=folder)
        self.git("commit", "-qm", "first", cwd=folder)
        return self.git("rev-parse", "HEAD", cwd=folder)[:12]

    def written(self, **environment):
        done = subprocess.run([CMAKE, f"-DOUTPUT={self.unit}", f"-DSOURCE={self.top}", "-P", SOURCE / "cmake/Commit.cmake"],
                              env={**PLAIN, **environment}, capture_output=True, text=True, check=False)
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))
        return re.search(r'commit = "(.*)";', self.unit.read_text())[1]

    def test_no_repository(self):
        self.assertEqual(self.written(), "")

    def test_a_repository_without_commits(self):
        self.git("init", "-q")
        self.assertEqual(self.written(), "")

    def test_a_repository_around_it(self):
        self.committed(self.outer)
        self.assertEqual(self.written(), "")

    def test_no_git(self):
        self.committed(self.top)
        self.assertEqual(self.written(PATH="/nonexistent"), "")

    def test_a_folder_of_somebody_else(self):
        self.committed(self.top)
        self.assertEqual(self.written(GIT_TEST_ASSUME_DIFFERENT_OWNER="1"), "")

    def test_a_hook_of_another_repository(self):
        commit = self.committed(self.top)
        other = self.outer / "other"
        other.mkdir()
        (other / "file").write_text("")
        self.committed(other)
        self.assertEqual(self.written(GIT_DIR=str(other / ".git"), GIT_WORK_TREE=str(other)), commit)

    def test_what_is_changed(self):
        commit = self.committed(self.top)
        self.assertEqual(self.written(), commit)
        (self.top / "plans/2026.yaml").write_text("rbplan: 1\n")
        self.assertEqual(self.written(), commit)
        (self.top / "src/new.cpp").write_text("")
        self.assertEqual(self.written(), f"{commit}, changed")
        (self.top / "src/new.cpp").unlink()
        (self.top / "src/main.cpp").write_text("int main() { return 1; }\n")
        self.assertEqual(self.written(), f"{commit}, changed")

    def test_a_unit_that_stays_the_same_is_left_alone(self):
        self.committed(self.top)
        self.written()
        before = self.unit.stat().st_mtime_ns
        self.written()
        self.assertEqual(self.unit.stat().st_mtime_ns, before)
        self.git("commit", "-q", "--allow-empty", "-m", "second")
        self.assertEqual(self.written(), self.git("rev-parse", "HEAD")[:12])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
