# SPDX-License-Identifier: GPL-3.0-or-later
"""A real database that is being written to, a real kustos-host, and the shipped window in front of both."""
import os
import signal
import subprocess
import sys
import time

import writer
from driver import Failed, Window, runtime_file, wait
from hostapi import HostApi


class Scene:
    def __init__(self, binaries, filler_mib=0):
        self.binaries = binaries
        self.home = os.environ["HOME"]
        self.state = os.path.join(os.environ["XDG_DATA_HOME"], "kustos", "host")
        self.source = os.path.join(self.home, "shop.db")
        self.commits = os.path.join(self.home, "commits.log")
        os.makedirs(self.state, mode=0o700, exist_ok=True)
        writer.create(self.source, filler_mib)
        self.service = subprocess.run(
            [os.path.join(binaries, "kustos-host"), "--state", self.state, "add", "sqlite", "shop", self.source,
             "--schedule", "daily"], check=True, capture_output=True, text=True).stdout.split()[-1]
        self.writer = subprocess.Popen([sys.executable, writer.__file__, self.source, self.commits])
        wait("the writer has committed", lambda: os.path.exists(self.commits) and os.path.getsize(self.commits) > 200)
        self.host = None
        self.window = None

    def start_host(self, *options):
        """A managed host with options of our own; the window attaches to it as to any other."""
        self.host = subprocess.Popen([os.path.join(self.binaries, "kustos-host"), "--state", self.state, "--managed", *options],
                                     stdout=subprocess.DEVNULL)
        wait("the host says where it is", lambda: (runtime_file() or {}).get("pid") == self.host.pid)

    def start_window(self, *arguments):
        self.window = Window(os.path.join(self.binaries, "kustos"), "--language", "de", *arguments,
                             log=os.path.join(self.home, "kustos.log"))
        return self.window

    def api(self):
        return HostApi(wait("the host says where it is", runtime_file))

    def complete(self):
        return [b for b in self.api().backups(self.service) if b["status"] == "complete"]

    def last_commit(self):
        with open(self.commits, encoding="ascii") as file:
            return int(file.read().rstrip("\n").rsplit("\n", 2)[-2].split()[0])

    def commit_times(self):
        with open(self.commits, encoding="ascii") as file:
            return {int(n): (float(a), float(b)) for n, a, b in (line.split() for line in file if line.count(" ") == 2)}

    def stop(self):
        for process in (self.window.process if self.window else None, self.writer, self.host):
            if process and process.poll() is None:
                process.send_signal(signal.SIGCONT)
                process.kill()
                process.wait()


def run(binaries, cases, filler_mib=0):
    """Runs each case in a scene; prints what the window said where one failed. Returns the exit code."""
    for case in cases:
        scene = Scene(binaries, filler_mib)
        started = time.monotonic()
        try:
            case(scene)
            print(f"passed: {case.__name__} ({time.monotonic() - started:.1f} s)", flush=True)
        except (Failed, AssertionError) as failed:
            print(f"FAILED: {case.__name__}: {failed}", flush=True)
            if scene.window:
                print("the window says:", *[t for t in scene.window.texts() if t][:80], sep="\n  ", flush=True)
                picture = os.environ.get("KUSTOS_PICTURES")
                if picture:
                    scene.window.picture(os.path.join(picture, f"{case.__name__}.png"))
            return 1
        finally:
            scene.stop()
            cleanup()
    return 0


def cleanup():
    """Ends a host that the window started (by the pid it wrote) and empties the user directories for the next case."""
    import shutil
    info = runtime_file()
    if info:
        try:
            os.kill(info["pid"], signal.SIGKILL)
        except ProcessLookupError:
            pass
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        shutil.rmtree(os.environ[name], ignore_errors=True)
        os.mkdir(os.environ[name], 0o700)
    shutil.rmtree(os.path.join(os.environ["XDG_RUNTIME_DIR"], "kustos"), ignore_errors=True)
    for entry in os.listdir(os.environ["HOME"]):
        path = os.path.join(os.environ["HOME"], entry)
        if os.path.isfile(path):
            os.unlink(path)
    downloads = os.path.join(os.environ["HOME"], "Downloads")
    shutil.rmtree(downloads, ignore_errors=True)
    os.mkdir(downloads, 0o700)
