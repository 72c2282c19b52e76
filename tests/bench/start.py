#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""start.py BIN [ROUNDS]: milliseconds from exec to the first window and to its first content, Kustos beside a bare Qt tree.

Run inside packaging/tour/session.sh. Content is there when the middle of the window shows more than one colour."""
import ctypes
import os
import signal
import statistics
import subprocess
import sys
import time

X = ctypes.CDLL("libX11.so.6")
X.XOpenDisplay.restype = ctypes.c_void_p
X.XDefaultRootWindow.restype = ctypes.c_ulong
X.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
X.XQueryTree.argtypes = [ctypes.c_void_p, ctypes.c_ulong] + [ctypes.c_void_p] * 4
X.XGetGeometry.argtypes = [ctypes.c_void_p, ctypes.c_ulong] + [ctypes.c_void_p] * 7
X.XGetImage.restype = ctypes.c_void_p
X.XGetImage.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_int, ctypes.c_uint, ctypes.c_uint, ctypes.c_ulong, ctypes.c_int]
X.XFree.argtypes = [ctypes.c_void_p]


class Attributes(ctypes.Structure):
    _fields_ = [("x", ctypes.c_int), ("y", ctypes.c_int), ("width", ctypes.c_int), ("height", ctypes.c_int), ("rest", ctypes.c_char * 256)]


X.XGetWindowAttributes.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.POINTER(Attributes)]
# A window that goes between two calls is no reason to end.
HANDLER = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)(lambda *_: 0)
X.XSetErrorHandler(HANDLER)


class Image(ctypes.Structure):
    _fields_ = [("width", ctypes.c_int), ("height", ctypes.c_int), ("xoffset", ctypes.c_int), ("format", ctypes.c_int),
                ("data", ctypes.c_void_p), ("order", ctypes.c_int), ("unit", ctypes.c_int), ("bit_order", ctypes.c_int),
                ("pad", ctypes.c_int), ("depth", ctypes.c_int), ("bytes_per_line", ctypes.c_int)]


def mapped(display):
    """The first viewable top-level window of at least 200 x 100."""
    root, parent, count = ctypes.c_ulong(), ctypes.c_ulong(), ctypes.c_uint()
    list_ = ctypes.POINTER(ctypes.c_ulong)()
    X.XQueryTree(display, X.XDefaultRootWindow(display), *map(ctypes.byref, (root, parent, list_, count)))
    found = None
    for i in range(count.value):
        facts = Attributes()
        if X.XGetWindowAttributes(display, list_[i], ctypes.byref(facts)) and facts.width >= 200 and facts.height >= 100:
            state = int.from_bytes(bytes(facts)[92:96], sys.byteorder)  # map_state
            if state == 2:
                found = (list_[i], facts.width, facts.height)
    if list_:
        X.XFree(list_)
    return found


def painted(display, window, width, height):
    image = X.XGetImage(display, window, width // 4, height // 8, width // 2, 60, 0xFFFFFFFF, 2)
    if not image:
        return False
    facts = ctypes.cast(image, ctypes.POINTER(Image)).contents
    data = ctypes.string_at(facts.data, facts.bytes_per_line * facts.height)
    X.XFree(facts.data)
    X.XFree(image)
    return len({data[i:i + 4] for i in range(0, len(data), 4)}) > 3


def measure(command):
    display = X.XOpenDisplay(None)
    started = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    at_map = at_paint = None
    while time.monotonic() - started < 10 and at_paint is None:
        window = mapped(display)
        if window and at_map is None:
            at_map = (time.monotonic() - started) * 1000
        if window and painted(display, *window):
            at_paint = (time.monotonic() - started) * 1000
        time.sleep(0.001)
    process.send_signal(signal.SIGTERM)
    process.wait(10)
    X.XCloseDisplay(ctypes.c_void_p(display))
    return at_map, at_paint


def main():
    folder, rounds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 7
    programs = {"bare Qt tree of 1,000 rows": [os.path.join(folder, "bench_tree")],
                "kustos": [os.path.join(folder, "kustos"), "--language", "de", "--scheme", "light"]}
    results = {name: [] for name in programs}
    for number in range(rounds + 1):
        for name, command in programs.items():
            result = measure(command)
            if number and None not in result:
                results[name].append(result)
    medians = {}
    for name, rows in results.items():
        maps, paints = zip(*rows)
        medians[name] = statistics.median(paints)
        print(f"{name:30} window {statistics.median(maps):6.0f} ms   content {medians[name]:6.0f} ms"
              f"   ({min(paints):.0f}..{max(paints):.0f}, n={len(rows)})")
    print(f"ratio {medians['kustos'] / medians['bare Qt tree of 1,000 rows']:.2f}")


if __name__ == "__main__":
    main()
