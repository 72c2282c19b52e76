#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""digitalocean_openapi.py TEST_BINARY DESCRIPTION: every request that the program sends to DigitalOcean is one that
its OpenAPI description knows: path, method, query and body. Exit code 77 where description or jsonschema is missing."""
import json
import os
import re
import subprocess
import sys
import tempfile
import urllib.parse

SKIPPED = 77


def recorded(binary):
    with tempfile.TemporaryDirectory() as directory:
        path = os.path.join(directory, "ledger")
        subprocess.run([binary, "--gtest_filter=DigitalOceanRequests.*", "--gtest_brief=1"], check=True, timeout=60,
                       env=dict(os.environ, KUSTOS_LEDGER=path))
        with open(path, encoding="utf-8") as file:
            return [json.loads(line) for line in file]


class Description:
    def __init__(self, path, jsonschema):
        with open(path, encoding="utf-8") as file:
            self.whole = json.load(file)
        self.jsonschema = jsonschema
        self.resolver = jsonschema.RefResolver("", self.whole)

    def resolved(self, value):
        return self.resolver.resolve(value["$ref"])[1] if "$ref" in value else value

    def operation(self, method, path):
        for pattern, methods in self.whole["paths"].items():
            if re.fullmatch(re.sub(r"\{[^}]+\}", "[^/]+", pattern), path) and method in methods:
                return methods[method], pattern, methods
        return None, None, None

    def errors(self, value, schema):
        validator = self.jsonschema.Draft7Validator(schema, resolver=self.resolver)
        return [error.message for error in validator.iter_errors(value)]

    def breaches(self, request):
        target = urllib.parse.urlsplit(request["target"])
        operation, pattern, item = self.operation(request["method"].lower(), target.path)
        if not operation:
            return ["no such path and method"]
        found = []
        parameters = [self.resolved(each) for each in operation.get("parameters", []) + item.get("parameters", [])]
        names = re.findall(r"\{([^}]+)\}", pattern)
        values = re.fullmatch(re.sub(r"\{[^}]+\}", "([^/]+)", pattern), target.path).groups()
        told = {("path", name): value for name, value in zip(names, values)}
        told |= {("query", name): value for name, value in urllib.parse.parse_qsl(target.query)}
        for (place, name), value in told.items():
            matching = [each for each in parameters if each["in"] == place and each["name"] == name]
            if not matching:
                found.append(f"unknown parameter {name}")
                continue
            typed = [value] + ([int(value)] if value.isdigit() else [])
            if all(self.errors(each, matching[0]["schema"]) for each in typed):
                found.append(f"parameter {name}={value}")
        body = operation.get("requestBody")
        if bool(request["body"]) != bool(body):
            return found + ["a body where none is due, or none where one is"]
        if body:
            schema = self.resolved(body)["content"]["application/json"]["schema"]
            found += self.errors(json.loads(request["body"]), schema)
        return found


def main():
    binary, description = sys.argv[1:3]
    try:
        import jsonschema
    except ImportError:
        print("skipped: python3-jsonschema is missing")
        return SKIPPED
    if not os.path.exists(description):
        print(f"skipped: no {description}")
        return SKIPPED
    api = Description(description, jsonschema)
    # A check that lets everything pass would prove nothing.
    wrong = [{"method": "POST", "target": "/v2/droplets/1/actions", "body": '{"type":"explode"}'},
             {"method": "GET", "target": "/v2/droplets?page=1&colour=red", "body": ""},
             {"method": "POST", "target": "/v2/droplets/1/actions", "body": '{"type":"restore","image":"name"}'},
             {"method": "PATCH", "target": "/v2/droplets/1", "body": "{}"}]
    for request in wrong:
        if not api.breaches(request):
            print("passes although it is wrong:", request)
            return 1
    requests = recorded(binary)
    bad = [(request, breaches) for request in requests if (breaches := api.breaches(request))]
    for request, breaches in bad:
        print(request["method"], request["target"], request["body"], *breaches, sep="\n    ")
    print(f"{len(requests)} requests, {len(bad)} not as described")
    return 1 if bad or not requests else 0


if __name__ == "__main__":
    sys.exit(main())
