"""What of OpenAPI becomes right code, and what is refused because it wouldn't.

The table in ``docs/regenerating.md`` is made from these rules.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator_config.load import SpecMap
from generator_config.problems import Problem
from generator_config.walk import (
    inline_schemas,
    is_object,
    maps,
    operations,
    request_schemas,
    resolve,
    with_inner,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SUPPORTED = (
    ("path parameters", "one path segment each, quoted"),
    ("query parameters of text, numbers, booleans, dates and times", "left out when not given"),
    ("`default`", "told in the documentation, never sent"),
    ("JSON bodies, `+json` ones too, as named schemas", "a request model, a response model"),
    ("several documented successes", "the model that belongs to the status"),
    ("required, optional and nullable fields", "`UNSET` leaves out, `None` is null"),
    ("lists of text and numbers; in answers, of objects too", "lists"),
    ("`enum`, and open ones by `anyOf` with plain text", "literals; in answers other text passes"),
    ("`const`", "a value of the model's own"),
    ("`format: date-time`", "an aware datetime"),
    ("lists of resources with a constant `type`", "the model of the type, else the last one"),
    ("fields and operations in webhooks", "models"),
)
"""What becomes code, and what it becomes."""

_OF_MODELS = {"to_dict", "from_dict", "adopt", "extras", "FIELDS"}
_OF_ENDPOINTS = {"client", "body"}
_JSON = re.compile(r"application/(?:[\w.+-]+\+)?json")


@dataclass(frozen=True)
class Refusal:
    """A part of OpenAPI that is refused, what to do in its place, and where it is used."""

    what: str
    instead: str
    find: Callable[[SpecMap], Iterator[tuple[SpecMap, str | None]]]

    def problems(self, bundle: SpecMap) -> Iterator[Problem]:
        """A problem for each use."""
        for node, key in self.find(bundle):
            yield node.problem(f"{self.what}: not supported; {self.instead}", key)


def feature_problems(bundle: SpecMap) -> Iterator[Problem]:
    """Everything in the bundle that would become wrong code."""
    for refusal in REFUSED:
        yield from refusal.problems(bundle)


def feature_table() -> str:
    """The supported and the refused features as Markdown."""
    rows = [f"| {what} | {becomes} |" for what, becomes in SUPPORTED]
    rows += [f"| {refusal.what} | refused: {refusal.instead} |" for refusal in REFUSED]
    return "\n".join(["| in a document | in the client |", "| --- | --- |", *rows])


def _parameters(bundle: SpecMap) -> Iterator[SpecMap]:
    for operation in operations(bundle):
        yield from operation.parameters(bundle)


def _schemas(bundle: SpecMap) -> Iterator[SpecMap]:
    """All schemas at any depth, wherever they stand."""
    for schema in bundle["components"].get("schemas", {}).values():
        yield from with_inner(schema)
    others = [v for k, v in bundle["components"].items() if k != "schemas"]
    for root in (bundle["paths"], bundle.get("webhooks"), *others):
        for schema in inline_schemas(root):
            yield from with_inner(schema)


def _kinds(schema: Any) -> set[str]:
    kind = (schema or {}).get("type", ())
    return {kind} if isinstance(kind, str) else set(kind)


def _placed(*places: str) -> Callable[[SpecMap], Iterator[tuple[SpecMap, str | None]]]:
    return lambda bundle: ((p, "in") for p in _parameters(bundle) if p.get("in") in places)


def _compound_parameters(bundle: SpecMap) -> Iterator[tuple[SpecMap, str | None]]:
    for parameter in _parameters(bundle):
        schema = resolve(bundle, parameter.get("schema") or {})
        compound = _kinds(schema) & {"array", "object"} or "anyOf" in schema
        if compound or {"style", "explode", "content", "allowReserved"} & parameter.keys():
            yield parameter, None


def _odd_path_names(bundle: SpecMap) -> Iterator[tuple[SpecMap, str | None]]:
    for parameter in _parameters(bundle):
        name = str(parameter.get("name"))
        if parameter.get("in") == "path" and not re.fullmatch(r"[a-z][a-z0-9_]*", name):
            yield parameter, "name"


def _taken_parameter_names(bundle: SpecMap) -> Iterator[tuple[SpecMap, str | None]]:
    return ((p, "name") for p in _parameters(bundle) if p.get("name") in _OF_ENDPOINTS)


def _other_media(bundle: SpecMap) -> Iterator[tuple[SpecMap, str | None]]:
    for operation in operations(bundle):
        bodies = [operation.body(bundle), *operation.responses(bundle).values()]
        for body in filter(None, bodies):
            for media_type in body.get("content") or {}:
                if not _JSON.fullmatch(media_type):
                    yield body["content"], media_type


def _ranges(bundle: SpecMap) -> Iterator[tuple[SpecMap, str | None]]:
    for operation in operations(bundle):
        for status in operation.node.get("responses") or ():
            if re.fullmatch("[1-3]XX", str(status)):
                yield operation.node["responses"], status


def _own_security(bundle: SpecMap) -> Iterator[tuple[SpecMap, str | None]]:
    return ((o.node, "security") for o in operations(bundle) if "security" in o.node)


def _with_key(*keys: str) -> Callable[[SpecMap], Iterator[tuple[SpecMap, str | None]]]:
    return lambda bundle: (
        (schema, key) for schema in _schemas(bundle) for key in keys if key in schema
    )


def _maps(bundle: SpecMap) -> Iterator[tuple[SpecMap, str | None]]:
    for schema in _schemas(bundle):
        if isinstance(schema.get("additionalProperties"), dict):
            yield schema, "additionalProperties"


def _nested_lists(bundle: SpecMap) -> Iterator[tuple[SpecMap, str | None]]:
    for schema in _schemas(bundle):
        if "array" in _kinds(resolve(bundle, schema.get("items") or {})):
            yield schema, "items"


def _formats(bundle: SpecMap) -> Iterator[tuple[SpecMap, str | None]]:
    in_parameters = {id(parameter.get("schema")) for parameter in _parameters(bundle)}
    for schema in _schemas(bundle):
        refused = {"uuid", "binary", "byte"} | (set() if id(schema) in in_parameters else {"date"})
        if schema.get("format") in refused:
            yield schema, "format"


def _object_unions(bundle: SpecMap) -> Iterator[tuple[SpecMap, str | None]]:
    in_lists = {id(resolve(bundle, s["items"])) for s in _schemas(bundle) if "items" in s}
    for schema in _schemas(bundle):
        branches = [resolve(bundle, branch) for branch in schema.get("anyOf", ())]
        objects = [branch for branch in branches if is_object(branch)]
        by_type = all(
            "const" in (branch.get("properties") or {}).get("type", {}) for branch in objects[:-1]
        )
        several = len(objects) > 1 and not (id(schema) in in_lists and by_type)
        lists = any("array" in _kinds(branch) for branch in branches)
        if several or (objects and lists):
            yield schema, "anyOf"


def _nullable_components(bundle: SpecMap) -> Iterator[tuple[SpecMap, str | None]]:
    for schema in bundle["components"].get("schemas", {}).values():
        if _kinds(schema) >= {"object", "null"}:
            yield schema, "type"


def _sent_compounds(bundle: SpecMap) -> Iterator[tuple[SpecMap, str | None]]:
    for name in request_schemas(bundle):
        schema = bundle["components"]["schemas"][name]
        for field, inner in (schema.get("properties") or {}).items():
            said = resolve(bundle, inner)
            branches = [resolve(bundle, branch) for branch in said.get("anyOf", ())]
            items = resolve(bundle, said.get("items") or {})
            if any(map(is_object, branches)) or is_object(items):
                yield schema["properties"], field


def _taken_field_names(bundle: SpecMap) -> Iterator[tuple[SpecMap, str | None]]:
    for schema in bundle["components"].get("schemas", {}).values():
        for field in schema.get("properties") or ():
            if field in _OF_MODELS:
                yield schema["properties"], field


def _bare_objects(bundle: SpecMap) -> Iterator[tuple[SpecMap, str | None]]:
    for mapping in maps(bundle.get("components", {}).get("schemas")):
        if "properties" in mapping and "$ref" in mapping:
            yield mapping, "$ref"


REFUSED = (
    Refusal("header parameters", "use `extra_headers` of the call", _placed("header")),
    Refusal("cookie parameters", "use `extra_headers` of the call", _placed("cookie")),
    Refusal(
        "list and object parameters, `style`, `explode`, `content`",
        "declare text and let the overlay join it",
        _compound_parameters,
    ),
    Refusal("path parameters that aren't in snake case", "name them so", _odd_path_names),
    Refusal("parameters named `client` or `body`", "add an overlay's name", _taken_parameter_names),
    Refusal("bodies other than JSON: multipart, forms, files, text", "send them with "
            "`client.request`", _other_media),
    Refusal("ranges of successes such as `2XX`", "write each status", _ranges),
    Refusal("`security` of one operation", "it holds for the whole document", _own_security),
    Refusal("`allOf`", "write the fields out", _with_key("allOf")),
    Refusal("`oneOf`, `discriminator`", "use `anyOf` of resources with a constant `type`",
            _with_key("oneOf", "discriminator")),
    Refusal("unions of several objects outside of lists, or of objects and lists",
            "make them a list of resources with a constant `type`", _object_unions),
    Refusal("maps: `additionalProperties` with a schema",
            "leave the fields out: unknown ones are kept in `extras`", _maps),
    Refusal("`patternProperties`, `prefixItems`", "describe it in words",
            _with_key("patternProperties", "prefixItems")),
    Refusal("lists of lists", "give the inner list a field of its own", _nested_lists),
    Refusal("`format` `uuid`, `binary`, `byte`, and `date` in bodies", "leave the format out: "
            "it is text", _formats),
    Refusal("objects that may be null as a whole", "say so where they are used: "
            "`anyOf` with null", _nullable_components),
    Refusal("lists of objects, and objects that may be null, in requests",
            "let the overlay build them", _sent_compounds),
    Refusal("fields named like a part of the models: `to_dict`, `extras` …",
            "leave them out: unknown ones are kept in `extras`", _taken_field_names),
    Refusal("fields beside a `$ref`", "write the fields out", _bare_objects),
)  # fmt: skip
"""What is refused by file and line, in the order of the table."""
