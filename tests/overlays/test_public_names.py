"""Everything that a public signature mentions can be imported from a public module."""

from __future__ import annotations

import ast
import builtins
import collections.abc
import inspect
import typing
from collections.abc import Iterator
from importlib import import_module
from types import FunctionType, ModuleType
from typing import Any

import flowroute_sdk
import pytest

MODULES = [import_module(f"flowroute_sdk.{name}") for name in flowroute_sdk._MODULES]
STANDARD = {
    *dir(builtins),
    *dir(collections.abc),
    *typing.__all__,
    *("date", "datetime", "timedelta", "Decimal", "Path", "PathLike", "TracebackType", "UnionType"),
    *("os.PathLike", "ssl.SSLContext", "sqlite3.Connection"),
}
HTTPX = {"httpx.AsyncClient", "httpx.Client", "AsyncTransportLike", "TransportLike"}
"""What `http_client=` and `transport=` are for."""
CALLED_BY_CLIENTS = {"for_threads", "for_tasks"}
"""Methods that a client calls on what it is given, and nobody else."""


def names_of(module: ModuleType) -> list[str]:
    """The public names of a module: what it says, or else the classes and functions that it has."""
    return list(
        getattr(module, "__all__", None)
        or (
            name
            for name, value in vars(module).items()
            if name[0] != "_" and getattr(value, "__module__", None) == module.__name__
        )
    )


PUBLIC = {name for module in (flowroute_sdk, *MODULES) for name in names_of(module)}


def signatures(thing: Any) -> Iterator[tuple[str, Any]]:
    """The annotations of a function, or of a class's public attributes and methods."""
    if isinstance(thing, FunctionType):
        yield from ((f"{thing.__qualname__}({k})", v) for k, v in thing.__annotations__.items())
    if not inspect.isclass(thing):
        return
    for base in thing.__mro__:
        if not base.__module__.startswith("flowroute_sdk"):
            continue
        for name, value in inspect.get_annotations(base).items():
            if name[0] != "_":
                yield f"{base.__qualname__}.{name}", value
        for name, member in vars(base).items():
            is_constructor = name == "__init__" and is_made_by_people(base)
            if (name[0] == "_" and not is_constructor) or name in CALLED_BY_CLIENTS:
                continue
            found = getattr(member, "fget", None) or getattr(member, "_make", None) or member
            if isinstance(found, FunctionType):
                yield from signatures(inspect.unwrap(found))


def is_made_by_people(kind: type) -> bool:
    """Whether the constructor is part of the public API."""
    module = flowroute_sdk.resources.__name__
    return kind.__name__ not in {*names_of(import_module(module)), "Page", "AsyncPage"} and (
        kind.__name__ in PUBLIC and kind.__name__ != "AsyncPaged"
    )


def mentioned(annotation: Any, where: str) -> Iterator[str]:
    """The names in an annotation, dotted ones in one piece."""
    if not isinstance(annotation, str):
        annotation = inspect.formatannotation(annotation)
    tree: list[ast.AST] = [ast.parse(annotation, where, "eval")]
    while tree:
        node = tree.pop()
        if isinstance(node, ast.Attribute):
            yield ast.unparse(node)
        elif isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Subscript) and ast.unparse(node.value) == "Literal":
            yield "Literal"
        else:
            tree += ast.iter_child_nodes(node)


def is_variable(thing: Any, name: str) -> bool:
    """Whether a name is that of a type variable, where a base or a method is from."""
    methods = (inspect.unwrap(each) for each in vars(thing).values() if callable(each))
    kinds = [*getattr(thing, "__mro__", [thing]), *methods]
    values = [getattr(import_module(each.__module__), name, None) for each in kinds]
    return any(isinstance(value, typing.TypeVar | typing.ParamSpec) for value in values)


@pytest.mark.parametrize("module", [flowroute_sdk, *MODULES], ids=lambda each: each.__name__)
def test_what_a_public_signature_mentions_is_public(module: ModuleType) -> None:
    private = []
    for public in names_of(module):
        thing = getattr(module, public)
        if getattr(thing, "__module__", "").startswith("flowroute_api"):
            continue
        for where, annotation in signatures(thing):
            for name in mentioned(annotation, where):
                known = name in PUBLIC | STANDARD | HTTPX or is_variable(thing, name)
                if not known:
                    private.append(f"{where}: {name}")

    assert private == []
