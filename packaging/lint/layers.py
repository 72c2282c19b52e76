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
UI_FILES = {"mainwindow.h", "language.h"}
GRAPHICAL = re.compile(r"#include <(QWidget|QtWidgets|QtGui|QPixmap|QIcon|QColor|QFont|QPalette|QApplication|QGuiApplication)")
REPLY = re.compile(r"QNetworkReply|QNetworkAccessManager|QSslSocket")
PATTERNS = [
    (re.compile(r"\bQEventLoop\b|processEvents\(|waitFor(Finished|ReadyRead|Started|Connected)\("), "nested or blocking loop"),
    (re.compile(r"setDefaultConfiguration|NoLessSafeRedirectPolicy|UserVerifiedRedirectPolicy|ignoreSslErrors\(\)"), "network default the house rules out"),
    (re.compile(r"(?<!Application)(?<!Ssl)::instance\(\)"), "singleton"),
    (re.compile(r"\bTODO\b|\bFIXME\b|\bXXX\b|\bHACK\b"), "unfinished mark"),
    (re.compile(r"AutoText|Qt::RichText"), "rich text"),
]


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
            include = re.match(r'#include "([^"]+)"', line)
            if include and not root_file:
                first = include.group(1).split("/")[0]
                if in_ui and first not in UI_ALLOWED | UI_FILES and "/" in include.group(1):
                    yield f"{where}: ui includes {include.group(1)}"
                if layer and first not in ALLOWED.get(layer, set()):
                    yield f"{where}: {layer} includes {include.group(1)}"
            if layer and GRAPHICAL.search(line):
                yield f"{where}: app includes a graphical header"
            if layer not in ("net",) and not root_file and REPLY.search(line):
                yield f"{where}: only app/net speaks to the network"
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
