#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""openapi_check.py (BASE TOKEN | --program DIALECTHOST) [--description FILE]

Holds every answer of the DigitalOcean dialect against the API description: the status is one the path knows (or its
"default"), the body fits the schema, the three rate limit headers are whole numbers. It changes what it finds: run it
against a host that may lose a snapshot. The description is no part of the project and read from ../shared."""
import argparse
import json
import pathlib
import re
import sys
import time
import urllib.error
import urllib.request

import dialecthost

USUAL = pathlib.Path(__file__).resolve().parents[2].parent / "shared" / "contracts" / "digitalocean.openapi.json"


def json_schema(node):
    """OpenAPI 3.0 says `nullable`, JSON Schema says type null."""
    if isinstance(node, list):
        return [json_schema(item) for item in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        return {"$ref": node["$ref"]}
    result = {key: json_schema(value) for key, value in node.items() if key not in ("example", "examples", "nullable")}
    if node.get("nullable") is not True:
        return result
    return {"anyOf": [result, {"type": "null"}]}


class Check:
    def __init__(self, description, base, token):
        import jsonschema
        self.description, self.base, self.token = description, base, token
        self.document = json_schema(description)
        # "nullable" beside an allOf means the whole.
        self.jsonschema = jsonschema
        self.formats = jsonschema.FormatChecker()
        self.failures, self.answers, self.covered = [], 0, set()

    def operation(self, method, path):
        best = None
        for pattern, operations in self.description["paths"].items():
            if method.lower() in operations and re.fullmatch(re.sub(r"\{[^}]*\}", "[^/]+", pattern), path.rstrip("/")):
                if best is None or pattern.count("{") < best.count("{"):
                    best = pattern
        return best

    def resolved(self, node):
        while "$ref" in node:
            target = self.document
            for part in node["$ref"].lstrip("#/").split("/"):
                target = target[part]
            node = target
        return node

    def call(self, method, target, body=None, token=None, raw=None):
        data = raw if raw is not None else (json.dumps(body).encode() if body is not None else None)
        request = urllib.request.Request(self.base + target, method=method, data=data, headers={
            "Authorization": "Bearer " + (token or self.token), "Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                status, headers, text = answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as error:
            status, headers, text = error.code, error.headers, error.read()
        self.examine(method, target, status, headers, text)
        return status, json.loads(text) if text else None

    def examine(self, method, target, status, headers, text):
        self.answers += 1
        where = f"{method} {target} -> {status}"
        for name in ("ratelimit-limit", "ratelimit-remaining", "ratelimit-reset"):
            if not re.fullmatch(r"\d+", headers.get(name, "")):
                self.failures.append(f"{where}: header {name}: {headers.get(name)!r}")
        if not headers.get("x-request-id"):
            self.failures.append(f"{where}: no x-request-id")
        pattern = self.operation(method, target.split("?")[0])
        if pattern is None:
            schema = {"$ref": "#/components/schemas/error"} if status >= 400 else None
            if schema is None:
                return  # the list of images is not in the description
        else:
            self.covered.add((method, pattern, status))
            responses = self.document["paths"][pattern][method.lower()]["responses"]
            if str(status) not in responses and status < 400:
                self.failures.append(f"{where}: no such status")
                return
            response = self.resolved(responses.get(str(status), responses.get("default")))
            schema = response.get("content", {}).get("application/json", {}).get("schema")
        if schema is None:
            if text:
                self.failures.append(f"{where}: a body where none is due")
            return
        root = dict(schema, components=self.document["components"]) if "$ref" not in schema else {
            "allOf": [schema], "components": self.document["components"]}
        validator = self.jsonschema.Draft4Validator(root, format_checker=self.formats)
        for error in validator.iter_errors(json.loads(text)):
            self.failures.append(f"{where}: {'/'.join(map(str, error.absolute_path))}: {error.message[:300]}")

    def done(self, action):
        for _ in range(200):
            status, answer = self.call("GET", f"/v2/actions/{action}")
            if status != 200 or answer["action"]["status"] != "in-progress":
                return answer["action"]["status"]
            time.sleep(0.05)
        return "in-progress"


def read_everything(check):
    check.call("GET", "/v2/account")
    check.call("GET", "/v2/account/")
    droplets = check.call("GET", "/v2/droplets")[1]["droplets"]
    for query in ("?page=1&per_page=1", "?page=2&per_page=1", "?per_page=200", "?page=99", "?name=web-01", "?tag_name=x",
                  "?type=gpus", "?per_page=201", "?page=0", "?tag_name=x&name=y", "?type=planes"):
        check.call("GET", "/v2/droplets" + query)
    for droplet in droplets:
        for part in ("", "/actions", "/snapshots", "/backups", "/backups/policy", "/snapshots?per_page=1"):
            check.call("GET", f"/v2/droplets/{droplet['id']}{part}")
    for path in ("/v2/actions", "/v2/snapshots", "/v2/snapshots?resource_type=droplet", "/v2/snapshots?resource_type=volume",
                 "/v2/snapshots?resource_type=moon", "/v2/snapshots?per_page=3&page=2", "/v2/images?private=true"):
        check.call("GET", path)
    for snapshot in check.call("GET", "/v2/snapshots")[1]["snapshots"]:
        check.call("GET", f"/v2/snapshots/{snapshot['id']}")
        check.call("GET", f"/v2/images/{snapshot['id']}")
    for path in ("/v2/droplets/999", "/v2/snapshots/999", "/v2/images/999", "/v2/actions/999", "/v2/droplets/x", "/v2/images/debian-12"):
        check.call("GET", path)
    check.call("GET", "/v2/droplets", token="wrong")
    return droplets


def change_something(check, droplets):
    """On one machine that is off: a snapshot, its new name, a restore, a machine from it, on and off, the snapshot's end."""
    droplet = next(entry for entry in droplets if entry["status"] == "off" and re.fullmatch(r"[A-Za-z0-9.-]+", entry["name"]))
    here = f"/v2/droplets/{droplet['id']}"
    before = set(droplet["snapshot_ids"])

    def act(**body):
        status, answer = check.call("POST", here + "/actions", body)
        return check.done(answer["action"]["id"]) if status == 201 else status

    results = [act(type="snapshot", name="openapi-check")]
    made = (set(check.call("GET", here)[1]["droplet"]["snapshot_ids"]) - before).pop()
    check.call("PUT", f"/v2/images/{made}", {"name": "openapi-check-2"})
    check.call("GET", f"/v2/snapshots/{made}")
    results.append(act(type="restore", image=made))
    status, new = check.call("POST", "/v2/droplets", {"name": "openapi-check", "image": made, "size": droplet["size_slug"], "region": ""})
    results.append(check.done(new["links"]["actions"][0]["id"]) if status == 202 else status)
    results += [act(type="power_on"), act(type="reboot"), act(type="power_cycle"), act(type="power_off"), act(type="rename", name=droplet["name"])]
    for wrong in ({}, {"type": "resize", "size": "s"}, {"type": "power_off"}, {"type": "restore"}, {"type": "snapshot", "name": "a\nb"}):
        check.call("POST", here + "/actions", wrong)
    check.call("POST", here + "/actions", raw=b"{broken")
    check.call("POST", "/v2/droplets", {"name": "x", "image": 999999, "size": droplet["size_slug"]})
    check.call("GET", here + "/actions")
    check.call("GET", "/v2/actions")
    check.call("DELETE", f"/v2/snapshots/{made}")
    check.call("DELETE", f"/v2/images/{made}")
    return results


def main():
    parser = argparse.ArgumentParser()
    dialecthost.add_arguments(parser)
    parser.add_argument("--description", type=pathlib.Path, default=USUAL)
    arguments = parser.parse_args()
    try:
        import jsonschema  # noqa: F401
    except ImportError:
        print("skipped: python3-jsonschema is missing")
        return 0
    if not arguments.description.is_file():
        print("skipped: the API description is not there:", arguments.description.name)
        return 0
    description = json.loads(arguments.description.read_text(encoding="utf-8"))
    with dialecthost.host(arguments) as (base, token):
        check = Check(description, base, token)
        results = change_something(check, read_everything(check))
        read_everything(check)
    if any(result != "completed" for result in results):
        check.failures.append(f"actions ended as {results}")
    print("\n".join(check.failures) or "openapi: every answer fits")
    print(f"{check.answers} answers, {len(check.covered)} pairs of operation and status")
    return 1 if check.failures else 0


if __name__ == "__main__":
    sys.exit(main())
