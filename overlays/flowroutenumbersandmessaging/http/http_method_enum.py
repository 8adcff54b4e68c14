"""The methods of HTTP."""

from __future__ import annotations

Text = str


class HttpMethodEnum:
    """The methods as constants."""

    GET = "GET"
    POST = "POST"
    PUT = "PUT"
    PATCH = "PATCH"
    DELETE = "DELETE"

    @classmethod
    def to_string(cls, val: Text) -> Text | None:
        """The name of a constant; None when there is none with this value."""
        names = (name for name, value in vars(cls).items() if name.isupper() and value == val)
        return next(names, None)

    @classmethod
    def from_string(cls, str: Text) -> Text | None:
        """The constant of that name, in any case; None when there is none."""
        found: Text | None = getattr(cls, str.upper(), None)
        return found
