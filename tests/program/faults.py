#!/usr/bin/env python3
"""Every system call of `rbplan done`, `rbplan record` and `rbplan new` fails, or the process dies at it, or the power does.

  faults.py RBPLAN SOURCE_DIR [--all] [TEST...]

After each fault the file is the old one or the new one, success is told only of what is on disk, and nothing is left behind. RBPLAN is a static program, whose calls are its own and not a loader's.
"""
import collections
import re
import signal
import subprocess

from writing import ASKED, BESIDE, DEAD, DONE, NAME, Good, NextYear, Office, Rows, Test, judge, main, records

# What the manual page of each call names, and EIO where a disk can fail under it. EAGAIN is EWOULDBLOCK.
ERRORS = {
    "brk": "ENOMEM",
    "clone3": "EAGAIN ENOMEM ENOSYS EPERM",
    "close": "EIO EINTR ENOSPC EDQUOT EBADF",
    "faccessat2": "EACCES EIO EROFS ENOENT ENOTDIR ELOOP ENAMETOOLONG ENOMEM EINVAL ETXTBSY EPERM EBADF EFAULT ENOSYS",
    "fchmod": "EPERM EIO EROFS EACCES ENOENT ENOTDIR ELOOP ENAMETOOLONG ENOMEM EBADF EFAULT",
    "fchown": "EPERM EIO EROFS EACCES ENOENT ENOTDIR ELOOP ENAMETOOLONG ENOMEM EBADF EFAULT",
    "fcntl": "EBADF EACCES EAGAIN EINTR EINVAL",
    "fgetxattr": "ENODATA ERANGE EIO EOPNOTSUPP EPERM EACCES",
    "flistxattr": "EIO EOPNOTSUPP E2BIG ERANGE EACCES",
    "flock": "EAGAIN ENOLCK EINTR EINVAL EBADF",
    "fremovexattr": "EIO EPERM ENODATA EOPNOTSUPP",
    "fsetxattr": "EPERM EIO ENOSPC EDQUOT EEXIST ENODATA EOPNOTSUPP EACCES ERANGE",
    "fsync": "EIO ENOSPC EDQUOT EINTR EROFS EINVAL EBADF",
    "futex": "EAGAIN EINTR EINVAL",
    "getcwd": "ENOENT EACCES EINVAL ENAMETOOLONG ENOMEM ERANGE EFAULT",
    "getdents64": "EIO ENOENT ENOTDIR EINVAL EBADF EFAULT",
    "getrandom": "EAGAIN EINTR ENOSYS EFAULT EINVAL",
    "ioctl": "ENOTTY EBADF EINVAL EFAULT",
    "lseek": "EINVAL ESPIPE ENXIO EOVERFLOW EBADF",
    "madvise": "EINVAL ENOMEM EAGAIN EFAULT EHWPOISON",
    "mmap": "ENOMEM EAGAIN EACCES ENFILE EPERM EINVAL",
    "mprotect": "ENOMEM EACCES EINVAL",
    "munmap": "EINVAL",
    "newfstatat": "EIO ENOENT EACCES ENOTDIR ELOOP ENAMETOOLONG ENOMEM EOVERFLOW EINVAL EBADF EFAULT",
    "openat": "EACCES ENOENT EIO ENOSPC EMFILE EINTR EROFS EDQUOT ENFILE ENOTDIR ELOOP EEXIST EPERM EBUSY EFBIG EINVAL "
              "EISDIR ENAMETOOLONG ENODEV ENOMEM ENXIO EOPNOTSUPP EOVERFLOW ETXTBSY EAGAIN EBADF EFAULT",
    "pipe2": "EMFILE ENFILE EINVAL EFAULT",
    "prlimit64": "EPERM EINVAL ESRCH EFAULT",
    "read": "EIO EINTR EAGAIN EISDIR EINVAL EBADF EFAULT",
    "readlink": "EINVAL EIO EACCES ENOENT ENOTDIR ELOOP ENAMETOOLONG ENOMEM EFAULT",
    "renameat": "EIO ENOSPC EACCES EPERM EROFS EDQUOT EBUSY EXDEV ENOENT ENOTDIR EISDIR ENOTEMPTY EEXIST ELOOP EMLINK "
                "ENAMETOOLONG ENOMEM EINVAL EBADF EFAULT",
    "renameat2": "EIO ENOSPC EINVAL EEXIST ENOSYS EACCES EPERM EROFS EDQUOT EBUSY EXDEV ENOENT ENOTDIR EISDIR "
                 "ENOTEMPTY ELOOP EMLINK ENAMETOOLONG ENOMEM EBADF EFAULT",
    "rt_sigaction": "EINVAL EFAULT",
    "rt_sigprocmask": "EINVAL EFAULT",
    "uname": "EFAULT",
    "unlinkat": "EACCES EIO EPERM EROFS EBUSY EISDIR ELOOP ENAMETOOLONG ENOENT ENOMEM ENOTDIR EINVAL EBADF EFAULT",
    "wait4": "ECHILD EINTR EINVAL ESRCH",
    "write": "ENOSPC EIO EINTR EDQUOT EFBIG EPIPE EPERM EAGAIN EINVAL EBADF EDESTADDRREQ EFAULT",
}
NEVER_FAIL = {"exit_group", "getpid"}
ALREADY = re.compile(rb"is recorded as `done` for July already|there is a plan of 2022 already")
WATCHED = "fsync,write,rename,renameat,renameat2"

OLD = {"append": records(6), "first": None, "new": None, "rows": records(6)}
KIND = {"new": NextYear, "rows": Rows}
Call = collections.namedtuple("Call", "name nth writes line")
Fault = collections.namedtuple("Fault", "call error suffix")


def good_run(which):
    return Good(OLD[which], kind=KIND.get(which, Office))


def calls_of(good):
    """The system calls of a run without a fault, from the first one of main() on: before it, libc starts the process,
    and ends it where it cannot. `writes` marks those from the opening of the folder on."""
    with good.kind(good.old) as office:
        done, trace = office.traced("all")
    assert done.returncode == 0, done
    seen, calls, begun, writes = collections.Counter(), [], False, False
    for line in trace:
        found = re.match(r"(\w+)\(", line)
        if not found:
            continue
        name = found[1]
        seen[name] += 1
        begun = begun or line.startswith("rt_sigaction(SIGPIPE")
        writes = writes or (begun and name == "openat" and "/plans\", O_RDONLY|O_CLOEXEC|O_DIRECTORY" in line)
        if begun:
            calls.append(Call(name, seen[name], writes, line))
    assert writes, "the opening of the folder is not in the trace"
    return calls


def suffer(good, office, fault):
    """What is wrong after a run of `done` with that fault."""
    call = fault.call
    # brk(2) that fails returns where the break is, no error.
    result = "retval=0" if call.name == "brk" else f"error={fault.error}"
    done, trace = office.traced(f"{WATCHED},{call.name}", f"{call.name}:{result}:when={call.nth}{fault.suffix}")
    if not any(line.endswith("(INJECTED)") for line in trace):
        return [("unsaid", "the fault did not happen")]
    return list(judge(good, office, done, trace, may_leave=call.name == "unlinkat"))


def faults_of(call):
    """Each error, once and from then on. A short run tries one of a call that only reads, and few from then on."""
    if call.name in NEVER_FAIL or (call.name == "close" and "pipe:" in call.line):
        return  # strace lets a call fail by not making it, and a pipe that is not closed would be waited for
    for i, error in enumerate(ERRORS[call.name].split()):
        if not ASKED.all and not call.writes and i > 0:
            return
        yield Fault(call, error, "")
        # Whoever tries again after EINTR would do so for ever.
        is_for_ever = error == "EINTR" and call.name in ("read", "write", "wait4")
        has_pipes = call.name == "close" and not call.writes
        if not is_for_ever and not has_pipes and (ASKED.all or (call.writes and i < 2)):
            yield Fault(call, error, "+")


class EveryCall(Test):
    def setUp(self):
        self.need_strace()

    def sweep(self, which):
        good = good_run(which)

        def one(fault):
            with good.kind(good.old) as office:
                return suffer(good, office, fault)

        self.check(f"a call fails, {which}", one, [fault for call in calls_of(good) for fault in faults_of(call)])

    def test_fails_where_a_record_is_added(self):
        self.sweep("append")

    def test_fails_where_the_file_is_new(self):
        self.sweep("first")

    def test_fails_where_rows_are_added(self):
        self.sweep("rows")

    def test_fails_where_a_plan_is_made(self):
        self.sweep("new")


def second_attempt(good, office):
    """After a death: the next run writes, or says that the record is there already; nothing is left."""
    state = good.state(office)
    if len(office.leftovers()) > 1 or not all(re.fullmatch(BESIDE, name) for name in office.leftovers()):
        yield "leftovers", f"after a death: {office.leftovers()}"
    if state == "lost":
        yield "lost", f"after a death: {office.bytes()!r:.300}"
        return
    kept = office.bytes()
    done = office.done()
    if state == "old":
        yield from judge(good, office, done)
        if done.returncode != 0:
            yield "lost", f"the second attempt fails: {done}"
    elif done.returncode != 2 or not ALREADY.search(done.stderr) or office.bytes() != kept:
        yield "lost", f"the second attempt does not see the record: {done}"
    if office.leftovers():
        yield "leftovers", f"after the second attempt: {office.leftovers()}"


class Death(Test):
    SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)

    def setUp(self):
        self.need_strace()

    def sweep(self, which):
        good = good_run(which)
        calls = [call for call in calls_of(good) if call.name != "exit_group"]
        for died in self.SIGNALS:
            left = []

            def one(point, died=died, left=left):
                name, nth = point
                with good.kind(good.old) as office:
                    done, _ = office.traced(name, f"{name}:signal={died.name}:when={nth}")
                    if done.returncode != -died:
                        return [("unsaid", f"did not die: {done}")]
                    if office.leftovers():
                        left.append(point)
                    return list(second_attempt(good, office))

            points = [(call.name, call.nth) for call in calls if ASKED.all or call.writes]
            self.check(f"{died.name} at a call, {which}", one, points)
            self.assertGreater(len(left), 2, "some deaths must leave the unfinished file, or the moment was never hit")

    def test_where_a_record_is_added(self):
        self.sweep("append")

    def test_where_the_file_is_new(self):
        self.sweep("first")

    def test_where_rows_are_added(self):
        self.sweep("rows")

    def test_where_a_plan_is_made(self):
        self.sweep("new")

    def test_a_fault_after_a_death(self):
        good = Good(OLD["append"])
        calls = [call for call in calls_of(good) if call.writes]
        leavings = []
        for call in calls:
            with Office(good.old) as office:
                office.traced(call.name, f"{call.name}:signal=KILL:when={call.nth}")
                if office.leftovers():
                    leavings.append((call, (office.plans / office.leftovers()[0]).read_bytes()))
        contents = {data for _, data in leavings}  # deaths that leave the same are one
        self.assertGreaterEqual(len(contents), 2)
        faults = [fault for call in calls for fault in faults_of(call)]
        if not ASKED.all:
            faults = list({fault.call: fault for fault in reversed(faults)}.values())  # the first of each

        def one(point):
            left, fault = point
            with Office(good.old) as office:
                (office.plans / DEAD).write_bytes(left)
                # What cannot be taken away, or is never come to, stays as it was.
                found = [problem for problem in suffer(good, office, fault) if problem[0] != "leftovers"]
                if office.leftovers() not in ([], [DEAD]):
                    found.append(("leftovers", "beside what the death left"))
                return found + (list(second_attempt(good, office)) if good.state(office) == "old" else [])

        self.check("a call fails after a death", one, [(left, fault) for left in contents for fault in faults])

    def test_what_is_left_is_never_read(self):
        with Office(OLD["append"]) as office:
            day = ["--as-of", "2021-07-10"]
            readings = [["list"], ["validate", "--strict"], ["due", *day], ["evidence", *day]]
            before = [office.run(*words) for words in readings]
            (office.plans / DEAD).write_bytes(b"rbplan_progress: 1\nrecords:\n  - {\"indica")
            (office.plans / ".rbplan-2021.yaml").write_bytes(b"\0 no plan")
            for words, was in zip(readings, before):
                trace = office.folder / "trace"
                now = office.run(*words, under=["strace", "-f", "-o", trace, "-e", "trace=openat"])
                for said in ("returncode", "stdout", "stderr"):
                    self.assertEqual(getattr(now, said), getattr(was, said), words)
                self.assertIn(f"plans/{NAME}", trace.read_text())
                self.assertNotIn(".rbplan-", trace.read_text())


class Power(Test):
    """What a disk may hold after the power fails behind each call: data that was not synced is missing, cut or zeros,
    and of what was done to the folder since its last fsync only some first part has happened."""

    def setUp(self):
        self.need_strace()

    def contents(self, data, is_synced):
        if is_synced:
            return {data}
        cuts = range(len(data)) if ASKED.all else {0, 1, len(data) // 2, len(data) - 1}
        zeros = bytes(len(data))
        return {data, zeros} | {data[:cut] for cut in cuts} | {data[:cut] + zeros[cut:] for cut in cuts}

    def states(self, name, old, new, trace):
        """(whether success was told, what is under the file's name then), for each state."""
        data = {"old": old, "new": b""}
        is_synced = {"old": True, "new": False}
        disk = {name: "old"} if old is not None else {}
        pending = []  # what was done to the folder: (name, inode or None)
        is_told = False
        for line in trace:
            if re.match(rf'openat\(.*"{BESIDE}", [^)]*O_CREAT.*\) = \d', line):
                pending.append([("beside", "new")])
            elif re.match(rf"write\(\d+<[^>]*/{BESIDE}>", line):
                written = int(line.rsplit("= ", 1)[1])
                begin = len(data["new"])
                data["new"] += new[begin:begin + written]
                is_synced["new"] = False
            elif re.match(rf"fsync\(\d+<[^>]*/{BESIDE}>\) += 0", line):
                is_synced["new"] = True
            elif re.match(r"fsync\(\d+<[^>]*/plans>\) += 0", line):
                for changes in pending:
                    disk.update(changes)
                pending = []
            elif re.match(r"rename\w*\(.*= 0", line):
                pending.append([(name, "new"), ("beside", None)])
            elif line.startswith("write(1<"):
                is_told = True
            for done in range(len(pending) + 1):
                folder = dict(disk)
                for changes in pending[:done]:
                    folder.update(changes)
                inode = folder.get(name)
                for content in self.contents(data[inode], is_synced[inode]) if inode else [None]:
                    yield is_told, content

    def lose(self, which):
        good = good_run(which)
        with good.kind(good.old) as office:
            done, trace = office.traced(f"openat,unlinkat,{WATCHED}")
            self.assertEqual(done.returncode, 0)
            new = office.bytes()
        states = list(self.states(good.kind.name, good.old, new, trace))
        self.assertTrue(states[-1][0], "nothing was told")
        self.check(f"power fails, {which}", lambda state: [
            *([] if state[1] in (good.old, new) else [("lost", "neither the old file nor the new one")]),
            *([("false success", "told, and not on disk")] if state[0] and state[1] != new else [])], states)

    def test_where_a_record_is_added(self):
        self.lose("append")

    def test_where_the_file_is_new(self):
        self.lose("first")

    def test_where_a_plan_is_made(self):
        self.lose("new")


if __name__ == "__main__":
    main()
