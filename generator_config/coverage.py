"""Hold that every operation can be called from the overlays, with all that it takes."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from generator_config.problems import Problem
from generator_config.resources import Resource, read_classes, read_resource, read_strays
from generator_config.tree import read_folder
from generator_config.walk import OperationAt, content_schema, operations, resolve

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator_config.build import Built
    from generator_config.load import SpecMap
    from generator_config.tree import Paths


def coverage_problems(paths: Paths, built: Built) -> list[Problem]:
    """What operations and overlay methods lack of each other."""
    by_tag: dict[str, list[OperationAt]] = defaultdict(list)
    for operation in operations(built.bundle):
        by_tag[operation.node["tags"][0]].append(operation)
    problems: list[Problem] = []
    classes = read_classes(read_folder(paths.async_overlays))
    for tag, described in by_tag.items():
        resource = read_resource(tag, classes)
        for operation in described:
            problems += _operation_problems(built.bundle, operation, resource)
        problems += _method_problems({operation.name for operation in described}, resource)
    for stray in read_strays(by_tag, classes):
        problems += _method_problems(set(), stray)
    return [Problem(p.file, p.line, p.message, "no method") for p in problems]


def _operation_problems(
    bundle: SpecMap, operation: OperationAt, resource: Resource
) -> Iterator[Problem]:
    method = resource.methods.get(operation.name)
    if method is not None:
        for names in wanted(bundle, operation):
            if not method.reaches(names, resource.field_names):
                yield method.problem(f"{operation.name} has no argument for {names[0]}")
    else:
        yield resource.problem(f"no method {operation.name} for {operation.label}")


def _method_problems(known: set[str], resource: Resource) -> Iterator[Problem]:
    for name, method in resource.methods.items():
        if name not in known and name not in resource.helpers:
            yield method.problem(f"{name} is no operation and isn't listed in HELPERS")
    for name in resource.helpers:
        if name in known:
            yield resource.problem(f"HELPERS lists {name}, which is an operation")
        elif name not in resource.methods:
            yield resource.problem(f"HELPERS lists {name}, which doesn't exist")


def wanted(bundle: SpecMap, operation: OperationAt) -> list[tuple[str, ...]]:
    """What a call can say: each a tuple of the names that it may go by."""
    parameters = operation.parameters(bundle)
    names = [(str(p["name"]),) for p in parameters if p["in"] in {"path", "query"}]
    in_path = tuple(str(p["name"]) for p in parameters if p["in"] == "path")
    _, schema = content_schema(operation.body(bundle))
    return names + _body_names(bundle, resolve(bundle, schema or {}), in_path)


def _body_names(bundle: SpecMap, schema: Any, in_path: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The fields of a body; of a JSON:API one, the attributes and relationships of its data."""
    fields: Mapping[str, Any] = schema.get("properties") or {}
    data = resolve(bundle, fields.get("data", {})).get("properties")
    if data is None:
        return [(name,) for name, field in fields.items() if not _is_constant(bundle, field)]
    names: list[tuple[str, ...]] = []
    for name, field in data.items():
        if name in {"attributes", "relationships"}:
            names += [
                (inner,)
                for inner, value in (resolve(bundle, field).get("properties") or {}).items()
                if not _is_constant(bundle, value)
            ]
        elif name == "id":
            kind = str(resolve(bundle, data.get("type", {})).get("const", "id"))
            names.append(("id", kind, f"{kind}_id", *in_path))
        elif not _is_constant(bundle, field):
            names.append((name,))
    return names


def _is_constant(bundle: SpecMap, field: Any) -> bool:
    return "const" in resolve(bundle, field)
