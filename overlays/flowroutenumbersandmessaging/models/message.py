"""A message that is to be sent."""

from __future__ import annotations

from ._model import Model, same


class Message(Model, names={"mfrom": "from", **same("to", "body", "media_urls", "is_mms")}):
    """A message that is to be sent."""
