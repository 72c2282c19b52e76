# SPDX-License-Identifier: GPL-3.0-or-later
"""tour.py BIN OUT [--machines]: the main jobs, pressed from outside in the shipped window, checked from outside.

A database: backup, download and restore, compared with the sqlite3 shell. With --machines also a virtual machine: off, snapshot,
on, live snapshot, new VM, compared with qemu-img and libvirt. Exit code 0 only if all of it really happened."""
import glob
import os
import subprocess
import sys

from driver import Failed, Window, dump, runtime_file, wait
from hostapi import HostApi
from machinesapi import MachinesApi
from steps import BUTTON, ROW, choose_folder, expand_newest, restore_dialog, select, select_machine


class Tour:
    def __init__(self, binaries, out, machines):
        self.binaries, self.out, self.machines, self.number = binaries, out, machines, 0
        self.window = None

    def make_sample(self):
        here = os.path.dirname(os.path.abspath(__file__))
        state = os.path.join(os.environ["XDG_DATA_HOME"], "kustos", "host")
        subprocess.run([os.path.join(here, "sample-data.sh"), self.binaries, state], check=True)
        if self.machines:
            subprocess.run([os.path.join(here, "sample-machines.sh"), self.binaries, state, "qemu:///session"], check=True)

    def step(self, title):
        self.number += 1
        self.window.picture(os.path.join(self.out, f"{self.number:02d}-{title}.png"))
        print(f"{self.number:02d} {title}", flush=True)

    def run(self):
        self.make_sample()
        expected = dump(os.path.join(os.environ["XDG_DATA_HOME"], "kustos", "sample", "warenwirtschaft.db"))
        self.window = Window(os.path.join(self.binaries, "kustos"), "--language", "de", "--scheme", "light",
                             log=os.path.join(self.out, "kustos.log"))
        self.window.one(ROW, "warenwirtschaft", contains=True)
        self.step("start")
        select(self.window, "warenwirtschaft")
        self.step("sicherungen")
        backup = self.back_up()
        compare("the downloaded file", dump(self.download(backup)), expected)
        name = self.restore()
        compare("the restored database", dump(self.instance(name)), expected)
        self.step("neue-serviceinstanz")
        if self.machines:
            self.run_machine("web-01")
        self.window.close()

    def run_machine(self, name):
        import machinesteps as vm
        api, window, image = MachinesApi(runtime_file()), self.window, vm.disk_of(name)
        select_machine(window, name)
        self.step("vm")
        vm.switch(window, name)
        vm.dialog(window)
        self.step("vm-ausschalten")
        vm.sheet_button(window, "Herunterfahren")
        wait(f"{name} is off", lambda: vm.virsh("domstate", name) == "shut off", 40)
        window.says(f"Schalter {name}: AUS")
        vm.tab(window, "Snapshots")
        self.step("snapshots")
        rest = vm.take(api, window, name, "Snapshot erstellen", lambda: self.step("snapshot-erstellen"))
        window.says("offline erstellt")
        self.step("snapshot-erstellt")
        vm.same(self.file_of(rest), image)
        print("   the snapshot holds the same as the disk", flush=True)
        vm.switch(window, name)
        wait(f"{name} runs", lambda: vm.virsh("domstate", name) == "running", 40)
        window.says(f"Schalter {name}: EIN")
        boots, ticks = wait("the guest writes", lambda: vm.written(image) if vm.written(image)[1] else None, 40)
        window.one(BUTTON, "Live-Snapshot erstellen")
        live = vm.take(api, window, name, "Live-Snapshot erstellen")
        window.says("live erstellt")
        self.step("live-snapshot")
        held = vm.written(self.file_of(live))
        if held[0] != boots or not ticks <= held[1] <= vm.written(image)[1]:
            raise Failed(f"the live snapshot holds {held}, the guest had written {(boots, ticks)}")
        print("   the live snapshot holds what the running machine had written", flush=True)
        made = vm.new_machine(api, window, "offline erstellt", lambda: self.step("neue-vm-aus-snapshot"))
        vm.same(self.file_of(rest), made)
        self.step("neue-vm")
        print("   the new VM holds the same as the snapshot", flush=True)

    @staticmethod
    def file_of(snapshot):
        folder = os.path.join(os.environ["XDG_DATA_HOME"], "kustos", "host", "snapshots", snapshot["id"])
        return glob.glob(folder + "/vda.qcow2")[0]

    def host(self):
        return HostApi(wait("the host says where it is", runtime_file))

    def back_up(self):
        host = self.host()
        service = host.deployment("warenwirtschaft")
        before = {b["id"] for b in host.backups(service)}
        self.window.press("Jetzt sichern")
        self.window.says("eingeleitet")
        self.step("jetzt-sichern")
        new = wait("the backup is complete", lambda: [b for b in host.backups(service)
                                                      if b["status"] == "complete" and b["id"] not in before], 120)
        if len(new) != 1:
            raise Failed(f"one press made {len(new)} backups")
        self.window.says("abgeschlossen")
        self.step("abgeschlossen")
        return new[0]

    def download(self, backup):
        expand_newest(self.window)
        self.step("sicherungsoptionen")
        folder = os.path.join(os.environ["HOME"], "Downloads")
        self.window.press("Herunterladen")
        choose_folder(self.window, folder)
        path = wait("the download has its final name",
                    lambda: [f for f in glob.glob(folder + "/*") if not f.endswith((".part", ".json", ".new"))], 60)[0]
        self.window.says(os.path.basename(path))
        self.step("heruntergeladen")
        size = os.path.getsize(path)
        if size != backup["kustos"]["size_bytes"]:
            raise Failed(f"the file has {size} bytes, the service says {backup['kustos']['size_bytes']}")
        return path

    def restore(self):
        expand_newest(self.window)
        name = restore_dialog(self.window, lambda: self.step("wiederherstellen"))
        self.window.says(name)
        wait("the sheet is closed", lambda: not self.window.find("dialog", "", contains=True))
        self.step("wiederherstellung-eingeleitet")
        self.window.one(ROW, name, contains=True, seconds=60)
        return name

    def instance(self, name):
        ready = wait("the new instance is available", lambda: [
            d for d in self.host().deployments() if d["name"] == name and d["kustos"]["status"] == "available"], 120)
        strings = self.host().get(f"deployments/{ready[0]['id']}")["connection_strings"]
        return strings["direct"][0].removeprefix("sqlite://")


def compare(what, got, expected):
    if got != expected:
        raise Failed(f"{what} differs from the source")
    print(f"   {what} holds the same data as the source ({len(got)} bytes of SQL)", flush=True)


def main():
    tour = Tour(sys.argv[1], sys.argv[2], "--machines" in sys.argv[3:])
    try:
        tour.run()
    except Failed as failed:
        print(f"FAILED at step {tour.number + 1}: {failed}", flush=True)
        if tour.window and tour.window.process.poll() is None:
            tour.window.picture(os.path.join(tour.out, "failed.png"))
            print("the window says:", *[t for t in tour.window.texts() if t], sep="\n  ", flush=True)
            tour.window.kill()
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
