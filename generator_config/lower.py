"""Turn the bundle into what the generator can digest. The truth stays in the bundle."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from generator_config.walk import DATA, NAMING, is_object, resolve

if TYPE_CHECKING:
    from generator_config.load import SpecMap

_UNHEARD = ("example", "examples", "links", "webhooks", "servers", "security")


def lower(bundle: SpecMap) -> dict[str, Any]:
    """A plain document: unions that are read as one type become that type, open enums enums.

    Failures are left out, since the generated code reads successes alone, and so is what the
    generator doesn't hear.
    """
    lowered: dict[str, Any] = _lower(bundle, bundle)
    for item in lowered["paths"].values():
        for operation in item.values():
            if isinstance(operation, dict) and "responses" in operation:
                successes = operation["responses"].items()
                operation["responses"] = {k: v for k, v in successes if re.fullmatch("2..", k)}
    return lowered


def _lower(bundle: SpecMap, node: Any, *, naming: bool = False) -> Any:
    if isinstance(node, list):
        return [_lower(bundle, item) for item in node]
    if not isinstance(node, dict):
        return node
    if not naming:
        node = _described_reference(bundle, node)
    lowered = {
        key: value
        if key in DATA and not naming
        else _lower(bundle, value, naming=key in NAMING and not naming)
        for key, value in node.items()
        if naming or (key not in _UNHEARD and not key.startswith("x-"))
    }
    if not naming:
        _read_as(lowered, node.get("x-read-as"))
        _close_enum(lowered)
    return lowered


def _described_reference(bundle: SpecMap, node: dict[str, Any]) -> dict[str, Any]:
    """A reference to a simple type that has a description of its own becomes that type."""
    target = resolve(bundle, node)
    if (
        "$ref" not in node
        or "description" not in node
        or not isinstance(target.get("type"), str | list)
    ):
        return node
    return node if is_object(target) or "enum" in target else {**target, **_without_reference(node)}


def _without_reference(node: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in node.items() if key != "$ref"}


def _read_as(schema: dict[str, Any], read_as: str | None) -> None:
    if read_as is None:
        return
    kind = "integer" if read_as == "integer" else "string"
    schema["type"] = [kind, "null"] if "null" in schema.get("type", ()) else kind
    if read_as == "date-time":
        schema["format"] = "date-time"


def is_open_enum(schema: dict[str, Any]) -> bool:
    """Whether ``schema`` names the known values and lets any other string pass."""
    branches = [branch for branch in schema.get("anyOf", ()) if branch.get("type") != "null"]
    return (
        len(branches) == 2
        and all(branch.get("type") == "string" for branch in branches)
        and sorted("enum" in branch for branch in branches) == [False, True]
    )


def _close_enum(schema: dict[str, Any]) -> None:
    if not is_open_enum(schema):
        return
    branches = schema.pop("anyOf")
    values = next(branch["enum"] for branch in branches if "enum" in branch)
    nullable = any(branch.get("type") == "null" for branch in branches)
    schema["type"] = ["string", "null"] if nullable else "string"
    schema["enum"] = [*values, None] if nullable else values
