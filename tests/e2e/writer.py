#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""writer.py DATABASE LOG: keeps committing to a WAL database until it is ended (or five minutes have passed).

Row n carries a checksum over row n-1, so that any copy can be judged by itself: it must be a chain without a gap. For each
row the log holds the wall clock just before and just after its COMMIT, so that a copy's last row can be held against the
moment that the backup claims to be of."""
import hashlib
import sqlite3
import sys
import time


def link(n, before):
    return hashlib.sha256(f"{n}:{before}".encode()).hexdigest()


def verify(path):
    """Number of rows of an unbroken chain; AssertionError where it is broken."""
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    before, count = "", 0
    for n, chain in database.execute("SELECT n, chain FROM entry ORDER BY n"):
        count += 1
        assert n == count, f"row {n} where {count} was due"
        before = link(n, before)
        assert chain == before, f"row {n} does not continue the chain"
    total, = database.execute("SELECT total FROM tally").fetchone()
    assert total == count, f"the tally says {total}, the chain has {count}: a torn transaction"
    database.close()
    return count


def create(path, filler_mib=0):
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("CREATE TABLE entry(n INTEGER PRIMARY KEY, chain TEXT NOT NULL)")
    database.execute("CREATE TABLE tally(total INTEGER NOT NULL)")
    database.execute("CREATE TABLE filler(block BLOB)")
    database.execute("INSERT INTO tally VALUES(0)")
    database.execute("BEGIN")
    for _ in range(filler_mib):
        database.execute("INSERT INTO filler VALUES(randomblob(1048576))")
    database.execute("COMMIT")
    database.close()


def main(path, log_path):
    database = sqlite3.connect(path, isolation_level=None, timeout=30)
    n, before = database.execute("SELECT count(*), (SELECT chain FROM entry ORDER BY n DESC LIMIT 1) FROM entry").fetchone()
    before = before or ""
    end = time.monotonic() + 300
    with open(log_path, "a", encoding="ascii", buffering=1) as log:
        while time.monotonic() < end:
            n += 1
            before = link(n, before)
            database.execute("BEGIN IMMEDIATE")
            database.execute("INSERT INTO entry VALUES(?, ?)", (n, before))
            database.execute("UPDATE tally SET total = total + 1")
            started = time.time()
            database.execute("COMMIT")
            log.write(f"{n} {started:.6f} {time.time():.6f}\n")
            time.sleep(0.002)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
