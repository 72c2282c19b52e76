# SPDX-License-Identifier: GPL-3.0-or-later
"""The host that a client script talks to: one that runs already, or the test program for as long as the script runs."""
import contextlib
import subprocess


def add_arguments(parser):
    parser.add_argument("base", nargs="?", help="http://127.0.0.1:PORT of a running host")
    parser.add_argument("token", nargs="?")
    parser.add_argument("--program", help="dialecthost: started for this run")


@contextlib.contextmanager
def host(arguments):
    """Yields base and token."""
    if not arguments.program:
        yield arguments.base.rstrip("/"), arguments.token
        return
    process = subprocess.Popen([arguments.program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        base, token = process.stdout.readline().split()
        yield base, token
    finally:
        process.stdin.close()
        process.wait(timeout=20)
