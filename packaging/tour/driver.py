# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the shipped window from outside, the way a screen reader does: over AT-SPI, by role and accessible name.

Nothing here knows the program's inside. Every wait has a deadline and a condition; none is a fixed pause.
"""
import os
import signal
import subprocess
import time

import pyatspi
from gi.repository import GLib


class Failed(Exception):
    """Something a user would have seen did not happen."""


class Ended(Failed):
    """The program is gone: waiting longer is of no use."""


def wait(what, condition, seconds=20.0):
    """Waits until condition() gives something true and returns it; Failed with `what` otherwise."""
    deadline = time.monotonic() + seconds
    while True:
        while GLib.MainContext.default().iteration(False):
            pass  # what the bus has said about new, changed and vanished nodes
        try:
            found = condition()
        except Ended:
            raise
        except Exception:  # a node that vanished while it was read: look again
            found = None
        if found:
            return found
        if time.monotonic() > deadline:
            raise Failed(f"not within {seconds:.0f} s: {what}")
        time.sleep(0.05)


def children(node):
    for i in range(node.childCount):
        child = node.getChildAtIndex(i)
        if child is not None:
            yield child


def showing(node):
    return node.getState().contains(pyatspi.STATE_SHOWING)


def enabled(node):
    states = node.getState()
    return states.contains(pyatspi.STATE_ENABLED) and states.contains(pyatspi.STATE_SENSITIVE)


def walk(node, limit=4000):
    """Depth first, bounded; tables with thousands of cells are read through find_cell instead."""
    stack, seen = [node], 0
    while stack and seen < limit:
        current = stack.pop()
        seen += 1
        yield current
        try:
            stack.extend(reversed(list(children(current))))
        except Exception:
            continue


class Window:
    """One running Kustos."""

    def __init__(self, binary, *arguments, environment=None, log=None):
        self.log = open(log, "ab") if log else subprocess.DEVNULL
        self.process = subprocess.Popen([binary, *arguments], env=environment, stdout=self.log, stderr=self.log)
        self.app = wait("the window is on the accessibility bus", self._find, 30)
        self.frame = wait("the main window is showing", lambda: next(
            (c for c in children(self.app) if showing(c)), None), 30)

    def _find(self):
        if self.process.poll() is not None:
            raise Ended(f"kustos ended with {self.process.returncode}")
        for app in children(pyatspi.Registry.getDesktop(0)):
            if app.get_process_id() == self.process.pid:
                return app
        return None

    def find(self, role, name, contains=False, root=None):
        """All showing nodes of a role (or any of a tuple of roles) whose name is, or contains, `name`."""
        roles = (role,) if isinstance(role, str) else role
        result = []
        for top in ([root] if root is not None else list(children(self.app))):
            for node in walk(top):
                try:
                    if node.getRoleName() not in roles or not showing(node):
                        continue
                    text = node.name or ""
                    if (contains and name in text) or (not contains and text == name):
                        result.append(node)
                except Exception:
                    continue
        return result

    def one(self, role, name, contains=False, seconds=20.0, root=None):
        return wait(f"{role} “{name}” is there",
                    lambda: next(iter(self.find(role, name, contains, root)), None), seconds)

    def gone(self, role, name, contains=False, seconds=20.0):
        wait(f"{role} “{name}” is gone", lambda: not self.find(role, name, contains), seconds)

    def press(self, name, seconds=20.0, roles=("push button", "button", "toggle button")):
        node = self.one(roles, name, seconds=seconds)
        wait(f"“{name}” can be pressed", lambda: enabled(node), seconds)
        act(node, ("Press", "click", "Toggle"))
        return node

    def texts(self):
        """Every name and text that is showing, for asserting what a user reads."""
        result = []
        for top in children(self.app):
            for node in walk(top):
                try:
                    if showing(node):
                        result.append(node.name or "")
                        if "Text" in pyatspi.listInterfaces(node):
                            result.append(node.queryText().getText(0, -1))
                except Exception:
                    continue
        return result

    def says(self, text, seconds=20.0):
        """Waits until `text` is part of something that is showing."""
        wait(f"the window says “{text}”", lambda: any(text in t for t in self.texts()), seconds)

    def picture(self, path):
        window = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
                                capture_output=True, text=True, check=False).stdout.split()
        if not window:
            raise Failed("no visible X window to take a picture of")
        subprocess.run(["import", "-window", "root", path], check=True)

    def close(self, seconds=10.0):
        """Ends it as a session manager would; how long that took is the result."""
        started = time.monotonic()
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(seconds)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
                raise Failed(f"the window did not end within {seconds:.0f} s")
        return time.monotonic() - started

    def kill(self):
        self.process.kill()
        self.process.wait()


def act(node, names):
    action = node.queryAction()
    for i in range(action.nActions):
        if action.getName(i).lower() in [n.lower() for n in names]:
            action.doAction(i)
            return
    raise Failed(f"“{node.name}” offers none of {names}: {[action.getName(i) for i in range(action.nActions)]}")


def set_text(node, text):
    """Types into a field by its own interface."""
    editable = node.queryEditableText()
    editable.setTextContents(text)
    wait(f"the field holds “{text}”", lambda: node.queryText().getText(0, -1) == text)


def keys(*names):
    """Real key strokes to the window that has the focus."""
    subprocess.run(["xdotool", "key", "--clearmodifiers", *names], check=True)


def focus_window(pid):
    window = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(pid)],
                            capture_output=True, text=True, check=True).stdout.split()[-1]
    subprocess.run(["xdotool", "windowfocus", "--sync", window], check=True)


def dump(database):
    """The whole content of a SQLite database as the sqlite3 shell tells it."""
    return subprocess.run(["sqlite3", "-readonly", database, ".dump"], capture_output=True, check=True).stdout


def runtime_file():
    """What the managed host wrote about itself: base, token, pid."""
    import json
    folder = os.path.join(os.environ["XDG_RUNTIME_DIR"], "kustos")
    for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else []:
        if name.startswith("host-") and name.endswith(".json"):
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                return json.load(file)
    return None
