"""An ASGI middleware that holds every API response of a sandbox against `openapi.json`.

`Sandbox(wrap=ContractMiddleware)` switches it on. Violations are gathered in `VIOLATIONS`, which a
fixture turns into a failure; responses that a staged fault has broken are let through.
"""

from __future__ import annotations

import json
import re
from typing import Any

import jsonschema_rs
from flowroute_sdk.sandbox import load_document

VIOLATIONS: list[str] = []
METHODS = ("get", "put", "post", "delete", "patch")


class Contract:
    """The document's responses, with their schemas compiled when they are first met."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.document = document
        self._validators: dict[str, jsonschema_rs.Validator] = {}
        self._paths = sorted(
            ((_pattern(path), item) for path, item in document["paths"].items()),
            key=lambda pair: pair[0].groups,
        )

    def violations(
        self, method: str, path: str, status: int, content_type: str | None, body: bytes
    ) -> list[str]:
        """What is wrong with a response; nothing when the document allows it."""
        if path.startswith("/cdr-exports/"):
            return []  # a file of a storage service, which the document doesn't speak of
        path = _of_today(path)
        item = next((item for found, item in self._paths if found.fullmatch(path)), None)
        operation = (item or {}).get(method.lower())
        default = {"$ref": "#/components/responses/Error"}
        responses = operation["responses"] if operation else {"default": default}
        response = responses.get(str(status)) or responses.get("default")
        if response is None or (status < 400 and str(status) not in responses):
            return [f"status {status} is not documented"]
        while "$ref" in response:
            response = self._resolve(response["$ref"])
        content = response.get("content")
        if not content:
            return ["a body where none is documented"] if body else []
        media_type = (content_type or "").partition(";")[0]
        if media_type not in content:
            return [f"content type {media_type!r} instead of {', '.join(content)}"]
        try:
            value = json.loads(body)
        except ValueError as error:
            return [f"not JSON: {error}"]
        return self.schema_violations(content[media_type]["schema"], value)

    def schema_violations(self, schema: dict[str, Any], value: Any) -> list[str]:
        """What is wrong with a value by one of the document's schemas."""
        key = json.dumps(schema)
        if key not in self._validators:
            whole = {**schema, "components": self.document["components"]}
            self._validators[key] = jsonschema_rs.Draft202012Validator(whole, validate_formats=True)
        errors = self._validators[key].iter_errors(value)
        return [f"{'/'.join(map(str, one.instance_path))}: {one.message}" for one in errors]

    def _resolve(self, reference: str) -> dict[str, Any]:
        node: Any = self.document
        for part in reference.removeprefix("#/").split("/"):
            node = node[part]
        return node


def _of_today(path: str) -> str:
    """The documented path for one of a previous SDK."""
    path = re.sub(r"/dlr_callback$", "/sms_dlr_callback", path)
    return re.sub(r"/relationships/cnam(?=/|$)", "/relationships/cnams", path)


def _is_ours(path: str) -> bool:
    return path == "/" or path.startswith(
        ("/_sandbox", "/docs", "/media", "/v2.1/media", "/v2.2/media", "/cdr-exports")
    )


def _pattern(path: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\{[^}]+\\}", "([^/]+)", re.escape(path)) + "/?")


class ContractMiddleware:
    """Passes everything on unchanged and notes what breaks the contract."""

    def __init__(self, app: Any) -> None:
        self._app = app
        self._contract = Contract(load_document())

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http" or _is_ours(scope["path"]):
            await self._app(scope, receive, send)
            return
        response: dict[str, Any] = {"body": b"", "done": False}

        async def watch(message: dict[str, Any]) -> None:
            if message["type"] == "http.response.start":
                response["status"] = message["status"]
                response["headers"] = dict(message["headers"])
            else:
                response["body"] += message.get("body", b"")
                response["done"] = not message.get("more_body")
            await send(message)

        await self._app(scope, receive, watch)
        if response["done"] and b"x-sandbox-fault" not in response["headers"]:
            self._note(scope, response)

    def _note(self, scope: Any, response: dict[str, Any]) -> None:
        content_type = response["headers"].get(b"content-type", b"").decode() or None
        path = scope["raw_path"].decode("latin-1")
        found = self._contract.violations(
            scope["method"], path, response["status"], content_type, response["body"]
        )
        VIOLATIONS.extend(f"{scope['method']} {path}: {one}" for one in found)
