#!/usr/bin/env python3
"""What `done --evidence` takes from a real disk: files through links too, but nothing from outside, and no device; and
what `evidence --sums` says of it.

  proofs.py RBPLAN SOURCE_DIR
"""
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

RBPLAN = pathlib.Path(sys.argv[1]).resolve()
SOURCE = pathlib.Path(sys.argv[2]).resolve()
PROOF = b"isi\r\n"


class Proofs(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.root = pathlib.Path(temporary.name)
        self.office = self.root / "office"
        for name in ("plans", "evidence", "links"):
            (self.office / name).mkdir(parents=True)
        (self.office / "plans/2021.yaml").write_bytes((SOURCE / "plans/2021.yaml").read_bytes())
        (self.office / "evidence/sk.pdf").write_bytes(PROOF)
        (self.root / "luar.pdf").write_bytes(PROOF)
        self.progress = self.office / "plans/2021.progress.yaml"

    def done(self, proof, *words, cwd=None):
        words = ["done", "1.1.1.1", "--month=1", "--again", "--date=2021-01-04", "--evidence", proof, *words]
        return subprocess.run([RBPLAN, *words], cwd=cwd or self.office, capture_output=True, timeout=20,
                              env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "Asia/Jakarta"})

    def check_taken(self, proof, *words, cwd=None):
        before = self.progress.read_bytes() if self.progress.exists() else b""
        done = self.done(proof, *words, cwd=cwd)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        after = self.progress.read_bytes()
        self.assertTrue(after.startswith(before) and len(after) > len(before))
        record = json.loads(after.splitlines()[-1].removeprefix(b"  - "))
        digits = hashlib.sha256(PROOF).hexdigest()
        self.assertEqual(record["evidence"], [{"file": "../evidence/sk.pdf", "sha256": digits}])
        checked = subprocess.run([RBPLAN, "validate", "--strict", self.office / "plans"], capture_output=True,
                                 timeout=20)
        self.assertEqual((checked.returncode, checked.stdout), (0, b""))

    def check_refused(self, proof, code, message):
        done = self.done(proof)
        self.assertEqual((done.returncode, done.stdout), (code, b""))
        self.assertTrue(done.stderr.startswith(f"error: {proof} {message}\nhelp: nothing was recorded".encode()), done)
        self.assertEqual(os.listdir(self.office / "plans"), ["2021.yaml"])

    def test_a_file_by_any_of_its_paths(self):
        (self.office / "links/sk.pdf").symlink_to("../evidence/sk.pdf")
        (self.office / "bukti").symlink_to("evidence")
        (self.root / "elsewhere").symlink_to(self.office)
        for proof in ("evidence/sk.pdf", "links/sk.pdf", "bukti/sk.pdf", "./links/../evidence/sk.pdf",
                      self.office / "evidence/sk.pdf", self.root / "elsewhere/bukti/sk.pdf"):
            self.check_taken(proof)
        self.check_taken("sk.pdf", cwd=self.office / "links")
        self.check_taken("sk.pdf", "-C", "links")
        self.check_taken("elsewhere/evidence/sk.pdf", "-p", "elsewhere/plans/2021.yaml", cwd=self.root)

    def test_what_cannot_be_one(self):
        (self.office / "links/luar.pdf").symlink_to(self.root / "luar.pdf")
        (self.office / "links/mati.pdf").symlink_to("tidak-ada")
        (self.office / "links/putar.pdf").symlink_to("putar.pdf")
        (self.office / "links/folder").symlink_to("../evidence")
        os.mkfifo(self.office / "links/pipa")
        outside = "is not in the folder that is kept together with the plan"
        self.check_refused("../luar.pdf", 2, outside)
        self.check_refused("links/luar.pdf", 2, outside)
        self.check_refused("links/folder", 2, "is a folder")
        self.check_refused("links/pipa", 2, "is not a regular file")
        self.check_refused("/dev/null", 2, "is not a regular file")
        self.check_refused("links/mati.pdf", 3, "does not exist")
        self.check_refused("links/putar.pdf", 3, "does not exist")
        self.check_refused("evidence/tidak-ada.pdf", 3, "does not exist")

    def test_a_file_that_may_not_be_read(self):
        if os.geteuid() == 0:
            self.skipTest("root may read everything")
        (self.office / "evidence/sk.pdf").chmod(0)
        self.check_refused("evidence/sk.pdf", 3, "cannot be read: you have no permission")

    def check_sums(self, cwd, *paths):
        told = subprocess.run([RBPLAN, "evidence", "--sums"], cwd=cwd, capture_output=True, timeout=20)
        self.assertEqual([line.split(b"  ", 1)[1].decode() for line in told.stdout.splitlines()], list(paths))
        checked = subprocess.run(["sha256sum", "-c", "-"], cwd=cwd, input=told.stdout, capture_output=True, timeout=20)
        self.assertEqual(checked.returncode, 0, checked)

    def test_sums_name_the_file_that_was_looked_at(self):
        desk = self.root / "desk"
        (desk / "evidence").mkdir(parents=True)
        (desk / "evidence/sk.pdf").write_bytes(b"another")
        (desk / "plans").symlink_to("../office/plans")
        self.done("evidence/sk.pdf")
        self.check_sums(self.office, "evidence/sk.pdf")
        self.check_sums(desk, "../office/evidence/sk.pdf")
        self.check_sums(self.office / "plans", "../evidence/sk.pdf")

    def test_sums_of_a_file_that_is_called_like_standard_input(self):
        self.progress = self.office / "2021.progress.yaml"
        (self.office / "plans/2021.yaml").rename(self.office / "2021.yaml")
        (self.office / "-").write_bytes(PROOF)
        self.done("./-", "-p", "2021.yaml")
        told = subprocess.run([RBPLAN, "evidence", "--sums", "-p", "2021.yaml"], cwd=self.office, capture_output=True,
                              timeout=20)
        self.assertTrue(told.stdout.endswith(b"  ./-\n"), told)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
