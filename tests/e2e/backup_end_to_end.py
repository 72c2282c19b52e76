#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job through the real window while another process keeps writing: back up, download, restore, compare."""
import datetime
import glob
import os
import sys

import writer
from driver import Failed, dump, wait
from scene import run
from steps import choose_folder, expand_newest, restore_dialog, select


def moment_of(backup):
    return datetime.datetime.fromisoformat(backup["kustos"]["moment"].replace("Z", "+00:00")).timestamp()


def main_job(scene):
    window = scene.start_window()
    select(window, "shop")
    before = scene.last_commit()
    window.press("Jetzt sichern")
    window.says("eingeleitet")
    done = wait("one complete backup", scene.complete, 60)
    after = scene.last_commit()
    assert len(done) == 1, f"one press, {len(done)} backups"
    window.says("abgeschlossen")

    expand_newest(window)
    folder = os.path.join(scene.home, "Downloads")
    window.press("Herunterladen")
    choose_folder(window, folder)
    path = wait("the download has its final name",
                lambda: [f for f in glob.glob(folder + "/*") if not f.endswith((".part", ".json", ".new"))], 60)[0]
    rows = writer.verify(path)
    assert before <= rows <= after, f"{rows} rows, committed {before} before the press and {after} when it was done"

    # The backup is of the moment it claims: what had been committed before is in it, what began later is not.
    moment, times = moment_of(done[0]), scene.commit_times()
    assert times[rows][0] <= moment + 0.002, f"row {rows} was committed after the moment"
    assert rows + 1 not in times or times[rows + 1][1] >= moment - 0.002, f"row {rows + 1} was committed before the moment and is missing"

    expand_newest(window)
    name = restore_dialog(window)
    assert name.startswith("sqlite-restore-"), name
    window.one(("tree item", "table cell"), name, contains=True, seconds=30)
    ready = wait("the new instance is available", lambda: [
        d for d in scene.api().deployments() if d["name"] == name and d["kustos"]["status"] == "available"], 60)
    instance = scene.api().get(f"deployments/{ready[0]['id']}")["connection_strings"]["direct"][0].removeprefix("sqlite://")
    assert dump(instance) == dump(path), "the restored database differs from the downloaded backup"
    assert writer.verify(instance) == rows
    assert scene.writer.poll() is None, "the writer was disturbed"
    took = window.close()
    if took > 2.0:
        raise Failed(f"ending took {took:.1f} s")


if __name__ == "__main__":
    sys.exit(run(sys.argv[1], [main_job], filler_mib=8))
