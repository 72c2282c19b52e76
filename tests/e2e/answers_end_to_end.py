#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers that no healthy host gives, and names that no sane admin chooses, seen through the window."""
import json
import os
import re
import signal
import subprocess
import sys
import time

from driver import Failed, act, wait
from faults_end_to_end import answers, runtime_path
from proxy import Proxy, write_runtime
from scene import run
from steps import BUTTON, ROW, click, select

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"


def shown_through(scene):
    scene.start_host()
    proxy = Proxy(runtime_path())
    window = scene.start_window()
    select(window, "shop")
    return proxy, window


def memory(window, field="VmHWM"):
    with open(f"/proc/{window.process.pid}/status", encoding="ascii") as file:
        return int(re.search(field + r":\s+(\d+)", file.read()).group(1)) * 1024


def bar_is_gone(window):
    return not any("Verbindung" in t and "unterbrochen" in t for t in window.texts())


def survives(scene, fault, *words, growth=64 << 20):
    proxy, window = shown_through(scene)
    before = memory(window)
    proxy.fault = fault
    window.press("Aktualisieren")
    try:
        # What is wrong, and of when the data is that stays on view.
        wait("the message bar says what is wrong", lambda: answers(window) or any(
            "unterbrochen" in t and "Stand vom" in t and all(w in t for w in words) for t in window.texts()), 40)
    finally:
        print("   ", next((t for t in window.texts() if "unterbrochen" in t), "nothing is said"), flush=True)
    assert window.find(ROW, "shop", contains=True), "the old data is gone"
    assert window.find(ROW, "geplant", contains=True), "the old backups are gone"
    grown = memory(window) - before
    print(f"    memory grew by {grown >> 20} MiB", flush=True)
    assert grown < growth, f"memory grew by {grown >> 20} MiB"
    proxy.fault = None
    wait("the list is current again", lambda: answers(window) or bar_is_gone(window), 90)


def truncated_json(scene):
    body = b'{"_embedded":{"deployments":[{"id":"5a10b2'
    survives(scene, lambda m, p: HEAD + b"Content-Length: %d\r\n\r\n" % len(body) + body, "nicht verständlich")


def broken_off_answer(scene):
    survives(scene, lambda m, p: HEAD + b"Content-Length: 5000\r\n\r\n{\"_embedded\":")


def not_reachable(scene):
    survives(scene, lambda m, p: "drop")


def binary_garbage(scene):
    survives(scene, lambda m, p: HEAD + b"Content-Length: 65536\r\n\r\n" + bytes(range(128, 256)) * 512, "nicht verständlich")


def not_http(scene):
    survives(scene, lambda m, p: b"SSH-2.0-OpenSSH_9.2\r\n" * 100)


def deep_json(scene):
    body = b"[" * 2_000_000
    survives(scene, lambda m, p: HEAD + b"Content-Length: %d\r\n\r\n" % len(body) + body, "nicht verständlich")


def garbage_without_end(scene):
    sent = [0]

    def pour(client):
        client.sendall(HEAD + b"\r\n")
        block = b"[" + b" " * ((1 << 20) - 1)
        for _ in range(500):
            client.sendall(block)
            sent[0] += len(block)

    survives(scene, lambda m, p: pour, "zu groß")
    print(f"    {sent[0] >> 20} MiB were taken before it hung up", flush=True)


def many_rows(scene):
    """A big but valid list: 8,000 backups. The window stays alive and shows them."""
    proxy, window = shown_through(scene)
    before = memory(window)
    row = {"id": "", "deployment_id": scene.service, "name": "x", "type": "daily", "status": "complete",
           "is_downloadable": True, "is_restorable": True, "created_at": ""}
    rows = [row | {"id": f"{i:024x}", "created_at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(1_700_000_000 + 60 * i))}
            for i in range(8000)]
    proxy.edit = lambda m, p, b: json.dumps({"_embedded": {"backups": rows}}).encode() if p.endswith("/backups") else b
    slowest = [0.0]

    def alive():
        started = time.monotonic()
        assert window.frame.name is not None
        slowest[0] = max(slowest[0], time.monotonic() - started)
        return proxy.count("GET", "/backups$") > 2 and window.frame.childCount
    window.press("Aktualisieren")
    window.press("Aktualisieren")
    wait("it was read", alive, 30)
    end = time.monotonic() + 3
    wait("three seconds have passed", lambda: alive() and time.monotonic() > end, 10)
    print(f"    8,000 rows: slowest round trip {slowest[0] * 1000:.0f} ms, memory {(memory(window) - before) >> 20} MiB more", flush=True)
    assert slowest[0] < 1.0, f"the window took {slowest[0]:.2f} s to answer"


NAMES = ["<b>fett</b><img src=x>", "a\u202egnp.exe", "😀 Lager 👩‍👩‍👧", "x" * 10_000, "&amp; &Unterstrich", "zwei\nZeilen\tund\0Null"]


def hostile_names(scene):
    scene.start_host()
    proxy = Proxy(runtime_path())

    def edit(method, path, body):
        if method != "GET" or not path.endswith("/deployments"):
            return body
        answer = json.loads(body)
        first = answer["_embedded"]["deployments"][0]
        answer["_embedded"]["deployments"] = [first] + [
            first | {"id": f"{i + 1:024x}", "name": name} for i, name in enumerate(NAMES)]
        return json.dumps(answer).encode()

    proxy.edit = edit
    window = scene.start_window()
    select(window, "shop")
    rows = wait("all are listed", lambda: (lambda r: r if len(r) >= 7 else None)(
        [n.name for n in window.find(ROW, "SQLite", contains=True)]), 20)
    everything = "\n".join(rows)
    for shown in ("<b>fett</b><img src=x>", "a<U+202E>gnp.exe", "😀 Lager", "xxxxxxxx", "&amp; &Unterstrich", "zwei Zeilen und"):
        assert shown in everything, f"{shown} is not among {[r[:80] for r in rows]}"
    assert "\u202e" not in everything and "\0" not in everything
    assert max(len(r) for r in rows) < 1000, "a name is shown at full length"
    for node in [n for n in window.find(ROW, "SQLite", contains=True)]:
        click(node)
        answers(window)
    wait("the last page is there", lambda: window.find("page tab", "Übersicht"))
    assert not any("\u202e" in t for t in window.texts())
    if os.environ.get("KUSTOS_PICTURES"):
        window.picture(os.path.join(os.environ["KUSTOS_PICTURES"], "names.png"))


def pressed_twenty_times(scene):
    proxy, window = shown_through(scene)
    button = window.one(BUTTON, "Jetzt sichern")
    for _ in range(20):
        try:
            act(button, ("Press", "click"))
        except Failed:
            raise
        except Exception:
            break  # it is gone or off, as it should be
    wait("the backup is complete", scene.complete, 60)
    window.says("abgeschlossen")
    assert proxy.count("POST", "/backups$") == 1, f"{proxy.count('POST', '/backups$')} requests"
    assert len(scene.complete()) == 1


def double_clicked(scene):
    proxy, window = shown_through(scene)
    box = window.one(BUTTON, "Jetzt sichern").queryComponent().getExtents(0)
    subprocess.run(["xdotool", "mousemove", str(box.x + box.width // 2), str(box.y + box.height // 2),
                    "click", "--repeat", "4", "--delay", "60", "1"], check=True)
    wait("the backup is complete", scene.complete, 60)
    window.says("abgeschlossen")
    assert proxy.count("POST", "/backups$") == 1, f"{proxy.count('POST', '/backups$')} requests"


def pressed_while_the_host_is_stopped(scene):
    proxy, window = shown_through(scene)
    scene.host.send_signal(signal.SIGSTOP)
    window.press("Jetzt sichern")
    for _ in range(10):
        answers(window)
    scene.host.send_signal(signal.SIGCONT)
    wait("the backup is complete", scene.complete, 60)
    window.says("abgeschlossen", 30)
    assert proxy.count("POST", "/backups$") == 1 and len(scene.complete()) == 1


def killed_between_request_and_answer(scene):
    """kill -9 right after the POST left: the next start finds the backup by reading and sends nothing."""
    proxy, window = shown_through(scene)
    arrived = []

    def fault(method, path):
        if method == "POST":
            arrived.append(path)
            return "swallow"
        return None

    proxy.fault = fault
    window.press("Jetzt sichern")
    wait("the request is there", lambda: arrived)
    window.kill()
    proxy.fault = None
    wait("the backup is complete", scene.complete, 60)
    window = scene.start_window()
    select(window, "shop")
    window.says("abgeschlossen", 30)
    wait("the operation has ended", lambda: not any("unbekannt" in t for t in window.texts()), 30)
    assert proxy.count("POST", "/backups$") == 1 and len(scene.complete()) == 1


def killed_and_never_arrived(scene):
    """The same, but the request was lost on its way: after two readings it is told, and nothing is repeated."""
    proxy, window = shown_through(scene)
    lost = []

    def hang(client):
        lost.append(1)
        client.recv(1)

    proxy.fault = lambda method, path: hang if method == "POST" else None
    window.press("Jetzt sichern")
    wait("the request has left", lambda: lost)
    window.kill()
    proxy.fault = None
    window = scene.start_window()
    select(window, "shop")
    window.says("unbekannt, wird geprüft", 10)
    wait("it is told that it never arrived", lambda: any("keine Spur" in t for t in window.texts()), 40)
    assert proxy.count("POST", "/backups$") == 1 and not scene.complete()
    window.press("Jetzt sichern")  # now it may be asked for again
    wait("the backup is complete", scene.complete, 60)
    assert proxy.count("POST", "/backups$") == 2


def runtime_file_tampered_with(scene):
    """Whatever stands in the place of the host's address: no crash, and the token leaves for loopback only."""
    proxy, window = shown_through(scene)
    path = runtime_path()
    with open(path, encoding="utf-8") as file:
        good = json.load(file)
    foreign = {"base": "http://192.0.2.1:9", "token": good["token"], "pid": good["pid"]}
    for what, content, mode in (("garbage", "\x00\x01garbage{{{", 0o600), ("world-readable", json.dumps(good), 0o644),
                                ("another machine", json.dumps(foreign), 0o600), ("empty", "", 0o600),
                                ("wrong types", '{"base":1,"token":[],"pid":"x"}', 0o600),
                                ("no such process", json.dumps(good | {"pid": 2 ** 22 + 1}), 0o600)):
        os.unlink(path)
        write_runtime(path, content, mode)
        os.chmod(path, mode)
        proxy.fault = lambda method, p: "drop"  # the known address answers no more: it has to look again
        window.press("Aktualisieren")
        wait(f"{what}: told", lambda: any("unterbrochen" in t for t in window.texts()), 30)
        answers(window)
        proxy.fault = None
        os.unlink(path)
        write_runtime(path, json.dumps(good))
        window.press("Aktualisieren")
        wait(f"{what}: it is good again", lambda: bar_is_gone(window), 70)
    target = path + ".elsewhere"
    os.rename(path, target)
    os.symlink(target, path)
    proxy.fault = lambda method, p: "drop"
    window.press("Aktualisieren")
    wait("symbolic link: told", lambda: any("unterbrochen" in t for t in window.texts()), 30)
    wrong = {"base": proxy.own, "token": "wrong", "pid": good["pid"]}
    os.unlink(path)
    write_runtime(path, json.dumps(wrong))
    proxy.fault = None
    window.press("Aktualisieren")
    wait("a wrong token: told", lambda: any("abgelaufen" in t for t in window.texts()), 40)
    os.unlink(path)
    write_runtime(path, json.dumps(good))
    wait("the right token is found without a press", lambda: not any("abgelaufen" in t for t in window.texts()), 70)


CASES = [truncated_json, broken_off_answer, not_reachable, binary_garbage, not_http, deep_json, garbage_without_end, many_rows,
         hostile_names, pressed_twenty_times, double_clicked, pressed_while_the_host_is_stopped,
         killed_between_request_and_answer, killed_and_never_arrived, runtime_file_tampered_with]

if __name__ == "__main__":
    wanted = sys.argv[2:]
    sys.exit(run(sys.argv[1], [c for c in CASES if not wanted or c.__name__ in wanted], filler_mib=4))
