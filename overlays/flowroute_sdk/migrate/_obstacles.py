"""What holds a whole program to the old package, as it reaches into every client."""

from __future__ import annotations

from collections.abc import Container, Iterator

import libcst as cst

from ._clients import Clients
from ._handlers import EXCEPTIONS
from ._keys import has_both
from ._source import CLIENT, PACKAGE, Source, dotted, is_old_import

HARMLESS = (CLIENT, f"{PACKAGE}.models")
"""What nothing depends on beyond the line where it stands."""
ONLY_ON_OLD_ERRORS = frozenset({"raw_body", "response_code"})

Obstacle = tuple[cst.CSTNode, str]


def obstacles(
    source: Source, clients: Clients, settled: Container[cst.CSTNode]
) -> Iterator[Obstacle]:
    """What stands in the way in a file, and why. `settled` are the nodes that are rewritten."""
    yield from _star_imports(source)
    yield from _strings(source)
    yield from _read_by_name(source)
    yield from _constructions(source, clients)
    for node in source.nodes():
        if isinstance(node, cst.Name | cst.Attribute) and node not in settled:
            yield from _name(source, clients, node)


def _star_imports(source: Source) -> Iterator[Obstacle]:
    for node in source.all(cst.ImportFrom):
        module = dotted(node.module)
        harmless = module.startswith(f"{PACKAGE}.models")
        if isinstance(node.names, cst.ImportStar) and is_old_import(node) and not harmless:
            yield node, f"everything of {module} is imported, so what is of it can't be told"


def _strings(source: Source) -> Iterator[Obstacle]:
    for text in source.strings:
        if text.startswith(f"{PACKAGE}."):
            nodes = (each for each in source.all(cst.SimpleString) if each.evaluated_value == text)
            yield from ((node, "a part of the old package is named as text") for node in nodes)


def _read_by_name(source: Source) -> Iterator[Obstacle]:
    for text in source.all(cst.SimpleString):
        if text.evaluated_value in ONLY_ON_OLD_ERRORS and isinstance(source.parent(text), cst.Arg):
            yield text, "it may be read from an old exception"


def _constructions(source: Source, clients: Clients) -> Iterator[Obstacle]:
    for call in source.all(cst.Call):
        if clients.construction(source, call) and not has_both(call):
            yield call, "the client takes its credentials from Configuration"


def _name(source: Source, clients: Clients, node: cst.Name | cst.Attribute) -> Iterator[Obstacle]:
    if isinstance(node, cst.Attribute) and node.attr.value in ONLY_ON_OLD_ERRORS:
        yield node, "it may be read from an old exception"
        return
    match node:
        case cst.Attribute(value=cst.Attribute(attr=cst.Name("context")), attr=cst.Name(part)):
            if part in ("request", "response"):
                yield node, "it may be read from an old exception"
            return
    if isinstance(node, cst.Attribute) and node.attr.value == "config":
        if clients.client(source, node.value) is not None:
            yield node, "the new client has no such settings"
        return
    name = clients.program.origin(source, node)
    if name is None or not name.startswith(f"{PACKAGE}.") or not _is_whole(source, node):
        return
    if name in EXCEPTIONS and name != source.qualified(node):
        yield node, "an old exception comes through another file"
    elif name in EXCEPTIONS:
        yield node, "an old exception is used away from an except clause"
    elif not name.startswith(HARMLESS):
        yield node, "it belongs to the old package, and the new client doesn't heed it"


def _is_whole(source: Source, node: cst.CSTNode) -> bool:
    """Whether a node is the whole of a dotted name that is used, not imported."""
    parent = source.parent(node)
    return not isinstance(parent, cst.Attribute | cst.ImportAlias | cst.ImportFrom)
