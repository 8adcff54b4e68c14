"""What is known of each method without loading it: `commands.json`, written by `make generate`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

__all__ = ["Method", "Parameter", "Resource", "resources"]


@dataclass(frozen=True, slots=True)
class Parameter:
    """An argument of a method."""

    name: str
    type: Literal[
        "choice",
        "export or path",
        "file of an order",
        "flag",
        "integer",
        "json",
        "number",
        "numbers",
        "order",
        "other",
        "path",
        "progress",
        "record",
        "text",
        "texts",
    ]
    about: str
    positional: bool = False
    required: bool = False
    default: Any = None
    choices: tuple[str, ...] = ()

    @property
    def word(self) -> str:
        """The name as it is written on a command line."""
        return dashed(self.name.rstrip("_"))


@dataclass(frozen=True, slots=True)
class Method:
    """A method of a resource; an operation, or a helper without one."""

    resource: str
    name: str
    about: str
    more: str
    source: str
    operation: str | None
    """HTTP method and path."""
    repeated: bool | None
    """Whether the operation is safe to repeat."""
    options: bool
    """Whether it takes `CallOptions`."""
    returns: Literal["document", "list", "nothing", "records", "value"]
    parameters: tuple[Parameter, ...]

    @property
    def takes(self) -> set[str]:
        """The names of its arguments."""
        return {each.name for each in self.parameters}


@dataclass(frozen=True, slots=True)
class Resource:
    """A resource of the client, with its methods by name."""

    name: str
    about: str
    methods: dict[str, Method]


def dashed(name: str) -> str:
    """A name of Python as a word of the command line."""
    return name.replace("_", "-")


@cache
def resources() -> dict[str, Resource]:
    """All resources by name."""
    text = Path(__file__).with_name("commands.json").read_text(encoding="utf-8")
    return {name: _resource(name, described) for name, described in json.loads(text).items()}


def _resource(name: str, described: dict[str, Any]) -> Resource:
    methods = {key: _method(name, key, each) for key, each in described["methods"].items()}
    return Resource(name, described["about"], methods)


def _method(resource: str, name: str, described: dict[str, Any]) -> Method:
    parameters = tuple(_parameter(each) for each in described.pop("parameters"))
    return Method(resource=resource, name=name, parameters=parameters, **described)


def _parameter(described: dict[str, Any]) -> Parameter:
    return Parameter(choices=tuple(described.pop("choices", ())), **described)
