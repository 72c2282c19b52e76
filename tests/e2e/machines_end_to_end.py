#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Real QEMU machines through the real window: off and on, snapshots at rest and live while the guest writes, a new VM from one,
the consistent snapshot, a guest that ignores the power button, and ends of window and host in the middle."""
import os
import sys

import machinescene
from driver import act, enabled, wait
from machinesteps import SWITCH, new_machine, same, sheet_button, switch, tab, take, virsh, written
from steps import BUTTON, FIELD, ROW, click


def open_machine(scene, name):
    window = scene.start_window()
    scene.select(name)
    window.one(SWITCH, f"Schalter {name}", contains=True)
    return window


def shut_down(scene, window, name):
    switch(window, name)
    sheet_button(window, "Herunterfahren")
    wait(f"{name} is off", lambda: scene.power(name) == "shut off", 30)
    window.says(f"Schalter {name}: AUS")


def off_on_and_snapshots(scene):
    """The whole second page: switch, snapshot at rest, switch on, live snapshot while the guest writes, new VM."""
    image = scene.make_machine("web-01", mib=24)
    scene.start_host()
    window = open_machine(scene, "web-01")
    shut_down(scene, window, "web-01")
    tab(window, "Snapshots")
    rest = take(scene.api(), window, "web-01", "Snapshot erstellen")
    assert rest["live"] is False, rest
    window.one(ROW, rest["name"], contains=True)
    window.says("offline erstellt")
    same(scene.snapshot_file(rest), image)
    switch(window, "web-01")
    wait("web-01 is on", lambda: scene.power("web-01") == "running")
    window.says("Schalter web-01: EIN")
    ticking = wait("the guest writes", lambda: ticked(image, 1), 30)
    # A name has the second in it: the next one must not be the same.
    window.one(BUTTON, "Live-Snapshot erstellen")
    live = take(scene.api(), window, "web-01", "Live-Snapshot erstellen")
    after = written(image)
    window.says("live erstellt")
    held = written(scene.snapshot_file(live))
    assert held[0] == ticking[0] and ticking[1] <= held[1] <= after[1], (ticking, held, after)
    wait("the guest was not stopped by it", lambda: written(image)[1] > after[1], 20)
    new = new_machine(scene.api(), window, "offline erstellt")
    same(scene.snapshot_file(rest), new)
    assert not scene.leftovers()
    assert window.close() < 2.5


def ticked(image, at_least):
    boots, ticks = written(image)
    return (boots, ticks) if ticks >= at_least else None


def restore_in_place(scene):
    image = scene.make_machine("web-01", mib=8, running=False)
    api = scene.start_host()
    wait("the host knows the machine", api.servers)
    window = open_machine(scene, "web-01")
    tab(window, "Snapshots")
    kept = take(scene.api(), window, "web-01", "Snapshot erstellen")
    before = written(image)
    scene.power_on("web-01")
    assert written(image)[0] > before[0]
    # Switched elsewhere: an idle window reads every half minute, and at once when it is asked to.
    window.press("Aktualisieren")
    window.says("Schalter web-01: EIN")
    virsh("destroy", "web-01")
    window.press("Aktualisieren")
    window.says("Schalter web-01: AUS")
    click(window.one(ROW, kept["name"], contains=True))
    window.press("Wiederherstellen")
    dialog = wait("the sheet is open", lambda: next(iter(window.find("dialog", "", contains=True)), None))
    button = wait("its button", lambda: next(iter(window.find(BUTTON, "Wiederherstellen", root=dialog)), None)
                  or next(iter(window.find(BUTTON, "VM wiederherstellen", root=dialog)), None))
    assert not enabled(button), "the name was not typed"
    field = window.find(FIELD, "", contains=True, root=dialog)[0]
    field.queryEditableText().setTextContents("web-01")
    wait("the name is accepted", lambda: enabled(button))
    act(button, ("Press",))
    wait("the disk is as it was", lambda: written(image) == before, 40)
    window.says("wiederhergestellt")
    same(scene.snapshot_file(kept), image)


def consistent(scene):
    image = scene.make_machine("db-01", mib=16)
    scene.start_host()
    boots = written(image)[0]
    window = open_machine(scene, "db-01")
    tab(window, "Snapshots")
    window.press("Konsistenter Snapshot")
    sheet_button(window, "Herunterfahren und Snapshot erstellen")
    made = wait("the snapshot is there", lambda: scene.api().snapshots("db-01"), 60)
    assert len(made) == 1 and made[0]["live"] is False, made
    wait("db-01 runs again", lambda: written(image)[0] == boots + 1, 40)
    assert written(scene.snapshot_file(made[0]))[0] == boots
    window.says("Schalter db-01: EIN")
    window.says("abgeschlossen")


def ignores_the_power_button(scene):
    scene.make_machine("alt-01", features="")
    scene.start_host("--shutdown-deadline", "2")
    window = open_machine(scene, "alt-01")
    switch(window, "alt-01")
    sheet_button(window, "Herunterfahren")
    window.says("reagiert nicht auf den Befehl zum Herunterfahren", 40)
    assert scene.power("alt-01") == "running", "nothing may be switched off hard by itself"
    window.says("Schalter alt-01: EIN")
    window.press("Ausschalten …")
    sheet_button(window, "Ausschalten")
    wait("alt-01 is off", lambda: scene.power("alt-01") == "shut off", 20)
    window.says("Schalter alt-01: AUS")


def window_killed_meanwhile(scene):
    scene.make_machine("web-01", mib=120)
    scene.start_host()
    window = open_machine(scene, "web-01")
    tab(window, "Snapshots")
    window.press("Live-Snapshot erstellen")
    wait("the host has the job", lambda: scene.api().jobs("web-01"))
    window.kill()
    window = open_machine(scene, "web-01")
    made = wait("the snapshot is there", lambda: scene.api().snapshots("web-01"), 60)
    assert len(made) == 1, made
    tab(window, "Snapshots")
    window.one(ROW, made[0]["name"], contains=True)
    assert len([j for j in scene.api().jobs("web-01") if j["action"] == "snapshot_create"]) == 1


def host_killed_in_a_consistent_snapshot(scene):
    image = scene.make_machine("db-01", mib=120)
    scene.start_host()
    boots = written(image)[0]
    window = open_machine(scene, "db-01")
    tab(window, "Snapshots")
    window.press("Konsistenter Snapshot")
    sheet_button(window, "Herunterfahren und Snapshot erstellen")
    wait("db-01 is off", lambda: scene.power("db-01") == "shut off", 30)
    scene.kill_host()
    # The window starts it again by itself; the chain goes on where it was.
    wait("db-01 runs again", lambda: written(image)[0] == boots + 1, 60)
    made = wait("the snapshot is there", lambda: scene.api().snapshots("db-01"), 60)
    assert len(made) == 1 and made[0]["live"] is False, made
    assert not scene.leftovers()
    window.says("Schalter db-01: EIN")


CASES = [off_on_and_snapshots, restore_in_place, consistent, ignores_the_power_button, window_killed_meanwhile,
         host_killed_in_a_consistent_snapshot]

if __name__ == "__main__":
    wanted = sys.argv[3:]
    os.environ["KUSTOS_PICTURES"] = sys.argv[2]
    sys.exit(machinescene.run(os.path.abspath(sys.argv[1]), [c for c in CASES if not wanted or c.__name__ in wanted]))
