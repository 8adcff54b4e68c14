"""Answers in the form that the previous SDK gave them, and arguments in the form that it sent."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flowroute_sdk import RawResponse

__all__ = ["as_before", "date_as_before", "text_as_before"]


def as_before(answer: RawResponse[Any]) -> Any:
    """The body of an answer as the previous SDK returned it.

    Dicts have their keys in alphabetical order, and everything else is as the API wrote it:
    timestamps are text in its own form. Without a body it is the empty string.

    Args:
        answer: What a call of `client.with_raw_response` has returned.

    Raises:
        ResponseError: The body can't be understood.
    """
    text = answer.response.text
    if not text.strip():
        return ""
    try:
        return _in_order(json.loads(text))
    except (ValueError, RecursionError):
        answer.parse()  # it says what is wrong in the client's own way
        raise


def date_as_before(value: date | str | None) -> str | None:
    """A date as the previous SDK sent it: `2017-12-01T00:00:00`, with its zone if it has one.

    Args:
        value: A date, a datetime, or text in any usual form; the month comes first in 1/2/2017.

    Raises:
        ValueError: It is no date.
    """
    from dateutil.parser import parse  # on first use

    if value is None:
        return None
    return (value if isinstance(value, date) else parse(value)).isoformat()


def text_as_before(value: Any, digits: int = 0) -> Any:
    """A number as text, with zeros in front up to so many digits; anything else as it is."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    return str(value).zfill(digits)


def _in_order(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _in_order(value[name]) for name in sorted(value)}
    if isinstance(value, list):
        return [_in_order(item) for item in value]
    return value
