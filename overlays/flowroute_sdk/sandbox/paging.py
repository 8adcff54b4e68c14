"""Lists: page size, offset and the links that the API adds."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlencode

from .world import Call, Reply

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

T = TypeVar("T")
DEFAULT_LIMIT = 10


def list_reply(
    call: Call,
    items: Iterable[T],
    render: Callable[[Call, T], dict[str, Any]],
    echo: Mapping[str, str] | None = None,
) -> Reply:
    """A page of `items` (in order, filtered, the first one at offset 0).

    `echo` replaces what the links repeat of the filters; the default is what was asked.
    """
    offset: int = call.query.get("offset", 0)
    return page_reply(call, islice(items, offset, None), render, echo)


def page_reply(
    call: Call,
    rest: Iterable[T],
    render: Callable[[Call, T], dict[str, Any]],
    echo: Mapping[str, str] | None = None,
) -> Reply:
    """As `list_reply`, with `rest` beginning at the offset already."""
    limit: int = call.query.get("limit", DEFAULT_LIMIT)
    offset: int = call.query.get("offset", 0)
    found = list(islice(rest, limit + 1))
    links = {}
    if len(found) > limit:
        links["next"] = _link(call, echo, limit, offset + limit)
    links["self"] = _link(call, echo, limit, offset)
    return Reply(200, {"data": [render(call, item) for item in found[:limit]], "links": links})


def _link(call: Call, echo: Mapping[str, str] | None, limit: int, offset: int) -> str:
    filters = _asked(call) if echo is None else echo
    query = urlencode({**dict(sorted(filters.items())), "limit": limit, "offset": offset})
    path = call.operation.path.format(**call.path)
    return call.url(f"{path}?{query}")


def _asked(call: Call) -> dict[str, str]:
    return {
        name: str(value)
        for name, value in call.query.items()
        if value is not None and name not in ("limit", "offset")
    }
