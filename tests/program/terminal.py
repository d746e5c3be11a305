#!/usr/bin/env python3
"""What is seen in a terminal: the pager, messages that wrap, the question behind an edit.

  terminal.py RBPLAN SOURCE_DIR
"""
import fcntl
import os
import pathlib
import pty
import re
import select
import shutil
import struct
import sys
import tempfile
import termios
import time
import unittest

RBPLAN = pathlib.Path(sys.argv[1]).resolve()
SOURCE = pathlib.Path(sys.argv[2]).resolve()
PLAIN = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "Asia/Jakarta", "TERM": "xterm-256color"}
PATIENCE = 60  # seconds


def in_terminal(words, answers=(), rows=10, columns=80, env=None, cwd=SOURCE):
    """What is shown, and the exit code. Each answer is (what is waited for, what is typed then)."""
    pid, terminal = pty.fork()
    if pid == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        os.chdir(cwd)
        os.execve(RBPLAN, ["rbplan", *words], PLAIN | (env or {}))
    shown, seen, waiting, end = "", 0, list(answers), time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if not select.select([terminal], [], [], 0.1)[0]:
            continue
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            break
        if not piece:
            break
        shown += piece.decode(errors="replace")
        if waiting and waiting[0][0] in shown[seen:]:
            seen = len(shown)
            os.write(terminal, waiting.pop(0)[1].encode())
    os.close(terminal)
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    return shown.replace("\r\n", "\n"), code


class Terminal(unittest.TestCase):
    def setUp(self):
        try:
            for end in pty.openpty():
                os.close(end)
        except OSError:
            self.skipTest("there is no terminal here")


class Paging(Terminal):
    def setUp(self):
        super().setUp()
        if not shutil.which("less"):
            self.skipTest("less is not installed")

    def test_less_shows_colour_and_says_how_to_leave(self):
        """Whatever the user's LESS says, and in the user's language."""
        for less in ({}, {"LESS": "-iM"}, {"LESS": "-M"}, {"LESS": "-m"}, {"LESS": "S"}, {"LESS": "iR"}, {"LESS": ""}):
            with self.subTest(less):
                prompt = "SPASI lanjut, b kembali, q keluar"
                shown, code = in_terminal(["timeline", "--as-of", "2021-03-01", "--lang", "id"], [(prompt, "q")],
                                          columns=46, env=less)
                self.assertEqual(code, 0)
                self.assertIn(prompt, shown)
                self.assertNotIn("ESC[", shown)
                self.assertIn("\x1b[1", shown)

    def test_another_pager_gets_no_colour(self):
        shown, _ = in_terminal(["timeline", "--as-of", "2021-03-01"], env={"PAGER": "cat -v"})
        self.assertIn("1.1.1.1", shown)
        self.assertNotIn("^[", shown)


class Messages(Terminal):
    def test_they_wrap_and_lines_of_files_do_not(self):
        with tempfile.TemporaryDirectory() as folder:
            plan = pathlib.Path(folder) / "2021.yaml"
            text = (SOURCE / "plans/2021.yaml").read_text()
            plan.write_text(text.replace("year: 2021", 'year: "dua ribu dua puluh satu, tahun anggaran berjalan"'))
            for words in (["done", "9.9.9.9", "--month", "1"], ["due", "--monht", "3"], ["-p", str(plan), "due"],
                          ["due", "--month", "13"]):
                for columns in (46, 80):
                    for language in ("en", "id"):
                        shown, code = in_terminal([*words, "--lang", language, "--color", "always"], columns=columns)
                        plain = re.sub("\x1b\\[[0-9;]*m", "", shown)
                        self.assertIn(code, (1, 2))
                        long = [line for line in plain.split("\n") if len(line) > columns and " " in line.strip()[:40]]
                        self.assertEqual(long, [], words)
                        self.assertNotIn("\n\x1b[0m ", shown)

    def test_the_accessible_screen_has_no_carets(self):
        with tempfile.TemporaryDirectory() as folder:
            plan = pathlib.Path(folder) / "2021.yaml"
            plan.write_text((SOURCE / "plans/2021.yaml").read_text().replace("year: 2021", "year: 99"))
            for words in (["validate", str(plan)], ["-p", str(plan), "due"]):
                shown, _ = in_terminal(words, env={"RBPLAN_ACCESSIBLE": "1", "NO_COLOR": "1"})
                self.assertIn("| year: 99", shown)
                self.assertNotIn("^", shown)
            shown, _ = in_terminal(["explain", "RB211"], env={"RBPLAN_ACCESSIBLE": "1"})
            self.assertIn("months: [1, 13]", shown)
            self.assertNotIn("^", shown)


class Edit(Terminal):
    def test_again_or_keep(self):
        with tempfile.TemporaryDirectory() as folder:
            home = pathlib.Path(folder)
            (home / "plans").mkdir()
            plan = home / "plans/2021.yaml"
            shutil.copy(SOURCE / "plans/2021.yaml", plan)
            editor = home / "vi"
            editor.write_text('#!/bin/sh\nfor file; do :; done\necho "$1" >> lines\n'
                              'if grep -q "year: 99" "$file"; then sed -i "s/^year: 99/year: 2021/" "$file"\n'
                              'else sed -i "s/^year: 2021/year: 99/" "$file"; fi\n')
            editor.chmod(0o755)
            env = {"EDITOR": str(editor), "NO_COLOR": "1"}
            question = "[ubah/simpan] "
            shown, code = in_terminal(["edit", "1.1.1.1", "--lang", "id"], [(question, "simpan\n")], env=env, cwd=home)
            self.assertEqual(code, 1)
            self.assertEqual(shown.count(question), 1)
            self.assertIn("year: 99", plan.read_text())
            shutil.copy(SOURCE / "plans/2021.yaml", plan)
            shown, code = in_terminal(["edit", "1.1.1.1", "--lang", "id"], [(question, "u\n")], env=env, cwd=home)
            self.assertEqual(code, 0)
            self.assertEqual(shown.count(question), 1)
            text = (SOURCE / "plans/2021.yaml").read_text().splitlines()
            year = next(i for i, line in enumerate(text, 1) if line.startswith("year: "))
            first, again = (home / "lines").read_text().splitlines()[-2:]
            self.assertNotEqual(first, again)
            self.assertEqual(again, f"+{year}", "again at the error")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
