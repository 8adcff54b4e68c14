"""Answers in the form that the previous SDK gave them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flowroute_sdk import RawResponse

__all__ = ["as_before"]


def as_before(answer: RawResponse[Any]) -> Any:
    """The body of an answer as the previous SDK returned it.

    Dicts have their keys in alphabetical order, and everything else is as the API wrote it:
    timestamps are text in its own form. Without a body it is the empty string.

    Args:
        answer: What a call of `client.with_raw_response` has returned.
    """
    text = answer.response.text
    return _in_order(json.loads(text)) if text else text


def _in_order(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _in_order(value[name]) for name in sorted(value)}
    if isinstance(value, list):
        return [_in_order(item) for item in value]
    return value
