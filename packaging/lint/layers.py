#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the direction of dependencies and a few patterns the house rules out. Exit code 1 with one line per breach."""
import pathlib
import re
import sys

# A layer may include itself and what stands behind it. The link lists in CMake say the same; this also sees headers.
ALLOWED = {
    "core": {"core"},
    "net": {"net", "core"},
    "providers": {"providers", "net", "core"},
    "services": {"services", "providers", "net", "core"},
    "models": {"models", "services", "core"},
    "text": {"text", "core"},
    "host": {"host", "core"},
}
UI_ALLOWED = {"pages", "dialogs", "widgets", "delegates", "presenters", "models", "services", "text", "core"}
INCLUDE = re.compile(r'\s*#\s*include\s*(["<])([^">]+)[">]')
GRAPHICAL = re.compile(r"#include <(QWidget|QtWidgets|QtGui|QPixmap|QIcon|QColor|QFont|QPalette|QApplication|QGuiApplication)")
REPLY = re.compile(r"QNetworkReply|QNetworkAccessManager|QSslSocket|QTcpSocket|QTcpServer")
PATTERNS = [
    (re.compile(r"\bQEventLoop\b|processEvents\(|QCoro::waitFor\(|(\.|->)exec\("), "nested or blocking loop"),
    (re.compile(r"waitFor(Finished|ReadyRead|Started|Connected|Encrypted|BytesWritten|Disconnected|NewConnection)\("), "nested or blocking loop"),
    (re.compile(r"QMessageBox|QInputDialog|QErrorMessage"), "box of its own, and one that guesses at rich text"),
    (re.compile(r"setDefaultConfiguration|NoLessSafeRedirectPolicy|UserVerifiedRedirectPolicy|ignoreSslErrors\(\)"), "network default the house rules out"),
    (re.compile(r"(?<!Application)(?<!Ssl)::instance\(\)"), "singleton"),
    (re.compile(r"\bTODO\b|\bFIXME\b|\bXXX\b|\bHACK\b"), "unfinished mark"),
    (re.compile(r"AutoText|Qt::RichText"), "rich text"),
]
SLEEP = re.compile(r"\bsleep_(for|until)\(|QThread::(m|u)?sleep\(|::u?sleep\(")


def breaches(root):
    for path in sorted([*root.glob("app/**/*"), *root.glob("ui/**/*")]):
        if path.suffix not in (".h", ".cpp"):
            continue
        relative = path.relative_to(root)
        in_ui = relative.parts[0] == "ui"
        layer = None if in_ui else relative.parts[1]
        root_file = relative == pathlib.Path("ui/main.cpp")
        text = path.read_text(encoding="utf-8")
        lines = text.splitlines()
        limit = 250 if path.suffix == ".h" else 500
        if len(lines) > limit:
            yield f"{relative}:{len(lines)}: longer than {limit} lines"
        if "SPDX-License-Identifier: GPL-3.0-or-later" not in (lines[0] if lines else ""):
            yield f"{relative}:1: no SPDX line"
        for number, line in enumerate(lines, 1):
            where = f"{relative}:{number}"
            include = INCLUDE.match(line)
            name = include.group(2) if include else ""
            first = name.split("/")[0] if "/" in name else ""
            # A header of ours in angle brackets would be found by the compiler all the same.
            if include and (include.group(1) == '"' or first in ALLOWED or first in UI_ALLOWED) and not root_file:
                if in_ui and "/" in name and first not in UI_ALLOWED:
                    yield f"{where}: ui includes {name}"
                if layer and first not in ALLOWED.get(layer, set()):
                    yield f"{where}: {layer} includes {name}"
                if layer != "providers" and first == "providers" and name.count("/") > 1:
                    yield f"{where}: only the composition root knows a cloud's own folder: {name}"
            if layer and GRAPHICAL.search(line):
                yield f"{where}: app includes a graphical header"
            if layer not in ("net",) and not root_file and REPLY.search(line):
                yield f"{where}: only app/net speaks to the network"
            # The host's job threads may sleep; nothing that shares a thread with an event loop may.
            if layer != "host" and SLEEP.search(line):
                yield f"{where}: sleeps"
            for pattern, why in PATTERNS:
                if pattern.search(line) and not line.lstrip().startswith("//"):
                    yield f"{where}: {why}"


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    found = list(breaches(root))
    print("\n".join(found) or "layers: nothing found")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
