# SPDX-License-Identifier: GPL-3.0-or-later
"""A proxy on loopback between the window and the real host, for the faults that a healthy host cannot produce."""
import json
import os
import re
import socket
import threading


class Proxy:
    """Forwards whole requests; `fault` (a function of method and path, or None) may answer, swallow or garble instead."""

    def __init__(self, runtime_path):
        with open(runtime_path, encoding="utf-8") as file:
            runtime = json.load(file)
        address, port = runtime["base"].removeprefix("http://").split(":")
        self.target = (address, int(port))
        self.fault = None
        self.log = []  # (method, path) of every request, written before anything is answered
        self.listener = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._serve, daemon=True).start()
        runtime["base"] = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        fresh = runtime_path + ".proxied"
        with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            json.dump(runtime, file)
        os.rename(fresh, runtime_path)

    def count(self, method, pattern):
        return sum(1 for m, p in self.log if m == method and re.search(pattern, p))

    def _serve(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self._connection, args=(client,), daemon=True).start()

    def _connection(self, client):
        server = socket.create_connection(self.target)
        try:
            while True:
                request = read_message(client)
                if not request:
                    return
                method, path = request.split(b" ", 2)[:2]
                self.log.append((method.decode(), path.decode()))
                action = self.fault(method.decode(), path.decode()) if self.fault else None
                if isinstance(action, bytes):
                    client.sendall(action)
                    return
                server.sendall(request)
                answer = read_message(server)
                if action == "swallow":
                    return
                client.sendall(answer)
        except OSError:
            return
        finally:
            client.close()
            server.close()


def read_message(connection):
    """One HTTP message with a Content-Length; enough for our own host's API."""
    data = b""
    while b"\r\n\r\n" not in data:
        block = connection.recv(65536)
        if not block:
            return b""
        data += block
    head, body = data.split(b"\r\n\r\n", 1)
    length = re.search(rb"content-length: *(\d+)", head, re.I)
    while length and len(body) < int(length.group(1)):
        block = connection.recv(65536)
        if not block:
            return b""
        body += block
    return head + b"\r\n\r\n" + body
