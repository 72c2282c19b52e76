#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""digitalocean_client.py (BASE TOKEN | --program DIALECTHOST) [--droplet NAME]

python-digitalocean, a client that knows nothing of this host, lists the droplets, switches one off and on, takes a
snapshot of it, renames it, and deletes it again. The droplet is the one named, else the first that runs."""
import argparse
import os
import sys
import time

import dialecthost

DEADLINE = 300


def until(what, wanted, read):
    end = time.monotonic() + DEADLINE
    while (seen := read()) != wanted:
        if time.monotonic() > end:
            raise SystemExit(f"{what}: {seen!r} instead of {wanted!r}")
        time.sleep(0.1)


def expect(holds, what):
    if not holds:
        raise SystemExit("not so: " + what)


def run(digitalocean, name):
    manager = digitalocean.Manager(token=os.environ["DIGITALOCEAN_ACCESS_TOKEN"])
    account = manager.get_account()
    expect(account.status == "active", "the account is active")
    expect(0 < int(account.ratelimit_remaining) < int(account.ratelimit_limit), "the rate limit makes sense")
    droplets = manager.get_all_droplets()
    expect(droplets, "there are droplets")
    print("droplets:", [(droplet.id, droplet.name, droplet.status) for droplet in droplets])
    droplet = next(d for d in droplets if (d.name == name if name else d.status == "active"))

    def action(answer):
        entry = droplet.get_action(answer["action"]["id"])
        expect(entry.wait(update_every_seconds=0.1), f"{entry.type} ends well, not {entry.status}")
        return entry

    def status():
        return manager.get_droplet(droplet.id).status

    action(droplet.power_off())
    until("after power_off", "off", status)
    try:
        droplet.power_off()
        raise SystemExit("power_off of a droplet that is off was taken")
    except digitalocean.DataReadError as error:
        expect("already powered off" in str(error), str(error))
    action(droplet.power_on())
    until("after power_on", "active", status)

    def snapshot_ids():
        droplet.load()
        return {entry.id for entry in droplet.get_snapshots()}

    before = snapshot_ids()
    label = f"{droplet.name}-{int(time.time() * 1000)}"
    action(droplet.take_snapshot(label))
    made = snapshot_ids() - before
    expect(len(made) == 1, f"one new snapshot, not {made}")
    made = made.pop()
    expect(manager.get_image(made).name == label, "it has the name asked for")
    image = manager.get_image(made)
    image.rename(label + "-renamed")
    snapshot = manager.get_snapshot(str(made))
    expect(snapshot.name == label + "-renamed" and snapshot.resource_id == str(droplet.id), "renamed, and of this droplet")
    expect(str(snapshot.id) in {str(entry.id) for entry in manager.get_droplet_snapshots()}, "it is in the list of all")
    snapshot.destroy()
    try:
        manager.get_snapshot(str(made))
        raise SystemExit("the deleted snapshot is still there")
    except digitalocean.NotFoundError:
        pass
    types = [entry.type for entry in droplet.get_actions()]
    expect(types[:3] == ["snapshot", "power_on", "power_off"], f"the newest actions first, not {types[:3]}")
    print("python-digitalocean: off, on, snapshot, rename, delete")


def main():
    parser = argparse.ArgumentParser()
    dialecthost.add_arguments(parser)
    parser.add_argument("--droplet")
    arguments = parser.parse_args()
    with dialecthost.host(arguments) as (base, token):
        # Read when the module is loaded.
        os.environ["DIGITALOCEAN_END_POINT"] = base + "/v2/"
        os.environ["DIGITALOCEAN_ACCESS_TOKEN"] = token
        os.environ["PYTHON_DIGITALOCEAN_REQUEST_TIMEOUT_SEC"] = "20"
        try:
            import digitalocean
        except ImportError:
            print("skipped: python3-digitalocean is missing")
            return 0
        run(digitalocean, arguments.droplet)
    return 0


if __name__ == "__main__":
    sys.exit(main())
