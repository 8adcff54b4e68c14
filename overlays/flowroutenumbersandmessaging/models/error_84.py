"""An error document."""

from __future__ import annotations

from ._model import Model, same
from .error_1 import Error1


class Error84(
    Model,
    names=same("errors"),
    readers={"errors": lambda values: [Error1.from_dictionary(each) for each in values]},
):
    """An error document."""
