"""What holds for all clients of this package that aren't told otherwise."""

from __future__ import annotations

from typing import ClassVar

from .api_helper import APIHelper as APIHelper

DEFAULT_BASE_URI = "https://api.flowroute.com"


class Configuration:
    """Settings as class attributes; each call reads them anew.

    A client made with credentials of its own keeps these, whatever is set here.
    """

    array_serialization: ClassVar[str] = "indexed"
    """How a list in a query is written: indexed, unindexed, plain, csv, psv or tsv."""
    base_uri: ClassVar[str] = DEFAULT_BASE_URI
    """Where calls go. Left alone, FR_BASE_URL in the environment takes its place."""
    basic_auth_user_name: ClassVar[str | None] = None
    """The access key; None means FR_ACCESS_KEY in the environment."""
    basic_auth_password: ClassVar[str | None] = None
    """The secret key; None means FR_SECRET_KEY in the environment."""
