"""What a number is."""

from __future__ import annotations

from ._model import Model, same


class Attributes28(
    Model,
    names=same("alias", "cnam_lookups_enabled", "number_type", "rate_center", "state", "value"),
):
    """The attributes of a number."""
