# SPDX-License-Identifier: GPL-3.0-or-later
"""A proxy on loopback between the window and the real host, for the faults that a healthy host cannot produce."""
import json
import os
import re
import socket
import threading
import time


class Proxy:
    """Forwards whole requests. `fault` (a function of method and path, or None) says what happens to one of them:
    bytes are the answer; "swallow" loses the answer of the host; "drop" loses the request; ("cut", n) breaks off after n
    bytes of the answer's body; a function gets the client's socket. `edit` changes the body of what the host answers."""

    def __init__(self, runtime_path):
        with open(runtime_path, encoding="utf-8") as file:
            runtime = json.load(file)
        self.base = runtime["base"]
        address, port = self.base.removeprefix("http://").split(":")
        self.target = (address, int(port))
        self.fault = None
        self.edit = None
        self.log = []  # (method, path) of every request, written before anything is answered
        self.times = []  # when each of them came, monotonic
        self.heads = []  # and its whole header
        self.listener = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._serve, daemon=True).start()
        self.own = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        write_runtime(runtime_path, runtime | {"base": self.own})

    def count(self, method, pattern):
        return sum(1 for m, p in self.log if m == method and re.search(pattern, p))

    def since(self, moment):
        """How much the window itself asked for; what a test asks the host comes this way as well."""
        return sum(1 for t, h in zip(self.times, self.heads) if t >= moment and b"user-agent: kustos" in h.lower())

    def ranges(self):
        """The first byte that each download request asked for."""
        found = [re.search(rb"range: *bytes=(\d+)-", h, re.I) for h, (_, p) in zip(self.heads, self.log)
                 if p.startswith("/download/")]
        return [int(m.group(1)) if m else 0 for m in found]

    def _serve(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self._connection, args=(client,), daemon=True).start()

    def _connection(self, client):
        server = None
        try:
            while True:
                request = read_message(client)
                if not request:
                    return
                method, path = (word.decode() for word in request.split(b" ", 2)[:2])
                self.times.append(time.monotonic())
                self.heads.append(request.split(b"\r\n\r\n", 1)[0])
                self.log.append((method, path))
                action = self.fault(method, path) if self.fault else None
                if callable(action):
                    return action(client)
                if isinstance(action, bytes):
                    return client.sendall(action)
                if action == "drop":
                    return
                server = server or socket.create_connection(self.target)
                server.sendall(request)
                answer = read_message(server)
                if not answer or action == "swallow":
                    return
                answer = self._edited(method, path, answer)
                if isinstance(action, tuple):
                    return client.sendall(answer[:answer.index(b"\r\n\r\n") + 4 + action[1]])
                client.sendall(answer)
        except OSError:
            return
        finally:
            client.close()
            if server:
                server.close()

    def _edited(self, method, path, answer):
        head, _, body = answer.partition(b"\r\n\r\n")
        if b"json" in head.lower():
            body = body.replace(self.base.encode(), self.own.encode())  # links lead through here as well
        if self.edit:
            body = self.edit(method, path, body)
        return re.sub(rb"(?i)(content-length: *)\d+", rb"\g<1>%d" % len(body), head) + b"\r\n\r\n" + body


def write_runtime(path, runtime, mode=0o600):
    fresh = path + ".proxied"
    with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "w", encoding="utf-8") as file:
        file.write(runtime if isinstance(runtime, str) else json.dumps(runtime))
    os.rename(fresh, path)


def read_message(connection):
    """One HTTP message with a Content-Length; enough for our own host's API."""
    data = bytearray()
    while b"\r\n\r\n" not in data:
        block = connection.recv(65536)
        if not block:
            return b""
        data += block
    head, body = data.split(b"\r\n\r\n", 1)
    length = re.search(rb"content-length: *(\d+)", head, re.I)
    while length and len(body) < int(length.group(1)):
        block = connection.recv(1 << 20)
        if not block:
            return b""
        body += block
    return bytes(head + b"\r\n\r\n" + body)
