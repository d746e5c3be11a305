#!/usr/bin/env python3
"""The formats of `validate`, read back: each tells the same problems as `json` does, whatever stands in a plan.

  formats.py RBPLAN SOURCE_DIR             with readers of our own, xmllint, cmark-gfm and jsonschema
  formats.py RBPLAN SOURCE_DIR --readers   with Sarif.Multitool, rdformat-validator, and the schemas that SARIF_SCHEMA
                                           and JUNIT_SCHEMA name; what is missing is said
"""
import collections
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import urllib.parse
import xml.etree.ElementTree as ElementTree

import jsonschema

RBPLAN = pathlib.Path(sys.argv[1]).resolve()
SOURCE = pathlib.Path(sys.argv[2]).resolve()
PLAIN = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "Asia/Jakarta"}
SEVERITIES = ("error", "warning", "note")

Problem = collections.namedtuple("Problem", "path line column code severity text")

# ---- what is read

HOSTILE = [
    "::error::x", " ::error file=a::x", "\t::add-mask::x", "::set-output name=a::b", "::stop-commands::x", "::group::",
    "a ::error::x", ":::", "::", "##[error]x", "a##[set-env name=PATH]x", "## [x", "####[group]", "#\u200b#[x",
    "@user", "@org/team", "a@b.id", "mailto:a@b.id", "#1", "GH-1", "org/repo#1", "!1", "$1", "%1", "&1", "~label",
    "](x)", "[x](http://y.id)", "![x](http://y.id/z.png)", "[x]: http://y.id", "[x][RB203]", "<http://y.id>",
    "http://y.id", "https://y.id/?a=b&c", "www.y.id", "ftp://y.id", "xmpp:a@b.id",
    "<img src=x onerror=y>", "<script>x</script>", "</details>", "</summary>", "</code>", "<!-- x", "-->", "<b>", "<",
    "`", "``", "```", "````x````", "`a", "a`", "`a`", "``a`", "` a `", "\\`", "~~~", "~~a~~", "**a**", "__a__", "*", "_",
    "# a", "- a", "1. a", "> a", "| a | b |", "---", "===", "    a", "\ta", "\\", "\\n", "\\u0000", "\\x1b[31m",
    "]]>", "<![CDATA[x]]>", "&lt;", "&amp;", "&#0;", "&#x1b;", "&x;", "<?xml?>", "<!DOCTYPE a>", "\"", "'", "\"/><x y=\"",
    "%0A", "%0D%0A", "%250A", "%25", "%", "%3A%3A", "%2C", "100%", "%%0A::error::x", "%0A::error::x",
    "a,b", "a=b", "file=x,line=1", "a;b", "{0}", "{}", "{{", "%s", "%n", "$(x)", "${x}", "${{ github.token }}", "`x`; x",
    "NUL", "\\0", "null", "true", "[]", "{}", "[1, 2]", "x" * 5000, "é" * 5000, "`" * 500, "x `" * 2000,
    "\u202eabc", "\u2066a\u2069", "\u200e", "\u200f", "\u061c", "\u200b", "\u2060", "\ufeff", "\U000e0041", "\u00ad",
    "a\u2028::error::x", "a\u2029b", "\ufffe", "\uffff", "\U0001ffff", "\ufdd0", "\U0010ffff", "\ue000", "\U00010400",
    "\\ud800", "\\udfff", "\ufffd", "e\u0301", "\u1100\u1161", "\U0001f468\u200d\U0001f469", "日本", "عربي", "\u0130", "ß",
    "a\nb", "a\r\nb", "\n::error::x", "a\n::error::x\n", "a\r::error::x", "a\n##[error]x", "\n", "\n\n- x\n\n# y",
    "a\n```\n::error::x\n```", "a\n</details>\n\n@user", "a\x0b::error::x", "a\x0c::error::x", "a\x85::error::x",
    *(f"a{chr(control)}b" for control in range(1, 0x20)),
    *(f"{chr(control)}::error::x" for control in (*range(0x7f, 0xa0), 0xa0, 0x2003, 0x3000)),
]
assert len(set(HOSTILE)) >= 200, len(set(HOSTILE))

NO_UTF8 = "plans/\udcff-2021.yaml"

PLAN = """rbplan: 1
title: %s
year: 2021
institution: {name: "K", code: "%d"}
programs:
  - number: 1
    name: "P"
    owner: %s
    activities:
      - number: 1
        name: "A"
        𐐀%d: %s
        sub_activities:
          - number: 1
            name: "S"
            indicators:
              - {number: 1, name: "x", months: %s}
              - {number: 2, name: "x", months: [1], %s: 1}
"""


def quoted(text, line_breaks=False):
    """As YAML writes it in double quotes; its line breaks as such where they can stand there."""
    out = json.dumps(text)
    return out.replace("\\n", "\n\n" + " " * 16) if line_breaks else out


def write_plans(folder):
    """A plan a text, and some whose names are hostile."""
    (folder / "plans").mkdir()
    paths = []
    for number, text in enumerate(HOSTILE):
        value = quoted(text, number % 2 == 0)
        plan = PLAN % (value, 5000 + number, quoted(text), number, quoted(text), quoted(text), quoted(text))
        paths.append(f"plans/{number}-2021.yaml")
        (folder / paths[-1]).write_text(plan, "utf-8")
    for number, text in enumerate(HOSTILE):
        name = text.replace("/", "_")
        if number % 3 == 0 and len(name.encode()) < 200 and name != "\ufffd":
            paths.append(f"plans/{name}-2021.yaml")
            (folder / paths[-1]).write_text(PLAN % ('"T"', 6000 + number, '"x"', 1, '"y"', "[13, 13]", "k"), "utf-8")
    (folder / NO_UTF8).write_bytes(b"rbplan: \xff\n")
    return [*paths, NO_UTF8]


def fixtures():
    return [str(path.relative_to(SOURCE)) for path in sorted((SOURCE / "tests/plans/err").glob("*.yaml"))]


def validate(folder, paths, *words):
    done = subprocess.run([RBPLAN, "validate", *words, *paths], cwd=folder, env=PLAIN, capture_output=True, timeout=60)
    assert done.returncode == 1 and done.stderr == b"", done
    return done.stdout


# ---- how each format says it

HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


def visible(text):
    def escaped(found):
        return f"\\x{ord(found[0]):02x}" if found[0] < "\x80" else f"\\u{ord(found[0]):04x}"
    text = HIDDEN.sub(escaped, text)
    return re.sub(":(?=:)", ": ", text).replace("##[", "## [")


def visible_path(path):
    return visible(path).replace("\ufffd", "\\xff")  # NO_UTF8 in JSON


def xml_text(text):
    return text.replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")


def said_place(related):
    return f"{visible_path(related['path'])}:{related['line']}: {visible(related['message'])}"


def sentence(problem, with_places=True):
    text = visible(problem["message"])
    if with_places:
        text += "".join(f" ({said_place(related)})" for related in problem["related"])
    return text + (f". Help: {visible(problem['help'])}" if problem["help"] else "")


def cut(text, most):
    data = text.encode()
    return text if len(data) <= most else data[:most - 3].decode(errors="ignore") + "..."


def as_json(output):
    """What all must agree with. A byte that is no UTF-8 is U+FFFD there."""
    document = json.loads(output)
    assert sum(document["summary"][severity + "s"] for severity in SEVERITIES) == len(document["diagnostics"])
    return document["diagnostics"]


def wanted(problems, columns=True, text=sentence):
    return collections.Counter(
        Problem(one["path"], one["line"], columns(one) if callable(columns) else one["column"] if columns else None,
                one["code"], one["severity"], text(one)) for one in problems)


def without_commands(output, allowed=()):
    """Neither form of a workflow command is in it: `::name::` first on a line, or `##[name]` anywhere."""
    for line in re.split("\r\n|\n|\r", output.decode(errors="replace")):
        command = runner_command(line)
        assert command is None or command[0] in allowed, line


def unescaped(text, *pairs):
    for escape, sign in (*pairs, ("%25", "%")):
        text = text.replace(escape, sign)
    return text


def path_of_command(path):
    """Line breaks and `::` are escaped, so that they come back; what could hide in a log does not."""
    return re.sub("[^\r\n:]+", lambda found: visible_path(found[0]), path)


def runner_command(line):
    """As the runner of GitHub reads a line of output: name, properties, data; None where it is no command."""
    text = line.lstrip()
    if text.startswith("::") and (end := text.find("::", 2)) >= 0:
        name, _, rest = text[2:end].partition(" ")
        properties = {}
        for pair in filter(None, rest.strip().split(",")):
            key, is_pair, value = pair.partition("=")
            if is_pair:
                properties[key] = unescaped(value, ("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","))
        return name, properties, unescaped(text[end + 2:], ("%0D", "\r"), ("%0A", "\n"))
    at = line.find("##[")
    if at >= 0 and (end := line.find("]", at)) >= 0:
        return line[at + 3:end].partition(" ")[0], {}, line[end + 1:]
    return None


def read_github(output):
    names = {"error": "error", "warning": "warning", "notice": "note"}
    *lines, last, nothing = output.decode().split("\n")
    assert nothing == "" and re.fullmatch(r"(?:[\d,]+ (?:error|warning|note)s?(?:, )?)+ in [\d,]+ files?", last), last
    found = []
    for line in lines:
        name, properties, data = runner_command(line)
        assert set(properties) - {"col", "endColumn"} == {"file", "line", "endLine", "title"}, properties
        assert len(data.encode("utf-16-le")) // 2 < 4096
        is_short = properties["line"] == properties["endLine"]
        assert is_short or "col" not in properties
        assert not is_short or "col" not in properties or int(properties["endColumn"]) >= int(properties["col"])
        column = int(properties["col"]) if "col" in properties else None
        found.append(Problem(properties["file"], int(properties["line"]), column, properties["title"], names[name],
                             data))
    order = [SEVERITIES.index(one.severity) for one in found]
    assert order == sorted(order)
    return found


def read_sarif(output):
    document = json.loads(output)
    assert document["version"] == "2.1.0" and len(document["runs"]) == 1
    run = document["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    prints = [one["partialFingerprints"]["rbplan/v1"] for one in run["results"]]
    assert len(set(prints)) == len(prints)
    for one in run["results"]:
        rule = rules[one["ruleIndex"]]
        assert rule["id"] == one["ruleId"] and rule["defaultConfiguration"]["level"] == one["level"]
        (location,) = one["locations"]
        physical = location["physicalLocation"]
        uri = physical["artifactLocation"]["uri"]
        assert re.fullmatch(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+", uri), uri
        region = physical["region"]
        yield Problem(urllib.parse.unquote(uri), region["startLine"], region["startColumn"], one["ruleId"],
                      one["level"], one["message"]["text"])


CODE_CLIMATE = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "not": {"pattern": "^\\./"}},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def read_gitlab(output):
    report = json.loads(output)
    jsonschema.Draft7Validator(CODE_CLIMATE).validate(report)
    assert len({one["fingerprint"] for one in report}) == len(report)
    severities = {"major": "error", "minor": "warning", "info": "note"}
    return [Problem(one["location"]["path"], one["location"]["lines"]["begin"], None, one["check_name"],
                    severities[one["severity"]], one["description"]) for one in report]


JUNIT_LINE = re.compile(r":(\d+):(\d+): (error|warning|note)\[(RB\d+)\]: (.*)", re.S)


def read_junit(output):
    root = ElementTree.fromstring(output)
    assert root.tag == "testsuites"
    cases = root.findall("testsuite/testcase")
    assert len(cases) == int(root.get("tests")) and len({one.get("name") for one in cases}) == len(cases)
    assert len(root.findall(".//failure")) == int(root.get("failures"))
    for case in cases:
        path = case.get("name").rsplit(" RB", 1)[0]
        failure = case.find("failure")
        if failure is not None:
            assert failure.get("message") == failure.text
        for line in filter(None, (case.findtext("failure") or "").split("\n")):
            assert line.startswith(path + ":"), (line, path)
            number, column, severity, code, text = JUNIT_LINE.fullmatch(line, len(path)).groups()
            yield Problem(path, int(number), int(column), code, severity, text)


POSITION = {"type": "object", "required": ["line", "column"], "additionalProperties": False,
            "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}}}
REVIEWDOG = {
    "type": "object",
    "required": ["source", "diagnostics"],
    "additionalProperties": False,
    "properties": {
        "source": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}},
        "diagnostics": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["message", "location", "severity", "code"],
                "additionalProperties": False,
                "properties": {
                    "message": {"type": "string"},
                    "location": {
                        "type": "object",
                        "required": ["path", "range"],
                        "properties": {"path": {"type": "string"},
                                       "range": {"type": "object", "required": ["start", "end"],
                                                 "properties": {"start": POSITION, "end": POSITION}}},
                    },
                    "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
                    "code": {"type": "object", "required": ["value"], "properties": {"value": {"type": "string"}}},
                },
            },
        },
    },
}


def read_rdjson(output):
    report = json.loads(output)
    jsonschema.Draft7Validator(REVIEWDOG).validate(report)
    severities = {"ERROR": "error", "WARNING": "warning", "INFO": "note"}
    for one in report["diagnostics"]:
        start, end = one["location"]["range"]["start"], one["location"]["range"]["end"]
        assert (start["line"], start["column"]) <= (end["line"], end["column"])
        yield Problem(one["location"]["path"], start["line"], start["column"], one["code"]["value"],
                      severities[one["severity"]], one["message"])


COMMONMARK = "{http://commonmark.org/xml/1.0}"
SUMMARY = re.compile(r"<details(?: open)?>\n<summary><code>(.*)</code>: [\w, ]+</summary>\n")


def read_md(output):
    """By cmark-gfm: nothing from a file is anything but code, and the summary of a file."""
    assert output.startswith(b"<!-- rbplan validate -->\n**")
    extensions = ["-e", "autolink", "-e", "table", "-e", "strikethrough"]
    read = subprocess.run(["cmark-gfm", "-t", "xml", *extensions], input=output, capture_output=True, check=True,
                          timeout=60)
    document = ElementTree.fromstring(xml_text(read.stdout.decode()))  # cmark writes U+FFFE as it is
    path = None
    for block in document:
        kind = block.tag.removeprefix(COMMONMARK)
        if kind == "html_block":
            if block.text.startswith("<details"):
                path = SUMMARY.fullmatch(block.text)[1].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
        elif kind == "list":
            yield from (read_item(path, item) for item in block)
        else:
            assert kind == "paragraph", kind
            assert {one.tag.removeprefix(COMMONMARK) for one in block} <= {"text", "strong"}


def read_item(path, item):
    (paragraph,) = item
    parts = [(one.tag.removeprefix(COMMONMARK), "".join(one.itertext())) for one in paragraph]
    parts = [(kind, text.strip() if kind == "strong" else text) for kind, text in parts if (kind, text) != ("text", "")]
    assert {kind for kind, _ in parts} <= {"code", "text", "strong", "linebreak"}, parts
    assert {text for kind, text in parts if kind == "text"} <= {" ", ": ", "note: ", "help: "}, parts
    (_, place), _, (_, label), _, (_, message) = parts[:5]
    severity, code = re.fullmatch(r"(\w+)\[(RB\d+)\]", label).groups()
    line, column = place.split(":")
    text = "\n".join([message, *(text for kind, text in parts[5:] if kind == "code")])
    text = text.replace("\u200b", "")  # between many backticks
    return Problem(path, int(line), int(column), code, severity, text)


def sentence_of_md(problem):
    def line(text):
        text = cut(text, 1000).rstrip("\n\r\t ")
        return visible(re.sub("[\n\r\t]", " ", text))
    parts = [problem["message"], *map(said_place, problem["related"]), *([problem["help"]] if problem["help"] else [])]
    return xml_text("\n".join(map(line, parts)))


# ---- the tests


class Formats(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        temporary = tempfile.TemporaryDirectory()
        cls.addClassCleanup(temporary.cleanup)
        folder = pathlib.Path(temporary.name)
        cls.sets = [(SOURCE, fixtures()), (folder, write_plans(folder))]
        cls.problems = [as_json(validate(*one, "--format", "json")) for one in cls.sets]

    def check(self, name, read, allowed=(), path=str, columns=True, text=sentence, words=()):
        for (folder, paths), problems in zip(self.sets, self.problems):
            output = validate(folder, paths, "--format", name, *words)
            without_commands(output, allowed)
            expected = wanted([one | {"path": path(one["path"])} for one in problems],
                              columns if not callable(columns) else lambda one: columns(folder, one), text)
            found = collections.Counter(read(output))
            self.assertEqual(sum(found.values()), sum(expected.values()))
            self.assertEqual([*(expected - found)][:3], [*(found - expected)][:3])

    def test_there_is_enough_to_read(self):
        self.assertGreater(len(self.problems[0]), 300)
        self.assertGreater(len(self.problems[1]), 4 * len(HOSTILE))
        equal = collections.Counter((one["path"], one["line"], one["message"]) for one in self.problems[1])
        self.assertGreater(max(equal.values()), 1)
        self.assertEqual({one["severity"] for problems in self.problems for one in problems}, set(SEVERITIES))

    def test_text(self):
        for folder, paths in self.sets:
            for words in ([], ["--notes"], ["--lang", "id"]):
                without_commands(validate(folder, paths, *words))

    def test_json(self):
        for folder, paths in self.sets:
            without_commands(validate(folder, paths, "--format", "json"))

    def test_github(self):
        self.check("github", read_github, ("error", "warning", "notice"),
                   path=path_of_command,
                   columns=lambda _, one: one["column"] if one["line"] == one["end_line"] else None,
                   text=lambda one: cut(sentence(one), 4000))

    def test_sarif(self):
        self.check("sarif", read_sarif, text=lambda one: sentence(one, with_places=False))

    def test_gitlab(self):
        self.check("gitlab", read_gitlab, columns=False)

    def test_junit(self):
        self.check("junit", lambda output: read_junit(self.valid_xml(output)),
                   path=lambda path: xml_text(visible_path(path)), text=lambda one: xml_text(sentence(one)))

    def valid_xml(self, output):
        schema = os.environ.get("JUNIT_SCHEMA", SOURCE / "tests/program/junit.xsd")
        read = subprocess.run(["xmllint", "--noout", "--nonet", "--huge", "--schema", schema, "-"], input=output,
                              capture_output=True, timeout=60)
        self.assertEqual(read.returncode, 0, read.stderr[-2000:])
        return output

    def test_rdjson(self):
        def columns(folder, one):
            data = (folder / one["path"].replace("\ufffd", "\udcff")).read_bytes()
            lines = data.removeprefix(b"\xef\xbb\xbf").split(b"\n")
            line = lines[one["line"] - 1] if one["line"] <= len(lines) else b""
            before = line.decode("utf-8", "surrogateescape")[:one["column"] - 1]
            return len(before.encode("utf-8", "surrogateescape")) + 1
        self.check("rdjson", read_rdjson, columns=columns)

    def test_md(self):
        self.check("md", read_md, path=lambda path: xml_text(visible_path(path)), text=sentence_of_md,
                   words=["--limit", "10000000"])

    def test_md_that_is_cut(self):
        for (folder, paths), problems in zip(self.sets, self.problems):
            for limit in (500, 2000, 20_000, 65_000):
                words = ["--limit", str(limit)] if limit != 65_000 else []
                output = validate(folder, paths, "--format", "md", *words)
                self.assertLessEqual(len(output), limit)
                last = output.decode().splitlines()[-1]
                self.assertTrue(last.startswith("left out here, or this would be too long: "), last)
                numbers = re.findall(r"([\d,]+) (?:error|warning|note)", last)
                told = sum(int(number.replace(",", "")) for number in numbers)
                self.assertEqual(told + len([*read_md(output)]), len(problems))

    def test_a_report_by_its_custom_name(self):
        folder, paths = self.sets[0][0], self.sets[0][1][:3]
        with tempfile.TemporaryDirectory() as to:
            for name, words in (("a.gitlab.json", []), ("gl-code-quality-report.json", ["--format", "gitlab"])):
                validate(folder, paths, *words, "-o", f"{to}/{name}")
                self.assertEqual(len(read_gitlab(pathlib.Path(to, name).read_bytes())), 4)


class Readers(unittest.TestCase):
    """Programs of others, where they are installed."""

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        self.sets = [(SOURCE, fixtures()), (self.folder, write_plans(self.folder))]

    def written(self, name, ending):
        for number, (folder, paths) in enumerate(self.sets):
            path = self.folder / f"{number}{ending}"
            path.write_bytes(validate(folder, paths, "--format", name))
            yield path

    @unittest.skipUnless(shutil.which("Sarif.Multitool"),
                         "Sarif.Multitool is not installed (npm @microsoft/sarif-multitool)")
    def test_sarif_multitool(self):
        for path in self.written("sarif", ".sarif"):
            report = path.with_suffix(".report")  # it exits with 0 whatever it finds
            read = subprocess.run(["Sarif.Multitool", "validate", path, "--rule-kind", "Sarif;Ghas", "--output", report,
                                   "--level", "Error;Warning"], capture_output=True, text=True, timeout=300)
            self.assertTrue(report.exists(), read)
            told = [one["ruleId"] for one in json.loads(report.read_text("utf-8-sig"))["runs"][0].get("results", ())]
            self.assertEqual(told, ["SARIF2005"], read.stdout[-2000:])  # there is no address of rbplan to name

    @unittest.skipUnless(os.environ.get("SARIF_SCHEMA"),
                         "SARIF_SCHEMA names no schema (npm @microsoft/jest-sarif has one)")
    def test_sarif_schema(self):
        schema = json.loads(pathlib.Path(os.environ["SARIF_SCHEMA"]).read_text())
        for path in self.written("sarif", ".sarif"):
            jsonschema.validators.validator_for(schema)(schema).validate(json.loads(path.read_text()))

    @unittest.skipUnless(shutil.which("rdformat-validator"),
                         "rdformat-validator is not installed (npm @umbrelladocs/rdformat-validator)")
    def test_rdformat_validator(self):
        for path in self.written("rdjson", ".json"):
            read = subprocess.run(["rdformat-validator", "--strict", path], capture_output=True, text=True, timeout=60)
            self.assertEqual(read.returncode, 0, read.stdout[-2000:] + read.stderr[-2000:])

    @unittest.skipUnless(os.environ.get("JUNIT_SCHEMA"),
                         "JUNIT_SCHEMA names no schema (jenkinsci/xunit-plugin has junit-10.xsd)")
    def test_junit_schema(self):
        for path in self.written("junit", ".xml"):
            check = ["xmllint", "--noout", "--nonet", "--huge", "--schema", os.environ["JUNIT_SCHEMA"]]
            read = subprocess.run([*check, path], capture_output=True, text=True, timeout=60)
            self.assertEqual(read.returncode, 0, read.stderr[-2000:])


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]], defaultTest="Readers" if "--readers" in sys.argv else "Formats", verbosity=2)
