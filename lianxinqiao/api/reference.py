"""The OpenAPI description as something to read, so that nobody needs a viewer with scripts from elsewhere."""

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings

EXAMPLES = {"integer": "1", "boolean": "true", "array": "…"}


@dataclass(frozen=True)
class Parameter:
    name: str
    place: str
    kind: str
    required: bool
    words: str


@dataclass(frozen=True)
class Operation:
    code: str
    method: str
    path: str
    title: str
    words: str
    parameters: list[Parameter]
    body: str
    answers: list[tuple[str, str]]
    example: str


def groups(description: dict[str, Any]) -> list[tuple[str, list[Operation]]]:
    """By tag, in the order in which they are declared."""
    found: dict[str, list[Operation]] = {}
    for path, methods in description["paths"].items():
        for method, told in methods.items():
            tag = (told.get("tags") or ["api"])[0]
            found.setdefault(tag, []).append(_operation(path, method, told, description))
    return list(found.items())


def _operation(path: str, method: str, told: dict[str, Any], whole: dict[str, Any]) -> Operation:
    parameters = [
        Parameter(
            each["name"],
            each["in"],
            _kind(each.get("schema", {}), whole),
            bool(each.get("required")),
            each.get("description") or each.get("schema", {}).get("description", ""),
        )
        for each in told.get("parameters", ())
    ]
    content = told.get("requestBody", {}).get("content", {})
    body = ", ".join(f"{kind}: {_kind(each.get('schema', {}), whole)}" for kind, each in content.items())
    answers = [(str(status), answer.get("description", "")) for status, answer in told["responses"].items()]
    return Operation(
        told["operationId"],
        method.upper(),
        path,
        told.get("summary", ""),
        told.get("description", ""),
        parameters,
        body,
        answers,
        _example(path, method, told, content),
    )


def _kind(schema: dict[str, Any], whole: dict[str, Any]) -> str:
    """A type in a word or two; of a named schema its fields."""
    if reference := schema.get("$ref"):
        name = reference.rpartition("/")[2]
        fields = whole["components"]["schemas"][name].get("properties", {})
        return f"{name} {{{', '.join(fields)}}}" if fields else name
    if several := schema.get("anyOf") or schema.get("allOf"):
        return " | ".join(_kind(each, whole) for each in several)
    if "enum" in schema:
        return " | ".join(map(str, schema["enum"]))
    if schema.get("type") == "array":
        return f"[{_kind(schema.get('items', {}), whole)}]"
    return schema.get("format") or schema.get("type", "")


def _example(path: str, method: str, told: dict[str, Any], content: dict[str, Any]) -> str:
    """What one could type. Partners' operations need their token, and what writes a key by which it is done once."""
    required = [each for each in told.get("parameters", ()) if each.get("required") and each["in"] == "query"]
    query = urlencode({each["name"]: EXAMPLES.get(each.get("schema", {}).get("type", ""), "…") for each in required})
    lines = [f"curl '{settings.SITE_URL}{path}{'?' if query else ''}{query}'"]
    if told.get("security"):
        lines.append("-H 'Authorization: Bearer TOKEN'")
    if method != "get":
        lines[0] = lines[0].replace("curl ", f"curl -X {method.upper()} ")
    if "application/json" in content:
        lines += ["-H 'Content-Type: application/json'", f"-d '{json.dumps({'…': '…'}, ensure_ascii=False)}'"]
    return " \\\n  ".join(lines)
