"""Documents a few lines long, each for something that OpenAPI can say; one project of them all."""
# ruff: noqa: E501 - a document a line

from __future__ import annotations

from typing import Any

import yaml

from .tiny import COMMON

Node = dict[str, Any]
ERROR: Node = {"$ref": "common.yaml#/components/responses/Error"}
TEXT: Node = {"type": "string"}


def ref(name: str) -> Node:
    return {"$ref": f"#/components/schemas/{name}"}


def parameter(name: str, place: str, schema: Node, **more: Any) -> Node:
    if place == "path":
        more["required"] = True
    return {"name": name, "in": place, "description": f"The {name}.", "schema": schema, **more}


def content(schema: Node, media_type: str = "application/json", **more: Any) -> Node:
    return {"content": {media_type: {"schema": schema, **more}}}


def operation(
    name: str,
    *parameters: Node,
    body: Node | None = None,
    answer: Node | None = None,
    status: str = "200",
) -> Node:
    said = {"description": "Done.", **(answer or {})}
    node: Node = {
        "operationId": name,
        "tags": ["things"],
        "summary": f"Do {name}",
        "description": "It is done.",
        "x-evidence": "documented",
        "x-safe-to-repeat": {"value": True, "reason": "Nothing comes of it."},
        "parameters": list(parameters),
        "responses": {status: said, "default": ERROR},
    }
    if body is not None:
        node["requestBody"] = {"required": True, **body}
    return node


def model(example: Node, required: tuple[str, ...] = (), /, **fields: Any) -> Node:
    described = {
        name: node if "$ref" in node else {"description": f"The {name}.", **node}
        for name, node in fields.items()
    }
    node: Node = {"description": "A thing.", "type": "object", "properties": described}
    if required:
        node["required"] = list(required)
    return {**node, "example": example}


def alias(example: Any, **schema: Any) -> Node:
    return {"description": "A thing.", **schema, "example": example}


def document(paths: dict[str, Node], schemas: dict[str, Node]) -> str:
    return yaml.safe_dump(
        {
            "openapi": "3.1.0",
            "info": {"title": "Features", "version": "1"},
            "servers": [{"url": "https://api.example.com"}],
            "security": [{"basicAuth": []}],
            "tags": [{"name": "things", "description": "Things."}],
            "paths": paths,
            "components": {"schemas": schemas},
        },
        sort_keys=False,
    )


# the document of each feature: its paths, its schemas
FEATURES: dict[str, tuple[dict[str, Node], dict[str, Node]]] = {
    "headers": (
        {
            "/headers": {
                "get": operation(
                    "send_headers",
                    parameter("X-Request-ID", "header", TEXT, required=True),
                    parameter("X-Tags", "header", {"type": "array", "items": TEXT}),
                    parameter("X-Dry-Run", "header", {"type": "boolean", "default": False}),
                    status="204",
                )
            }
        },
        {},
    ),
    "cookies": (
        {
            "/cookies": {
                "get": operation(
                    "send_cookies",
                    parameter("session", "cookie", TEXT, required=True),
                    parameter("page-size", "cookie", {"type": "integer"}),
                    status="204",
                )
            }
        },
        {},
    ),
    "queries": (
        {
            "/queries": {
                "get": operation(
                    "send_queries",
                    parameter("ids", "query", {"type": "array", "items": {"type": "integer"}}),
                    parameter("csv", "query", {"type": "array", "items": TEXT}, explode=False),
                    parameter("ssv", "query", {"type": "array", "items": TEXT}, style="spaceDelimited", explode=False),
                    parameter("psv", "query", {"type": "array", "items": TEXT}, style="pipeDelimited", explode=False),
                    parameter("filter", "query", ref("Filter"), style="deepObject", explode=True),
                    parameter("flat", "query", {"type": "object", "additionalProperties": TEXT}),
                    parameter("page[size]", "query", {"type": "integer", "default": 10}),
                    parameter("brief", "query", {"type": "boolean"}, allowEmptyValue=True),
                    {"name": "where", "in": "query", "description": "As JSON.", **content(ref("Filter"))},
                    status="204",
                )
            }
        },
        {"Filter": model({"name": "a"}, name=TEXT, since={"type": "string", "format": "date"}, on={"type": "boolean"})},
    ),
    "names": (
        {
            "/names/{thing-id}/{client}/{class}": {
                "put": operation(
                    "send_names",
                    parameter("thing-id", "path", TEXT),
                    parameter("client", "path", {"type": "boolean"}),
                    parameter("class", "path", {"type": "array", "items": TEXT}),
                    parameter("body", "query", TEXT),
                    parameter("X-Thing-Id", "header", TEXT),
                    parameter("thing_id", "query", TEXT),
                    parameter("fromDate", "query", {"type": "string", "format": "date"}),
                    parameter("$top", "query", {"type": "integer"}),
                    parameter("arguments", "query", TEXT),
                    parameter("self", "query", TEXT),
                    body=content(ref("Sent")),
                    status="204",
                )
            }
        },
        {"Sent": model({"to": "a"}, ("to",), to=TEXT)},
    ),
    "bytes": (
        {
            "/bytes": {
                "put": operation(
                    "send_bytes",
                    body=content({"type": "string", "format": "binary"}, "application/octet-stream"),
                    answer=content({"type": "string", "format": "binary"}, "application/pdf"),
                ),
                "get": operation("get_text", answer=content(TEXT, "text/csv")),
                "post": operation("send_text", body=content(TEXT, "text/plain"), status="204"),
            }
        },
        {},
    ),
    "forms": (
        {
            "/multipart": {
                "post": operation(
                    "send_multipart",
                    body=content(
                        ref("Upload"),
                        "multipart/form-data",
                        encoding={"scan": {"contentType": "application/pdf"}},
                    ),
                    status="204",
                )
            },
            "/form": {
                "post": operation(
                    "send_form",
                    body=content(ref("Form"), "application/x-www-form-urlencoded"),
                    status="204",
                )
            },
        },
        {
            "Upload": model(
                {"title": "a", "scan": "b"},
                ("title", "scan"),
                title=TEXT,
                scan={"type": "string", "format": "binary"},
                more={"type": "array", "items": {"type": "string", "format": "binary"}},
                labels={"type": "array", "items": TEXT},
                about=ref("About"),
            ),
            "About": model({"pages": 2}, pages={"type": "integer"}),
            "Form": model({"a": "b"}, ("a",), a=TEXT, on={"type": "boolean"}, tags={"type": "array", "items": TEXT}),
        },
    ),
    "requests": (
        {
            "/requests": {
                "post": operation("send_objects", body=content(ref("Order")), status="204"),
                "put": operation("send_perhaps", body={**content(ref("Sent")), "required": False}, status="204"),
            }
        },
        {
            "Order": model(
                {"lines": [], "buyer": {}, "seller": None},
                ("lines", "buyer", "seller"),
                lines={"type": "array", "items": ref("Line")},
                buyer=ref("Line"),
                seller={"anyOf": [ref("Line"), {"type": "null"}]},
                note={"type": "string", "default": "none"},
                holes={"type": "array", "items": {"type": ["string", "null"], "format": "date"}, "default": []},
                carrier={"anyOf": [ref("Line"), {"type": "null"}]},
                spare={"anyOf": [{"type": "array", "items": ref("Line")}, {"type": "null"}]},
                prices={"type": "object", "additionalProperties": {"type": "number"}},
                by_day={"type": "object", "additionalProperties": ref("Line")},
                grid={"type": "array", "items": {"type": "array", "items": {"type": "integer"}}},
                at={"type": "string", "format": "date-time"},
                due={"type": ["string", "null"], "format": "date"},
                key={"type": "string", "format": "uuid"},
                secret={"type": "string", "format": "byte"},
            ),
            "Line": model({"text": "a"}, text=TEXT),
        },
    ),
    "answers": (
        {"/answers": {"get": operation("get_answer", answer=content(ref("Answer")))}},
        {
            "Answer": model(
                {"day": "2024-01-02", "parts": {}},
                ("day", "parts"),
                day={"type": "string", "format": "date"},
                key={"type": ["string", "null"], "format": "uuid"},
                secret={"type": "string", "format": "byte"},
                times={"type": "array", "items": {"type": "string", "format": "date-time"}},
                prices={"type": "object", "additionalProperties": {"type": "number"}},
                parts={"type": "object", "additionalProperties": ref("Part")},
                rows={"type": "array", "items": {"type": "array", "items": ref("Part")}},
                moods={"type": "object", "additionalProperties": {"type": "string", "enum": ["good", "bad"]}},
                tags=ref("Labels"),
                holes={"type": "array", "items": {"type": ["string", "null"], "format": "date"}},
                size=ref("Size"),
            ),
            "Size": alias(1, type="integer", enum=[1, 2]),
            "Part": model({"name": "a"}, ("name",), name=TEXT),
            "Labels": alias({"a": "b"}, type="object", additionalProperties={"type": "string"}),
        },
    ),
    "joined objects": (
        {
            "/joined": {
                "get": operation("get_joined", answer=content(ref("Joined"))),
                "post": operation("send_joined", body=content(ref("JoinedRequest")), status="204"),
            }
        },
        {
            "Base": model({"id": "a"}, ("id",), id=TEXT, kind=TEXT),
            "Middle": {"description": "It.", "allOf": [ref("Base"), {"properties": {"size": {"type": "integer", "description": "It."}}}], "example": {"id": "a"}},
            "Joined": {
                "description": "All.",
                "allOf": [ref("Middle"), {"type": "object", "required": ["kind"], "properties": {"kind": {"const": "joined"}, "mate": {"allOf": [ref("Mate")], "description": "A mate."}, "none": ref("Nothing")}}],
                "example": {"id": "a", "kind": "joined"},
            },
            "Mate": {**ref("Base"), "properties": {"rank": {"type": "integer", "description": "It."}}, "description": "It.", "example": {"id": "a"}},
            "Nothing": {**model({}, name=TEXT), "type": ["object", "null"]},
            "JoinedRequest": {"description": "It.", "allOf": [ref("Base"), {"type": "object", "properties": {"perhaps": ref("Maybe")}}], "example": {"id": "a"}},
            "Maybe": {**model({}, name=TEXT), "type": ["object", "null"]},
        },
    ),
    "unions": (
        {
            "/unions": {
                "get": operation("get_union", answer=content(ref("Union"))),
                "post": operation("send_union", body=content(ref("UnionRequest")), status="204"),
            }
        },
        {
            "Cat": model({"kind": "cat", "lives": 9}, ("kind", "lives"), kind=TEXT, lives={"type": "integer"}),
            "Dog": model({"kind": "dog", "barks": True}, ("kind", "barks"), kind=TEXT, barks={"type": "boolean"}),
            "Pet": alias({"kind": "cat", "lives": 9}, oneOf=[ref("Cat"), ref("Dog")], discriminator={"propertyName": "kind", "mapping": {"cat": "#/components/schemas/Cat", "dog": "Dog"}}),
            "Square": model({"form": "square"}, ("form",), form={"type": "string", "const": "square"}, side={"type": "number"}),
            "Circle": model({"form": "circle"}, ("form",), form={"type": "string", "const": "circle"}, radius={"type": "number"}),
            "Person": model({"first": "a"}, first=TEXT, last=TEXT),
            "Company": model({"name": "a"}, name=TEXT, tax_id=TEXT),
            "Union": model(
                {},
                pet=ref("Pet"),
                pets={"type": "array", "items": ref("Pet")},
                by_name={"type": "object", "additionalProperties": ref("Pet")},
                shape={"oneOf": [ref("Square"), ref("Circle")]},
                owner={"oneOf": [ref("Person"), ref("Company"), {"type": "null"}]},
                value={"oneOf": [{"type": "string"}, {"type": "integer"}, {"type": "null"}]},
                mixed={"anyOf": [ref("Person"), {"type": "array", "items": ref("Person")}, TEXT]},
                moment={"oneOf": [{"type": "string", "format": "date-time"}, {"type": "string", "format": "date"}, TEXT]},
                children={"type": "object", "additionalProperties": ref("Union")},
                when={"anyOf": [{"type": "string", "format": "date"}, {"type": "integer"}]},
            ),
            "Bird": model({"kind": "bird"}, ("kind",), kind={"type": "string", "const": "bird"}, sings={"type": "boolean"}),
            "Fish": model({"kind": "fish"}, ("kind",), kind={"type": "string", "const": "fish"}, swims={"type": "boolean"}),
            "UnionRequest": model(
                {"pet": {"kind": "bird"}},
                ("pet",),
                pet={"oneOf": [ref("Bird"), ref("Fish")]},
                pets={"type": "array", "items": {"anyOf": [ref("Bird"), ref("Fish")]}},
                value={"oneOf": [{"type": "string"}, {"type": "integer"}]},
            ),
        },
    ),
    "ranges": (
        {
            "/ranges": {
                "get": {
                    **operation("get_range", answer=content(ref("Ranged")), status="2XX"),
                    "responses": {
                        "2XX": {"description": "Done.", **content(ref("Ranged"))},
                        "202": {"description": "Later.", **content(ref("Later"))},
                        "204": {"description": "Nothing."},
                        "default": ERROR,
                    },
                }
            }
        },
        {"Ranged": model({"a": "b"}, a=TEXT), "Later": model({"task": "b"}, task=TEXT)},
    ),
    "odd names": (
        {
            "/odd": {
                "get": operation("get_odd", answer=content(ref("Odd"))),
                "post": operation("send_odd", body=content(ref("OddRequest")), status="204"),
            }
        },
        {
            name: model({}, **dict.fromkeys(("to_dict", "from_dict", "adopt", "extras", "class", "self", "print", "fooBar", "2nd", "a-b", "FIELDS"), TEXT))
            for name in ("Odd", "OddRequest")
        },
    ),
}  # fmt: skip


def files(features: dict[str, tuple[dict[str, Node], dict[str, Node]]]) -> dict[str, str]:
    """The documents of a project that has all of ``features``."""
    paths: dict[str, Node] = {}
    schemas: dict[str, Node] = {}
    for some_paths, some_schemas in features.values():
        paths |= some_paths
        schemas |= some_schemas
    return {
        "swagger_specs/common.yaml": COMMON,
        "swagger_specs/features.yaml": document(paths, schemas),
    }
