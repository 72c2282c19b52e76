#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""kill_campaign.py HOST [ROUNDS] [SEED]: kill -9 at random moments of backups and restores, then a restart, ROUNDS times.

After every restart: each job has an end, nothing partial is listed or left behind, every complete backup is whole (its
checksum and SQLite's integrity check), and what was complete before the kill is still complete or was displaced by a
newer one."""
import hashlib
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request


class Host:
    def __init__(self, binary, state):
        self.process = subprocess.Popen([binary, "--state", state, "--copy-rate-limit", "40000000"], stdout=subprocess.PIPE, text=True)
        self.base = self.process.stdout.readline().split()[-1]
        with open(os.path.join(state, "token"), encoding="ascii") as file:
            self.token = file.read().strip()

    def call(self, method, path, body=None):
        request = urllib.request.Request(f"{self.base}/2016-07/{path}", method=method,
                                         data=json.dumps(body).encode() if body else (b"" if method == "POST" else None),
                                         headers={"Authorization": f"Bearer {self.token}"})
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.load(answer)

    def kill(self):
        self.process.kill()
        self.process.wait()


def ended(host, service, seconds=30):
    """The service's jobs once none is running any more."""
    end = time.monotonic() + seconds
    while True:
        jobs = host.call("GET", f"deployments/{service}/recipes")["_embedded"]["recipes"]
        if all(j["status"] in ("complete", "failed") for j in jobs):
            return jobs
        assert time.monotonic() < end, f"a job has no end: {jobs[0]}"
        time.sleep(0.02)


def check(host, state, service, before, checked):
    jobs = ended(host, service)
    backups = host.call("GET", f"deployments/{service}/backups")["_embedded"]["backups"]
    listed = {b["id"]: b for b in backups}
    for backup in backups:
        assert backup["status"] == "complete", backup
        if backup["id"] in checked:
            continue
        link = host.call("GET", f"deployments/{service}/backups/{backup['id']}")["download_link"]
        with urllib.request.urlopen(link, timeout=20) as answer:
            data = answer.read()
        assert hashlib.sha256(data).hexdigest() == backup["kustos"]["sha256"], "a listed backup does not fit its checksum"
        with tempfile.NamedTemporaryFile() as file:
            file.write(data)
            file.flush()
            assert sqlite3.connect(file.name).execute("PRAGMA integrity_check").fetchone() == ("ok",)
        checked.add(backup["id"])
    newest = max((b["created_at"] for b in backups), default="")
    for backup in before:
        assert backup["id"] in listed or (backup["type"] == "on_demand" and newest > backup["created_at"]), f"lost: {backup}"
    leftovers = subprocess.run(["find", state, "-name", "*.part*"], capture_output=True, text=True, check=True).stdout
    assert not leftovers, leftovers
    return backups, jobs


def main(binary, rounds=200, seed=None):
    seed = seed or random.SystemRandom().randrange(1 << 32)
    print(f"seed {seed}", flush=True)
    chance = random.Random(seed)
    folder = tempfile.mkdtemp(prefix="kustos-kill.")
    state, source = os.path.join(folder, "state"), os.path.join(folder, "source.db")
    database = sqlite3.connect(source, isolation_level=None)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("CREATE TABLE t(x)")
    for _ in range(8):
        database.execute("INSERT INTO t VALUES(randomblob(1000000))")
    service = subprocess.run([binary, "--state", state, "add", "sqlite", "source", source, "--schedule", "none"],
                             check=True, capture_output=True, text=True).stdout.split()[-1]
    before, checked, kills = [], set(), 0
    try:
        for number in range(rounds):
            host = Host(binary, state)
            before, jobs = check(host, state, service, before, checked)
            if before and chance.random() < 0.3:
                name = f"restored-{number}"
                host.call("POST", f"deployments/{service}/backups/{before[0]['id']}/restore", {"deployment": {"name": name, "datacenter": "kustos:local"}})
            else:
                host.call("POST", f"deployments/{service}/backups")
            time.sleep(chance.uniform(0, 0.5))  # the random moment is the point of the campaign
            host.kill()
            kills += 1
        host = Host(binary, state)
        check(host, state, service, before, checked)
        host.kill()
    finally:
        shutil.rmtree(folder)
    print(f"{kills} passed, 0 failed: kills survived; {len(checked)} backups checked, {len(jobs)} jobs with an end")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 200, int(sys.argv[3]) if len(sys.argv) > 3 else None)
