#!/usr/bin/env python3
"""What bash, zsh and fish offer, asked in the real shells: keys are typed into a terminal of their own.

  completion.py RBPLAN SOURCE_DIR

A shell that is not installed is skipped aloud; packages.txt has all three. So are bash and zsh where the machine has no
terminals to give (a chroot without /dev/pts).
"""
import json
import os
import pathlib
import pty
import re
import select
import shutil
import subprocess
import sys
import tempfile
import time

RBPLAN = pathlib.Path(sys.argv[1]).resolve()
SOURCE = pathlib.Path(sys.argv[2]).resolve()
FAILED = []


def environment(home):
    return {"PATH": f"{home}/bin:/usr/bin:/bin", "HOME": str(home), "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8",
            "TERM": "xterm", "COLUMNS": "200", "LINES": "200"}


def check(shell, ask, typed, wanted, unwanted=()):
    """`ask` types and gives what is shown; it may wait for what is wanted."""
    seen = ask(typed, wanted)
    missing = [word for word in wanted if word not in seen]
    extra = [word for word in unwanted if word in seen]
    if missing or extra:
        FAILED.append(f"{shell}: {typed!r}: missing {missing}, not wanted {extra}; it showed:\n{seen}")


def office_named(folder, name):
    (folder / "plans").mkdir(parents=True)
    plan = (SOURCE / "plans/2021.yaml").read_text()
    named, count = re.subn(r'name: "KPU Kabupaten Banyumas"', lambda _: f"name: {json.dumps(name)}", plan, count=1)
    assert count == 1
    (folder / "plans/2021.yaml").write_text(named)


class Shell:
    """An interactive shell in the folder of the source tree."""

    def __init__(self, arguments, home, setup):
        pid, self.terminal = pty.fork()
        if pid == 0:
            os.chdir(SOURCE)
            os.execvpe(arguments[0], arguments, environment(home))
        self.pid = pid
        self.asked = 0
        self.send("stty cols 200 rows 200\n")
        for line in setup:
            self.send(line + "\n")
        self.until_ready()

    def send(self, text):
        os.write(self.terminal, text.encode())

    def until_ready(self):
        """Waits for the answer to a line of its own: what was typed before is then over, however slow the machine."""
        self.asked += 1
        self.send(f"echo rea''dy{self.asked}.\n")
        self.read_until([f"ready{self.asked}."])

    def read_until(self, marks, most=60):
        """What is shown until all marks are there, and then until nothing more comes for a while."""
        out, end = "", time.monotonic() + most
        while time.monotonic() < end:
            quiet = 0.3 if all(mark in out for mark in marks) else end - time.monotonic()
            if not select.select([self.terminal], [], [], max(quiet, 0))[0]:
                break
            out += os.read(self.terminal, 65536).decode(errors="replace")
        return out

    def tab(self, typed, wanted):
        self.send(typed + "\t\t")
        shown = self.read_until([typed.split()[-1], *wanted])
        self.send("\x15")  # empties the line; an interrupt would throw away what is typed next, too
        self.until_ready()
        return re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]|\x07", "", shown)

    def close(self):
        self.send("\x03\nexit\n")
        os.close(self.terminal)
        os.waitpid(self.pid, 0)


def inserted(word, shell):
    """fish is asked for candidates only, which it quotes itself."""
    return word if shell == "fish" else re.sub(r"([ \\\\])", r"\\\1", word)


def check_in(name, ask):
    """The same questions in every shell; only what all of them show."""
    check(name, ask, "rbplan ", ["due", "overdue", "timeline", "validate"])
    check(name, ask, "rbplan over", ["overdue"])
    check(name, ask, "rbplan show 1.1.", ["1.1.1.1", "1.1.3.1"], ["7.1.1"])
    check(name, ask, "rbplan due --id 1.1.1.1 --month ", ["1", "7"], ["12"])
    check(name, ask, "rbplan due --format ", ["table", "json", "csv", "tsv", "md"])
    check(name, ask, "rbplan due --format=c", ["--format=csv"])
    check(name, ask, "rbplan due --fie", ["--fields"])
    check(name, ask, "rbplan explain RB31", ["RB310", "RB319"], ["RB211"])
    check(name, ask, "rbplan validate plans/20", ["plans/2021.yaml"])
    check(name, ask, "rbplan due --fields id,mon", ["id,month"], ["id\\,month"])
    check(name, ask, "rbplan due --id 1.1.1.1 --month 1,", ["1,7"])
    check(name, ask, "rbplan due --office 'KPU Kab", ["KPU Kabupaten Banyumas"], ["KPU\\ Kabupaten"])
    check(name, ask, "rbplan due --office KPU\\ Kab", ["Banyumas"])
    check(name, ask, "rbplan -C ~/rumah show 1.1.", ["1.1.1.1", "1.1.3.1"])
    check(name, ask, "rbplan -C \"$HOME/rumah\" show 1.1.", ["1.1.1.1", "1.1.3.1"])
    check(name, ask, "rbplan -C ~/ru", ["~/rumah/"])
    check(name, ask, "rbplan -C ~/kantor due --office KPU\\ a", [inserted("KPU a\\b", name)])


def bash(home):
    shell = Shell(["bash", "--norc", "--noprofile", "-i"], home,
                  ["bind 'set bell-style none'", "bind 'set page-completions off'",
                   f"source {SOURCE}/completions/rbplan.bash"])
    check_in("bash", shell.tab)
    check("bash", shell.tab, "rbplan -C ~/lain due --office 'KPU D", ["'KPU D'\\''s $x \"y\" z'"])
    check("bash", shell.tab, 'rbplan -C ~/lain due --office "KPU D', ['"KPU D\'s \\$x \\"y\\" z"'])
    shell.close()


def zsh(home):
    functions = home / "functions"
    functions.mkdir()
    shutil.copy(SOURCE / "completions/rbplan.zsh", functions / "_rbplan")
    shell = Shell(["zsh", "-f", "-i"], home,
                  ["unsetopt zle_bracketed_paste; unset zle_bracketed_paste; setopt no_beep list_ambiguous",
                   f"fpath=({functions} $fpath); autoload -Uz compinit; compinit -u -D; LISTMAX=1000"])
    check_in("zsh", shell.tab)
    check("zsh", shell.tab, "rbplan show 1.1.", ["Surat Keputusan Tim Reformasi Birokrasi"])
    shell.close()


def fish(home):
    def ask(line, _wanted):
        script = f"source {SOURCE}/completions/rbplan.fish; complete -C {line!r}"
        run = subprocess.run(["fish", "--no-config", "-c", script], env=environment(home), cwd=SOURCE,
                             capture_output=True, text=True, check=False)
        return run.stdout + run.stderr

    check_in("fish", ask)
    check("fish", ask, "rbplan show 1.1.", ["Surat Keputusan Tim Reformasi Birokrasi"])


def has_terminals():
    try:
        for end in pty.openpty():
            os.close(end)
    except OSError:
        return False
    return True


def main():
    for name, test in (("bash", bash), ("zsh", zsh), ("fish", fish)):
        if not shutil.which(name):
            print(f"{name} is not installed: skipped")
            continue
        if name != "fish" and not has_terminals():
            print(f"there is no terminal for {name}: skipped")
            continue
        with tempfile.TemporaryDirectory() as folder:
            home = pathlib.Path(folder)
            (home / "bin").mkdir()
            (home / "bin/rbplan").symlink_to(RBPLAN)
            (home / "rumah").symlink_to(SOURCE)
            office_named(home / "kantor", "KPU a\\b")
            office_named(home / "lain", "KPU D's $x \"y\" z")
            test(home)
        printed = subprocess.run([RBPLAN, "completion", name], capture_output=True, check=False).stdout
        if printed != (SOURCE / f"completions/rbplan.{name}").read_bytes():
            FAILED.append(f"rbplan completion {name} does not print completions/rbplan.{name}")
        print(f"{name}: asked")
    print("\n".join(FAILED))
    return 1 if FAILED else 0


if __name__ == "__main__":
    sys.exit(main())
