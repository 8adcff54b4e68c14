"""Links of a resource."""

from __future__ import annotations

from typing import Any

from ._model import Model, same


class Links(Model, names=same("self")):
    """Links of a resource."""

    self: Any
    """Its own address."""
