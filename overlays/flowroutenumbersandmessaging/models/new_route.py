"""A route that is to be, as a document."""

from __future__ import annotations

from ._model import Model, same
from .data_61 import Data61


class NewRoute(Model, names=same("data"), readers={"data": Data61.from_dictionary}):
    """A route that is to be, as a document."""
