"""A number."""

from __future__ import annotations

from ._model import Model, same
from .attributes_28 import Attributes28
from .links import Links


class Data27(
    Model,
    names={**same("attributes", "id", "links", "relationships"), "mtype": "type"},
    defaults={"mtype": "number"},
    readers={"attributes": Attributes28.from_dictionary, "links": Links.from_dictionary},
):
    """A number."""
