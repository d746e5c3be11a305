#!/usr/bin/env python3
"""Where `rbplan done` writes, and where it cannot: links, owners, modes, full disks, closed streams, other writers.

  places.py RBPLAN SOURCE_DIR [TEST...]

Everywhere the record is written and what the file was is kept, or the write is refused with a reason and exit 3, and
nothing has changed.
"""
import fcntl
import os
import re
import resource
import stat
import subprocess
import time

from writing import BESIDE, DONE, NAME, PLAIN, PLAN, RBPLAN, TALLY, Good, Office, Test, judge, main, records

OLD = records(3)
LONG = records(300)
NOBODY = 65534
SOMEBODY = 1000
IS_ROOT = os.geteuid() == 0
TOLD = f"the record is in plans/{NAME}:".encode()


class Place(Test):
    def setUp(self):
        self.office = Office(OLD)
        self.addCleanup(self.office.__exit__, None, None, None)
        self.good = Good(OLD)

    def check_written(self, **more):
        done = self.office.done(**more)
        self.assertEqual(done.returncode, 0, done)
        self.assertEqual(list(judge(self.good, self.office, done)), [])

    def check_refused(self, reason, folder=None, **more):
        """The whole folder is as it was."""
        before = picture(folder or self.office.folder)
        done = self.office.done(**more)
        self.assertEqual((done.returncode, done.stdout), (3, b""), done)
        self.assertIn(b"error: ", done.stderr)
        self.assertRegex(done.stderr.decode(), reason)
        self.assertIn(b"nothing was recorded", done.stderr)
        self.assertEqual(picture(folder or self.office.folder), before)


def picture(folder):
    """Every name below a folder with its kind, mode, owner and content."""
    seen = {}
    for path in sorted(folder.rglob("*")):
        facts = path.lstat()
        content = os.readlink(path) if path.is_symlink() else path.read_bytes() if path.is_file() else None
        seen[path] = (facts.st_mode, facts.st_uid, facts.st_gid, facts.st_nlink, content)
    return seen


def as_user(user):
    """For subprocess: not root any more."""
    return {"user": user, "group": user, "extra_groups": []}


class Links(Place):
    def link_elsewhere(self):
        elsewhere = self.office.folder / "arsip"
        elsewhere.mkdir()
        target = elsewhere / "2021.yaml"
        self.office.progress.rename(target)
        self.office.progress.symlink_to("../arsip/2021.yaml")
        return elsewhere, target

    def test_a_link_is_followed_and_stays(self):
        elsewhere, target = self.link_elsewhere()
        self.check_written()
        self.assertEqual(os.readlink(self.office.progress), "../arsip/2021.yaml")
        self.assertFalse(target.is_symlink())
        self.assertEqual(os.listdir(elsewhere), ["2021.yaml"])

    def test_links_to_links_are_followed(self):
        _, target = self.link_elsewhere()
        first = self.office.folder / "arsip/pertama.yaml"
        target.rename(first)
        target.symlink_to(first)
        self.check_written()
        self.assertTrue(target.is_symlink() and self.office.progress.is_symlink() and not first.is_symlink())

    def test_a_linked_folder(self):
        real = self.office.folder / "rencana"
        self.office.plans.rename(real)
        self.office.plans.symlink_to("rencana")
        self.check_written()
        self.assertTrue(self.office.plans.is_symlink())

    def test_a_link_that_leads_nowhere(self):
        self.office.progress.unlink()
        self.office.progress.symlink_to("../tidak-ada.yaml")
        self.check_refused("link that leads nowhere")

    def test_a_link_to_itself(self):
        self.office.progress.unlink()
        self.office.progress.symlink_to(NAME)
        self.check_refused(NAME)

    def test_other_names_are_not_parted(self):
        os.link(self.office.progress, self.office.folder / "nama-lain.yaml")
        self.check_refused("hard links")
        self.assertTrue(os.path.samefile(self.office.progress, self.office.folder / "nama-lain.yaml"))

    def test_a_link_where_the_new_file_is_written_first(self):
        victim = self.office.folder / "korban"
        victim.write_bytes(b"isi")
        (self.office.plans / BESIDE).symlink_to(victim)
        self.check_written()
        self.assertEqual(victim.read_bytes(), b"isi")


class Kinds(Place):
    def test_a_fifo(self):
        self.office.progress.unlink()
        os.mkfifo(self.office.progress)
        self.check_refused(NAME)

    def test_a_folder(self):
        self.office.progress.unlink()
        self.office.progress.mkdir()
        self.check_refused(NAME)

    def test_what_a_death_left_goes(self):
        (self.office.plans / BESIDE).write_bytes(b"rbplan_progress: 1\nrec")
        self.check_written()

    def test_a_folder_in_the_way(self):
        (self.office.plans / BESIDE).mkdir()
        self.check_refused("File exists")

    def test_a_missing_folder(self):
        self.office.progress.unlink()
        self.office.progress.symlink_to("/nowhere/at/all.yaml")
        self.check_refused("link that leads nowhere")


class Owners(Place):
    def setUp(self):
        super().setUp()
        self.office.folder.chmod(0o755)

    def need_root(self):
        if not IS_ROOT:
            self.skipTest("only root can be someone else")
        if not os.access(RBPLAN, os.X_OK) or self.office.run("--version", **as_user(NOBODY)).returncode != 0:
            self.skipTest("another user cannot run the program here")

    def give_to(self, user, *paths):
        for path in paths:
            os.chown(path, user, user)

    def test_the_mode_is_kept(self):
        for mode in (0o640, 0o600, 0o664, 0o444 if IS_ROOT else 0o644):
            with self.subTest(oct(mode)):
                self.office.progress.write_bytes(OLD)
                self.office.progress.chmod(mode)
                self.check_written(umask=0o077)
                self.assertEqual(stat.S_IMODE(self.office.progress.stat().st_mode), mode)

    def test_a_new_file_has_the_mode_of_new_files(self):
        self.office.progress.unlink()
        self.good, self.office.old = Good(None), None
        self.check_written(umask=0o027)
        self.assertEqual(stat.S_IMODE(self.office.progress.stat().st_mode), 0o640)

    def test_root_keeps_a_foreign_owner(self):
        self.need_root()
        self.give_to(SOMEBODY, self.office.progress)
        self.office.progress.chmod(0o640)
        self.check_written()
        facts = self.office.progress.stat()
        self.assertEqual((facts.st_uid, facts.st_gid, stat.S_IMODE(facts.st_mode)), (SOMEBODY, SOMEBODY, 0o640))

    def test_an_owner_that_cannot_be_kept(self):
        self.need_root()
        self.give_to(SOMEBODY, self.office.progress)
        self.give_to(NOBODY, self.office.plans)
        self.office.progress.chmod(0o666)
        self.check_refused("cannot keep its owner, group and mode: Operation not permitted", **as_user(NOBODY))

    def test_a_write_protected_file(self):
        if IS_ROOT:
            self.need_root()
            self.give_to(NOBODY, self.office.plans, self.office.progress)
        self.office.progress.chmod(0o444)
        self.check_refused("is write-protected", **(as_user(NOBODY) if IS_ROOT else {}))

    def test_a_folder_that_may_not_be_changed(self):
        if IS_ROOT:
            self.need_root()
            self.give_to(NOBODY, self.office.plans, self.office.progress)
        self.office.plans.chmod(0o555)
        self.addCleanup(self.office.plans.chmod, 0o755)
        self.check_refused("cannot be written: Permission denied", **(as_user(NOBODY) if IS_ROOT else {}))


class Streams(Place):
    """The record is in the file, and its writer cannot be told."""

    def check_told(self, reason, **more):
        done = self.office.done(**more)
        self.assertEqual(done.returncode, 3, done)
        self.assertIn(b"error: standard output cannot be written: " + reason, done.stderr)
        self.assertIn(TOLD, done.stderr)
        self.assertEqual(self.good.state(self.office), "new")

    def test_a_full_disk_behind_standard_output(self):
        with open("/dev/full", "wb") as full:
            self.check_told(b"No space left on device", stdout=full)

    def test_a_reader_that_left(self):
        reading, writing = os.pipe()
        os.close(reading)
        self.addCleanup(os.close, writing)
        self.check_told(b"Broken pipe", stdout=writing)

    def test_no_standard_output(self):
        self.check_told(b"Bad file descriptor", under=["/bin/sh", "-c", 'exec "$0" "$@" >&-'])

    def test_no_stream_at_all(self):
        done = self.office.done(under=["/bin/sh", "-c", 'exec "$0" "$@" <&- >&- 2>&-'])
        self.assertEqual(done.returncode, 3)
        self.assertEqual(self.good.state(self.office), "new")


class Full(Test):
    """Writes that are cut short."""

    def setUp(self):
        self.good = Good(LONG)

    def test_a_limit_on_the_size_of_files(self):
        def one(size):
            with Office(LONG) as office:
                done = office.done(preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)))
                found = list(judge(self.good, office, done))
                is_enough = size > len(LONG) + 1000
                if (done.returncode == 0) != is_enough or (not is_enough and b"File too large" not in done.stderr):
                    found.append(("unsaid", f"{done}"))
                return found

        sizes = [0, 1, 512, 4096, 4097, 16384, len(LONG) - 1, len(LONG), len(LONG) + 50, 1 << 20]
        self.check("a limit on sizes", one, sizes)

    def test_a_full_disk(self):
        unshare = ["unshare", "-m"] if IS_ROOT else ["unshare", "-Urm"]
        probe = subprocess.run([*unshare, "mount", "-t", "tmpfs", "x", "/mnt"], capture_output=True, check=False)
        if probe.returncode != 0:
            self.skipTest("no file system can be mounted here")
        script = ('size=$1; shift; mount -t tmpfs -o "size=$size" x plans && cp saved/* plans && "$@"; code=$?; '
                  'cp -a plans/. after; exit $code')

        def one(pages):
            with Office(LONG) as office:
                saved, after = office.folder / "saved", office.folder / "after"
                office.plans.rename(saved)
                office.plans.mkdir()
                after.mkdir()
                size = pages * resource.getpagesize()
                done = office.done(under=[*unshare, "sh", "-c", script, "sh", str(size)])
                office.plans.rmdir()
                after.rename(office.plans)
                is_short = b"No space left on device" in done.stderr
                self.assertEqual(done.returncode != 0, is_short, done)
                sizes.append(is_short)
                return list(judge(self.good, office, done))

        taken = sum(-(-len(data) // resource.getpagesize()) for data in (PLAN, LONG)) + 1  # the folder has one too
        sizes = []
        self.check("a full disk", one, [taken + free for free in range(20)])
        self.assertIn(True, sizes)
        self.assertIn(False, sizes)


class Writers(Place):
    """Others who write at the same time."""

    MANY = 40

    def start(self, words):
        return subprocess.Popen(words, cwd=self.office.folder, env=PLAIN, stdin=subprocess.DEVNULL,
                                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def test_whoever_waits_learns_for_whom(self):
        folder = os.open(self.office.plans, os.O_RDONLY)
        self.addCleanup(os.close, folder)
        fcntl.flock(folder, fcntl.LOCK_EX)
        with open(f"/proc/{os.getpid()}/comm", encoding="utf-8") as comm:
            name = comm.read().strip()
        begin = time.monotonic()
        self.check_refused(rf"process {os.getpid()} \({re.escape(name)}\) is writing plans/{NAME}; waited 1 seconds")
        self.assertGreaterEqual(time.monotonic() - begin, 1)

    def test_whoever_waits_long_enough_writes(self):
        holder = subprocess.Popen(["flock", self.office.plans, "sleep", "0.5"])  # pylint: disable=consider-using-with
        self.addCleanup(holder.wait)
        while subprocess.run(["flock", "-n", self.office.plans, "true"], check=False).returncode == 0:
            time.sleep(0.01)
        self.check_written()

    def test_many_at_once_lose_nothing(self):
        self.office.progress.unlink()
        notes = [f"penulis {i}" for i in range(self.MANY)]
        writers = [self.start([RBPLAN, *DONE[:-1], "60", "--again", "--note", note]) for note in notes]
        errors = [(writer.communicate(timeout=120)[1], writer.returncode) for writer in writers]
        text = self.office.bytes().decode()
        lost = [note for note in notes if text.count(f'"note": "{note}"') != 1]
        TALLY.rows["many writers"].update({"points": self.MANY, "lost": len(lost)})
        self.assertEqual((lost, [error for error in errors if error != (b"", 0)]), ([], []))
        self.assertEqual(text.count("\n"), self.MANY + 2)
        self.assertEqual(self.office.run("validate").returncode, 0)

    def test_another_that_is_slow_at_its_rename(self):
        self.need_strace()
        slow = ["strace", "-o", os.devnull, "-e", "trace=renameat", "-e", "inject=renameat:delay_enter=400000"]
        with self.start([*slow, RBPLAN, *DONE]) as first:
            while not (self.office.plans / BESIDE).exists():
                time.sleep(0.005)
                self.assertIsNone(first.poll())
            time.sleep(0.1)
            other = self.office.run("done", "1.1.2.1", "--month", "6", "--by", "Dewi")
            error = first.communicate(timeout=60)[1]
        self.assertEqual((first.returncode, other.returncode), (0, 0), (error, other.stderr))
        text = self.office.bytes().decode()
        self.assertEqual((text.count('"by": "Siti"'), text.count('"by": "Dewi"')), (1, 1))

    def test_an_editor_that_knows_no_lock(self):
        """Saves the file between reading and writing: both changes are there, or nothing was recorded."""
        self.need_strace()
        for call in ("unlinkat", "fsync", "close"):
            with self.subTest(call):
                self.office.progress.write_bytes(OLD)
                trace = self.office.folder / "trace"
                slow = ["strace", "-o", trace, "-e", f"trace=flock,{call}", "-e", f"inject={call}:delay_enter=300000"]
                with self.start([*slow, RBPLAN, *DONE]) as writer:
                    while not trace.exists() or "flock(" not in trace.read_text() or (
                            call != "unlinkat" and not (self.office.plans / BESIDE).exists()):
                        time.sleep(0.01)
                        self.assertIsNone(writer.poll())
                    time.sleep(0.1)
                    edited = OLD + b"# dari penyunting\n"
                    self.office.progress.write_bytes(edited)
                    error = writer.communicate(timeout=60)[1]
                data = self.office.bytes()
                self.assertIn(b"# dari penyunting\n", data)
                self.assertEqual(data.count(b'"by": "Siti"'), 1 if writer.returncode == 0 else 0, error)
                self.assertEqual(self.office.leftovers(), [])


if __name__ == "__main__":
    main()
