# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads kustos-host as any other client of the Compose dialect would: from outside, to check what the window claims."""
import json
import urllib.request


class HostApi:
    def __init__(self, runtime):
        self.base, self.token = runtime["base"], runtime["token"]

    def request(self, method, path, body=None):
        request = urllib.request.Request(
            f"{self.base}/2016-07/{path}", method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)

    def get(self, path):
        return self.request("GET", path)

    def deployments(self):
        return self.get("deployments")["_embedded"]["deployments"]

    def deployment(self, name):
        return next(d["id"] for d in self.deployments() if d["name"] == name)

    def backups(self, deployment):
        return self.get(f"deployments/{deployment}/backups")["_embedded"]["backups"]

    def recipes(self, deployment):
        return self.get(f"deployments/{deployment}/recipes")["_embedded"]["recipes"]
