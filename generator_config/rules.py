"""Our own rules for operations and schemas. Each breach is a problem with file and line."""

from __future__ import annotations

import re
from keyword import iskeyword
from typing import TYPE_CHECKING

from generator_config.documents import (
    OperationAt,
    SpecMap,
    content_schema,
    every_schema,
    inline_schemas,
    inner_schemas,
    is_model,
    is_object,
    maps,
    operations,
    request_schemas,
    resolve,
    response_schemas,
    with_inner,
)
from generator_config.features import feature_problems
from generator_config.lower import flatten
from generator_config.meta import has_fields
from generator_config.problems import Kind, Problem, SpecError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

EVIDENCE = ("documented", "observed", "inferred")
READ_AS = ("string", "integer", "date-time", "phone-number")
MONEY = ("dollars", "nanodollars")
EXTENSIONS = {
    "x-also-accepts": {"request body"},
    "x-evidence": {"operation", "webhook", "schema", "field", "parameter", "response"},
    "x-form": {"schema", "field"},
    "x-known-values": {"schema", "field"},
    "x-money": {"schema", "field"},
    "x-python-name": {"field"},
    "x-read-as": {"schema", "field"},
    "x-safe-to-repeat": {"operation"},
    "x-unwrap": {"field"},
}
"""The keys of our own, and where each means something."""
_SNAKE_CASE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_PARAMETER = re.compile(r"\{([^{}]*)\}")


def check_rules(bundle: SpecMap) -> None:
    """Raise ``SpecError`` with every breach of every rule."""
    flat = flatten(bundle)
    problems = [problem for rule in _BUNDLE_RULES for problem in rule(bundle)]
    problems += [problem for rule in _FLAT_RULES for problem in rule(flat)]
    for operation in operations(bundle):
        problems += [problem for rule in _OPERATION_RULES for problem in rule(bundle, operation)]
    if problems:
        raise SpecError(problems)


def _names(_bundle: SpecMap, operation: OperationAt) -> Iterator[Problem]:
    name = operation.node.get("operationId")
    if not name:
        yield operation.node.problem(f"{operation.label} has no operationId", kind=Kind.UNSAID)
    elif not _SNAKE_CASE.fullmatch(str(name)):
        yield operation.node.problem(
            f"operationId {name} isn't in snake case", "operationId", kind=Kind.NAME
        )


def _tags(bundle: SpecMap, operation: OperationAt) -> Iterator[Problem]:
    tags = operation.node.get("tags") or []
    if len(tags) != 1:
        yield operation.node.problem(
            f"{operation.name} needs exactly one tag", "tags", kind=Kind.UNSAID
        )
    known = {tag["name"] for tag in bundle.get("tags", ())}
    for tag in tags:
        if tag not in known:
            yield operation.node.problem(
                f"{operation.name} has the unknown tag {tag}", "tags", kind=Kind.UNSAID
            )


def _texts(bundle: SpecMap, operation: OperationAt) -> Iterator[Problem]:
    for key in ("summary", "description"):
        if not str(operation.node.get(key) or "").strip():
            yield operation.node.problem(f"{operation.name} has no {key}", kind=Kind.UNSAID)
    for parameter in operation.parameters(bundle):
        if not parameter.get("description"):
            yield parameter.problem(
                f"parameter {parameter.get('name')} has no description", kind=Kind.UNSAID
            )


def _safe_to_repeat(_bundle: SpecMap, operation: OperationAt) -> Iterator[Problem]:
    safe = operation.node.get("x-safe-to-repeat")
    if safe is None:
        message = f"{operation.name} doesn't say whether it is safe to repeat (x-safe-to-repeat)"
        yield operation.node.problem(message, kind=Kind.UNSAID)
    elif not isinstance(safe, SpecMap) or not isinstance(safe.get("value"), bool):
        message = f"x-safe-to-repeat of {operation.name} needs a value, true or false, and a reason"
        yield operation.node.problem(message, "x-safe-to-repeat", kind=Kind.UNSAID)
    elif not str(safe.get("reason") or "").strip():
        message = f"x-safe-to-repeat of {operation.name} has no reason"
        yield operation.node.problem(message, "x-safe-to-repeat", kind=Kind.UNSAID)


def _evidence(_bundle: SpecMap, operation: OperationAt) -> Iterator[Problem]:
    if "x-evidence" not in operation.node:
        yield operation.node.problem(f"{operation.name} has no x-evidence", kind=Kind.UNSAID)


def _bodies(bundle: SpecMap, operation: OperationAt) -> Iterator[Problem]:
    bodies = list(operation.responses(bundle).values())
    if (request := operation.body(bundle)) is not None:
        bodies.append(request)
    for body in bodies:
        media_type, schema = content_schema(body)
        if len(body.get("content") or {}) > 1:
            yield body.problem(
                f"{operation.name}: one media type for each body", "content", kind=Kind.BODY
            )
        if schema is not None and "$ref" not in schema and has_fields(str(media_type)):
            yield schema.problem(
                f"{operation.name}: the body must be a named schema", kind=Kind.NAMELESS
            )


def _responses(bundle: SpecMap, operation: OperationAt) -> Iterator[Problem]:
    statuses = operation.responses(bundle)
    if not any(re.fullmatch("2[0-9X][0-9X]", status) for status in statuses):
        yield operation.node.problem(
            f"{operation.name} has no response for success", "responses", kind=Kind.UNSAID
        )
    if "default" not in statuses:
        yield operation.node.problem(
            f"{operation.name} has no default response", "responses", kind=Kind.UNSAID
        )


def _path_parameters(bundle: SpecMap, operation: OperationAt) -> Iterator[Problem]:
    described = {str(p.get("name")) for p in operation.parameters(bundle) if p.get("in") == "path"}
    in_path = set(_PARAMETER.findall(operation.path))
    for name in sorted(in_path - described):
        yield operation.node.problem(
            f"{operation.name} doesn't describe its parameter {name}", kind=Kind.PARAMETER
        )
    for name in sorted(described - in_path):
        yield operation.node.problem(
            f"{operation.name}: {name} isn't in {operation.path}", kind=Kind.PARAMETER
        )


def _unique_names(bundle: SpecMap) -> Iterator[Problem]:
    first: dict[str, OperationAt] = {}
    for operation in operations(bundle):
        name = operation.node.get("operationId")
        if name in first:
            other = first[name].node
            message = f"operationId {name} is taken already, at {other.file}:{other.line}"
            yield operation.node.problem(message, "operationId", kind=Kind.CONFLICT)
        elif name:
            first[name] = operation


def _unique_paths(bundle: SpecMap) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for path in bundle["paths"]:
        erased = _PARAMETER.sub("{}", path)
        if erased not in first:
            first[erased] = path
            continue
        this, other = bundle["paths"][path], bundle["paths"][first[erased]]
        at = f"{other.file}:{other.line}"
        both = [key.upper() for key in this if key in other and isinstance(this[key], SpecMap)]
        what = f"{both[0]} {path}" if both else path
        yield this.problem(
            f"{what} is {first[erased]} ({at}) under other parameter names", kind=Kind.CONFLICT
        )


def _links(bundle: SpecMap) -> Iterator[Problem]:
    known = {operation.name: operation for operation in operations(bundle)}
    for operation in operations(bundle):
        for response in operation.responses(bundle).values():
            for name, link in (response.get("links") or {}).items():
                target = known.get(resolve(bundle, link).get("operationId"))
                at = response["links"]
                for message in _link_faults(bundle, operation, response, link, target):
                    yield at.problem(
                        f"link {name} of {operation.name} {message}", name, kind=Kind.LINK
                    )


def _link_faults(
    bundle: SpecMap,
    operation: OperationAt,
    response: SpecMap,
    link: SpecMap,
    target: OperationAt | None,
) -> Iterator[str]:
    link = resolve(bundle, link)
    if target is None:
        yield f"leads to no operation: {link.get('operationId')}"
        return
    given = link.get("parameters") or {}
    taken = {str(p.get("name")): p for p in target.parameters(bundle)}
    for name, value in given.items():
        if name.rpartition(".")[2] not in taken:
            yield f"gives {name}, which {target.name} doesn't take"
        elif not _leads_somewhere(bundle, operation, response, value):
            yield f"takes {name} from {value}, which leads nowhere"
    for name, parameter in taken.items():
        if parameter.get("in") == "path" and name not in {n.rpartition(".")[2] for n in given}:
            yield f"doesn't give {name}, which {target.name} needs"


def _leads_somewhere(
    bundle: SpecMap, operation: OperationAt, response: SpecMap, value: object
) -> bool:
    """Whether a runtime expression names a parameter or a field that there is."""
    if not isinstance(value, str) or not value.startswith("$"):
        return True
    source, _, rest = value.partition("#")
    if source in {"$response.body", "$request.body"}:
        holder = response if source == "$response.body" else operation.body(bundle)
        schema = content_schema(holder)[1]
        for key in rest.strip("/").split("/") if rest else ():
            schema = (resolve(bundle, schema or {}).get("properties") or {}).get(key)
        return schema is not None
    place = re.fullmatch(r"\$request\.(path|query|header)\.(.+)", source)
    return place is None or any(
        (parameter.get("in"), parameter.get("name")) == place.groups()
        for parameter in operation.parameters(bundle)
    )


def _nameless_objects(bundle: SpecMap) -> Iterator[Problem]:
    suspects: list[SpecMap] = []
    for schema in bundle["components"].get("schemas", {}).values():
        suspects += [deep for inner in inner_schemas(schema) for deep in with_inner(inner)]
    others = [v for k, v in bundle["components"].items() if k != "schemas"]
    for root in [bundle["paths"], bundle.get("webhooks"), *others]:
        suspects += [deep for schema in inline_schemas(root) for deep in with_inner(schema)]
    for schema in suspects:
        if is_model(schema):
            message = "a nameless object: give it a name under components/schemas and refer to it"
            yield schema.problem(message, kind=Kind.NAMELESS)


def _schema_texts(bundle: SpecMap) -> Iterator[Problem]:
    for name, schema in bundle["components"].get("schemas", {}).items():
        if not str(schema.get("description") or "").strip():
            yield schema.problem(f"schema {name} has no description", kind=Kind.UNSAID)
        if "example" not in schema:
            yield schema.problem(f"schema {name} has no example", kind=Kind.UNSAID)


def _schema_roles(bundle: SpecMap) -> Iterator[Problem]:
    sent, received = request_schemas(bundle), response_schemas(bundle)
    for name, schema in bundle["components"].get("schemas", {}).items():
        if not is_object(schema):
            continue
        if name in sent and name in received:
            message = f"schema {name} is used for requests and for responses: make it two"
            yield schema.problem(message, kind=Kind.ROLE)
        elif name not in sent and name not in received:
            yield schema.problem(
                f"schema {name} is used by no operation and no webhook", kind=Kind.ROLE
            )


def _extensions(bundle: SpecMap) -> Iterator[Problem]:
    for mapping in maps(bundle):
        for key, allowed in (("x-evidence", EVIDENCE), ("x-read-as", READ_AS)):
            if key in mapping and mapping[key] not in allowed:
                yield mapping.problem(
                    f"{key} is one of {', '.join(allowed)}", key, kind=Kind.EXTENSION
                )
        name = mapping.get("x-python-name")
        if name is not None and not _is_python_name(name):
            yield mapping.problem(
                "x-python-name is a name in snake case", "x-python-name", kind=Kind.EXTENSION
            )
        if "x-form" in mapping and not (mapping["x-form"] and "pattern" in mapping):
            yield mapping.problem(
                "x-form says in words what the pattern beside it is", "x-form", kind=Kind.EXTENSION
            )
        if "x-money" in mapping and not _is_money(mapping["x-money"]):
            yield mapping.problem(
                f"x-money needs a unit ({' or '.join(MONEY)}), a name in snake case "
                "and a description",
                "x-money",
                kind=Kind.EXTENSION,
            )
        if "x-unwrap" in mapping and not _can_be_unwrapped(bundle, mapping):
            yield mapping.problem(
                "x-unwrap names the field of the first of two kinds of items that holds the second",
                "x-unwrap",
                kind=Kind.EXTENSION,
            )
    yield from _misplaced(bundle)


def _can_be_unwrapped(bundle: SpecMap, field: SpecMap) -> bool:
    branches: list[SpecMap] = (field.get("items") or {}).get("anyOf") or []
    if len(branches) != 2:
        return False
    held = (resolve(bundle, branches[0]).get("properties") or {}).get(field["x-unwrap"]) or {}
    return "$ref" in held and held["$ref"] == branches[1].get("$ref")


def _misplaced(bundle: SpecMap) -> Iterator[Problem]:
    """The keys that start with ``x-`` where they mean nothing."""
    places = _places(bundle)
    for mapping in maps(bundle):
        place = places.get(id(mapping), "place")
        for key in mapping:
            if key.startswith("x-") and key not in EXTENSIONS:
                message = f"{key} means nothing here; known are {', '.join(EXTENSIONS)}"
                yield mapping.problem(message, key, kind=Kind.UNKNOWN_KEY)
            elif key.startswith("x-") and place not in EXTENSIONS[key]:
                where = " or ".join(sorted(EXTENSIONS[key]))
                message = f"{key} means nothing at this {place}; it belongs to {where}"
                yield mapping.problem(message, key, kind=Kind.UNKNOWN_KEY)


def _places(bundle: SpecMap) -> dict[int, str]:
    """What the mappings are that may have keys of our own."""
    places: dict[int, str] = {}
    for schema in every_schema(bundle):
        places.setdefault(id(schema), "schema")
        for field in (schema.get("properties") or {}).values():
            places[id(field)] = "field"
    for section, what in (("paths", "operation"), ("webhooks", "webhook")):
        for operation in operations(bundle, section):
            places[id(operation.node)] = what
            places[id(operation.body(bundle))] = "request body"
            for parameter in operation.parameters(bundle):
                places[id(parameter)] = "parameter"
            for response in operation.responses(bundle).values():
                places[id(response)] = "response"
    return places


def _is_python_name(name: object) -> bool:
    return isinstance(name, str) and bool(_SNAKE_CASE.fullmatch(name)) and not iskeyword(name)


def _is_money(money: object) -> bool:
    return (
        isinstance(money, dict)
        and money.get("unit") in MONEY
        and _is_python_name(money.get("name"))
        and bool(str(money.get("description") or "").strip())
    )


def _webhooks(bundle: SpecMap) -> Iterator[Problem]:
    for webhook in operations(bundle, "webhooks"):
        _, schema = content_schema(webhook.body(bundle))
        if not isinstance(resolve(bundle, schema), SpecMap) or "$ref" not in schema:
            yield webhook.node.problem(
                f"webhook {webhook.path} needs a named schema as its body", kind=Kind.NAMELESS
            )
        if not webhook.node.get("description"):
            yield webhook.node.problem(
                f"webhook {webhook.path} has no description", kind=Kind.UNSAID
            )


_OPERATION_RULES: tuple[Callable[[SpecMap, OperationAt], Iterator[Problem]], ...] = (
    _names,
    _tags,
    _texts,
    _safe_to_repeat,
    _evidence,
    _bodies,
    _responses,
    _path_parameters,
)
_BUNDLE_RULES: tuple[Callable[[SpecMap], Iterator[Problem]], ...] = (
    _unique_names,
    _unique_paths,
    _links,
    _schema_texts,
    _extensions,
    _webhooks,
)
_FLAT_RULES: tuple[Callable[[SpecMap], Iterator[Problem]], ...] = (
    feature_problems,
    _nameless_objects,
    _schema_roles,
)
