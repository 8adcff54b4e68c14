"""Checks and decoding for `client.request`, which knows of no operation. Pure."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from .._policy import classify
from ..errors import InvalidArgument

if TYPE_CHECKING:
    from .._transports.origin import Origin
    from ..wire import Response
    from .build import Call

METHOD = re.compile(r"[A-Z]{1,20}")
TARGET = re.compile(r"/[\x21-\x22\x24-\x7e]*")


def checked_method(method: str) -> str:
    """The method in upper case. Raises InvalidArgument for an invalid one."""
    if (
        not isinstance(method, str)
        or not METHOD.fullmatch(method.upper())
        or method.upper() == "CONNECT"
    ):
        raise InvalidArgument("method", method, "an HTTP method, such as GET")
    return method.upper()


def checked_path(path: str, origin: Origin) -> str:
    """The path, with its query, below the base URL.

    Raises InvalidArgument for another host's address.
    """
    expected = "a path such as /v2/numbers, or a URL on the client's own host"
    if not isinstance(path, str) or not origin.owns(path):
        raise InvalidArgument("path", path, expected)
    if not path.startswith("/"):
        parts, base = urlsplit(path), origin.base_path
        within = parts.path or "/"
        if within != base and not within.startswith(f"{base}/"):
            raise InvalidArgument("path", path, f"a URL below {origin.base_url}")
        path = (within[len(base) :] or "/") + (f"?{parts.query}" if parts.query else "")
    if not TARGET.fullmatch(path):
        raise InvalidArgument("path", path, f"{expected}, percent-encoded")
    return path


def json_of(call: Call, response: Response) -> Any:
    """The body as decoded JSON; None when it is empty, or says that there was nothing to delete.

    Raises ResponseError when it is something else.
    """
    if not response.content.strip() or response.status == 404:
        return None
    try:
        return json.loads(response.content)
    except (ValueError, RecursionError) as error:
        raise classify.unreadable(call.request, response, str(error)) from None
