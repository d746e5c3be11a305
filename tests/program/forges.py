#!/usr/bin/env python3
"""What CI does with plans: `.ci/check-plans`, and the workflow, template and action that run it, with real git, in the
events of GitHub, Gitea and GitLab, against a server that answers as theirs do.

  forges.py RBPLAN SOURCE_DIR

What needs a program that is not installed is skipped, and named.
"""
import http.server
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import unittest
import urllib.parse

import yaml

RBPLAN = pathlib.Path(sys.argv[1]).resolve()
SOURCE = pathlib.Path(sys.argv[2]).resolve()
CHECK = SOURCE / ".ci/check-plans"
ZERO = "0" * 40
DIFF, VALIDATE = "<!-- rbplan diff -->", "<!-- rbplan validate -->"
AMENDMENT = """
  - number: "12/2021"
    date: "2021-06-01"
    about: "jadwal SK"
    indicators: ["1.1.1.1"]
"""


def installed(*names):
    missing = [name for name in names if not shutil.which(name)]
    return unittest.skipIf(missing, f"{', '.join(missing)}: not installed")


class Forge(http.server.BaseHTTPRequestHandler):
    """Comments of one pull request, as GitHub, Gitea and GitLab keep them."""

    def answer(self):
        server = self.server
        path = urllib.parse.urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        server.asked.append((self.command, path.path))
        server.tokens.add(self.headers.get("Authorization") or self.headers.get("PRIVATE-TOKEN"))
        if self.command != "GET" and server.read_only:
            return self.say(403, {"message": "Resource not accessible by integration"})
        if self.command == "GET":
            page = int(urllib.parse.parse_qs(path.query)["page"][0])
            return self.say(200, server.comments[(page - 1) * 100:page * 100])
        text = json.loads(body)["body"]
        if self.command == "POST":
            server.comments.append({"id": len(server.comments) + 1, "body": text})
            return self.say(201, server.comments[-1])
        comment = server.comments[int(path.path.rpartition("/")[2]) - 1]
        comment["body"] = text
        return self.say(200, comment)

    do_GET = do_POST = do_PATCH = do_PUT = answer  # pylint: disable=invalid-name

    def say(self, status, value):
        data = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass


class Repository(unittest.TestCase):
    """A clone with a plan that is enacted on main, and a branch `$(touch owned)` that moves a tick of it."""

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.temporary = pathlib.Path(temporary.name)
        self.folder = self.temporary / "clone"
        self.plan = self.folder / "plans/2021.yaml"
        self.env = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": str(self.temporary), "RBPLAN": str(RBPLAN),
                    "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "Siti", "GIT_AUTHOR_EMAIL": "siti@example.go.id",
                    "GIT_COMMITTER_NAME": "Siti", "GIT_COMMITTER_EMAIL": "siti@example.go.id"}
        self.run_here("git", "init", "-q", "--bare", "-b", "main", self.temporary / "origin", cwd=self.temporary)
        self.run_here("git", "clone", "-q", self.temporary / "origin", self.folder, cwd=self.temporary)
        self.run_here("git", "switch", "-qc", "main")
        self.plan.parent.mkdir()
        shutil.copy(SOURCE / ".gitattributes", self.folder)
        shutil.copy(SOURCE / "plans/2021.yaml", self.plan)
        self.main = self.commit("plan")
        self.run_here("git", "push", "-q", "origin", "main")
        self.run_here("git", "switch", "-qc", "$(touch${IFS}owned)")
        self.edit("months: [1, 7]", "months: [1, 8]")
        self.branch = self.commit("a tick moves")
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Forge)
        self.server.comments, self.server.asked, self.server.tokens = [], [], set()
        self.server.read_only = False
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}/api"

    def run_here(self, *command, cwd=None, env=None, code=0):
        done = subprocess.run(command, cwd=cwd or self.folder, env=env or self.env, capture_output=True, text=True,
                              timeout=120, stdin=subprocess.DEVNULL, check=False)
        self.assertEqual(done.returncode, code, f"{command}\n{done.stdout}{done.stderr}")
        return done

    def edit(self, old, new):
        text = self.plan.read_text()
        self.assertIn(old, text)
        self.plan.write_text(text.replace(old, new, 1))

    def commit(self, message):
        self.run_here("git", "add", "-A")
        self.run_here("git", "commit", "-qm", message)
        return self.run_here("git", "rev-parse", "HEAD").stdout.strip()

    def amend(self):
        self.edit("\namendments: []\n", f"\namendments:{AMENDMENT}")
        return self.commit("the amendment")

    def merge_into_main(self):
        """What GitHub checks out of a pull request; main has gone on meanwhile."""
        head = self.run_here("git", "rev-parse", "HEAD").stdout.strip()
        self.run_here("git", "switch", "-q", "--detach", "main")
        (self.folder / "README").write_text("of main\n")
        self.commit("main goes on")
        self.run_here("git", "merge", "-q", "--no-edit", head)

    def event(self, payload, ref, **more):
        (self.temporary / "event.json").write_text(json.dumps({"repository": {"default_branch": "main"}, **payload}))
        (self.temporary / "summary.md").write_text("")
        return {**self.env, "GITHUB_ACTIONS": "true", "GITHUB_EVENT_PATH": str(self.temporary / "event.json"),
                "GITHUB_REF": ref, "GITHUB_REF_NAME": ref.split("/", 2)[2], "GITHUB_API_URL": self.address,
                "GITHUB_REPOSITORY": "kpu/rencana", "GITHUB_STEP_SUMMARY": str(self.temporary / "summary.md"),
                "RBPLAN_TOKEN": "secret", **more}

    def pull_request(self, **more):
        return self.event({"pull_request": {"number": 7, "base": {"sha": self.main}}}, "refs/pull/7/merge", **more)

    def push(self, before, ref="refs/heads/main", **more):
        return self.event({"before": before}, ref, **more)

    def merge_request(self, **more):
        return {**self.env, "GITLAB_CI": "true", "CI_MERGE_REQUEST_DIFF_BASE_SHA": self.main, "CI_COMMIT_BEFORE_SHA": ZERO,
                "CI_MERGE_REQUEST_IID": "7", "CI_API_V4_URL": self.address, "CI_PROJECT_ID": "3",
                "CI_DEFAULT_BRANCH": "main", **more}

    def check(self, env, code):
        done = self.run_here(CHECK, env=env, code=code)
        self.assertFalse((self.folder / "owned").exists())
        return done

    def summary(self):
        return (self.temporary / "summary.md").read_text()

    def markers(self):
        return [comment["body"].split("\n")[0] for comment in self.server.comments]


@installed("jq", "curl")
class Checks(Repository):
    def test_a_pull_request(self):
        self.merge_into_main()
        done = self.check(self.pull_request(), 1)
        self.assertRegex(done.stdout, r"(?m)^::error file=plans/2021.yaml,line=\d+.*RB601")
        self.assertIn(f"{DIFF}\n", self.summary())
        self.assertIn(f"{VALIDATE}\n", self.summary())
        self.assertNotIn("README", self.summary())
        self.assertEqual(self.markers(), [DIFF])
        self.assertEqual(self.server.tokens, {"Bearer secret"})
        self.assertEqual(self.server.asked, [("GET", "/api/repos/kpu/rencana/issues/7/comments"),
                                             ("POST", "/api/repos/kpu/rencana/issues/7/comments")])

    def test_a_comment_is_put_in_the_place_of_the_earlier_one(self):
        self.server.comments = [{"id": i + 1, "body": f"no. {i}, as {DIFF}"} for i in range(250)]
        self.merge_into_main()
        self.check(self.pull_request(), 1)
        first = self.server.comments[250]["body"]
        self.run_here("git", "switch", "-q", "--detach", self.branch)
        self.edit("months: [1, 8]", "months: [1, 9]")
        self.amend()
        self.merge_into_main()
        done = self.check(self.pull_request(), 0)
        self.assertNotIn("::error", done.stdout)
        self.assertEqual(self.markers().count(DIFF), 1)
        self.assertNotEqual(self.server.comments[250]["body"], first)
        self.assertEqual(self.server.asked[-1], ("PATCH", "/api/repos/kpu/rencana/issues/comments/251"))

    def test_no_comment_where_there_is_no_news(self):
        self.run_here("git", "switch", "-q", "--detach", "main")
        (self.folder / "other").write_text("\n")
        self.commit("no plan")
        self.check(self.pull_request(), 0)
        self.assertEqual(self.server.comments, [])
        self.server.comments = [{"id": 1, "body": f"{DIFF}\n\n1 tick moved"}]
        self.check(self.pull_request(), 0)
        self.assertNotIn("1 tick moved", self.server.comments[0]["body"])

    def test_a_pull_request_from_a_fork(self):
        self.server.read_only = True
        self.amend()
        self.merge_into_main()
        done = self.check(self.pull_request(), 0)
        self.assertIn("no comment can be written", done.stderr)
        self.assertIn("403", done.stderr)
        self.assertIn(f"{DIFF}\n", self.summary())
        self.assertEqual(self.server.comments, [])
        self.check(self.pull_request(RBPLAN_TOKEN=""), 0)
        self.check(self.pull_request(GITHUB_API_URL="http://127.0.0.1:9"), 0)  # nobody listens there

    def test_a_push(self):
        self.run_here("git", "switch", "-q", "main")
        self.run_here("git", "merge", "-q", "--ff-only", self.branch)
        self.assertIn("RB601", self.check(self.push(self.main), 1).stdout)
        self.assertIn(DIFF, self.summary())
        self.assertEqual(self.server.asked, [])
        self.check(self.push(self.branch), 0)

    def test_a_new_branch(self):
        self.check(self.push(ZERO, "refs/heads/$(touch${IFS}owned)"), 0)
        self.assertNotIn(DIFF, self.summary())

    def test_a_branch_that_was_rebased(self):
        gone = "1234567890" * 4
        self.assertIn("RB601", self.check(self.push(gone, "refs/heads/branch"), 1).stdout)
        self.check(self.push(gone), 3)

    def test_a_run_by_hand(self):
        self.check(self.event({}, "refs/heads/main"), 0)

    def test_gitea_has_comments_in_place_of_marks(self):
        done = self.check(self.pull_request(GITEA_ACTIONS="true", GITHUB_REF="refs/pull/7/head"), 1)
        self.assertNotIn("::error", done.stdout)
        self.assertIn("error[RB601]", done.stdout)
        self.assertEqual(self.markers(), [DIFF, VALIDATE])
        self.amend()
        self.check(self.pull_request(GITEA_ACTIONS="true", GITHUB_REF="refs/pull/7/head"), 0)
        self.assertEqual(self.markers(), [DIFF, VALIDATE])
        self.assertNotIn("RB601", self.server.comments[1]["body"])

    def test_a_merge_request_of_gitlab(self):
        done = self.check(self.merge_request(RBPLAN_TOKEN="glpat"), 1)
        self.assertIn("error[RB601]", done.stdout)
        self.assertEqual(self.markers(), [DIFF])
        self.assertEqual(self.server.tokens, {"glpat"})
        found = json.loads((self.folder / "gl-code-quality-report.json").read_text())
        self.assertEqual([one["check_name"] for one in found], ["RB601"])
        self.assertIn("RB601", (self.folder / "rbplan-junit.xml").read_text())
        self.amend()
        self.check(self.merge_request(RBPLAN_TOKEN="glpat"), 0)
        self.assertEqual(self.server.asked[-1], ("PUT", "/api/projects/3/merge_requests/7/notes/1"))
        self.server.asked.clear()
        self.check(self.merge_request(), 0)
        self.assertEqual(self.server.asked, [])

    def test_a_push_to_gitlab(self):
        env = {**self.env, "GITLAB_CI": "true", "CI_COMMIT_BRANCH": "b", "CI_DEFAULT_BRANCH": "main"}
        self.check({**env, "CI_COMMIT_BEFORE_SHA": ZERO}, 0)
        self.check({**env, "CI_COMMIT_BEFORE_SHA": self.main}, 1)

    def test_what_an_action_may_be_told(self):
        self.merge_into_main()
        shutil.copytree(self.plan.parent, self.folder / "-rencana lain")
        told = self.check(self.pull_request(RBPLAN_PLANS="-rencana lain\n", RBPLAN_FORMAT="text"), 1).stdout
        self.assertRegex(told, r"^-rencana lain/2021.yaml:70:\d+: error\[RB601\]")
        self.check(self.pull_request(RBPLAN_BASE="HEAD"), 0)
        self.assertIn("error[RB601]", self.check(self.pull_request(RBPLAN_FORMAT="text"), 1).stdout)
        self.edit('name: "Kegiatan kick off', 'name: "kegiatan kick off')  # a warning
        self.check(self.pull_request(RBPLAN_BASE="HEAD"), 1)
        self.check(self.pull_request(RBPLAN_BASE="HEAD", RBPLAN_STRICT="false"), 0)


class Files(Repository):
    """The workflow, the template, the action and the hook, and what must agree between them."""

    def setUp(self):
        super().setUp()
        self.workflow, self.own, self.action, self.gitlab = (
            yaml.safe_load((SOURCE / name).read_text())
            for name in ("templates/github.yml", ".github/workflows/ci.yml", "action.yml", "templates/gitlab.yml"))

    def steps(self):
        jobs = [*self.workflow["jobs"].values(), *self.own["jobs"].values()]
        return [step for job in jobs for step in job["steps"]] + self.action["runs"]["steps"]

    def fake_source(self):
        """A repository that has check-plans, and builds the program that is tested."""
        source = self.temporary / "rbplan"
        for name in ("cmake", "completions", "schemas", "src", ".ci"):
            (source / name).mkdir(parents=True)
        for name in ("CMakeLists.txt", "CMakePresets.json", "packages.txt", "src/main.cpp"):
            (source / name).write_text(name)
        shutil.copy(CHECK, source / ".ci")
        (source / "build.sh").write_text(
            f'#!/bin/sh\n[ "$1 $2" = "install --prefix" ] && mkdir -p "$3/bin" && ln -s {RBPLAN} "$3/bin/rbplan" &&\n'
            f'echo built >>{self.temporary}/built\n')
        (source / "build.sh").chmod(0o755)
        self.run_here("git", "init", "-q", cwd=source)
        self.run_here("git", "add", "-A", cwd=source)
        self.run_here("git", "commit", "-qm", "rbplan", cwd=source)
        return source

    def builds(self):
        return (self.temporary / "built").read_text().count("built")

    def without_machine(self, script):
        """The lines of a job, with the machine's folder for this test's own, and no packages."""
        return script.replace("/tmp/rbplan", f"{self.temporary}/fetched")

    def job_env(self, env):
        tools = self.temporary / "tools"
        tools.mkdir(exist_ok=True)
        (tools / "apt-get").write_text("#!/bin/sh\n")
        (tools / "apt-get").chmod(0o755)
        env = {**env, "PATH": f"{tools}:{env['PATH']}", "GITHUB_OUTPUT": str(self.temporary / "output")}
        del env["RBPLAN"]
        return env

    @installed("jq", "curl")
    def test_the_workflow_runs(self):
        source = self.fake_source()
        self.merge_into_main()
        given = {"vars.RBPLAN_SOURCE": str(source), "github.token": "secret"}
        for times in (1, 2):
            shutil.rmtree(self.temporary / "fetched", ignore_errors=True)
            for step in self.workflow["jobs"]["plans"]["steps"]:
                if "run" not in step:
                    continue
                env = self.job_env(self.pull_request())
                del env["RBPLAN_TOKEN"]
                for name, value in step.get("env", {}).items():
                    env[name] = given[re.fullmatch(r"\$\{\{ (\S+) \}\}", value)[1]]
                last = self.run_here("bash", "-ec", self.without_machine(step["run"]), env=env,
                                     code=1 if "check-plans" in step["run"] and "key" not in step["run"] else 0)
            self.assertIn("RB601", last.stdout)
            self.assertEqual((self.builds(), self.markers()), (1, [DIFF]), times)
        key = (self.temporary / "output").read_text().split("\n")[0]
        self.assertRegex(key, r"^key=rbplan-\w+-[0-9a-f]{16}$")
        (source / "src/main.cpp").write_text("newer")
        env = self.job_env(self.pull_request())
        self.assertNotEqual(self.run_here(source / ".ci/check-plans", "key", env=env).stdout.strip(), key[4:])
        self.run_here(source / ".ci/check-plans", env=env, code=1)
        self.assertEqual((self.builds(), len(list((self.temporary / ".cache/rbplan").iterdir()))), (2, 1))

    @installed("jq", "curl")
    def test_the_template_of_gitlab_runs(self):
        job = self.gitlab["plans"]
        env = {**self.job_env(self.merge_request()), "CI_PROJECT_DIR": str(self.folder),
               "RBPLAN_SOURCE": str(self.fake_source())}
        for name, value in job["variables"].items():
            env[name] = value.replace("$CI_PROJECT_DIR", str(self.folder))
        lines = self.without_machine("\n".join(job["before_script"] + job["script"]))
        self.run_here("sh", "-ec", lines, env=env, code=1)
        for name in job["artifacts"]["reports"].values():
            self.assertTrue((self.folder / name).exists(), name)
        (kept,) = job["cache"]["paths"]
        self.assertTrue(list((self.folder / kept).glob("*/bin/rbplan")))

    def test_nothing_of_an_event_becomes_shell(self):
        for step in self.steps():
            self.assertNotIn("${{", step.get("run", ""))
        self.assertTrue(any("env" in step for step in self.steps()))

    def test_jobs_may_little_and_not_for_long(self):
        for workflow, wanted in ((self.workflow, {"contents": "read", "pull-requests": "write"}), (self.own, {"contents": "read"})):
            self.assertEqual(workflow["permissions"], wanted)
            self.assertIn("concurrency", workflow)
            for job in workflow["jobs"].values():
                self.assertLessEqual(job["timeout-minutes"], 60)
        for step in self.steps():
            uses = step.get("uses", "./")
            self.assertTrue(uses == "./" or re.fullmatch(r"actions/\w+@v\d+", uses), uses)
            if uses.startswith("actions/checkout"):
                self.assertIs(step["with"]["persist-credentials"], False)

    def test_the_action_keeps_its_build_as_the_workflow_does(self):
        def cached(steps):
            return next(step for step in steps if step.get("uses", "").startswith("actions/cache"))
        self.assertEqual(cached(self.action["runs"]["steps"]), cached(self.workflow["jobs"]["plans"]["steps"]))

    def test_all_that_the_action_takes_reaches_check_plans(self):
        env = next(step["env"] for step in self.action["runs"]["steps"] if "env" in step)
        self.assertEqual(sorted(env.values()), sorted("${{ inputs.%s }}" % name for name in self.action["inputs"]))
        self.assertLessEqual(set(env), set(re.findall(r"^# (RBPLAN_\w+) ", CHECK.read_text(), re.M)))

    @installed("shellcheck")
    def test_shellcheck_has_nothing_to_say(self):
        self.run_here("shellcheck", CHECK)
        scripts = [step["run"] for step in self.steps() if "run" in step]
        scripts.append("\n".join(self.gitlab["plans"]["before_script"] + self.gitlab["plans"]["script"]))
        for script in scripts:
            (self.temporary / "script").write_text(f"#!/bin/sh\nset -e\n{script}\n")
            self.run_here("shellcheck", self.temporary / "script")


class Readme(Repository):
    """The sessions with git: what stands in a block `diff` is done, what stands in a block `session` is said; `...` is
    any text."""

    def check_session(self, name):
        self.run_here("git", "switch", "-qC", "jadwal", "main")
        tools = self.temporary / "tools"
        tools.mkdir(exist_ok=True)
        (tools / "rbplan").unlink(missing_ok=True)
        (tools / "rbplan").symlink_to(RBPLAN)
        env = {**self.env, "PATH": f"{tools}:/usr/bin:/bin", "TZ": "Asia/Jakarta"}
        commands = 0
        for kind, block in re.findall(r"^```(diff|session)\n(.*?)^```$", (SOURCE / name).read_text(), re.M | re.S):
            if kind == "diff":
                (self.temporary / "patch").write_text(block)
                self.run_here("git", "apply", "--unidiff-zero", self.temporary / "patch")
                continue
            for session in re.split(r"^\$ ", block, flags=re.M)[1:]:
                command, _, printed = session.partition("\n")
                commands += 1
                printed, _, code = printed.partition("exit code ")
                done = self.run_here("sh", "-c", command, env=env, code=int(code or 0))
                wanted = ".*".join(map(re.escape, printed.split("...")))
                self.assertRegex(done.stdout + done.stderr, re.compile(f"^{wanted}$", re.S), command)
        return commands

    def test_the_sessions_are_true(self):
        for name in ("README.md", "README.id.md"):
            self.assertEqual(self.check_session(name), 3)
            self.run_here("git", "checkout", "-q", ".")


@installed("pre-commit")
class PreCommit(Repository):
    def test_a_commit(self):
        self.run_here("pre-commit", "validate-manifest", SOURCE / ".pre-commit-hooks.yaml")
        tools = self.temporary / "tools"
        tools.mkdir()
        (tools / "rbplan").symlink_to(RBPLAN)
        self.env["PATH"] = f"{tools}:{self.env['PATH']}"
        (hook,) = yaml.safe_load((SOURCE / ".pre-commit-hooks.yaml").read_text())
        self.run_here("git", "switch", "-q", "main")
        (self.folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [{"repo": "local", "hooks": [hook]}]}))
        self.commit("hooks")
        self.run_here("pre-commit", "install")
        (self.folder / "README").write_text("no plan")
        self.run_here("git", "add", "-A")
        self.assertIn("Passed", self.run_here("git", "commit", "-qm", "no plan").stderr)
        self.edit("months: [1, 7]", "months: [1, 8]")
        self.run_here("git", "add", "-A")
        refused = self.run_here("git", "commit", "-qm", "a tick moves", code=1)
        self.assertIn("plans/2021.yaml:70:", refused.stderr)
        self.assertIn("error[RB601]", refused.stderr)
        self.amend()
        self.edit("months: [6]", "months: [13]")
        self.run_here("git", "add", "-A")
        self.assertIn("error[RB211]", self.run_here("git", "commit", "-qm", "month 13", code=1).stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2 if os.environ.get("CI") else 1)
