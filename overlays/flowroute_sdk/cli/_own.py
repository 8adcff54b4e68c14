"""The commands that are no operations: where each lives. They are loaded when they are used."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["OF_RESOURCES", "TOP", "Own"]


class Own(NamedTuple):
    """A command of our own."""

    home: str
    """Module and name within this package."""
    about: str
    """The line that help lists it with."""


TOP: dict[str, Own] = {}
"""The commands beside the resources."""

OF_RESOURCES: dict[str, dict[str, Own]] = {}
"""Commands of a resource that its methods don't have; they go before methods of the same name."""
