"""A number as a document."""

from __future__ import annotations

from ._model import Model, same
from .data_27 import Data27


class Number26(Model, names=same("data", "included"), readers={"data": Data27.from_dictionary}):
    """A number as a document."""
