"""The routes of an account."""

from __future__ import annotations

from ._model import Model, same


class AccountRoutes(Model, names=same("data", "links")):
    """A list of routes."""
