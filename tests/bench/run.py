#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""run.py BIN [--mib 1024] [--rounds 3] [--only NAME]: benchmarks of the release build, as ratios measured in one run.

Each figure stands beside its yardstick, measured in turn with it on the same machine; the median of the rounds counts."""
import argparse
import json
import os
import resource
import shutil
import signal
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request


class Host:
    """A real kustos-host in a directory of its own."""

    def __init__(self, binaries, state, *options):
        self.binary, self.state = os.path.join(binaries, "kustos-host"), state
        self.process = subprocess.Popen([self.binary, "--state", state, *options], stdout=subprocess.PIPE, text=True)
        self.base = self.process.stdout.readline().split()[-1]
        with open(os.path.join(state, "token"), encoding="ascii") as file:
            self.token = file.read().strip()

    def add(self, name, path):
        return subprocess.run([self.binary, "--state", self.state, "add", "sqlite", name, path, "--schedule", "none"],
                              check=True, capture_output=True, text=True).stdout.split()[-1]

    def get(self, path, method="GET", data=None):
        request = urllib.request.Request(f"{self.base}/2016-07/{path}", method=method, data=data,
                                         headers={"Authorization": f"Bearer {self.token}"})
        import ssl
        context = ssl._create_unverified_context() if self.base.startswith("https") else None
        with urllib.request.urlopen(request, timeout=30, context=context) as answer:
            return json.load(answer)

    def memory_kib(self):
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as file:
            return next(int(line.split()[1]) for line in file if line.startswith("VmRSS"))

    def close(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(10)


def make_database(path, mib):
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("CREATE TABLE block(id INTEGER PRIMARY KEY, body BLOB)")
    database.execute("BEGIN")
    for _ in range(mib * 16):
        database.execute("INSERT INTO block(body) VALUES(randomblob(65000))")
    database.execute("COMMIT")
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()


def row(name, value, yardstick, ratio, target, higher_is_better=True):
    met = ratio >= target if higher_is_better else ratio <= target
    print(f"{name:46} {value:>16} {yardstick:>22}  ratio {ratio:5.2f}  target {target:4.2f}  {'met' if met else 'MISSED'}",
          flush=True)


def backup(args, folder):
    source = os.path.join(folder, "source.db")
    make_database(source, args.mib)
    size = os.path.getsize(source)
    host = Host(args.bin, os.path.join(folder, "state"))
    copies, totals, shells = [], [], []
    try:
        service = host.add("bench", source)
        wait(lambda: any(d["id"] == service for d in host.get("deployments")["_embedded"]["deployments"]))
        for number in range(args.rounds + 1):
            target = os.path.join(folder, "shell.db")
            started = time.monotonic()
            subprocess.run(["sqlite3", source, f".backup {target}"], check=True)
            shell = time.monotonic() - started
            os.unlink(target)
            started = time.monotonic()
            recipe = host.get(f"deployments/{service}/backups", "POST", b"")["id"]
            copied = None
            while True:
                now = host.get(f"recipes/{recipe}")
                if copied is None and now["kustos"]["phase"] == "checking":
                    copied = time.monotonic() - started
                if now["status"] in ("complete", "failed"):
                    break
                time.sleep(0.005)
            total = time.monotonic() - started
            if now["status"] == "failed":
                sys.exit(f"the backup failed: {now['status_detail']}")
            if number:  # the first round warms the page cache
                copies.append(copied or total)
                totals.append(total)
                shells.append(shell)
        listed = host.get(f"deployments/{service}/backups")["_embedded"]["backups"][0]
        detail = host.get(f"deployments/{service}/backups/{listed['id']}")
    finally:
        host.close()
    yardstick = statistics.median(shells)
    mb = size / 1e6
    row("copy phase / sqlite3 .backup", f"{mb / statistics.median(copies):.0f} MB/s", f"{mb / yardstick:.0f} MB/s",
        yardstick / statistics.median(copies), 0.9)
    row("press until listed as checked / .backup", f"{mb / statistics.median(totals):.0f} MB/s", f"{mb / yardstick:.0f} MB/s",
        yardstick / statistics.median(totals), 0.4)
    return detail


def wait(condition, seconds=20):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            sys.exit("the benchmark's host did not get ready")
        time.sleep(0.02)


def settle(folder, mib):
    """Before each measurement: nobody pays for what another has left to write, nor for memory that a virtual machine
    has given back and gets again page by page (seen: the same curl between 1.0 and 3.7 s)."""
    os.sync()
    path = os.path.join(folder, "settle")
    block = bytes(1 << 20)
    with open(path, "wb", buffering=0) as file:
        for _ in range(mib + mib // 8):
            file.write(block)
    os.unlink(path)


def download(args, folder, tls):
    state = os.path.join(folder, "state")
    options, environment = [], []
    if tls:
        make_certificates(folder)
        options = ["--tls-cert", os.path.join(folder, "cert.pem"), "--tls-key", os.path.join(folder, "key.pem")]
        # The client verifies as always; the test's authority stands in the system's store of a mount namespace only.
        environment = ["unshare", "-m", "sh", "-c", f'mount --bind {folder}/store /etc/ssl/certs && exec "$@"', "sh"]
    host = Host(args.bin, state, *options)
    ours, ended, curls, synced, hashed, growth, gaps = [], [], [], [], [], [], []
    try:
        service = host.get("deployments")["_embedded"]["deployments"][0]["id"]
        newest = host.get(f"deployments/{service}/backups")["_embedded"]["backups"][0]
        for number in range(args.rounds + 1):
            detail = host.get(f"deployments/{service}/backups/{newest['id']}")
            link, facts = detail["download_link"], detail["kustos"]
            target = tempfile.mkdtemp(dir=folder)
            settle(target, args.mib)
            started = time.monotonic()
            subprocess.run(["curl", "-sk", "-o", os.path.join(target, "curl"), link], check=True)
            curl = time.monotonic() - started
            subprocess.run(["sync", os.path.join(target, "curl")], check=True)
            sync = time.monotonic() - started
            os.unlink(os.path.join(target, "curl"))
            settle(target, args.mib)
            started = time.monotonic()
            subprocess.run(["sh", "-c", f"curl -sk '{link}' | tee {target}/tee | sha256sum"], check=True, stdout=subprocess.DEVNULL)
            piped = time.monotonic() - started
            os.unlink(os.path.join(target, "tee"))
            settle(target, args.mib)
            done = subprocess.run([*environment, os.path.join(args.bin, "bench_download"), link, target,
                                   str(facts["size_bytes"]), facts["sha256"]], check=True, capture_output=True, text=True)
            result = json.loads(done.stdout)
            shutil.rmtree(target)
            if number:
                ours.append(result["received_seconds"])
                ended.append(result["seconds"])
                curls.append(curl)
                synced.append(sync)
                hashed.append(piped)
                growth.append(result["grown_kib"])
                gaps.append(result["largest_gap_ms"])
        mb = facts["size_bytes"] / 1e6
    finally:
        host.close()
    scheme = "https" if tls else "http"
    row(f"download with SHA-256, {scheme} / curl -o", f"{mb / statistics.median(ours):.0f} MB/s",
        f"{mb / statistics.median(curls):.0f} MB/s", statistics.median(curls) / statistics.median(ours), 0.5 if tls else 0.75)
    row(f"the same until named and on the disk / curl + sync", f"{mb / statistics.median(ended):.0f} MB/s",
        f"{mb / statistics.median(synced):.0f} MB/s", statistics.median(synced) / statistics.median(ended), 0.5 if tls else 0.75)
    row(f"download with SHA-256, {scheme} / curl | sha256sum", f"{mb / statistics.median(ours):.0f} MB/s",
        f"{mb / statistics.median(hashed):.0f} MB/s", statistics.median(hashed) / statistics.median(ours), 2.0)
    row(f"memory grown by the download, {scheme}", f"{max(growth) / 1024:.1f} MiB", "32 MiB", max(growth) / 1024 / 32, 1.0, False)
    print(f"{'largest gap of the main thread, ' + scheme:46} {max(gaps):>13} ms")


def make_certificates(folder):
    def openssl(*arguments):
        subprocess.run(["openssl", *arguments], check=True, capture_output=True, cwd=folder)
    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "ca.key", "-out", "ca.pem", "-days", "2", "-subj", "/CN=bench authority")
    openssl("req", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out", "req.pem", "-subj", "/CN=127.0.0.1")
    with open(os.path.join(folder, "san.ext"), "w", encoding="ascii") as file:
        file.write("subjectAltName=IP:127.0.0.1\n")
    openssl("x509", "-req", "-in", "req.pem", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-out", "cert.pem",
            "-days", "2", "-extfile", "san.ext")
    store = os.path.join(folder, "store")
    os.makedirs(store, exist_ok=True)
    shutil.copy(os.path.join(folder, "ca.pem"), store)
    openssl("rehash", store)
    shutil.copy(os.path.join(folder, "ca.pem"), os.path.join(store, "ca-certificates.crt"))


def crowd(args, folder):
    """1,000 idle connections and 200 list requests a second at the same time."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (4096, max(4096, resource.getrlimit(resource.RLIMIT_NOFILE)[1])))
    host = Host(args.bin, os.path.join(folder, "state"))
    try:
        service = host.get("deployments")["_embedded"]["deployments"][0]["id"]
        address, port = host.base.removeprefix("http://").split(":")
        idle = [socket.create_connection((address, int(port))) for _ in range(1000)]
        for connection in idle:  # each has spoken once, as a keep-alive client has
            connection.sendall(f"GET /2016-07/accounts HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {host.token}\r\n\r\n".encode())
        for connection in idle:
            connection.recv(65536)
        served, peak, stop = [0], [0], time.monotonic() + 10

        def ask():
            import http.client
            client = http.client.HTTPConnection(address, int(port))
            due = time.monotonic()
            while time.monotonic() < stop:
                client.request("GET", f"/2016-07/deployments/{service}/backups", headers={"Authorization": f"Bearer {host.token}"})
                answer = client.getresponse()
                answer.read()
                if answer.status == 200:
                    served[0] += 1
                due += 4 / 200
                time.sleep(max(0, due - time.monotonic()))

        threads = [threading.Thread(target=ask) for _ in range(4)]
        for thread in threads:
            thread.start()
        while any(t.is_alive() for t in threads):
            peak[0] = max(peak[0], host.memory_kib())
            time.sleep(0.2)
        row("list requests a second with 1,000 idle", f"{served[0] / 10:.0f}/s", "200/s", served[0] / 10 / 200, 0.99)
        row("memory of the host meanwhile", f"{peak[0] / 1024:.1f} MiB", "60 MB", peak[0] * 1024 / 60e6, 1.0, False)
        for connection in idle:
            connection.close()
    finally:
        host.close()


def listing(args, _folder):
    done = subprocess.run([os.path.join(args.bin, "bench_list"), "10000"], capture_output=True, text=True, check=True,
                          env={**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")})
    result = json.loads(done.stdout.splitlines()[-1])
    row("10,000 backups: last byte to first rows", f"{result['visible_ms']:.0f} ms", "100 ms", result["visible_ms"] / 100, 1.0, False)
    row("10,000 backups: largest gap, GUI thread", f"{result['largest_gap_ms']:.0f} ms", "50 ms", result["largest_gap_ms"] / 50, 1.0, False)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bin")
    parser.add_argument("--mib", type=int, default=1024)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", default="")
    args = parser.parse_args()
    args.bin = os.path.abspath(args.bin)
    folder = tempfile.mkdtemp(prefix="kustos-bench.")
    try:
        if args.only in ("", "backup", "http", "https", "crowd"):
            backup(args, folder)
        if args.only in ("", "http"):
            download(args, folder, False)
        if args.only in ("", "https"):
            download(args, folder, True)
        if args.only in ("", "crowd"):
            crowd(args, folder)
        if args.only in ("", "list"):
            listing(args, folder)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
