"""The operations of the document that ships, and arguments that each of them takes."""

from __future__ import annotations

import inspect
import json
from functools import cache
from importlib.resources import files
from typing import Any

from flowroute_sdk import Flowroute

from generator_config.documents import SpecMap
from generator_config.probing.coverage import distinct, matched
from generator_config.probing.probes import Operation, prepared


def _mapped(node: Any) -> Any:
    """The document with mappings as the pipeline has them."""
    if isinstance(node, list):
        return [_mapped(item) for item in node]
    if not isinstance(node, dict):
        return node
    found = SpecMap("openapi.json", 1)
    found.update({key: _mapped(value) for key, value in node.items()})
    return found


DOCUMENT = _mapped(json.loads((files("flowroute_api") / "openapi.json").read_bytes()))
OPERATIONS: dict[str, Operation] = {each.name: each for each in prepared(DOCUMENT)}
TAGS = [str(tag["name"]) for tag in DOCUMENT["tags"]]


def is_safe(name: str) -> bool:
    """Whether an operation may be carried out twice."""
    return bool(OPERATIONS[name].at.node["x-safe-to-repeat"]["value"])


def page_limits(name: str) -> dict[str, Any] | None:
    """The limits of a list's pages; None for what is no list with pages."""
    return next((dict(f.schema) for f in OPERATIONS[name].fields if f.name == "limit"), None)


@cache
def _client() -> Flowroute:
    return Flowroute("key", "secret")


def arguments(name: str, *, required: bool = False) -> dict[str, Any]:
    """Values that the document allows for all arguments but flags, or for the required alone."""
    operation = OPERATIONS[name]
    signature = inspect.signature(getattr(getattr(_client(), operation.tag), operation.method))
    names, _, _ = matched(operation, signature)
    optional = (each for each in names if not each.required and each.kind != "boolean")
    given = [each for each in names if each.required] + ([] if required else [*optional])
    return {names[each]: value for each, value in distinct(names, given).items()}
