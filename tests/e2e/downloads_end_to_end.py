#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Downloads that go wrong, through the window: cut, garbled, no room, a name in the way, a host that moved, a window that died."""
import glob
import hashlib
import json
import os
import signal
import subprocess
import sys

import writer
from driver import Window, wait
from faults_end_to_end import answers, runtime_path
from hostapi import HostApi
from proxy import Proxy
from scene import run
from steps import choose_folder, expand_newest, select

CUT = 5 << 20  # bytes of the answer until it breaks off


def backed_up(scene):
    """A host with one complete backup, a proxy before it and a window that shows it."""
    scene.start_host()
    api = scene.api()
    api.request("POST", f"deployments/{scene.service}/backups")
    backup = wait("a backup is complete", scene.complete, 60)[0]
    proxy = Proxy(runtime_path())
    window = scene.start_window()
    select(window, "shop")
    return proxy, window, backup


def folder_of(scene):
    return os.path.join(scene.home, "Downloads")


def download(window, folder):
    expand_newest(window)
    window.press("Herunterladen")
    choose_folder(window, folder)


def final_files(folder):
    # Neither a part nor its sidecar, which for a moment has a name of its own; nor what SQLite leaves of verify().
    return [f for f in glob.glob(folder + "/*") if ".part" not in os.path.basename(f) and not f.endswith(("-wal", "-shm"))]


def parts(folder):
    return glob.glob(folder + "/*.part")


def is_the_backup(path, backup):
    with open(path, "rb") as file:
        assert hashlib.sha256(file.read()).hexdigest() == backup["kustos"]["sha256"], "the file is not the backup"
    assert os.stat(path).st_mode & 0o077 == 0, "others may read the backup"
    assert writer.verify(path) > 0


def cut_once(scene):
    proxy, window, backup = backed_up(scene)
    proxy.fault = lambda method, path: ("cut", CUT) if path.startswith("/download/") and len(proxy.ranges()) == 1 else None
    download(window, folder_of(scene))
    path = wait("the download has its final name", lambda: final_files(folder_of(scene)), 60)[0]
    window.says(os.path.basename(path))
    is_the_backup(path, backup)
    first, second = proxy.ranges()
    assert first == 0 and 0 < second <= CUT, f"did not go on where it stopped: {proxy.ranges()}"


def cut_for_good_then_host_moves(scene):
    proxy, window, backup = backed_up(scene)
    proxy.fault = lambda method, path: ("cut", CUT if len(proxy.ranges()) == 1 else 0) if path.startswith("/download/") else None
    download(window, folder_of(scene))
    wait("the window says why", lambda: any("fehlgeschlagen" in t and "unterbrochen" in t for t in window.texts()), 60)
    answers(window)
    assert not final_files(folder_of(scene)), "a part got the final name"
    kept = os.path.getsize(parts(folder_of(scene))[0])
    assert 0 < kept <= CUT, kept
    # The host is restarted and has another port; the window is another one as well. What is there is used all the same.
    assert window.close() < 2.0
    scene.host.send_signal(signal.SIGTERM)
    scene.host.wait(10)
    scene.start_host()
    moved = Proxy(runtime_path())
    window = scene.start_window()
    select(window, "shop")
    download(window, folder_of(scene))
    path = wait("the download has its final name", lambda: final_files(folder_of(scene)), 60)[0]
    is_the_backup(path, backup)
    assert moved.ranges() == [kept], f"{kept} bytes were there, asked for {moved.ranges()}"
    assert not parts(folder_of(scene)) and not glob.glob(folder_of(scene) + "/*.json")


def host_moves_meanwhile(scene):
    """The host is restarted on another port in the middle of a download: it goes on by itself."""
    proxy, window, backup = backed_up(scene)

    def restart(client):
        client.close()

    proxy.fault = lambda method, path: (("cut", CUT) if len(proxy.ranges()) == 1 else restart) \
        if path.startswith("/download/") else None
    download(window, folder_of(scene))
    wait("a part is there", lambda: parts(folder_of(scene)) and proxy.ranges(), 20)
    scene.host.send_signal(signal.SIGTERM)
    scene.host.wait(10)
    # The window starts it again by itself.
    path = wait("the download has its final name", lambda: final_files(folder_of(scene)), 60)[0]
    is_the_backup(path, backup)
    window.says(os.path.basename(path))


def wrong_byte(scene):
    proxy, window, _ = backed_up(scene)
    proxy.edit = lambda method, path, body: body[:99_999] + bytes([body[99_999] ^ 1]) + body[100_000:] \
        if path.startswith("/download/") else body
    download(window, folder_of(scene))
    wait("the window says why", lambda: any("fehlgeschlagen" in t and "Prüfsumme" in t for t in window.texts()), 60)
    assert not os.listdir(folder_of(scene)), os.listdir(folder_of(scene))


def page_instead_of_the_file(scene):
    proxy, window, _ = backed_up(scene)
    page = b"<html><body>Anmeldung</body></html>"
    proxy.fault = lambda method, path: (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(page)
                                        + page) if path.startswith("/download/") else None
    download(window, folder_of(scene))
    wait("the window says why", lambda: any("fehlgeschlagen" in t and "Webseite" in t for t in window.texts()), 60)
    assert not final_files(folder_of(scene))


def target_exists(scene):
    _, window, backup = backed_up(scene)
    download(window, folder_of(scene))
    path = wait("the download has its final name", lambda: final_files(folder_of(scene)), 60)[0]
    window.says(os.path.basename(path))
    with open(path, "wb") as file:
        file.write(b"mine")
    download(window, folder_of(scene))
    wait("the window says why", lambda: any("fehlgeschlagen" in t and "bereits" in t for t in window.texts()), 60)
    with open(path, "rb") as file:
        assert file.read() == b"mine", "an existing file was changed"
    assert final_files(folder_of(scene)) == [path]
    # Moved away, the same press succeeds.
    os.unlink(path)
    download(window, folder_of(scene))
    is_the_backup(wait("the download has its final name", lambda: final_files(folder_of(scene)), 60)[0], backup)


def hostile_name(scene):
    """A service may call itself what it likes: the file is in the chosen folder and nowhere else."""
    scene.start_host()
    scene.api().request("POST", f"deployments/{scene.service}/backups")
    wait("a backup is complete", scene.complete, 60)
    proxy = Proxy(runtime_path())
    proxy.edit = lambda method, path, body: body.replace(b'"name":"shop"', rb'"name":"../../../shop\u0000$(touch x)\n.db"') \
        if method == "GET" and "deployments" in path else body
    window = scene.start_window()
    select(window, "shop")
    download(window, folder_of(scene))
    path = wait("the download has its final name", lambda: final_files(folder_of(scene)), 60)[0]
    name = os.path.basename(path)
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-") and name[0] not in ".-", name
    assert not glob.glob(scene.home + "/**/x", recursive=True)
    assert len(os.listdir(folder_of(scene))) == 1


def disk_full(scene):
    """The window sees a folder of 2 MiB; the backup has more. Nothing is left under the final name, the rest is told."""
    space = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--user", "--map-current-user", "--keep-caps", "--mount"]
    small = os.path.join(scene.home, "Downloads", "small")
    os.mkdir(small)
    mount = f"mount -t tmpfs -o size=2m,mode=700 none {small}"
    probe = subprocess.run([*space, "sh", "-c", mount], capture_output=True, text=True, check=False)
    if probe.returncode != 0:
        print("skipped: disk_full: no mount namespace here:", probe.stderr.strip(), flush=True)
        return
    scene.start_host()
    scene.api().request("POST", f"deployments/{scene.service}/backups")
    backup = wait("a backup is complete", scene.complete, 60)[0]
    proxy = Proxy(runtime_path())
    window = scene.window = Window(*space, "sh", "-c", mount + ' && exec "$0" --language de', os.path.join(scene.binaries, "kustos"))
    select(window, "shop")
    seen = f"/proc/{window.process.pid}/root{small}"
    download(window, small)
    wait("the window says why", lambda: any("fehlgeschlagen" in t and "voll" in t for t in window.texts()), 60)
    assert not final_files(seen), os.listdir(seen)
    # The service does not say how long the file is: then the disk is full in the middle.
    proxy.edit = lambda method, path, body: body if path.startswith("/download/") else without_sizes(body)
    proxy.fault = lambda method, path: endless(scene, backup, proxy) if path.startswith("/download/") else None
    window.press("Aktualisieren")
    wait("the lists were read again", lambda: proxy.count("GET", "/backups$") > 1)
    download(window, small)
    wait("a second failure is told", lambda: len(proxy.ranges()) >= 2 and any(
        "fehlgeschlagen" in t and "voll" in t for t in window.texts()), 60)
    answers(window)
    assert not final_files(seen), os.listdir(seen)
    # Into another folder the same press succeeds.
    proxy.edit = proxy.fault = None
    download(window, folder_of(scene))
    is_the_backup(wait("the download has its final name", lambda: [f for f in final_files(folder_of(scene)) if os.path.isfile(f)], 60)[0], backup)


def without_sizes(body):
    try:
        answer = json.loads(body)
    except ValueError:
        return body
    for row in [answer, *answer.get("_embedded", {}).get("backups", [])]:
        if "download_link" in row or "is_downloadable" in row:
            row.get("kustos", {}).pop("size_bytes", None)
    return json.dumps(answer).encode()


def endless(scene, backup, proxy):
    path = glob.glob(f"{scene.state}/backups/**/*{backup['id']}*", recursive=True)[0]

    def answer(client):
        client.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nConnection: close\r\n\r\n")
        with open(path, "rb") as file:
            client.sendall(file.read())
    return answer


def window_killed_meanwhile(scene):
    proxy, window, backup = backed_up(scene)

    def stall(client):
        """The first bytes, then silence."""
        with open(glob.glob(f"{scene.state}/backups/**/*{backup['id']}*", recursive=True)[0], "rb") as file:
            data = file.read()
        client.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nETag: \"%s\"\r\nContent-Length: %d\r\n\r\n"
                       % (backup["kustos"]["sha256"].encode(), len(data)) + data[:CUT])
        client.recv(1)

    proxy.fault = lambda method, path: stall if path.startswith("/download/") else None
    download(window, folder_of(scene))
    wait("most of what came is in the part", lambda: parts(folder_of(scene)) and os.path.getsize(parts(folder_of(scene))[0]) > CUT // 2)
    window.kill()
    kept = os.path.getsize(parts(folder_of(scene))[0])
    proxy.fault = None
    window = scene.start_window()
    select(window, "shop")
    download(window, folder_of(scene))
    path = wait("the download has its final name", lambda: final_files(folder_of(scene)), 60)[0]
    is_the_backup(path, backup)
    assert proxy.ranges() == [0, kept], (kept, proxy.ranges())
    # The end of the program in the middle of a download: within two seconds, and the part stays.
    os.unlink(path)
    proxy.fault = lambda method, path: stall if path.startswith("/download/") else None
    download(window, folder_of(scene))
    wait("a part is there", lambda: parts(folder_of(scene)) and os.path.getsize(parts(folder_of(scene))[0]) > CUT // 2)
    took = window.close()
    assert took < 2.0, f"ending took {took:.1f} s"
    assert window.process.returncode == 0, window.process.returncode
    assert parts(folder_of(scene)) and not final_files(folder_of(scene)), os.listdir(folder_of(scene))


CASES = [cut_once, cut_for_good_then_host_moves, host_moves_meanwhile, wrong_byte, page_instead_of_the_file, target_exists,
         hostile_name, disk_full, window_killed_meanwhile]

if __name__ == "__main__":
    wanted = sys.argv[2:]
    sys.exit(run(sys.argv[1], [c for c in CASES if not wanted or c.__name__ in wanted], filler_mib=12))
