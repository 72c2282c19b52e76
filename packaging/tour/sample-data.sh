#!/usr/bin/env bash
# sample-data.sh BIN STATE: makes two SQLite databases with invented content and registers them with the host of STATE.
# Doing it again changes nothing.
set -euo pipefail
bin=$1 state=$2
umask 077
mkdir -p "$state"
data=$(dirname "$state")/sample
[ ! -e "$data/.registered" ] || exit 0
mkdir -p "$data"

sqlite3 "$data/warenwirtschaft.db" >/dev/null <<'SQL'
PRAGMA journal_mode=WAL;
CREATE TABLE customer(id INTEGER PRIMARY KEY, name TEXT NOT NULL, city TEXT NOT NULL);
CREATE TABLE purchase(id INTEGER PRIMARY KEY, customer INTEGER NOT NULL REFERENCES customer(id), cents INTEGER NOT NULL, at TEXT NOT NULL);
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
INSERT INTO customer SELECT i, 'Kunde ' || i, CASE i % 4 WHEN 0 THEN 'Köln' WHEN 1 THEN 'Görlitz' WHEN 2 THEN 'Lübeck' ELSE 'München' END FROM n;
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000)
INSERT INTO purchase SELECT i, 1 + i % 5000, (i * 7919) % 100000, datetime(1700000000 + i * 60, 'unixepoch') FROM n;
SQL
sqlite3 "$data/wiki.db" >/dev/null <<'SQL'
PRAGMA journal_mode=WAL;
CREATE TABLE page(id INTEGER PRIMARY KEY, title TEXT NOT NULL, body TEXT NOT NULL);
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
INSERT INTO page SELECT i, 'Seite ' || i, hex(zeroblob(400)) FROM n;
SQL
"$bin/kustos-host" --state "$state" add sqlite warenwirtschaft "$data/warenwirtschaft.db" --schedule daily
"$bin/kustos-host" --state "$state" add sqlite wiki "$data/wiki.db" --schedule daily
touch "$data/.registered"
