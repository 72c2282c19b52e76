#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Allows co_await only in the shapes that every supported compiler gets right, and that are easy to read:

    co_await f(args);      const auto r = co_await f(args);      co_return co_await f(args);

No condition, no ?:, no && or ||, no braces and no capturing lambda inside the awaited expression; no reference, view or
pointer parameters in a coroutine; no lambda that captures is one. Exit code 1 with one line per breach."""
import pathlib
import re
import sys

SHAPE = re.compile(
    r"^(?:co_return\s+co_await\s+|co_await\s+|(?:const\s+)?[\w:<>,\s*&]+?\s+\w+\s*=\s*co_await\s+|\w+\s*=\s*co_await\s+)"
    r"[\w:.\->\[\]*&<>]*(?:<[\w:<>,\s*]+>)?\s*(?:\(.*\))?$", re.S)
TASK = re.compile(r"QCoro::Task<[^;{}()]*>\s+(?:\w+::)*\w+\s*\(([^;{}]*)\)\s*(?:(?:const|noexcept|override|final)\s*)*\{", re.S)
# The closure may be gone when the coroutine goes on; what it captured goes with it.
CAPTURING = re.compile(r"\[[^\[\]]+\]\s*(?:\([^{};]*?\))?\s*(?:mutable\s*)?->\s*QCoro::Task")


def strip(text):
    """Comments and literals away, lines kept."""
    def blank(match):
        return re.sub(r"[^\n]", " ", match.group(0))
    def literal(match):
        return '""' if match.group(0)[0] in "\"'" else blank(match)
    # In one go: an address in a literal has slashes, a comment may have a quote.
    return re.sub(r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\'|//[^\n]*|/\*.*?\*/', literal, text, flags=re.S)


def statements(text):
    """Each piece between ; { } that holds co_await, with the line where it begins."""
    begin, depth = 0, 0
    for i, char in enumerate(text):
        if char in "([":
            depth += 1
        elif char in ")]":
            depth -= 1
        elif char in ";{}" and (depth <= 0 or char == ";"):
            piece = text[begin:i]
            if "co_await" in piece:
                yield piece, text.count("\n", 0, begin + len(piece) - len(piece.lstrip())) + 1, char
            begin, depth = i + 1, 0


def breaches(root):
    for path in sorted([*root.glob("app/**/*.cpp"), *root.glob("app/**/*.h"), *root.glob("ui/**/*.cpp"), *root.glob("ui/**/*.h")]):
        text = strip(path.read_text(encoding="utf-8"))
        relative = path.relative_to(root)
        for piece, line, end in statements(text):
            statement = " ".join(piece.split())
            statement = re.sub(r"^(?:else\s+|(?:if|for|while)\s*\([^()]*(?:\([^()]*\)[^()]*)*\)\s*)(?=co_|\w+ = co_)", "", statement)
            if end == "{" or not SHAPE.match(statement) or re.search(r"\?|&&|\|\||\{|\[[=&\w]", statement):
                yield f"{relative}:{line}: awaits in a shape the house rules out: {statement[:100]}"
        for match in CAPTURING.finditer(text):
            yield f"{relative}:{text.count(chr(10), 0, match.start()) + 1}: a lambda that captures is a coroutine"
        for match in TASK.finditer(text):
            body = text[match.end():match.end() + 20000]
            parameters = match.group(1)
            if "co_" in body and re.search(r"&|\*|_view\b|View\b", parameters):
                yield f"{relative}:{text.count(chr(10), 0, match.start()) + 1}: coroutine parameter that is no value: {' '.join(parameters.split())}"


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    found = list(breaches(root))
    print("\n".join(found) or "coroutines: nothing found")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
