# SPDX-License-Identifier: GPL-3.0-or-later
"""tour.py BIN OUT: the main job, pressed from outside in the shipped window, checked from outside with the sqlite3 shell.

Exit code 0 only if the backup, the download and the restore really happened and hold the same data as the source."""
import glob
import os
import sys

from driver import Failed, Window, dump, focus_window, keys, runtime_file, set_text, wait
from hostapi import HostApi

TREE = ("tree", "tree table")
ROW = ("tree item", "table cell", "table row")


class Tour:
    def __init__(self, binaries, out):
        self.binaries, self.out, self.number = binaries, out, 0
        self.window = None

    def step(self, title):
        self.number += 1
        name = f"{self.number:02d}-{title}.png"
        self.window.picture(os.path.join(self.out, name))
        print(f"{self.number:02d} {title}", flush=True)

    def run(self):
        source = os.path.join(os.environ["XDG_DATA_HOME"], "kustos", "sample", "warenwirtschaft.db")
        expected = dump(source)
        self.window = Window(os.path.join(self.binaries, "kustos"), "--language", "de", "--scheme", "light",
                             log=os.path.join(self.out, "kustos.log"))
        self.window.one(ROW, "warenwirtschaft", contains=True)
        select(self.window, "warenwirtschaft")
        self.window.one("page tab", "Sicherungen")
        self.step("start")
        backup = self.back_up()
        path = self.download(backup)
        compare("the downloaded file", dump(path), expected)
        name = self.restore(backup)
        instance = self.instance(name)
        compare("the restored database", dump(instance), expected)
        self.step("neue-instanz")
        self.window.close()

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

    def expand(self):
        if self.window.find(("push button", "button"), "Herunterladen"):
            return
        listing = self.window.one(TREE, "Verfügbare Sicherungen")
        listing.queryComponent().grabFocus()
        focus_window(self.window.process.pid)
        first_complete(listing)
        keys("Right")
        self.window.one(("push button", "button"), "Herunterladen")

    def download(self, backup):
        self.expand()
        self.step("sicherungsoptionen")
        folder = os.path.join(os.environ["HOME"], "Downloads")
        self.window.press("Herunterladen")
        choose_folder(self.window, folder)
        found = wait("the download has its final name",
                     lambda: [f for f in glob.glob(os.path.join(folder, "*")) if not f.endswith((".part", ".json"))], 60)
        self.window.says("heruntergeladen")
        self.step("heruntergeladen")
        size = os.path.getsize(found[0])
        if size != backup["kustos"]["size_bytes"]:
            raise Failed(f"the file has {size} bytes, the service says {backup['kustos']['size_bytes']}")
        return found[0]

    def restore(self, backup):
        self.expand()
        self.window.press("Wiederherstellen")
        dialog = self.window.one(("dialog", "alert"), "", contains=True)
        self.step("wiederherstellen")
        field = self.window.one("text", "sqlite-restore-", contains=False, seconds=1, root=dialog) if False else \
            wait("the new name is prefilled", lambda: next(
                (t for t in self.window.find(("text", "entry"), "", contains=True, root=dialog)
                 if t.queryText().getText(0, -1).startswith("sqlite-restore-")), None))
        name = field.queryText().getText(0, -1)
        button = wait("the dialog's own button", lambda: next(
            iter(self.window.find(("push button", "button"), "Wiederherstellen", root=dialog)), None))
        button.queryAction().doAction(0)
        self.window.says("Wiederherstellung")
        self.step("wiederherstellung-eingeleitet")
        self.window.one(ROW, name, contains=True, seconds=60)
        return name

    def instance(self, name):
        host = self.host()
        ready = wait("the new instance is available", lambda: [
            d for d in host.deployments() if d["name"] == name and d["kustos"]["status"] == "available"], 120)
        path = host.get(f"deployments/{ready[0]['id']}")["connection_strings"]["direct"][0]
        return path.removeprefix("sqlite://")


def select(window, name):
    """Chooses a service in the tree by its accessible selection."""
    node = window.one(ROW, name, contains=True)
    tree = node.parent
    focus_window(window.process.pid)
    component = node.queryComponent()
    box = component.getExtents(0)
    import subprocess
    subprocess.run(["xdotool", "mousemove", str(box.x + min(40, box.width // 2)), str(box.y + box.height // 2),
                    "click", "1"], check=True)
    return tree


def first_complete(_listing):
    keys("Home")
    keys("Down")


def choose_folder(window, folder):
    """Qt's own folder dialog: type the path, press its button."""
    field = wait("the folder dialog is open", lambda: next(
        (t for d in window.find(("dialog", "file chooser"), "", contains=True)
         for t in window.find(("text", "entry"), "", contains=True, root=d)), None))
    set_text(field, folder)
    keys("Return")


def compare(what, got, expected):
    if got != expected:
        raise Failed(f"{what} differs from the source")


def main():
    tour = Tour(sys.argv[1], sys.argv[2])
    try:
        tour.run()
    except Failed as failed:
        print(f"FAILED at step {tour.number + 1}: {failed}", flush=True)
        if tour.window:
            try:
                tour.window.picture(os.path.join(tour.out, "failed.png"))
                print("what the window says:", *[t for t in tour.window.texts() if t], sep="\n  ", flush=True)
            finally:
                tour.window.kill()
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
