# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads kustos-host as any other client of the ccloud³ dialect would: from outside, to check what the window claims."""
import json
import urllib.request


class MachinesApi:
    def __init__(self, runtime):
        self.base, self.token, self.pid = runtime["base"], runtime["token"], runtime["pid"]

    def request(self, method, path, body=None):
        request = urllib.request.Request(
            f"{self.base}/api/v1/ccloud/{path}", method=method, data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)

    def servers(self):
        return self.request("GET", "servers")["data"]

    def server(self, name):
        return next(s for s in self.servers() if name in (s["custom_name"], s["hostname"]))

    def snapshots(self, name, state="available"):
        found = self.request("GET", f"servers/{self.server(name)['hostname']}/snapshots")["data"]
        return [s for s in found if state is None or s["state"] == state]

    def jobs(self, name):
        return self.request("GET", f"servers/{self.server(name)['hostname']}/jobs")["data"]
