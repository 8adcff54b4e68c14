"""The control plane of a sandbox, over HTTP; nothing of it is ever sent to the real service."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..errors import APIError
from ._exit import Exit
from ._failures import Failed

if TYPE_CHECKING:
    from .. import Flowroute

__all__ = ["ControlPlane"]

_ROOT = "/_sandbox"


class ControlPlane:
    """What makes things happen in the sandbox that a client talks to.

    Raises `Failed` when it is no sandbox that the client talks to.
    """

    def __init__(self, client: Flowroute) -> None:
        self._client = client
        try:
            client.request("GET", f"{_ROOT}/clock")
        except APIError as error:
            url = error.request.url if error.request else "this address"
            host = url.partition(_ROOT)[0]
            raise Failed(
                f"{host} is no sandbox, and this works in a sandbox only; start one with "
                "flowroute sandbox, or name its address with --base-url",
                Exit.USAGE,
            ) from None

    def post(self, path: str, **values: Any) -> Any:
        """Carry out an operation with the values that aren't None. Returns its answer."""
        given = {name: value for name, value in values.items() if value is not None}
        try:
            return self._client.request("POST", _ROOT + path, json=given).parse()
        except APIError as error:
            raise Failed(str(error), Exit.REFUSED) from None
