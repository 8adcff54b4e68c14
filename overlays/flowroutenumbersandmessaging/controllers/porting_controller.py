"""Porting, the old way."""

from __future__ import annotations

from typing import Any

from .._replaced import replaced
from .base_controller import SEPARATORS, BaseController, as_text

old = replaced("porting")


class PortingController(BaseController):
    """Whether numbers can be ported."""

    @old
    def checkPortability(self, numbers: Any) -> Any:  # noqa: N802 - the old name
        """Sort numbers into those that can be ported and those that can't.

        They are given as a list, or as text with commas, with or without the plus.
        """
        given = numbers.split(",") if isinstance(numbers, str) else numbers
        listed = list(given) if isinstance(given, list | tuple | set | frozenset) else [given]
        body = {"numbers": [_international(number) for number in listed]}
        return self._check_or_set("/v2/portorders/portability", body)


def _international(number: Any) -> str:
    """A number as the API wants it, where it is one; ten digits mean country code 1."""
    text = as_text("numbers", number)
    digits = SEPARATORS.sub("", text)
    if not (digits.isascii() and digits.isdigit()):
        return text
    return f"+1{digits}" if len(digits) == 10 else f"+{digits}"
