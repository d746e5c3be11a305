#!/usr/bin/env python3
"""What `done --evidence` takes from a real disk: files through links too, but nothing from outside, and no device; and
what `evidence --sums` says of it.

  proofs.py RBPLAN SOURCE_DIR
"""
import hashlib
import json
import os
import pathlib
import shutil
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
        self.assertTrue(done.stderr.startswith(f"error: {proof} {message}\n".encode()), done)
        self.assertTrue(done.stderr.endswith(b"\nnothing was recorded\n"), done)
        self.assertEqual(os.listdir(self.office / "plans"), ["2021.yaml"])

    def copies(self):
        folder = self.office / "evidence/2021"
        return {one.name: one.read_bytes() for one in folder.iterdir()} if folder.exists() else None

    def test_a_copy(self):
        self.assertEqual(self.done("../luar.pdf", "--copy").returncode, 0)
        self.assertEqual(self.copies(), {"luar.pdf": PROOF})
        self.assertEqual((self.office / "evidence/2021/luar.pdf").stat().st_nlink, 1)
        self.assertIn(b'"../evidence/2021/luar.pdf"', self.progress.read_bytes())
        self.assertEqual(self.done(self.root / "luar.pdf", "--copy").returncode, 0)  # the same once more
        (self.root / "luar.pdf").write_bytes(b"lain\n")
        self.assertEqual(self.done("../luar.pdf", "--copy").returncode, 0)
        self.assertEqual(self.copies(), {"luar.pdf": PROOF, "luar-2.pdf": b"lain\n"})

    def test_a_copy_of_which_nothing_is_recorded(self):
        self.assertEqual(self.done("../luar.pdf", "--copy", "-n").returncode, 0)
        self.assertIsNone(self.copies())
        self.assertEqual(self.done("../luar.pdf", "--copy", "--month=2").returncode, 2)
        self.assertEqual(self.copies(), {})
        os.mkdir(self.progress)
        self.assertEqual(self.done("../luar.pdf", "--copy").returncode, 3)
        self.assertEqual(self.copies(), {})

    def test_a_copy_that_cannot_be_made(self):
        (self.office / "evidence/2021").write_bytes(b"")
        done = self.done("../luar.pdf", "--copy")
        self.assertEqual((done.returncode, done.stdout), (3, b""))
        self.assertIn(b"cannot be copied into ", done.stderr)
        self.assertFalse(self.progress.exists())

    def test_a_copy_never_leaves_through_a_link(self):
        (self.root / "sana").mkdir()
        (self.office / "evidence/2021").symlink_to(self.root / "sana")
        self.assertEqual(self.done("../luar.pdf", "--copy").returncode, 2)
        self.assertEqual(os.listdir(self.root / "sana"), [])

    def test_a_copy_on_a_full_disk(self):
        (self.root / "besar.pdf").write_bytes(b"x" * 300_000)
        limit = ["prlimit", "--fsize=200000", RBPLAN]
        done = subprocess.run([*limit, "done", "1.1.1.1", "--month=1", "--copy", "--evidence", "../besar.pdf"],
                              cwd=self.office, capture_output=True, timeout=20,
                              env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "Asia/Jakarta"})
        self.assertEqual((done.returncode, done.stdout), (3, b""))
        self.assertEqual(self.copies(), {})
        self.assertFalse(self.progress.exists())

    @unittest.skipUnless(shutil.which("strace"), "needs strace")
    def test_a_death_while_a_copy_is_made(self):
        """Wherever the process is killed: no copy or a whole one, no other name, no record without its evidence."""
        for call in ("write", "fsync", "linkat", "rename,renameat,renameat2"):
            for when in range(1, 4):
                with self.subTest(call=call, when=when):
                    shutil.rmtree(self.office / "evidence/2021", ignore_errors=True)
                    self.progress.unlink(missing_ok=True)
                    kill = [shutil.which("strace"), "-qq", "-o", "/dev/null", "-e", f"inject={call}:signal=KILL:when={when}"]
                    words = ["done", "1.1.1.1", "--month=1", "--by=Siti", "--copy", "--evidence", "../luar.pdf"]
                    subprocess.run([*kill, RBPLAN, *words], cwd=self.office, capture_output=True, timeout=20,
                                   env={"PATH": "/nowhere", "LANG": "C.UTF-8", "TZ": "Asia/Jakarta"})
                    self.assertIn(self.copies(), (None, {}, {"luar.pdf": PROOF}))
                    if self.progress.exists():
                        self.assertEqual(self.copies(), {"luar.pdf": PROOF})
                    self.assertEqual(self.done("../luar.pdf", "--copy").returncode, 0)
                    self.assertEqual(self.copies(), {"luar.pdf": PROOF})

    def test_evidence_that_changes_while_it_is_read(self):
        proof = self.office / "evidence/besar.pdf"
        with open(proof, "wb") as file:
            file.truncate(400_000_000)
        done = subprocess.Popen([RBPLAN, "done", "1.1.1.1", "--month=1", "--evidence", proof], cwd=self.office,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "Asia/Jakarta"})
        while done.poll() is None:
            os.utime(proof)
        self.assertEqual((done.returncode, done.stdout.read()), (3, b""))
        self.assertIn(b"is being changed by another program", done.stderr.read())
        self.assertFalse(self.progress.exists())

    def test_evidence_that_git_ignores(self):
        git = ["git", "-C", self.office]
        subprocess.run([*git, "init", "-q"], check=True)
        (self.office / ".gitignore").write_text("*.pdf\n")
        done = self.done("evidence/sk.pdf")
        self.assertEqual(done.returncode, 0)
        self.assertIn(b"note: git ignores evidence/sk.pdf (.gitignore:1)", done.stderr)
        self.assertIn(b"\n\nNot in git yet:\n  git add plans/2021.progress.yaml\n", done.stdout)
        subprocess.run([*git, "add", "--force", "evidence/sk.pdf"], check=True)
        self.assertEqual(self.done("evidence/sk.pdf").stderr, b"")

    def test_the_line_that_takes_it_into_git(self):
        subprocess.run(["git", "-C", self.office, "init", "-q"], check=True)
        (self.office / "evidence/a b's.pdf").write_bytes(b"1")
        for cwd in (self.office, self.office / "evidence", self.root):
            done = self.done(self.office / "evidence/a b's.pdf", "-p", self.office / "plans", cwd=cwd)
            line = done.stdout.decode().split("Not in git yet:\n")[1].strip()
            subprocess.run(["sh", "-ec", line], cwd=cwd, check=True)
            staged = subprocess.run(["git", "-C", self.office, "ls-files"], capture_output=True, check=True).stdout
            self.assertIn(b"plans/2021.progress.yaml", staged)
            self.assertIn(b"evidence/a b's.pdf", staged)
            subprocess.run(["git", "-C", self.office, "rm", "-rq", "--cached", "."], check=True)

    def test_who_records(self):
        def name(**more):
            done = subprocess.run([RBPLAN, "done", "1.1.1.1", "--month=1", "-n"], cwd=self.office, capture_output=True,
                                  timeout=20, env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "Asia/Jakarta",
                                                   "HOME": str(self.root), **more})
            return [line for line in done.stdout.decode().splitlines() if "by: " in line][0].strip()
        subprocess.run(["git", "-C", self.office, "init", "-q"], check=True)
        self.assertTrue(name().startswith("by: no name is known"))
        self.assertEqual(name(GIT_AUTHOR_NAME="Dewi"), "by: Dewi")
        subprocess.run(["git", "-C", self.office, "config", "user.name", "Siti Aminah"], check=True)
        self.assertEqual(name(), "by: Siti Aminah")
        self.assertEqual(name(GIT_AUTHOR_NAME="Dewi"), "by: Dewi")

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
