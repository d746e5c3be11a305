#!/usr/bin/env python3
"""Looks over the source tree for what the compiler cannot see.

  sources.py SOURCE_DIR

- no include leaves its room by a relative path, and each library's headers are included only in the rooms that own it;
- every phrase said through Words has a translation with the same places, and no translation is left over;
- every rule has its file and stands in the list of all rules, every command in the list of all commands;
- what is said once stands in one place;
- no unit of src is longer than 400 lines;
- each test that docs/guarantees.md and SECURITY.md name exists, and each promise of the former names one or says that
  there is none.
"""
import pathlib
import re
import sys

LIBRARIES = {  # header prefix -> the rooms that may include it
    "yaml-cpp/": {"load"},
    "rapidjson/": {"base", "load"},
    "nettle/": {"world", "render"},
    "utf8proc.h": {"base"},
    "expat.h": {"archive"},
    "minizip/": {"archive"},
    "CLI/": {"cli"},
    "dtl/": {"view"},
    "fmt/": None,  # everywhere
    "tl/": None,
}
LONGEST = 400
COLUMN = r'\{(?:"[a-z0-9_]+"|key), %s,\s+%s,\s*\[\]\(const'  # a key, a heading, what it holds, how it is got
PHRASE = r'"((?:[^"\\]|\\.)*)"'
# Phrases that reach Words through a function's result: the file and the function.
INDIRECT = [
    ("src/view/rows.cpp", "counted_phrase"),
    ("src/view/rows.cpp", "status_phrase"),
    ("src/view/rows.cpp", "review_phrase"),
    ("src/view/show_document.cpp", "label_of"),
    ("src/view/show_document.cpp", "timeliness_phrase"),
    ("src/view/show_document.cpp", "proof_phrase"),
    ("src/view/show_document.cpp", "why_it_decides"),
    ("src/view/proof_document.cpp", "problem_phrase"),
    ("src/view/status_document.cpp", "name_of_all"),
]
# Words of enumerations that people read too.
SAID_WORDS = [("src/query/tick.h", "State"), ("src/model/progress.h", "Verdict")]
# Literals that tables hold and that are said when they are printed.
TABLES = [
    re.compile(r"\b(?:KIND\((?:[^\"]*\"RB\d+\",[^\"]*)|HELP\(\w+,\s*|NOTE\(\w+,\s*)" + PHRASE),
    re.compile(r'\{"-[^"]*",\s*"[^"]*",\s*' + PHRASE),  # an option's help
    re.compile(r"\n      \{" + PHRASE + r", (?:\w+_options|joined)\("),  # a group of options
    re.compile(r"\b(?:month|limit)_option\(" + PHRASE),
    re.compile(r'read\.choice\([^,]*, \S+, ' + PHRASE),
    re.compile(r'read\.choice\([^,]*, \S+, "[^"]*", ' + PHRASE),
    re.compile(r'\{"\w+", "\.[\w.]+", ' + PHRASE + r", (?:write|render)_"),  # what a format of problems is
    re.compile(r"\.(?:summary|group) =\s*" + PHRASE),
    re.compile(r"constexpr Noun \w+\{" + PHRASE),
    re.compile(r"\{Level::\w+, " + PHRASE),  # what a row of a level is
    re.compile(COLUMN % (PHRASE, '"[^"]*"')),  # a column's heading
    re.compile(COLUMN % ('"[^"]*"', PHRASE)),  # what a column holds
    re.compile(r'"doubtful_overdue", "", ' + PHRASE),
    re.compile(r"return \{key, month, " + PHRASE),  # the same of a month's
    re.compile(r"\{word_of\((?:State|Said)::\w+\), " + PHRASE),  # what a sign says
    re.compile(r"constexpr std::string_view kHeadings\[\] = \{" + PHRASE),
    re.compile(r'constexpr Sign \w+ = \{"\w+", ' + PHRASE),
    re.compile(r'\{"\w+",\s*"\.\w+",\s*' + PHRASE + r",\s*In::"),  # what a format is
]
EXAMPLES = re.compile(r"(?:\.examples =|example_lines\()\s*" + PHRASE)


def source_files(root):
    return sorted(p for p in (root / "src").rglob("*") if p.suffix in (".cpp", ".h", ".def"))


def include_problems(root):
    for path in source_files(root):
        room = path.relative_to(root / "src").parts[0]
        for number, line in enumerate(path.read_text().splitlines(), 1):
            found = re.match(r'#include [<"]([^">]+)[">]', line)
            if not found:
                continue
            header = found[1]
            if header.startswith(".."):
                yield f"{path}:{number}: an include leaves its room: {header}"
            for prefix, rooms in LIBRARIES.items():
                if header.startswith(prefix) and rooms is not None and room not in rooms:
                    yield f"{path}:{number}: {header} belongs to {', '.join(sorted(rooms))}"
            system = re.fullmatch(r"[a-z_]+|sys/[a-z]+\.h|[a-z]+\.h", header)
            own = (root / "src" / header).exists()
            known = any(header.startswith(prefix) for prefix in LIBRARIES)
            if not (system or own or known):
                yield f"{path}:{number}: {header} is of no library that the project names"


def with_joined_literals(text):
    return re.sub(r'(?<!\\)"\s*\n\s*"', "", text)


def phrases_said(root):
    """{phrase or (singular, plural): place}"""
    said = {}
    for path in source_files(root):
        text = with_joined_literals(path.read_text())
        for found in re.finditer(r"\b(?:words_?|say|phrase)\(\s*" + PHRASE, text):
            said[found[1]] = path
        for table in TABLES:
            for found in table.finditer(text):
                said[found[1]] = path
        for found in EXAMPLES.finditer(text):
            for line in found[1].split("\\n")[:-1]:
                call, _, what = line.partition("  ")
                said[what.strip()] = path  # empty where the call speaks for itself
        for found in re.finditer(r"\bcount\((?:[^\"();]|\([^()]*\))+,\s*" + PHRASE + r",\s*" + PHRASE, text):
            said[(found[1], found[2])] = path
        for found in re.finditer(r"\bTone::\w+, " + PHRASE + ", " + PHRASE, text):
            said[(found[1], found[2])] = path
    for name, function in INDIRECT:
        body = re.search(r"\b" + function + r"\([^)]*\) \{(.*?)\n\}", (root / name).read_text(), re.S)[1]
        for phrase in re.findall("return " + PHRASE, body):
            said[phrase] = root / name
    for name, enumeration in SAID_WORDS:
        words = re.search(r"WordsOf<" + enumeration + r"> \{.*?= \{(.*?)\};", (root / name).read_text(), re.S)[1]
        said.update({word: root / name for word in re.findall(PHRASE, words)})
    for months in re.findall(r"Months\[\] = \{(.*?)\};", (root / "src/base/words.cpp").read_text(), re.S):
        for month in re.findall(PHRASE, months):
            said[month] = root / "src/base/words.cpp"
    for nothing in ("", "{0}"):
        said.pop(nothing, None)  # the overview has no name and no help
    return said


def translations(path):
    """{phrase or (singular, plural): translation}; the header is left out."""
    entries = {}
    for block in path.read_text().split("\n\n"):
        fields = dict(re.findall(r"^(msgid|msgid_plural|msgstr|msgstr\[0\]) " + PHRASE + "$", block, re.M))
        if not fields.get("msgid"):
            continue
        plural = fields.get("msgid_plural")
        key = (fields["msgid"], plural) if plural else fields["msgid"]
        entries[key] = fields["msgstr[0]" if plural else "msgstr"]
    return entries


def places(phrase):
    return set(re.findall(r"\{[^}]*\}", phrase))


def word_problems(root):
    said = phrases_said(root)
    for catalogue in sorted((root / "src/base/words").glob("*.po")):
        known = translations(catalogue)
        for phrase, path in said.items():
            if not known.get(phrase):
                yield f"{path}: no translation in {catalogue.name}: {phrase}"
        for phrase, translated in known.items():
            if phrase not in said:
                yield f"{catalogue}: nothing says this any more: {phrase}"
            many = phrase[1] if isinstance(phrase, tuple) else phrase
            if places(many) != places(translated):
                yield f"{catalogue}: other places than in English: {translated}"


def list_problems(root):
    listed = (root / "src/check/check.cpp").read_text()
    for path in sorted((root / "src/check").glob("*.cpp")):
        is_rule = path.stem != "check" and re.search('#include "check/(progress_)?rules.h"', path.read_text())
        if is_rule and f'{{"{path.stem}", {path.stem}}}' not in listed:
            yield f"{path}: the rule {path.stem} is not in the list of src/check/check.cpp"
    listed = (root / "src/commands/commands.cpp").read_text()
    for path in sorted((root / "src/commands").glob("*.cpp")):
        for name in re.findall(r"^Command (\w+_command)\(\) \{", path.read_text(), re.M):
            if f"{name}()," not in listed:
                yield f"{path}: {name} is not in the list of src/commands/commands.cpp"


ONCE = [  # a pattern, the files that may have it, what it is
    (r"#include <yaml-cpp/", {"src/load/yaml_cpp.cpp"}, "the adapter of yaml-cpp"),
    (r"#include <CLI/", {"src/cli/command_line.cpp"}, "the parser of command lines"),
    (r"#include <dtl/", {"src/view/word_diff.cpp"}, "differences word by word"),
    (r"#include <rapidjson/", {"src/base/json.cpp", "src/load/json_line.cpp"}, "JSON, and records with their places"),
    (r"#include <expat\.h>", {"src/archive/xml_scanner.cpp"}, "the reader of XML"),
    (r"#include <minizip/", {"src/archive/writer.cpp", "src/archive/reader.cpp"}, "zip files"),
    (r"std::j?thread\b", {"src/base/parallel.cpp"}, "threads"),
    (r'"(?:ndjson|csv|tsv|docx|xlsx|ics)"', {"src/render/formats.cpp"}, "the list of formats"),
    (r'"(?:json|md)"', {"src/render/formats.cpp", "src/findings/formats.cpp"}, "the lists of formats"),
    (r'"(?:partial|not_done)"', {"src/model/progress.h", "src/view/signs.cpp"}, "the words of a status"),
    (r'"(?:absolute|no_file|line_ends)"', {"src/model/evidence.h"}, "the words of problems of evidence"),
    (r'"overdue \{0\} days"', {"src/view/signs.cpp"}, "how late a tick is"),
    (r"> (?:tick\.)?deadline\b", {"src/model/progress.h"}, "what is late"),
    (r"\bkDaysAhead\b", {"src/model/progress.cpp"}, "which date is too far ahead"),
    (r"kLargestFileMiB =", {"src/base/limits.h"}, "the largest file"),
    (r'"sub_activities"', {"src/model/level.h"}, "the keys of levels"),
    (r"\{\} \(\{\}%\)", {"src/render/said.cpp"}, "how a ratio is said"),
    (r'\bname\(?\)? == "(?!id|en)[a-z]', {"src/cli/man.cpp", "src/base/words.cpp"}, "dispatch by a name as text"),
]


def once_problems(root):
    for pattern, allowed, what in ONCE:
        met = set()
        for path in source_files(root):
            for number, line in enumerate(path.read_text().splitlines(), 1):
                name = str(path.relative_to(root))
                if re.search(pattern, line.split("  // ")[0]) and not line.lstrip().startswith("//"):
                    met.add(name)
                    if name not in allowed:
                        yield f"{path}:{number}: {what} stands in {', '.join(sorted(allowed))}"
        for name in sorted(allowed - met):
            yield f"{name}: {what} is said to stand here, and does not"


def length_problems(root):
    for path in source_files(root):
        lines = len(path.read_text().splitlines())
        if lines > LONGEST:
            yield f"{path}: {lines} lines, more than {LONGEST}"


def cited_problems(root):
    """`tests/a/b.py Class.test_of_it` and `tests/a/b_test.cpp: a case of it`; `ctest -R NAME`."""
    cmake = (root / "tests/CMakeLists.txt").read_text() + (root / "tests/oracle/CMakeLists.txt").read_text()
    for page in (root / "docs/guarantees.md", root / "SECURITY.md"):
        text = re.sub(r"\s*\n\s*", " ", page.read_text())
        for path, rest in re.findall(r"`((?:tests|plans|src|\.ci)/[\w./-]+?)(?::? ([^`]+))?`", text):
            if not (root / path).exists():
                yield f"{page}: {path} does not exist"
                continue
            names = [f'TEST_CASE("{rest}")'] if path.endswith(".cpp") else re.findall(r"[A-Z]\w+|test_\w+", rest)
            held = (root / path).read_text() if rest else ""
            for name in names if rest else ():
                if name not in held and not re.search(rf"\b(?:class|def) {name}\b", held):
                    yield f"{page}: {path} has no {name}"
        for name in re.findall(r"ctest[^`]* -R '?\^?([a-z_]+)", text):
            if f"add_test(NAME {name}" not in cmake and not (root / "tests" / name).is_dir():
                yield f"{page}: no test is called {name}"
    for promise in re.findall(r"^- \*\*.*?(?=^- |^#|\Z)", (root / "docs/guarantees.md").read_text(), re.M | re.S):
        if not re.search(r"`tests/|no test shows", re.sub(r"\s+", " ", promise)):
            yield f"docs/guarantees.md: this names no test: {promise[:80]}"


def main():
    root = pathlib.Path(sys.argv[1])
    problems = [*include_problems(root), *word_problems(root), *list_problems(root), *once_problems(root),
                *length_problems(root), *cited_problems(root)]
    print("\n".join(problems) or f"{len(source_files(root))} files, {len(phrases_said(root))} phrases: all in order")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
