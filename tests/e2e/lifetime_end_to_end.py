#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts, ends and long hours: no host, last known state, journals that cannot be written or read, many starts, idling."""
import binascii
import json
import os
import random
import shutil
import signal
import stat
import subprocess
import sys
import time

from driver import Window, keys, runtime_file, wait
from faults_end_to_end import answers, runtime_path
from proxy import Proxy
from scene import run
from steps import ROW, select

SLOW = ("--copy-rate-limit", "1000000")


def data(*names):
    return os.path.join(os.environ["XDG_DATA_HOME"], "kustos", *names)


def window_alone(scene):
    """The program without its host beside it or on the path."""
    place = os.path.join(scene.home, "alone")
    os.makedirs(place, exist_ok=True)
    shutil.copy(os.path.join(scene.binaries, "kustos"), place)
    scene.window = Window(os.path.join(place, "kustos"), "--language", "de", log=os.path.join(scene.home, "kustos.log"),
                          environment=os.environ | {"PATH": "/usr/bin:/bin"})
    return scene.window


def no_host_binary(scene):
    window = window_alone(scene)
    window.says("konnte nicht gestartet werden", 20)
    answers(window)
    assert window.close() < 2.0


def last_known_state(scene):
    scene.start_host()
    window = scene.start_window()
    select(window, "shop")
    window.press("Jetzt sichern")
    wait("the backup is complete", scene.complete, 60)
    window.says("abgeschlossen")
    token = runtime_file()["token"]
    assert window.close() < 2.0
    scene.host.send_signal(signal.SIGTERM)
    scene.host.wait(10)
    cache = data("inventory.json")
    facts = os.stat(cache)
    assert stat.S_IMODE(facts.st_mode) == 0o600, oct(facts.st_mode)
    for name in ("inventory.json", "operations.journal"):
        with open(data(name), encoding="utf-8") as file:
            text = file.read()
        for secret in (token, scene.source, "sqlite://", "signature=", "Bearer", "/download/"):
            assert secret not in text, f"{name} holds {secret}"
    with open(os.path.join(scene.home, "kustos.log"), encoding="utf-8", errors="replace") as file:
        assert token not in file.read(), "the log holds the token"
    window = window_alone(scene)
    window.one(ROW, "shop", contains=True)
    wait("it is said of when this is", lambda: any("unterbrochen" in t and "Stand vom" in t for t in window.texts()), 30)
    window.says("konnte nicht gestartet werden")
    assert window.close() < 2.0, "it did not end in time"


def journal_that_cannot_be_written(scene):
    """A directory in its place: nothing is sent, and the reason is told."""
    os.makedirs(data("operations.journal"))
    scene.start_host()
    proxy = Proxy(runtime_path())
    window = scene.start_window()
    select(window, "shop")
    window.press("Jetzt sichern")
    wait("the reason is told", lambda: any("fehlgeschlagen" in t and "schreiben" in t for t in window.texts()), 20)
    answers(window)
    assert proxy.count("POST", "") == 0, proxy.log


def journal_on_a_full_disk(scene):
    space = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--user", "--map-current-user", "--keep-caps", "--mount"]
    place = data("journal-disk")
    os.makedirs(place, mode=0o700)
    with open(data("operations.journal"), "wb"):
        pass
    os.chmod(data("operations.journal"), 0o600)
    mount = (f"mount -t tmpfs -o size=64k,mode=700 none {place} && cp -p {data('operations.journal')} {place}/j && "
             f"mount --bind {place}/j {data('operations.journal')} && (cat /dev/zero > {place}/fill; :) 2>/dev/null")
    probe = subprocess.run([*space, "sh", "-c", mount], capture_output=True, text=True, check=False)
    if probe.returncode != 0:
        print("skipped: journal_on_a_full_disk: no mount namespace here:", probe.stderr.strip(), flush=True)
        return
    scene.start_host()
    proxy = Proxy(runtime_path())
    window = scene.window = Window(*space, "sh", "-c", mount + ' && exec "$0" --language de', os.path.join(scene.binaries, "kustos"))
    select(window, "shop")
    window.press("Jetzt sichern")
    wait("the reason is told", lambda: any("fehlgeschlagen" in t and "schreiben" in t for t in window.texts()), 20)
    assert proxy.count("POST", "") == 0, proxy.log
    os.unlink(f"/proc/{window.process.pid}/root{place}/fill")
    # A press that follows the last one at once is taken for the same; the next is not.
    wait("a press is sent", lambda: proxy.count("POST", "") or (window.press("Jetzt sichern", 2) and None), 15)
    wait("the backup is complete", scene.complete, 60)
    assert proxy.count("POST", "") == 1


def journal_full_of_rubbish(scene):
    scene.start_host()
    window = scene.start_window()
    select(window, "shop")
    window.press("Jetzt sichern")
    wait("the backup is complete", scene.complete, 60)
    window.says("abgeschlossen")
    window.close()
    with open(data("operations.journal"), "rb") as file:
        good = file.read()
    random.seed(7)
    line = good.strip().split(b"\n")[-1][9:]
    known = json.loads(line)["id"].encode()
    many = b""
    for i in range(1000):
        fresh = line.replace(known, b"00000000-0000-4000-8000-%012d" % i)
        many += b"%08x %s\n" % (binascii.crc32(fresh), fresh)
    ten = b"".join(b"%08x {%s\n" % (i, random.randbytes(5000).replace(b"\n", b" ")) for i in range(2000)) + good
    for what, content in (("cut", good[:random.randrange(1, len(good))]), ("cut again", good[:len(good) // 2]),
                          ("random", random.randbytes(100_000)), ("10 MiB", ten), ("1,000 operations", many)):
        with open(data("operations.journal"), "wb") as file:
            file.write(content)
        started = time.monotonic()
        window = scene.start_window()
        window.one(ROW, "shop", contains=True)
        print(f"    {what}: {len(content) >> 10} KiB, shown after {time.monotonic() - started:.1f} s", flush=True)
        answers(window)
        assert window.close() < 2.0
        assert os.path.getsize(data("operations.journal")) < 1 << 20, "it is not compacted"


def many_starts(scene):
    scene.start_host()
    program = [os.path.join(scene.binaries, "kustos"), "--language", "de"]
    all_ = [subprocess.Popen(program, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for _ in range(10)]
    try:
        wait("nine of ten have ended", lambda: sum(p.poll() is not None for p in all_) == 9, 20)
        codes = [p.returncode for p in all_ if p.poll() is not None]
        assert codes == [0] * 9, codes
        first = next(p for p in all_ if p.poll() is None)
        started = time.monotonic()
        again = subprocess.run(program, timeout=10, check=False)
        assert again.returncode == 0 and time.monotonic() - started < 2.0
        assert first.poll() is None
    finally:
        for p in all_:
            if p.poll() is None:
                p.send_signal(signal.SIGTERM)
    assert [p.wait(5) for p in all_] == [0] * 10


def ends_in_every_state(scene):
    def ended(what, window):
        took = window.close()
        print(f"    {what}: ended after {took:.2f} s", flush=True)
        assert took < 2.0 and window.process.returncode == 0, (what, took, window.process.returncode)

    scene.start_host(*SLOW)
    window = scene.start_window()
    select(window, "shop")
    window.press("Jetzt sichern")
    window.says("wird gesichert")
    ended("a backup runs", window)
    window = scene.start_window()
    select(window, "shop")
    scene.host.send_signal(signal.SIGSTOP)
    window.press("Aktualisieren")
    ended("the host is stopped", window)
    started = scene.start_window()
    ended("the host is stopped at the start", started)
    scene.host.send_signal(signal.SIGCONT)
    wait("the backup is complete", scene.complete, 60)
    window = scene.start_window()
    select(window, "shop")
    window.press("Einstellungen")
    window.one("dialog", "", contains=True)
    ended("a dialog is open", window)


def language_while_a_sheet_is_open(scene):
    scene.start_host()
    scene.api().request("POST", f"deployments/{scene.service}/backups")
    wait("the backup is complete", scene.complete, 60)
    window = scene.start_window()
    select(window, "shop")
    window.press("Einstellungen")
    box = wait("the choice of languages", lambda: next(
        (n for d in window.find("dialog", "", contains=True) for n in window.find("combo box", "", contains=True, root=d)), None))
    box.queryComponent().grabFocus()
    for key, label in (("Down", "Back up now"), ("Up", "Jetzt sichern")):
        keys(key)
        wait(f"the window says {label}", lambda label=label: label in window.texts(), 10)
        answers(window)


def ticks(pid):
    with open(f"/proc/{pid}/stat", encoding="ascii") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident(pid):
    with open(f"/proc/{pid}/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGESIZE")


def idles(scene):
    """35 seconds of nothing: a handful of requests, hardly any processor, no growth; a nap of five seconds does not matter."""
    scene.start_host(*SLOW)
    proxy = Proxy(runtime_path())
    window = scene.start_window()
    select(window, "shop")
    wait("the first readings are over", lambda: proxy.since(time.monotonic() - 2) == 0, 30)
    pid, begun = window.process.pid, time.monotonic()
    busy, held = ticks(pid), resident(pid)
    end = begun + 35
    while time.monotonic() < end:
        time.sleep(min(1.0, max(0.0, end - time.monotonic())))  # the measurement itself: nothing is waited for
    used, requests = (ticks(pid) - busy) / 35, proxy.since(begun)
    print(f"    idle for 35 s: {requests} requests, {used:.2%} of a processor, {(resident(pid) - held) >> 10} KiB more", flush=True)
    assert 1 <= requests <= 8, requests
    assert used < 0.02, f"{used:.1%} of a processor while idle"
    assert resident(pid) - held < 8 << 20
    begun = time.monotonic()
    window.press("Jetzt sichern")
    wait("the backup is complete", scene.complete, 60)
    window.says("abgeschlossen")
    took = time.monotonic() - begun
    print(f"    running for {took:.1f} s: {proxy.since(begun)} requests", flush=True)
    assert proxy.since(begun) <= 3 * took / 0.5 + 12
    window.process.send_signal(signal.SIGSTOP)
    time.sleep(5)  # the nap
    window.process.send_signal(signal.SIGCONT)
    answers(window)
    begun = time.monotonic()
    window.press("Aktualisieren")
    wait("it reads", lambda: proxy.since(begun) > 0, 5)
    assert not any("unterbrochen" in t for t in window.texts())


CASES = [no_host_binary, last_known_state, journal_that_cannot_be_written, journal_on_a_full_disk, journal_full_of_rubbish,
         many_starts, ends_in_every_state, language_while_a_sheet_is_open, idles]

if __name__ == "__main__":
    wanted = sys.argv[2:]
    sys.exit(run(sys.argv[1], [c for c in CASES if not wanted or c.__name__ in wanted], filler_mib=4))
