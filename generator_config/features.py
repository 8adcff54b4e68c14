"""What of OpenAPI becomes right code, and what is refused because it wouldn't.

The table in ``docs/regenerating.md`` is made from these rules.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator_config.documents import (
    SpecMap,
    branches_of,
    every_schema,
    is_map,
    is_model,
    is_object,
    kinds_of,
    operations,
    resolve,
)
from generator_config.meta import FORMS, JSON, has_fields
from generator_config.problems import Kind, Problem
from generator_config.shapes import is_nullable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Found = Iterator[tuple[SpecMap, str | None]]

SUPPORTED = (
    ("path parameters of any name", "one path segment each, quoted; arguments in snake case"),
    ("query parameters of text, numbers, booleans, dates and times", "omitted unless given"),
    ("lists, maps and objects in the query: `form`, `spaceDelimited`, `pipeDelimited`, "
     "`deepObject`, `explode`; `content` with JSON", "lists, dictionaries and request models"),
    ("booleans in the query with `allowEmptyValue`", "the name without a value for True, nothing "
     "for False"),
    ("header and cookie parameters", "arguments; values that a header can't hold are refused"),
    ("`default`", "documented, never sent"),
    ("JSON bodies, `+json` ones too, as named schemas", "a request model, a response model"),
    ("`multipart/form-data`", "a request model; a `File` is read while it is sent"),
    ("`application/x-www-form-urlencoded`", "a request model"),
    ("`application/octet-stream` and any other body", "bytes, an open file or an iterable, which "
     "is read while it is sent; text too for `text/…`"),
    ("answers that aren't JSON", "bytes, or text for `text/…`; `sync_stream` and "
     "`asyncio_stream` yield them as they arrive"),
    ("several documented successes, and ranges such as `2XX`", "the model that belongs to the "
     "status"),
    ("required, optional and nullable fields", "`UNSET` omits the field, `None` is null"),
    ("lists, lists of lists, maps (`additionalProperties` with a schema)", "lists, dictionaries"),
    ("`enum`, and open ones by `anyOf` with plain text", "literals; answers may hold other text"),
    ("`const`", "a fixed value of the model"),
    ("`format: date-time`, `date`, `uuid`, `byte`", "an aware datetime, a date, a UUID, bytes"),
    ("`allOf`, and fields beside a `$ref`", "one model with the fields of all"),
    ("objects that may be null, also as a whole (`type: [object, 'null']`)", "the model or None"),
    ("unions of objects, `oneOf` and `anyOf`", "by `discriminator`, else by a constant field, "
     "else the object that fits best"),
    ("unions of objects, lists, text and numbers", "by the kind of the value"),
    ("lists of resources with a constant `type`", "the model of the type, else the last one"),
    ("fields named like a Python keyword or a part of the models", "with a trailing underscore"),
    ("fields and operations in webhooks", "models"),
)  # fmt: skip
"""What becomes code, and what it becomes."""

_IGNORED_HEADERS = {"accept", "content-type", "authorization"}
_OF_CLIENT = {
    "Any", "AsyncContent", "AsyncIterator", "AuthenticatedClient", "Blank", "ClassVar", "Client",
    "Content", "Decimal", "DecodeError", "File", "GeneralOperation", "Iterator", "Literal",
    "Mapping", "Model", "Operation", "Response", "Self", "UUID", "Unset", "Variant",
}  # fmt: skip
_STYLES = {
    "path": {"simple"},
    "query": {"form", "spaceDelimited", "pipeDelimited", "deepObject"},
    "header": {"simple"},
    "cookie": {"form"},
}


@dataclass(frozen=True)
class Refusal:
    """A part of OpenAPI that is refused, what to do in its place, and where it is used."""

    what: str
    instead: str
    find: Callable[[SpecMap], Found]

    def problems(self, bundle: SpecMap) -> Iterator[Problem]:
        """A problem for each use."""
        for node, key in self.find(bundle):
            message = f"{self.what}: not supported; {self.instead}"
            yield node.problem(message, key, kind=Kind.UNSUPPORTED)


def feature_problems(bundle: SpecMap) -> Iterator[Problem]:
    """Everything in a flat bundle that would become wrong code."""
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


def _ignored_headers(bundle: SpecMap) -> Found:
    for parameter in _parameters(bundle):
        if parameter.get("in") == "header" and str(parameter["name"]).lower() in _IGNORED_HEADERS:
            yield parameter, "name"


def _odd_styles(bundle: SpecMap) -> Found:
    for parameter in _parameters(bundle):
        if "style" in parameter and parameter["style"] not in _STYLES.get(parameter["in"], ()):
            yield parameter, "style"
        if parameter.get("allowReserved"):
            yield parameter, "allowReserved"
        for media_type in parameter.get("content") or ():
            if parameter["in"] != "query" or not JSON.fullmatch(media_type):
                yield parameter["content"], media_type


def _deep_parameters(bundle: SpecMap) -> Found:
    """Lists and objects inside of lists and objects; any but plain text in cookies."""
    for parameter in _parameters(bundle):
        schema = resolve(bundle, parameter.get("schema") or {})
        several = len([b for b in branches_of(schema) if b.get("type") != "null"]) > 1
        inner = [schema["items"]] if "items" in schema else []
        inner += (schema.get("properties") or {}).values()
        inner += [schema["additionalProperties"]] if is_map(schema) else []
        deep = any(_is_compound(resolve(bundle, each)) for each in inner)
        union = several and any(_is_compound(resolve(bundle, b)) for b in branches_of(schema))
        in_cookie = parameter["in"] == "cookie" and _is_compound(schema)
        if deep or union or in_cookie:
            yield parameter, None


def _is_compound(schema: Any) -> bool:
    return is_object(schema) or bool({"array", "object"} & set(kinds_of(schema)))


def _bodies(bundle: SpecMap) -> Iterator[tuple[SpecMap, str, SpecMap, bool]]:
    """The content of each body with its media type and schema, and whether it is sent."""
    for operation in operations(bundle):
        request = operation.body(bundle)
        for body in filter(None, [request, *operation.responses(bundle).values()]):
            for media_type, said in (body.get("content") or {}).items():
                yield body["content"], media_type, said, body is request


def _vague_media(bundle: SpecMap) -> Found:
    for content, media_type, _, is_sent in _bodies(bundle):
        if is_sent and "*" in media_type:
            yield content, media_type


def _form_encodings(bundle: SpecMap) -> Found:
    for content, media_type, said, is_sent in _bodies(bundle):
        for encoding in (said.get("encoding") or {}).values():
            if is_sent and (media_type != FORMS[0] or set(encoding) - {"contentType"}):
                yield content, media_type


def _form_fields(bundle: SpecMap) -> Found:
    """Objects in forms that are one text, and files anywhere but in forms of several parts."""
    allowed: set[int] = set()
    for _, media_type, said, is_sent in _bodies(bundle):
        schema = resolve(bundle, said.get("schema") or {})
        if is_sent and media_type == FORMS[1]:
            for name, field in (schema.get("properties") or {}).items():
                items = resolve(bundle, resolve(bundle, field).get("items") or {})
                inner = [resolve(bundle, field), items]
                if any(map(is_object, inner)) or "array" in kinds_of(items):
                    yield schema["properties"], name
        elif is_sent and media_type == FORMS[0]:
            fields = [resolve(bundle, f) for f in (schema.get("properties") or {}).values()]
            allowed |= {id(resolve(bundle, f.get("items") or f)) for f in fields}
        elif not JSON.fullmatch(media_type):
            allowed.add(id(schema))
    for schema in every_schema(bundle):
        if schema.get("format") == "binary" and id(schema) not in allowed:
            yield schema, "format"


def _other_json(bundle: SpecMap) -> Found:
    for content, media_type, said, _ in _bodies(bundle):
        if "$ref" in (said.get("schema") or {}) and has_fields(media_type):
            schema = resolve(bundle, said["schema"])
            if not is_model(schema) or is_nullable(schema):
                yield content, media_type


def _taken_names(bundle: SpecMap) -> Found:
    named = bundle["components"].get("schemas", {})
    return ((schema, None) for name, schema in named.items() if name in _OF_CLIENT)


def _lonely_discriminators(bundle: SpecMap) -> Found:
    for schema in every_schema(bundle):
        if "discriminator" in schema and not branches_of(schema):
            yield schema, "discriminator"


def _own_security(bundle: SpecMap) -> Found:
    return ((o.node, "security") for o in operations(bundle) if "security" in o.node)


def _with_key(*keys: str) -> Callable[[SpecMap], Found]:
    return lambda bundle: (
        (schema, key) for schema in every_schema(bundle) for key in keys if key in schema
    )


def _half_maps(bundle: SpecMap) -> Found:
    for schema in every_schema(bundle):
        if isinstance(schema.get("additionalProperties"), dict) and not is_map(schema):
            yield schema, "additionalProperties"


REFUSED = (
    Refusal("header parameters `Accept`, `Content-Type` and `Authorization`",
            "OpenAPI describes them by the body and `security`", _ignored_headers),
    Refusal("the styles `matrix` and `label`, `allowReserved`, `content` other than JSON or "
            "outside of the query", "declare text and let the overlay write it", _odd_styles),
    Refusal("lists and objects inside of others in parameters, or in cookies",
            "declare `content` with JSON, or text", _deep_parameters),
    Refusal("request bodies of a media type with `*`", "name the media type", _vague_media),
    Refusal("`encoding` other than `contentType` in `multipart/form-data`",
            "leave it out", _form_encodings),
    Refusal("objects in `application/x-www-form-urlencoded`; `format: binary` in JSON",
            "declare text; use `multipart/form-data`, or `byte`", _form_fields),
    Refusal("JSON bodies that are no object", "give the list or the union a field of an object",
            _other_json),
    Refusal("schemas named like a part of the client: `Client`, `File`, `Response` …",
            "give it another name", _taken_names),
    Refusal("`security` of one operation", "declare it for the whole document", _own_security),
    Refusal("`allOf` of unions, or of parts that contradict each other", "write the fields out",
            _with_key("allOf")),
    Refusal("`discriminator` without `oneOf` or `anyOf`", "name the variants in `oneOf`",
            _lonely_discriminators),
    Refusal("`additionalProperties` with a schema beside `properties`",
            "omit the schema: unknown fields are kept in `extras`", _half_maps),
    Refusal("`patternProperties`, `prefixItems`", "describe it in words",
            _with_key("patternProperties", "prefixItems")),
)  # fmt: skip
"""What is refused by file and line, in the order of the table."""
