"""Bring a document to our form: names, tags, texts, safety, named objects. All are proposals."""

from __future__ import annotations

import copy
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator_config.adoption.convert import Plain
from generator_config.changes.python import class_name, snake
from generator_config.documents import METHODS
from generator_config.rules import EXTENSIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

_READS = {"get", "head", "options", "trace"}
_VERBS = {"get": "get", "post": "create", "put": "replace", "patch": "update", "delete": "delete"}
_SAFETY = {
    True: "It only reads, or does the same again.",
    False: "Sent twice, it may be carried out twice.",
}
BASIC = "basicAuth"
_ERROR = "common.yaml#/components/responses/Error"
_PATH_NAME = re.compile(r"\{([^{}]*)\}")
_SHARED = "#/components/schemas/"


@dataclass(frozen=True)
class Proposal:
    """Something that the document didn't say, and what was put in its place."""

    where: str
    """A pointer into the document as it was, such as `/paths/~1things/get`."""
    missed: str
    proposed: str


class Conforming:
    """One document on its way to our form."""

    def __init__(self, document: Plain, *, others: frozenset[str] = frozenset()) -> None:
        self.document = document
        self.proposals: list[Proposal] = []
        self._old_paths: dict[str, str] = {}
        """The paths as they were written, by what they are now."""
        self._taken = set(others)
        """Names of operations of the other documents."""
        self._bodies: dict[str, str] = {}
        self._where = ""

    def run(self) -> None:
        """Do all of it."""
        self.document.setdefault("components", {}).setdefault("schemas", {})
        self._drop_extensions(self.document, "")
        self._basic()
        self._tags()
        for path in list(self.document.get("paths") or {}):
            self._path(path)
        self._nameless()
        self._two_roles()
        self._unused()
        self._schema_words()

    def _propose(self, where: str, missed: str, proposed: str) -> None:
        self.proposals.append(Proposal(where, missed, proposed))

    # operations

    def _operations(self) -> Iterator[tuple[str, str, Plain]]:
        for path, item in (self.document.get("paths") or {}).items():
            for method in METHODS:
                if isinstance(item.get(method), dict):
                    yield path, method, item[method]

    def _basic(self) -> None:
        """Call HTTP Basic by the name that it has in our documents, where it is described."""
        schemes = self.document["components"].get("securitySchemes") or {}
        for name in list(schemes):
            scheme = schemes[name]
            kind = scheme.get("type"), str(scheme.get("scheme")).lower()
            if kind != ("http", "basic"):
                continue
            del schemes[name]
            places = [self.document, *(operation for _, _, operation in self._operations())]
            for choice in [c for place in places for c in place.get("security") or ()]:
                if name in choice:
                    choice[BASIC] = choice.pop(name)
            where = pointer("components", "securitySchemes", name)
            self._propose(where, f"{name} is described again", f"{BASIC} of common.yaml")

    def _tags(self) -> None:
        known = {tag.get("name"): tag for tag in self.document.get("tags") or ()}
        names: dict[str, str] = {}
        for path, method, operation in self._operations():
            where = pointer("paths", path, method)
            written = [str(tag) for tag in operation.get("tags") or ()]
            tag = snake(written[0]) if written else snake(_first_word(path))
            tag = tag or "api"
            if written != [tag]:
                missed = "has no tag" if not written else f"has the tags {', '.join(written)}"
                self._propose(where, missed, f"tags: [{tag}]")
            operation["tags"] = [tag]
            names.setdefault(tag, written[0] if written else tag)
        self.document["tags"] = [
            {
                "name": tag,
                "description": (known.get(written) or {}).get("description") or f"{_said(tag)}.",
            }
            for tag, written in names.items()
        ]

    def _path(self, path: str) -> None:
        item = self.document["paths"].pop(path)
        renames = {name: snake(name) for name in _PATH_NAME.findall(path)}
        new_path = _PATH_NAME.sub(lambda found: f"{{{renames[found[1]]}}}", path)
        if new_path != path:
            self._propose(pointer("paths", path), f"names in {path}", new_path)
        self.document["paths"][new_path] = item
        self._old_paths[new_path] = path
        shared = item.pop("parameters", None) or []
        for method in METHODS:
            if isinstance(item.get(method), dict):
                operation = item[method]
                own = operation.get("parameters") or []
                taken = {_parameter_key(p) for p in own}
                both = own + [copy.deepcopy(p) for p in shared if _parameter_key(p) not in taken]
                if both:
                    operation["parameters"] = both
                self._operation(path, method, operation, renames)

    def _operation(self, path: str, method: str, operation: Plain, renames: dict[str, str]) -> None:
        where = pointer("paths", path, method)
        self._name(where, path, method, operation)
        self._texts(where, operation)
        if "x-safe-to-repeat" not in operation:
            safe = method in {*_READS, "put", "delete"}
            word = "true" if safe else "false"
            self._propose(where, "doesn't say whether it is safe to repeat", f"value: {word}")
            operation["x-safe-to-repeat"] = {"value": safe, "reason": _SAFETY[safe]}
        if "x-evidence" not in operation:
            self._propose(where, "doesn't say how sure it is", "x-evidence: documented")
            operation["x-evidence"] = "documented"
        for parameter in operation.get("parameters") or ():
            self._parameter(where, parameter, renames)
        self._media(where, operation)
        self._responses(where, operation)

    def _name(self, where: str, path: str, method: str, operation: Plain) -> None:
        written = operation.get("operationId")
        name = snake(str(written)) if written else _name_of(path, method)
        number = 2
        base = name
        while name in self._taken:
            name = f"{base}_{number}"
            number += 1
        self._taken.add(name)
        if name != written:
            missed = f"is called {written}" if written else "has no operationId"
            self._propose(where, missed, f"operationId: {name}")
        operation["operationId"] = name

    def _texts(self, where: str, operation: Plain) -> None:
        summary = str(operation.get("summary") or "").strip()
        description = str(operation.get("description") or "").strip()
        if not summary:
            first = re.split(r"(?<=[.!?])\s|\n", description)[0] if description else ""
            summary = first.rstrip(".") or _said(operation["operationId"])
            self._propose(where, "has no summary", f"summary: {summary}")
        if not description:
            description = f"{summary.rstrip('.')}."
            self._propose(where, "has no description", f"description: {description}")
        operation["summary"], operation["description"] = summary, description

    def _parameter(self, where: str, parameter: Plain, renames: dict[str, str]) -> None:
        node = self._target(parameter)
        if node is None:
            return
        if node.get("in") == "path":
            node["name"] = renames.get(str(node.get("name")), node.get("name"))
            node["required"] = True
        if not node.get("description"):
            text = f"{_said(str(node.get('name')))}."
            missed = f"parameter {node.get('name')} has no description"
            self._propose(where, missed, f"description: {text}")
            node["description"] = text

    def _media(self, where: str, operation: Plain) -> None:
        for kind, node in _bodies(operation):
            content = node.get("content") or {}
            if len(content) > 1:
                best = next((name for name in content if "json" in name), next(iter(content)))
                others = ", ".join(name for name in content if name != best)
                self._propose(where, f"{kind} comes in several forms", f"{best}, without {others}")
                node["content"] = {best: content[best]}

    def _responses(self, where: str, operation: Plain) -> None:
        responses = operation.setdefault("responses", {})
        if not any(re.fullmatch("2[0-9][0-9]", str(status)) for status in responses):
            self._propose(where, "has no response for success", '"200" without content')
            responses["200"] = {"description": "Done."}
        if "default" not in responses:
            self._propose(where, "has no default response", f"$ref: {_ERROR}")
            responses["default"] = {"$ref": _ERROR}

    # schemas

    def _nameless(self) -> None:
        """Give names to all objects that have none."""
        for path, method, operation in self._operations():
            self._where = pointer("paths", self._old_paths[path], method)
            for kind, node in _bodies(operation):
                for media in (node.get("content") or {}).values():
                    schema = media.get("schema")
                    if isinstance(schema, dict):
                        name = class_name(operation["operationId"]) + kind
                        media["schema"] = self._named(schema, name, is_body=True)
        for name in list(self.document["components"]["schemas"]):
            self._where = pointer("components", "schemas", name)
            self._inner_names(self.document["components"]["schemas"][name], class_name(name))

    def _named(self, schema: Plain, name: str, *, is_body: bool = False) -> Plain:
        """A reference to the schema under its new name; itself where it needs none."""
        if "$ref" in schema or not (is_body or _is_object(schema)):
            self._inner_names(schema, name)
            return schema
        text = json.dumps(schema, sort_keys=True, default=str)
        if text in self._bodies:
            return {"$ref": _SHARED + self._bodies[text]}
        schemas = self.document["components"]["schemas"]
        free, number = name, 2
        while free in schemas:
            free, number = f"{name}{number}", number + 1
        schemas[free] = schema
        self._bodies[text] = free
        self._propose(self._where, "has a nameless object", f"{free} under components/schemas")
        self._inner_names(schema, free)
        return {"$ref": _SHARED + free}

    def _inner_names(self, schema: Any, name: str) -> None:
        if not isinstance(schema, dict):
            return
        for key in ("properties", "patternProperties", "$defs"):
            for field, inner in (schema.get(key) or {}).items():
                if isinstance(inner, dict):
                    schema[key][field] = self._named(inner, name + class_name(snake(str(field))))
        for key, end in (("items", "Item"), ("additionalProperties", "Value"), ("not", "Not")):
            if isinstance(schema.get(key), dict):
                schema[key] = self._named(schema[key], name + end)
        for key in ("allOf", "anyOf", "oneOf", "prefixItems"):
            for position, inner in enumerate(schema.get(key) or ()):
                if isinstance(inner, dict):
                    schema[key][position] = self._named(inner, f"{name}{position + 1}")

    def _two_roles(self) -> None:
        """Make two of each object that is sent and received."""
        sent, received = self._reached("request"), self._reached("response")
        schemas = self.document["components"]["schemas"]
        both = [name for name in schemas if name in sent & received and self._holds_object(name)]
        if not both:
            return
        twins = {name: self._free(f"{name}Request") for name in both}
        for name, twin in twins.items():
            schemas[twin] = _led(copy.deepcopy(schemas[name]), twins)
            where = pointer("components", "schemas", name)
            self._propose(where, f"{name} is sent and received", f"{twin} is what is sent")
        for name in sorted(sent - set(both)):
            if name in schemas and name not in received:
                schemas[name] = _led(schemas[name], twins)
        for _, _, operation in self._operations():
            if "requestBody" in operation:
                operation["requestBody"] = _led(operation["requestBody"], twins)
        bodies = self.document["components"].get("requestBodies") or {}
        for name in list(bodies):
            bodies[name] = _led(bodies[name], twins)

    def _free(self, name: str) -> str:
        number, free = 2, name
        while free in self.document["components"]["schemas"]:
            free, number = f"{name}{number}", number + 1
        return free

    def _holds_object(self, name: str) -> bool:
        """Whether a schema is an object, or leads to one: what is only text has no role."""
        seen: set[str] = set()
        waiting = [name]
        schemas = self.document["components"]["schemas"]
        while waiting:
            this = waiting.pop()
            if this in seen or this not in schemas:
                continue
            seen.add(this)
            if _is_object(schemas[this]):
                return True
            waiting.extend(_references(schemas[this]))
        return False

    def _reached(self, way: str) -> set[str]:
        """The schemas that requests, or responses, lead to."""
        waiting: list[str] = []
        for _, _, operation in self._operations():
            root = operation.get("requestBody") if way == "request" else operation.get("responses")
            waiting += self._references_from(root)
        found: set[str] = set()
        schemas = self.document["components"]["schemas"]
        while waiting:
            name = waiting.pop()
            if name in schemas and name not in found:
                found.add(name)
                waiting += _references(schemas[name])
        return found

    def _references_from(self, node: Any) -> list[str]:
        """The schemas that a node names, by way of shared bodies and responses too."""
        found = _references(node)
        for section in ("requestBodies", "responses"):
            shared = self.document["components"].get(section) or {}
            for name in _references(node, f"#/components/{section}/"):
                found += _references(shared.get(name))
        return found

    def _unused(self) -> None:
        """Leave out objects that no operation leads to."""
        used = self._reached("request") | self._reached("response")
        for section in ("parameters", "headers"):
            used |= set(_references(self.document["components"].get(section)))
        used |= set(_references(self.document.get("webhooks")))
        used |= set(_references([operation for _, _, operation in self._operations()]))
        schemas = self.document["components"]["schemas"]
        for name in [name for name in schemas if name not in used and _is_object(schemas[name])]:
            where = pointer("components", "schemas", name)
            self._propose(where, f"no operation uses {name}", "left out")
            del schemas[name]

    def _schema_words(self) -> None:
        for name, schema in self.document["components"]["schemas"].items():
            where = pointer("components", "schemas", name)
            if not str(schema.get("description") or "").strip():
                text = f"{_said(snake(name))}."
                self._propose(where, f"{name} has no description", f"description: {text}")
                schema["description"] = text
            if "example" not in schema:
                examples = schema.get("examples")
                if isinstance(examples, list) and examples:
                    schema["example"] = examples[0]
                else:
                    schema["example"] = self._example(schema, 0)
                    self._propose(where, f"{name} has no example", "one made from its types")

    def _example(self, schema: Any, depth: int) -> Any:
        if not isinstance(schema, dict) or depth > 8:
            return None
        for key in ("example", "default", "const"):
            if key in schema:
                return schema[key]
        if schema.get("enum"):
            return schema["enum"][0]
        if "$ref" in schema:
            name = str(schema["$ref"]).removeprefix(_SHARED)
            return self._example(self.document["components"]["schemas"].get(name), depth + 1)
        for key in ("allOf", "anyOf", "oneOf"):
            if schema.get(key):
                return self._example(schema[key][0], depth + 1)
        kind = schema.get("type")
        kind = next((k for k in kind if k != "null"), "null") if isinstance(kind, list) else kind
        if kind == "object" or "properties" in schema:
            fields = schema.get("properties") or {}
            wanted = schema.get("required") or list(fields)
            return {n: self._example(fields[n], depth + 1) for n in wanted if n in fields}
        if kind == "array":
            return []
        return _sample(str(kind), schema)

    def _drop_extensions(self, node: Any, where: str) -> None:
        """Leave out the extensions of others: they mean nothing here."""
        if isinstance(node, dict):
            is_names = where.endswith(("/properties", "/headers", "/schemas", "/paths"))
            for key in [key for key in node if str(key).startswith("x-") and not is_names]:
                if key not in EXTENSIONS:
                    self._propose(where or "/", f"{key} means nothing here", "left out")
                    del node[key]
            for key, value in node.items():
                if key not in {"example", "examples", "default", "enum", "const"}:
                    self._drop_extensions(value, f"{where}/{_escaped(str(key))}")
        elif isinstance(node, list):
            for position, item in enumerate(node):
                self._drop_extensions(item, f"{where}/{position}")

    def _target(self, parameter: Plain) -> Plain | None:
        """A parameter, its reference within the document followed."""
        reference = str(parameter.get("$ref", ""))
        if not reference:
            return parameter
        name = reference.removeprefix("#/components/parameters/")
        found = (self.document["components"].get("parameters") or {}).get(name)
        return found if isinstance(found, dict) else None


def pointer(*parts: str) -> str:
    """A JSON pointer (RFC 6901)."""
    return "".join(f"/{_escaped(part)}" for part in parts)


def _escaped(part: str) -> str:
    return part.replace("~", "~0").replace("/", "~1")


def _bodies(operation: Plain) -> Iterator[tuple[str, Plain]]:
    """The request body and the responses, with the ends of the names of their schemas."""
    if isinstance(operation.get("requestBody"), dict):
        yield "Request", operation["requestBody"]
    for status, response in (operation.get("responses") or {}).items():
        if isinstance(response, dict):
            end = "Response" if str(status).startswith("2") else f"Error{str(status).title()}"
            yield end, response


def _is_object(schema: Any) -> bool:
    if not isinstance(schema, dict) or "$ref" in schema:
        return False
    kind = schema.get("type")
    return (
        "properties" in schema or kind == "object" or (isinstance(kind, list) and "object" in kind)
    )


def _references(node: Any, start: str = _SHARED) -> list[str]:
    found: list[str] = []
    if isinstance(node, dict):
        reference = node.get("$ref")
        if isinstance(reference, str) and reference.startswith(start):
            found.append(reference.removeprefix(start))
        for key, value in node.items():
            if key not in {"example", "examples", "default", "enum", "const"}:
                found += _references(value, start)
    elif isinstance(node, list):
        for item in node:
            found += _references(item, start)
    return found


def _led(node: Any, twins: dict[str, str]) -> Any:
    """A node whose references lead to the twins."""
    if isinstance(node, dict):
        done = {key: _led(value, twins) for key, value in node.items()}
        name = str(done.get("$ref", "")).removeprefix(_SHARED)
        if name in twins:
            done["$ref"] = _SHARED + twins[name]
        return done
    return [_led(value, twins) for value in node] if isinstance(node, list) else node


def _parameter_key(parameter: Plain) -> tuple[Any, Any]:
    return parameter.get("in"), parameter.get("name") or parameter.get("$ref")


def _first_word(path: str) -> str:
    """The first part of a path that is neither a version nor a parameter."""
    parts = [part for part in path.split("/") if part and not part.startswith("{")]
    words = [part for part in parts if not re.fullmatch(r"v[0-9.]+|api", part)]
    return (words or ["api"])[0]


def _name_of(path: str, method: str) -> str:
    """A name from method and path: `GET /v2/things/{id}` is `get_thing`, without `{id}` a list."""
    parts = [part for part in path.split("/") if part and not re.fullmatch(r"v[0-9.]+|api", part)]
    ends_in_id = bool(parts) and parts[-1].startswith("{")
    words = [
        snake(part).removesuffix("s") if after.startswith("{") else snake(part)
        for part, after in zip(parts, [*parts[1:], ""], strict=True)
        if not part.startswith("{")
    ] or ["root"]
    verb = _VERBS.get(method, method) if method != "get" or ends_in_id else "list"
    if verb == "create":
        words[-1] = words[-1].removesuffix("s")
    return "_".join([verb, *words])


def _said(name: str) -> str:
    """A name as words."""
    text = snake(name).strip("_").replace("_", " ")
    return text[:1].upper() + text[1:]


def _sample(kind: str, schema: Plain) -> Any:
    """A value of a plain type, within its limits."""
    if kind in {"integer", "number"}:
        return schema.get("minimum", 1)
    if kind == "boolean":
        return True
    if kind == "null":
        return None
    formats = {
        "date-time": "2026-01-31T12:00:00Z",
        "date": "2026-01-31",
        "uuid": "7fc8c70a-ca58-430c-b383-b89df84f8083",
        "uri": "https://example.com/",
        "email": "person@example.com",
    }
    return formats.get(str(schema.get("format")), "text")
