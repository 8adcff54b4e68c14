# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
"""A client library for accessing Flowroute API"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .client import AuthenticatedClient, Client


def __getattr__(name: str) -> Any:
    if name in __all__:
        from . import client  # noqa: PLC0415 - loads httpx, which reading models doesn't need

        return getattr(client, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = ("AuthenticatedClient", "Client")
