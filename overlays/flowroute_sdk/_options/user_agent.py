"""How the library introduces itself."""

from __future__ import annotations

import sys

from ..errors import InvalidArgument
from .options import HEADER_VALUE

VERSION = "0.1.0"
"""The version of the distribution.

A test holds it equal, as asking the installed metadata is slow.
"""


def user_agent_header(prefix: str | None) -> bytes:
    """The User-Agent, with what the application says in front.

    Raises InvalidArgument for what can't be a header.
    """
    python = ".".join(map(str, sys.version_info[:3]))
    ours = f"flowroute-sdk/{VERSION} python/{python}"
    if prefix is None:
        return ours.encode()
    if not isinstance(prefix, str) or not prefix or not HEADER_VALUE.fullmatch(prefix):
        raise InvalidArgument("user_agent", prefix, "text on one line, such as my-app/1.0")
    return f"{prefix} {ours}".encode("latin-1")
