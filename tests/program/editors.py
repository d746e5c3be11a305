#!/usr/bin/env python3
"""What `rbplan help editors` gives an editor works in it: the very lines of the page, in real editors where they are.

  editors.py RBPLAN SOURCE_DIR

An editor that is not installed is skipped, and named.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import unittest

import yaml

RBPLAN = pathlib.Path(sys.argv[1]).resolve()
SOURCE = pathlib.Path(sys.argv[2]).resolve()
TOPICS = SOURCE / "src/cli/topics"
FENCED = re.compile(r"^```\w+ (\S+)\n(.*?)^```$", re.M | re.S)
INDENTED = re.compile(r"^    (?! )(.*)$", re.M)


def indented(text):
    """The lines that stand alone, outside of any block."""
    return INDENTED.findall(FENCED.sub("", text))


PAGE = (TOPICS / "editors.md").read_text()
BLOCKS = dict(FENCED.findall(PAGE))
TICK = r"(?m)^  1\.1\.1\.1  July -> August$"
MISTAKE = ("plans/2021.yaml", 70, 29, "E", "month 13 does not exist", 211)

# Stands for the plugin: what `try_lint` would do, by what it does with an errorformat.
PLUGIN = """
local lint = {linters = {}}
package.preload['lint'] = function() return lint end
package.preload['lint.parser'] = function()
  return {from_errorformat = function(efm, skeleton)
    return function(output)
      return vim.fn.getqflist({efm = efm, lines = vim.split(output, '\\n')}).items
    end
  end}
end
function lint.try_lint(name)
  local linter, line = lint.linters[name], {}
  for _, arg in ipairs({linter.cmd, unpack(linter.args)}) do
    table.insert(line, vim.fn.shellescape(type(arg) == 'function' and arg() or arg))
  end
  assert(linter.stdin and linter.ignore_exitcode)
  tried = linter.parser(vim.fn.system(table.concat(line, ' '), table.concat(vim.fn.getline(1, '$'), '\\n') .. '\\n'))
end
"""
LIST = "map(%s, {_, i -> [bufname(i.bufnr), i.lnum, i.col, toupper(i.type), i.text, i.nr]})"
WRITE = "call writefile([json_encode(%s)], '%s')\n"


def installed(name):
    return unittest.skipUnless(shutil.which(name), f"{name} is not installed")


class Editors(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name) / "rencana aksi"
        (self.folder / "plans").mkdir(parents=True)
        (self.folder / "bin").mkdir()
        (self.folder / "bin/rbplan").symlink_to(RBPLAN)
        self.plan = self.folder / "plans/2021.yaml"
        self.plan.write_text((SOURCE / "plans/2021.yaml").read_text().replace("months: [1, 7]", "months: [1, 13]"))
        self.env = {"PATH": f"{self.folder}/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": str(self.folder)}

    def run_here(self, *command):
        return subprocess.run(command, cwd=self.folder, env=self.env, capture_output=True, text=True, timeout=60,
                              stdin=subprocess.DEVNULL, check=False)

    def in_editor(self, editor, settings, script):
        """What the script writes into files, a JSON text each."""
        (self.folder / settings[0]).write_text(settings[1])
        (self.folder / "script.vim").write_text(script + "qall!\n")
        done = self.run_here(*editor, "-u", settings[0], "-S", "script.vim", "plans/2021.yaml")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return [json.loads(path.read_text()) for path in sorted(self.folder.glob("*.json"))]

    def check_vim(self, *editor):
        lines = LIST % "getqflist()"
        script = ("silent make!\n" + WRITE % (lines, "1.json") + "call setline(1, 'unknown: 1')\nRbplan\n" +
                  WRITE % (lines, "2.json") + "edit! plans/2021.progress.yaml\ncall setline(1, ['rbplan_progress: 1', "
                  "'records:', '  - {\"indicator\": \"1\"}'])\nRbplan\n" + WRITE % (lines, "3.json"))
        saved, unsaved, progress = self.in_editor(editor, ("vimrc", BLOCKS["~/.vimrc"]), script)
        self.assertEqual(saved, [list(MISTAKE)])
        self.assertIn(["plans/2021.yaml", 1, 1, "E", "unknown key `unknown`", 203], unsaved)
        self.assertIn(list(MISTAKE), unsaved)
        self.assertIn("plans/2021.progress.yaml", [one[0] for one in progress])
        self.assertNotIn("unknown key `rbplan_progress`", [one[4] for one in progress])

    @installed("vim")
    def test_vim(self):
        self.check_vim("vim", "-N", "-es")

    @installed("nvim")
    def test_neovim_as_vim(self):
        self.check_vim("nvim", "--headless", "-es")

    @installed("nvim")
    def test_neovim_with_nvim_lint(self):
        script = (WRITE % (LIST % "luaeval('tried')", "1.json") + "call setline(1, 'unknown: 1')\n"
                  "doautocmd InsertLeave\n" + WRITE % (LIST % "luaeval('tried')", "2.json"))
        read, changed = self.in_editor(("nvim", "--headless", "-es"),
                                       ("init.lua", PLUGIN + BLOCKS["~/.config/nvim/init.lua"]), script)
        self.assertEqual(read, [list(MISTAKE)])
        self.assertIn(["plans/2021.yaml", 1, 1, "E", "unknown key `unknown`", 203], changed)

    def published(self, config, path, text):
        """What efm-langserver tells an editor of a text that stands in it by that path."""
        messages = [("initialize", {"rootUri": self.folder.as_uri(), "capabilities": {}}), ("initialized", {}),
                    ("textDocument/didOpen", {"textDocument": {"uri": path.as_uri(), "languageId": "yaml", "version": 1,
                                                               "text": text}})]
        with subprocess.Popen(["efm-langserver", "-c", config], cwd=self.folder, env=self.env, stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
            try:
                for number, (method, params) in enumerate(messages):
                    message = {"jsonrpc": "2.0", "method": method, "params": params}
                    if method == "initialize":
                        message["id"] = number
                    body = json.dumps(message).encode()
                    server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
                    server.stdin.flush()
                while True:
                    length = 0
                    while (line := server.stdout.readline().strip()):
                        if line.lower().startswith(b"content-length:"):
                            length = int(line.split(b":")[1])
                    self.assertGreater(length, 0, "the server has ended")
                    message = json.loads(server.stdout.read(length))
                    if message.get("method") == "textDocument/publishDiagnostics":
                        return message["params"]["diagnostics"]
            finally:
                server.kill()

    @installed("efm-langserver")
    def test_efm_langserver(self):
        self.folder = self.folder.rename(self.folder.with_name("aksi"))  # 0.0.44 drops what is in a path with blanks
        self.plan = self.folder / "plans/2021.yaml"
        self.env["PATH"] = f"{self.folder}/bin:/usr/bin:/bin"
        (self.folder / "efm.yaml").write_text(BLOCKS["~/.config/efm-langserver/config.yaml"])
        text = self.plan.read_text()
        (one,) = self.published("efm.yaml", self.plan, text)
        self.assertEqual((one["message"].strip(), one["severity"], one["source"], one["range"]["start"]),
                         (MISTAKE[4], 1, "rbplan", {"line": MISTAKE[1] - 1, "character": MISTAKE[2] - 1}))
        self.assertIn("unknown key `unknown`",
                      [one["message"].strip() for one in self.published("efm.yaml", self.plan, "unknown: 1\n" + text)])
        self.assertEqual(self.published("efm.yaml", self.folder / "compose.yaml", "unknown: 1\n"), [])

    def test_files_of_settings_are_what_they_should_be(self):
        helix = tomllib.loads(BLOCKS["~/.config/helix/languages.toml"])
        self.assertEqual(helix["language"][0]["language-servers"][1:], list(helix["language-server"]))
        efm = yaml.safe_load(BLOCKS["~/.config/efm-langserver/config.yaml"])
        self.assertEqual(efm["languages"]["yaml"], [efm["tools"]["rbplan"]])

    def test_both_languages_give_the_same_lines(self):
        texts = [(TOPICS / name).read_text() for name in ("editors.md", "id/editors.md")]
        for lines in (FENCED.findall, indented):
            self.assertEqual(*map(lines, texts))

    def test_the_schema_is_named_as_in_a_plan(self):
        self.assertIn(indented(PAGE)[0],
                      (SOURCE / "plans/2021.yaml").read_text().split("\n"))

    def test_git_tells_ticks(self):
        git = ("git", "-c", "user.name=Siti", "-c", "user.email=siti@example.go.id")
        self.plan.write_text((SOURCE / "plans/2021.yaml").read_text())
        self.run_here(*git, "init", "-q")
        for line in indented(PAGE)[1:]:
            self.assertEqual(self.run_here("sh", "-c", line).returncode, 0, line)
        self.run_here(*git, "add", ".gitattributes", "plans")
        self.assertEqual(self.run_here(*git, "commit", "-qm", "plan").returncode, 0)
        self.plan.write_text(self.plan.read_text().replace("months: [1, 7]", "months: [1, 8]"))
        told = self.run_here(*git, "--no-pager", "diff")
        self.assertEqual((told.returncode, told.stderr), (0, ""))
        self.assertIn("plans/2021.yaml", told.stdout)
        self.assertRegex(told.stdout, TICK)
        self.run_here(*git, "commit", "-qam", "edit")
        for command in (("log", "-p", "-1", "--ext-diff"), ("show", "--ext-diff")):
            self.assertRegex(self.run_here(*git, "--no-pager", *command).stdout, TICK)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2 if os.environ.get("CI") else 1)
