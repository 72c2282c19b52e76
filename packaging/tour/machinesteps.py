# SPDX-License-Identifier: GPL-3.0-or-later
"""What a user does on the page of a virtual machine, with the German labels, and what libvirt and qemu-img say of it; shared by
the tour and the end-to-end tests."""
import os
import re
import struct
import subprocess

import pyatspi
from driver import Failed, act, enabled, wait
from steps import BUTTON, FIELD, ROW, click

SWITCH = ("check box", "toggle button", "switch")
URI = "qemu:///session"
SECTOR = 512


def virsh(*arguments, check=True):
    return subprocess.run(["virsh", "-q", "-c", URI, *arguments], check=check, capture_output=True, text=True).stdout.strip()


def disk_of(domain):
    return re.search(r"vda\s+(\S+)", virsh("domblklist", domain)).group(1)


def written(image):
    """Boots and ticks that the guest has written into the second sector of an image, which may be in use."""
    path = os.path.join(os.environ["HOME"], "sector")
    subprocess.run(["qemu-img", "dd", "-U", "-f", "qcow2", "-O", "raw", f"bs={SECTOR}", "count=2", f"if={image}", f"of={path}"],
                   check=True, capture_output=True)
    with open(path, "rb") as file:
        magic, boots, ticks = struct.unpack_from("<4sII", file.read(), SECTOR)
    os.unlink(path)
    return (boots, ticks) if magic == b"NANO" else (0, 0)


def same(one, other):
    done = subprocess.run(["qemu-img", "compare", "-U", one, other], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Failed(f"{one} differs from {other}: {done.stdout}{done.stderr}")


def tab(window, name):
    click(window.one("page tab", name))


def switch(window, name):
    node = window.one(SWITCH, f"Schalter {name}", contains=True)
    wait("the switch can be moved", lambda: enabled(node) and not node.getState().contains(pyatspi.STATE_BUSY))
    act(node, ("Toggle", "Press"))


def dialog(window):
    return wait("a sheet is open", lambda: next(iter(window.find("dialog", "", contains=True)), None))


def sheet_button(window, name):
    sheet = dialog(window)
    button = wait(f"“{name}” is in the sheet", lambda: next(iter(window.find(BUTTON, name, root=sheet)), None))
    wait(f"“{name}” can be pressed", lambda: enabled(button))
    act(button, ("Press",))


def take(api, window, name, button, seen=lambda: None):
    """Presses the button; the snapshot that is there afterwards, under the name that was prefilled."""
    before = {s["id"] for s in api.snapshots(name)}
    field = window.one(FIELD, "Snapshot-Name eingeben", contains=True)
    title = field.queryText().getText(0, -1)
    if not re.fullmatch(re.escape(name) + r"-\d{10}", title):
        raise Failed(f"the prefilled name is “{title}”")
    window.press(button)
    seen()
    made = wait("the snapshot is there", lambda: [s for s in api.snapshots(name) if s["id"] not in before], 60)
    if len(made) != 1 or made[0]["name"] != title:
        raise Failed(f"one press made {made}")
    return made[0]


def new_machine(api, window, snapshot, seen=lambda: None):
    """Neue VM aus Snapshot, of the row that contains `snapshot`; the path of the new machine's disk."""
    known = set(virsh("list", "--all", "--name").split())
    click(window.one(ROW, snapshot, contains=True))
    window.press("Neue VM aus Snapshot")
    sheet = dialog(window)
    field = wait("a name is prefilled", lambda: next((t for t in window.find(FIELD, "", contains=True, root=sheet)
                                                      if "-restore-" in t.queryText().getText(0, -1)), None))
    name = field.queryText().getText(0, -1)
    seen()
    sheet_button(window, "VM erstellen")
    window.one(ROW, name, contains=True, seconds=40)
    made = wait("the new machine is ready", lambda: [s for s in api.servers() if s["custom_name"] == name
                                                     and s["state"] == "stopped" and not s["locked_by_job"]], 60)
    if len(made) != 1:
        raise Failed(f"one press made {made}")
    return disk_of(next(d for d in virsh("list", "--all", "--name").split() if d not in known))
