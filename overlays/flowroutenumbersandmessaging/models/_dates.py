"""Models with a time."""

from __future__ import annotations

from typing import Any

from dateutil import parser

from ..api_helper import APIHelper
from ._model import Model


class Timestamped(Model):
    """A model whose `timestamp`, where there is one, is a date that knows how it is written."""

    timestamp: Any

    def __init__(self, /, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.timestamp = APIHelper.RFC3339DateTime(self.timestamp) if self.timestamp else None


def read_time(text: Any) -> Any:
    """The datetime that a text says."""
    return parser.parse(text)
