#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Debian's python3-digitalocean against a real kustos-host and real machines: lists, off and on, a snapshot and its end."""
import os
import subprocess
import sys

import machinescene
from driver import wait

CLIENT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "host", "digitalocean_client.py")


def python_digitalocean(scene):
    scene.make_machine("web-01", mib=8)
    api = scene.start_host()
    wait("the host knows the machine", api.servers)
    done = subprocess.run([sys.executable, CLIENT, api.base, api.token], capture_output=True, text=True, check=False)
    print(done.stdout, done.stderr, flush=True)
    assert done.returncode == 0, f"ended with {done.returncode}"
    if "skipped:" not in done.stdout:
        assert scene.power("web-01") == "running" and not api.snapshots("web-01", None)


if __name__ == "__main__":
    sys.exit(machinescene.run(os.path.abspath(sys.argv[1]), [python_digitalocean]))
