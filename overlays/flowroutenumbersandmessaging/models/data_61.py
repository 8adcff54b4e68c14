"""A route that is to be."""

from __future__ import annotations

from ._model import Model, same
from .attributes_62 import Attributes62


class Data61(
    Model,
    names={"mtype": "type", **same("attributes")},
    defaults={"mtype": "route"},
    readers={"attributes": Attributes62.from_dictionary},
):
    """A route that is to be."""
