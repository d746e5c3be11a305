"""Chromium as tests drive it: one page, over the pipe of its DevTools protocol, with nothing but Python's own library.

  with Browser() as browser:
      browser.open(path.as_uri())
      browser.run("document.title")
      browser.press("Tab")

`troubles` has what the console and the network told since the page was opened: errors, and every request but for the
page itself.
"""
import base64
import fcntl
import json
import os
import select
import shutil
import subprocess
import tempfile
import time

TIMEOUT = 120
KEYS = {"Enter": (13, "\r"), "Tab": (9, ""), "Escape": (27, ""), "ArrowDown": (40, ""), "End": (35, ""), "Home": (36, ""),
        " ": (32, " ")}


def has_program(name):
    """Whether it is installed and asked: what others make of our files is the release build's to show."""
    return "RBPLAN_SANITIZED" not in os.environ and shutil.which(name) is not None


class Browser:
    def __enter__(self):
        self.home = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        theirs_in, self.to = os.pipe()
        self.of, theirs_out = os.pipe()

        def as_3_and_4():  # the numbers that --remote-debugging-pipe stands for
            spare = [fcntl.fcntl(fd, fcntl.F_DUPFD, 10) for fd in (theirs_in, theirs_out)]
            os.dup2(spare[0], 3)
            os.dup2(spare[1], 4)

        self.process = subprocess.Popen(
            ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
             "--disable-component-update", "--disable-background-networking", f"--user-data-dir={self.home.name}",
             "--remote-debugging-pipe", "about:blank"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, close_fds=False,
            preexec_fn=as_3_and_4)
        os.close(theirs_in)
        os.close(theirs_out)
        self.rest, self.count, self.session, self.url = b"", 0, None, ""
        self.events, self.troubles = [], []
        targets = self.ask("Target.getTargets")["targetInfos"]
        page = next(one["targetId"] for one in targets if one["type"] == "page")
        self.session = self.ask("Target.attachToTarget", targetId=page, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.ask(f"{domain}.enable")
        self.ask("Emulation.setFocusEmulationEnabled", enabled=True)
        return self

    def __exit__(self, *_):
        try:
            self.session = None
            self.ask("Browser.close")
        finally:
            os.close(self.to)
            os.close(self.of)
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
            self.home.cleanup()

    # ---- the protocol

    def read(self, until):
        """One message; None where there is none until then."""
        while b"\0" not in self.rest:
            left = until - time.monotonic()
            if left <= 0 or not select.select([self.of], [], [], left)[0]:
                return None
            more = os.read(self.of, 1 << 20)
            if not more:
                raise AssertionError("chromium ended")
            self.rest += more
        message, _, self.rest = self.rest.partition(b"\0")
        return json.loads(message)

    def note(self, message):
        self.events.append(message)
        name, said = message.get("method", ""), message.get("params", {})
        if name == "Network.requestWillBeSent" and said["request"]["url"].partition("#")[0] != self.url:
            self.troubles.append(said["request"]["url"])
        if name in ("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded"):
            self.troubles.append(json.dumps(said)[:500])

    def ask(self, method, **params):
        self.count += 1
        message = {"id": self.count, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        rest = json.dumps(message).encode() + b"\0"
        while rest:
            rest = rest[os.write(self.to, rest):]
        until = time.monotonic() + TIMEOUT
        while (answer := self.read(until)) is not None:
            if answer.get("id") == self.count:
                if "error" in answer:
                    raise AssertionError(f"{method}: {answer['error']}")
                return answer["result"]
            self.note(answer)
        raise AssertionError(f"{method}: no answer")

    def wait_for(self, event):
        until = time.monotonic() + TIMEOUT
        while not any(one.get("method") == event for one in self.events):
            message = self.read(until)
            if message is None:
                raise AssertionError(f"no {event}")
            self.note(message)

    # ---- a page

    def open(self, url, with_script=True):
        for self.url in ("about:blank", url.partition("#")[0]):  # so that it is loaded anew
            self.events, self.troubles = [], []
            self.ask("Emulation.setScriptExecutionDisabled", value=not with_script and self.url != "about:blank")
            self.ask("Page.navigate", url=url if self.url != "about:blank" else self.url)
            self.wait_for("Page.loadEventFired")
        self.ask("Emulation.setScriptExecutionDisabled", value=False)
        self.settle()

    def settle(self):
        """Until what was asked for is drawn."""
        self.run("new Promise((done) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 150))"
                 ".then(() => 0)")

    def run(self, script):
        answer = self.ask("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            raise AssertionError(answer["exceptionDetails"])
        return answer["result"].get("value")

    def press(self, *keys):
        """Keys by name, or `Shift+Tab`."""
        for key in keys:
            modifier, _, name = key.rpartition("+")
            code, text = KEYS[name]
            said = {"key": name, "code": "Space" if name == " " else name, "windowsVirtualKeyCode": code,
                    "modifiers": 8 if modifier == "Shift" else 0}
            self.ask("Input.dispatchKeyEvent", type="keyDown", **said, **({"text": text} if text else {}))
            self.ask("Input.dispatchKeyEvent", type="keyUp", **said)
        self.settle()

    def type(self, text):
        for letter in text:
            self.ask("Input.dispatchKeyEvent", type="keyDown", key=letter, text=letter)
            self.ask("Input.dispatchKeyEvent", type="keyUp", key=letter)
        self.settle()

    def click(self, selector):
        element = f"document.querySelector({json.dumps(selector)})"
        self.run(f"{element}.scrollIntoView({{block: 'center'}})")
        self.settle()
        at = self.run(f"(() => {{ const r = {element}.getBoundingClientRect();"
                      " return [r.x + Math.min(r.width / 2, 20), r.y + r.height / 2]; })()")
        for kind in ("mousePressed", "mouseReleased"):
            self.ask("Input.dispatchMouseEvent", type=kind, x=at[0], y=at[1], button="left", clickCount=1)
        self.settle()

    def size(self, width, height=900, scale=1):
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=scale, mobile=False)
        self.settle()

    def media(self, medium="", **features):
        """As `media(prefers_color_scheme="dark")`."""
        named = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
        self.ask("Emulation.setEmulatedMedia", media=medium, features=named)
        self.settle()

    def picture(self, path):
        path.write_bytes(base64.b64decode(self.ask("Page.captureScreenshot", format="png")["data"]))

    def pdf(self, **options):
        return base64.b64decode(self.ask("Page.printToPDF", preferCSSPageSize=True, **options)["data"])
