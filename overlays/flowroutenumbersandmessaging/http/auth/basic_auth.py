"""HTTP Basic."""

from __future__ import annotations

import base64

from ...configuration import Configuration
from ..http_request import HttpRequest


class BasicAuth:
    """Puts the credentials of `Configuration` into a request that somebody else sends."""

    @staticmethod
    def apply(http_request: HttpRequest) -> None:
        """Add the header."""
        http_request.add_header(
            "Authorization",
            basic(Configuration.basic_auth_user_name, Configuration.basic_auth_password),
        )


def basic(user_name: str | None, password: str | None) -> str:
    """The value of the header."""
    return f"Basic {base64.b64encode(f'{user_name}:{password}'.encode()).decode('ascii')}"
