"""A message record as a document."""

from __future__ import annotations

from ._model import Model, same
from .data import Data


class MDR2(Model, names=same("data"), readers={"data": Data.from_dictionary}):
    """A message record as a document."""
