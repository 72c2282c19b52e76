#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""machines-run.py [--limit SECONDS] [--needs PROGRAM[,...]] COMMAND...

Runs COMMAND so that "qemu:///session" is a libvirt of its own: as an unprivileged user (root becomes nobody, because root's
session is the system's), with user directories of its own in /tmp, and as the foster parent of every process that is left
behind. At the end all of them are ended and the directories are gone, whatever became of COMMAND. Ends with COMMAND's code;
with 77 and the reason where a program is missing. KUSTOS_SMALL_DISK names a file system of 6 MiB, where root may mount one."""
import argparse
import ctypes
import os
import pathlib
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time

PR_SET_CHILD_SUBREAPER = 36
PATH = "/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin"
KEPT = ("ASAN_", "UBSAN_", "LSAN_", "GTEST_", "KUSTOS_", "QT_", "TZ", "LLVM_")
SMALL = "6m"  # an empty qcow2 file is there at once, one with a MiB or ten is not


def children():
    found = []
    for listing in pathlib.Path("/proc/self/task").glob("*/children"):
        found += [int(pid) for pid in listing.read_text().split()]
    return found


def reap():
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass


def end_all():
    """What a child leaves behind becomes ours in turn, so this goes on until there is nothing more."""
    killing_from = time.monotonic() + 3
    while left := children():
        hard = time.monotonic() > killing_from
        for pid in left:
            try:
                os.kill(pid, signal.SIGCONT)
                os.kill(pid, signal.SIGKILL if hard else signal.SIGTERM)
            except ProcessLookupError:
                pass
        time.sleep(0.05)
        reap()


def small_disk(folder, user):
    folder.mkdir(mode=0o700)
    options = f"size={SMALL},mode=0700,uid={user.pw_uid},gid={user.pw_gid}"
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "kustos-small", str(folder)], capture_output=True, check=False)
    return mounted.returncode == 0


def make_home(user):
    # A socket's whole path has at most 107 characters, and libvirt adds eighty of them.
    home = pathlib.Path(tempfile.mkdtemp(prefix="kvm-", dir="/tmp"))
    for name in ("run", "config", "cache", "data", "t"):
        (home / name).mkdir(mode=0o700)
    for path in (home, *home.iterdir()):
        os.chown(path, user.pw_uid, user.pw_gid)
    return home


def environment(home):
    kept = {name: value for name, value in os.environ.items() if name.startswith(KEPT)}
    return {**kept, "PATH": PATH, "HOME": str(home), "TMPDIR": str(home / "t"), "LC_ALL": "C.UTF-8",
            "XDG_RUNTIME_DIR": str(home / "run"), "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_CACHE_HOME": str(home / "cache"), "XDG_DATA_HOME": str(home / "data"),
            "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}


def lowered(command, user):
    if os.geteuid() != 0:
        return command
    # The sources may lie in a folder that only root may enter: reading, and nothing else, stays allowed.
    return ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups",
            "--inh-caps=-all,+dac_read_search", "--ambient-caps=-all,+dac_read_search", "--", *command]


def wait_for(process, limit):
    """Its code; meanwhile whatever else ends is buried at once, so that libvirt sees a guest's end when it comes."""
    deadline = time.monotonic() + limit
    while time.monotonic() < deadline:
        pid, status = os.waitpid(-1, os.WNOHANG)
        if pid == process.pid:
            process.returncode = os.waitstatus_to_exitcode(status)
            return process.returncode if process.returncode >= 0 else 128 - process.returncode
        if pid == 0:
            time.sleep(0.02)
    print(f"machines-run: not finished after {limit} s", file=sys.stderr)
    return 124


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--limit", type=float, default=600)
    parser.add_argument("--needs", default="qemu-system-x86_64,qemu-img,libvirtd,as,ld")
    parser.add_argument("command", nargs=argparse.REMAINDER)
    wanted = parser.parse_args()
    needed = wanted.needs.split(",") + (["setpriv"] if os.geteuid() == 0 else [])
    missing = [name for name in needed if not shutil.which(name, path=PATH)]
    if missing:
        print(f"skipped: not installed: {', '.join(missing)}")
        return 77
    user = pwd.getpwnam("nobody") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(130))
    home = make_home(user)
    small = home / "small"
    mounted = False
    try:
        values = environment(home)
        mounted = os.geteuid() == 0 and small_disk(small, user)
        if mounted:
            values["KUSTOS_SMALL_DISK"] = str(small)
        process = subprocess.Popen(lowered(wanted.command, user), env=values)
        return wait_for(process, wanted.limit)
    finally:
        end_all()
        if mounted:
            subprocess.run(["umount", "-l", str(small)], check=False)
        shutil.rmtree(home, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
