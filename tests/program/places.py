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
import struct
import subprocess
import time

from writing import DEAD, DONE, HOST, NAME, PLAIN, PLAN, RBPLAN, TALLY, Good, Office, Test, judge, main, records

OLD = records(3)
LONG = records(300)
NOBODY = 65534
SOMEBODY = 1000
GROUP = 1234
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
        (self.office.plans / DEAD).symlink_to(victim)
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
        for name in (DEAD, f".rbplan-{NAME}", f".rbplan-{HOST}.4194305-lain.yaml"):
            (self.office.plans / name).write_bytes(b"rbplan_progress: 1\nrec")
        self.check_written()

    def test_what_another_writes_stays(self):
        """A process of this computer that lives, and for a day one of another computer."""
        others = [self.office.plans / f".rbplan-{who}-{NAME}" for who in (f"{HOST}.{os.getpid()}", "jauh.7", "jauh.8")]
        for other in others:
            other.write_bytes(b"rbpl")
        os.utime(others[2], (time.time() - 90000,) * 2)
        self.assertEqual(self.office.done().returncode, 0)
        self.assertEqual([other.exists() for other in others], [True, True, False])
        self.assertEqual(self.good.state(self.office), "new")

    def test_a_folder_that_cannot_be_taken_away(self):
        (self.office.plans / DEAD).mkdir()
        self.assertEqual(self.office.done().returncode, 0)
        self.assertEqual(self.good.state(self.office), "new")

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
        self.check_refused("cannot keep its owner, group, mode and attributes: Operation not permitted",
                           **as_user(NOBODY))

    def test_the_second_of_a_group_records(self):
        """The owner changes, the group and what it may do stay; whether or not the folder gives its group on."""
        self.need_root()
        for mode in (0o2775, 0o775):
            with self.subTest(oct(mode)):
                self.office.progress.write_bytes(OLD)
                os.chown(self.office.plans, SOMEBODY, GROUP)
                os.chown(self.office.progress, SOMEBODY, GROUP)
                self.office.plans.chmod(mode)
                self.office.progress.chmod(0o664)
                self.check_written(**as_user(NOBODY) | {"extra_groups": [GROUP]})
                facts = self.office.progress.stat()
                self.assertEqual((facts.st_uid, facts.st_gid, stat.S_IMODE(facts.st_mode)), (NOBODY, GROUP, 0o664))

    def test_the_first_of_a_group_leaves_the_file_to_the_second(self):
        self.need_root()
        for umask, mode in ((0o022, 0o664), (0o077, 0o600)):
            with self.subTest(oct(umask)):
                self.office.progress.unlink()
                os.chown(self.office.plans, SOMEBODY, GROUP)
                self.office.plans.chmod(0o2775)
                done = self.office.done(**as_user(SOMEBODY) | {"extra_groups": [GROUP], "umask": umask})
                self.assertEqual(done.returncode, 0, done)
                facts = self.office.progress.stat()
                self.assertEqual((facts.st_gid, stat.S_IMODE(facts.st_mode)), (GROUP, mode))

    def test_an_owner_that_would_lose_the_file(self):
        self.need_root()
        os.chown(self.office.plans, SOMEBODY, GROUP)
        os.chown(self.office.progress, SOMEBODY, GROUP)
        self.office.plans.chmod(0o2777)
        self.office.progress.chmod(0o646)
        self.check_refused("cannot keep its owner", **as_user(NOBODY))

    # system.posix_acl_access (linux/posix_acl_xattr.h) of rw- for the owner and for user 1000, --- for the others.
    ACCESS = struct.pack("<I" + "HHI" * 5, 2, 1, 6, 2**32 - 1, 2, 6, SOMEBODY, 4, 0, 2**32 - 1, 16, 6, 2**32 - 1, 32, 0,
                         2**32 - 1)

    def attributes(self):
        return {name: os.getxattr(self.office.progress, name) for name in os.listxattr(self.office.progress)}

    def give(self, path, name, value):
        try:
            os.setxattr(path, name, value)
        except OSError as error:
            self.skipTest(f"{name}: {error.strerror}")

    def test_access_lists_and_attributes_are_kept(self):
        self.give(self.office.progress, "system.posix_acl_access", self.ACCESS)
        self.give(self.office.progress, "user.asal", b"\0kantor")
        before, mode = self.attributes(), self.office.progress.stat().st_mode
        self.check_written()
        self.assertEqual((self.attributes(), self.office.progress.stat().st_mode), (before, mode))

    def test_nobody_may_more_than_before(self):
        """The folder gives its new files a list that lets others in, and the file has none."""
        self.give(self.office.plans, "system.posix_acl_default", self.ACCESS)
        self.office.progress.chmod(0o660)
        before = self.attributes()
        self.check_written()
        self.assertEqual(self.attributes(), before)
        self.assertEqual(stat.S_IMODE(self.office.progress.stat().st_mode), 0o660)

    def test_attributes_that_cannot_be_kept(self):
        self.need_strace()
        self.give(self.office.progress, "user.asal", b"kantor")
        trace = ["strace", "-o", os.devnull, "-e", "trace=fsetxattr", "-e", "inject=fsetxattr:error=EOPNOTSUPP"]
        self.check_refused("cannot keep its owner, group, mode and attributes: Operation not supported", under=trace)

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
            while not self.office.leftovers():
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
        for call in ("flistxattr", "fsync", "close"):
            with self.subTest(call):
                self.office.progress.write_bytes(OLD)
                trace = self.office.folder / "trace"
                slow = ["strace", "-o", trace, "-e", f"trace=flock,{call}", "-e", f"inject={call}:delay_enter=300000"]
                with self.start([*slow, RBPLAN, *DONE]) as writer:
                    while not trace.exists() or "flock(" not in trace.read_text() or (
                            call != "flistxattr" and not self.office.leftovers()):
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

    def test_two_that_do_not_see_each_other(self):
        """As on two computers that share a folder: both get the lock. What each is told is true of what is there."""
        self.need_strace()

        def start(by, tick, slow):
            lockless = ["-e", "trace=flock,renameat,write", "-e", "inject=flock:retval=0", "-e", f"inject={slow}"]
            words = ["done", *tick, "--as-of", "2021-07-10", "--by", by]
            return self.start(["strace", "-o", os.devnull, *lockless, RBPLAN, *words])

        with start("Ani", ["1.1.2.1", "--month", "6"], "renameat:delay_enter=600000") as first:
            time.sleep(0.2)
            with start("Budi", ["1.1.1.1", "--month", "7"], "write:delay_enter=1200000:when=1") as second:
                while first.poll() is None:
                    self.assertGreaterEqual(len(self.office.bytes()), len(OLD))
                    time.sleep(0.01)
                first_is_there = b"Ani" in self.office.bytes()
                second.communicate(timeout=60)
        self.assertEqual((first.returncode, second.returncode), (0, 0))
        self.assertEqual((first_is_there, b"Budi" in self.office.bytes()), (True, True))
        self.assertEqual(self.office.run("validate").returncode, 0)
        self.assertEqual(self.office.leftovers(), [])

    def test_a_name_that_another_file_has_taken(self):
        """What was not written by this process is never put in place, and not taken away."""
        self.need_strace()
        slow = ["strace", "-o", os.devnull, "-e", "trace=fsync", "-e", "inject=fsync:delay_enter=500000:when=1"]
        with self.start([*slow, RBPLAN, *DONE]) as writer:
            while not self.office.leftovers():
                time.sleep(0.005)
                self.assertIsNone(writer.poll())
            taken = self.office.plans / self.office.leftovers()[0]
            foreign = self.office.plans / ".asing"
            foreign.write_bytes(b"")
            foreign.rename(taken)
            error = writer.communicate(timeout=60)[1]
        self.assertEqual(self.good.state(self.office), "new" if writer.returncode == 0 else "old", error)
        self.assertEqual(taken.read_bytes(), b"")


if __name__ == "__main__":
    main()
