#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What dies while the window is in use, seen through the window: host killed, stopped, garbled; answer lost; window killed."""
import glob
import os
import signal
import subprocess
import sys
import time

import writer
from driver import wait
from proxy import Proxy
from scene import run
from steps import select

SLOW = ("--copy-rate-limit", "4000000")  # bytes a second: 24 MiB take six seconds, time enough to do harm


def runtime_path():
    return glob.glob(os.path.join(os.environ["XDG_RUNTIME_DIR"], "kustos", "host-*.json"))[0]


def answers(window):
    """The window's thread is alive: a round trip through its accessibility tree takes well under a second."""
    started = time.monotonic()
    assert window.frame.name is not None and window.frame.childCount >= 0
    took = time.monotonic() - started
    assert took < 1.0, f"the window took {took:.2f} s to answer"


def host_killed_while_copying(scene):
    scene.start_host()
    window = scene.start_window()
    select(window, "shop")
    window.press("Jetzt sichern")
    first = wait("a first backup is complete", scene.complete, 60)
    scene.host.send_signal(signal.SIGTERM)
    scene.host.wait(10)
    scene.start_host(*SLOW)
    press_again(window)
    window.says("wird gesichert", 30)
    scene.host.kill()
    scene.host.wait()
    # The window starts the host again by itself; the job it was doing is failed with its reason, the old backup is there.
    wait("the interrupted backup is shown as failed", lambda: any("fehlgeschlagen" in t for t in window.texts()), 60)
    answers(window)
    assert [b["id"] for b in scene.complete()] == [b["id"] for b in first], "an earlier backup was touched"
    leftovers = subprocess.run(["find", scene.state, "-name", "*.part*"], capture_output=True, text=True, check=True).stdout
    assert not leftovers, leftovers


def press_again(window):
    """Presses Jetzt sichern; where that would replace the manual backup, confirms the question."""
    window.press("Jetzt sichern")
    deadline = time.monotonic() + 3
    while time.monotonic() < deadline:
        for dialog in window.find("dialog", "", contains=True):
            for button in window.find(("push button", "button"), "Jetzt sichern", root=dialog):
                button.queryAction().doAction(0)
                return
        if any("wird gesichert" in t for t in window.texts()):
            return
        time.sleep(0.05)


def answer_lost(scene):
    scene.start_host()
    proxy = Proxy(runtime_path())
    window = scene.start_window()
    select(window, "shop")
    # The network dies with the answer: the request arrived, and for a while nothing can be read either.
    proxy.fault = lambda method, path: "swallow" if method == "POST" or proxy.count("POST", "/backups$") else None
    window.press("Jetzt sichern")
    window.says("unbekannt, wird geprüft", 30)
    proxy.fault = None
    wait("the backup is complete", scene.complete, 60)
    wait("the window has found it", lambda: any("abgeschlossen" in t for t in window.texts()), 60)
    assert proxy.count("POST", "/backups$") == 1, proxy.log
    assert len(scene.complete()) == 1


def host_stopped_and_continued(scene):
    scene.start_host()
    window = scene.start_window()
    select(window, "shop")
    scene.host.send_signal(signal.SIGSTOP)
    window.press("Aktualisieren")
    window.says("wird gelesen")
    wait("the window says that the connection is lost", lambda: any("Verbindung" in t and "unterbrochen" in t
                                                                    for t in window.texts()), 60)
    answers(window)
    assert window.find(("tree item", "table cell"), "shop", contains=True), "the old data is gone"
    scene.host.send_signal(signal.SIGCONT)
    wait("the connection is back", lambda: not any("Verbindung" in t and "unterbrochen" in t for t in window.texts()), 90)


def host_answers_html(scene):
    scene.start_host()
    proxy = Proxy(runtime_path())
    window = scene.start_window()
    select(window, "shop")
    page = b"<html><body>Anmeldung</body></html>"
    proxy.fault = lambda method, path: (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(page)) + page
    window.press("Aktualisieren")
    window.says("Webseite", 30)
    answers(window)
    assert window.find(("tree item", "table cell"), "shop", contains=True), "the old data is gone"
    proxy.fault = None
    wait("the list is current again", lambda: not any("Webseite" in t for t in window.texts()), 90)


def window_killed_while_copying(scene):
    scene.start_host(*SLOW)
    window = scene.start_window()
    select(window, "shop")
    window.press("Jetzt sichern")
    window.says("wird gesichert", 30)
    window.kill()
    window = scene.start_window()
    select(window, "shop")
    window.says("wird gesichert", 30)
    wait("the backup is complete", scene.complete, 60)
    window.says("abgeschlossen", 30)
    assert len(scene.complete()) == 1
    assert writer.verify(glob.glob(os.path.join(scene.state, "backups", "*", "*"))[0]
                         if glob.glob(os.path.join(scene.state, "backups", "*", "*"))
                         else glob.glob(os.path.join(scene.state, "backups", "*"))[0]) > 0


if __name__ == "__main__":
    sys.exit(run(sys.argv[1], [host_killed_while_copying, answer_lost, host_stopped_and_continued, host_answers_html,
                               window_killed_while_copying], filler_mib=24))
