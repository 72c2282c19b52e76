# SPDX-License-Identifier: GPL-3.0-or-later
"""What a user does in the window, step by step, with the German labels; shared by the tour and the end-to-end tests."""
import subprocess

from driver import Failed, focus_window, keys, set_text, wait

TREE = ("tree", "tree table", "table")
ROW = ("tree item", "table cell", "table row")
BUTTON = ("push button", "button")
FIELD = ("text", "entry")


def click(node):
    box = node.queryComponent().getExtents(0)
    subprocess.run(["xdotool", "mousemove", str(box.x + min(60, box.width // 2)), str(box.y + box.height // 2), "click", "1"],
                   check=True)


def select(window, name):
    """Clicks a service in the tree and waits for its page."""
    node = window.one(ROW, name, contains=True)
    focus_window(window.process.pid)
    click(node)
    tab = window.one("page tab", "Sicherungen")
    click(tab)
    window.one(BUTTON, "Jetzt sichern")


def select_machine(window, name):
    """Clicks a virtual machine in the tree and waits for its page."""
    node = window.one(ROW, name, contains=True)
    focus_window(window.process.pid)
    click(node)
    window.one(("check box", "toggle button", "switch"), f"Schalter {name}", contains=True)


def expand_newest(window):
    """Clicks the newest complete backup, unless its options are open already."""
    if window.find(BUTTON, "Herunterladen"):
        return
    row = wait("a complete backup is listed",
               lambda: next(iter(window.find(ROW, "abgeschlossen", contains=True)), None))
    click(row)
    window.one(BUTTON, "Herunterladen")


def choose_folder(window, folder):
    """Qt's own folder dialog: type the path, press Return."""
    field = wait("the folder dialog is open", lambda: next(
        (t for d in window.find(("dialog", "file chooser"), "", contains=True)
         for t in window.find(FIELD, "", contains=True, root=d)), None))
    set_text(field, folder)
    field.queryComponent().grabFocus()
    keys("Return")


def restore_dialog(window, seen=lambda: None):
    """Presses Wiederherstellen, reads the prefilled name, calls seen(), confirms with the sheet's own button."""
    window.press("Wiederherstellen")
    dialog = wait("the sheet is open", lambda: next(iter(window.find("dialog", "", contains=True)), None))
    field = wait("a name is prefilled", lambda: next(
        (t for t in window.find(FIELD, "", contains=True, root=dialog) if "-restore-" in t.queryText().getText(0, -1)), None))
    name = field.queryText().getText(0, -1)
    seen()
    button = wait("the sheet's own button", lambda: next(iter(window.find(BUTTON, "Wiederherstellen", root=dialog)), None))
    if not button.queryAction().doAction(0):
        raise Failed("the sheet's button did not take the press")
    return name
