"""A message record."""

from __future__ import annotations

from ._model import Model, same
from .attributes import Attributes


class Data(
    Model,
    names={**same("attributes", "id"), "mtype": "type"},
    defaults={"mtype": "message"},
    readers={"attributes": Attributes.from_dictionary},
):
    """A message record."""
