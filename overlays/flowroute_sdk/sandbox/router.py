"""From method and path to the operation."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote

from .errors import ApiError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .document import Operation


# Paths of previous SDKs that still serve: the singular of CNAM. Parameters stand in the order of
# the operation's own path.
ALSO_AT = {
    "associate_cnam": ("/v2/numbers/{number_id}/relationships/cnam/{cnam_id}",),
    "unassociate_cnam": ("/v2/numbers/{number_id}/relationships/cnam",),
}


@dataclass(slots=True)
class _Node:
    literals: dict[str, _Node] = field(default_factory=dict)
    parameter: tuple[str, _Node] | None = None
    operations: dict[str, Operation] = field(default_factory=dict)


class Router:
    """A tree over path segments; a literal segment wins over a parameter."""

    def __init__(self, operations: Iterable[Operation]) -> None:
        self._root = _Node()
        for operation in operations:
            for path in (operation.path, *ALSO_AT.get(operation.id, ())):
                self._add(operation, path)

    def _add(self, operation: Operation, path: str) -> None:
        node = self._root
        for segment in path.strip("/").split("/"):
            if segment.startswith("{"):
                if node.parameter is None:
                    node.parameter = (segment[1:-1], _Node())
                node = node.parameter[1]
            else:
                node = node.literals.setdefault(segment, _Node())
        node.operations[operation.method] = operation

    def match(self, method: str, path: str) -> tuple[Operation, dict[str, str]]:
        """The operation and its path parameters, from the undecoded path.

        Raises `ApiError` 404 for an unknown path and 405 (with `Allow`) for a method that the
        path lacks. One trailing slash is tolerated.
        """
        segments = path.removesuffix("/").split("/")[1:]
        node, values = next(_walk(self._root, segments, 0), (None, []))
        if node is None:
            raise ApiError(404, "The requested URL was not found on the server.")
        operation = node.operations.get(method)
        if operation is None:
            raise ApiError(
                405,
                "The method is not allowed for the requested URL.",
                headers={"allow": ", ".join(sorted(node.operations))},
            )
        return operation, dict(zip(operation.path_parameters, values, strict=True))


def _walk(node: _Node, segments: list[str], depth: int) -> Iterator[tuple[_Node, list[str]]]:
    if depth == len(segments):
        if node.operations:
            yield node, []
        return
    segment = unquote(segments[depth])
    if segment in node.literals:
        yield from _walk(node.literals[segment], segments, depth + 1)
    if node.parameter is not None and segment:
        for end, rest in _walk(node.parameter[1], segments, depth + 1):
            yield end, [segment, *rest]
