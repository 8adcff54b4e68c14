"""What a route is."""

from __future__ import annotations

from ._model import Model, same


class Attributes62(
    Model, names=same("alias", "route_type", "value"), defaults={"route_type": "sip-reg"}
):
    """The attributes of a route."""
