#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""machines.py BIN [--mib 512] [--rounds 3]: snapshots of real virtual machines beside libvirt's and QEMU's own tools.

To be run through packaging/tour/machines-run.py, so that qemu:///session is a libvirt of its own. Each figure stands beside its
yardstick, measured in turn with it; the median of the rounds counts. Only the copy is compared: SHA-256 and fsync come after it."""
import argparse
import os
import statistics
import subprocess
import sys
import time

sys.path[:0] = [os.path.join(os.path.dirname(os.path.abspath(__file__)), part) for part in ("../e2e", "../../packaging/tour", ".")]
from machinescene import MachineScene  # noqa: E402
from machinesteps import virsh  # noqa: E402
from run import row  # noqa: E402


def wait(what, condition, seconds=60):
    end = time.monotonic() + seconds
    while not (found := condition()):
        if time.monotonic() > end:
            sys.exit(f"not within {seconds} s: {what}")
        time.sleep(0.002)
    return found


def job_of(api, job):
    return api.request("GET", f"jobs/{job}")["data"]


def snapshot(api, name):
    """Seconds of the copy, and the longest time without a new figure while it ran."""
    server = api.server(name)
    started = time.monotonic()
    job = api.request("POST", f"servers/{server['hostname']}/snapshots", {"name": f"bench-{started}"})["job_id"]
    copied, gap, last, since = None, 0.0, None, started
    while True:
        now = job_of(api, job)
        moment = time.monotonic()
        figure = (now["kustos"]["phase"], now["kustos"].get("bytes_done"))
        if figure != last:
            gap, last, since = max(gap, moment - since), figure, moment
        if copied is None and now["kustos"]["phase"] == "checking":
            copied = moment - started
        if now["status"] in ("succeeded", "failed", "cancelled"):
            break
        time.sleep(0.005)
    if now["status"] != "succeeded":
        sys.exit(f"the snapshot ended as {now['status']}: {now['error']}")
    made = [s for s in api.snapshots(name) if s["id"] == now["resource_id"]] or api.snapshots(name)[:1]
    done = api.request("DELETE", f"servers/{server['hostname']}/snapshots/{made[0]['id']}")["job_id"]
    wait("the snapshot is deleted", lambda: job_of(api, done)["status"] == "succeeded")
    return copied or time.monotonic() - started, gap


def backup_begin(name, target):
    xml = target + ".xml"
    with open(xml, "w", encoding="utf-8") as file:
        file.write(f"<domainbackup mode='push'><disks><disk name='vda' type='file'><target file='{target}'/>"
                   "<driver type='qcow2'/></disk></disks></domainbackup>")
    started = time.monotonic()
    virsh("backup-begin", name, xml)
    wait("libvirt's backup has ended", lambda: "None" in virsh("domjobinfo", name).split("\n")[0])
    took = time.monotonic() - started
    os.unlink(target)
    return took


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bin")
    parser.add_argument("--mib", type=int, default=512)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    scene = MachineScene(os.path.abspath(args.bin))
    try:
        image = scene.make_machine("bench", mib=args.mib, size=f"{args.mib + 64}M")
        api = scene.start_host()
        wait("the host knows the machine", lambda: [s for s in api.servers() if s["custom_name"] == "bench"])
        live, theirs, gaps = [], [], []
        for number in range(args.rounds + 1):
            reference = backup_begin("bench", os.path.join(scene.home, "reference.qcow2"))
            ours, gap = snapshot(api, "bench")
            if number:
                live.append(ours)
                theirs.append(reference)
                gaps.append(gap)
        row("live snapshot, copy / virsh backup-begin", f"{args.mib / statistics.median(live):.0f} MiB/s",
            f"{args.mib / statistics.median(theirs):.0f} MiB/s", statistics.median(theirs) / statistics.median(live), 0.9)
        print(f"{'longest time without new progress':46} {max(gaps) * 1000:>13.0f} ms")
        started = time.monotonic()
        virsh("destroy", "bench")
        off = time.monotonic()
        wait("the host says that it is off", lambda: api.server("bench")["state"] == "stopped")
        print(f"{'off until the host says so':46} {(time.monotonic() - off) * 1000:>13.0f} ms  (destroy itself {(off - started) * 1000:.0f} ms)")
        rest, converts = [], []
        for number in range(args.rounds + 1):
            target = os.path.join(scene.home, "reference.qcow2")
            started = time.monotonic()
            subprocess.run(["qemu-img", "convert", "-O", "qcow2", image, target], check=True)
            convert = time.monotonic() - started
            os.unlink(target)
            ours, _ = snapshot(api, "bench")
            if number:
                rest.append(ours)
                converts.append(convert)
        row("snapshot while off, copy / qemu-img convert", f"{args.mib / statistics.median(rest):.0f} MiB/s",
            f"{args.mib / statistics.median(converts):.0f} MiB/s", statistics.median(converts) / statistics.median(rest), 0.9)
    finally:
        scene.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
