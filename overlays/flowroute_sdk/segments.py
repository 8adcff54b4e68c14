"""How many segments an SMS takes, which characters make it longer, and what it costs.

The rules are those that Flowroute publishes, not those of GSM 03.38. An ASCII body of up to 160
characters is one segment; a longer one is split into segments of 140. Any other character makes
the whole body UCS-2, with 70 characters per segment. Billing is per segment.
"""

from __future__ import annotations

import math
import unicodedata
from typing import TYPE_CHECKING, Literal, TypeAlias

import attrs

from ._arguments.checks import check_number, price
from .errors import InvalidArgument

if TYPE_CHECKING:
    from decimal import Decimal

__all__ = ["Encoding", "Estimate", "NonAscii", "Segments", "estimate", "segments"]

Encoding: TypeAlias = Literal["ascii", "ucs-2"]

_ONE_ASCII_SEGMENT = 160
_ASCII_SEGMENT = 140
_UCS2_SEGMENT = 70

_PLAIN = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    **dict.fromkeys("\u00a0\u2007\u2009\u202f", " "),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff", ""),
    "\u2026": "...",
}


@attrs.frozen
class NonAscii:
    """A character that makes a body UCS-2.

    Attributes:
        character: The character itself.
        name: Its Unicode name, such as `RIGHT SINGLE QUOTATION MARK`.
        positions: Its positions in the body, from 0.
        plain: An ASCII replacement that doesn't change the meaning, or None.
    """

    character: str
    name: str
    positions: tuple[int, ...]
    plain: str | None


@attrs.frozen
class Segments:
    """How a body is split.

    Attributes:
        encoding: `"ascii"` (`message_encoding` 0) or `"ucs-2"` (`message_encoding` 8).
        count: The number of segments; 0 for an empty body.
        characters: The length that counts; in UCS-2, an emoji counts as two.
        non_ascii: The characters that force UCS-2, in order of first appearance.
    """

    encoding: Encoding
    count: int
    characters: int
    non_ascii: tuple[NonAscii, ...] = ()


@attrs.frozen
class Estimate:
    """What a message would cost.

    Attributes:
        segments: How the body is split.
        cost: The cost of all messages together, in USD.
    """

    segments: Segments
    cost: Decimal


def segments(body: str) -> Segments:
    """Count the segments of an SMS body.

    Args:
        body: The text as it would be sent.

    Returns:
        The encoding, the number of segments, and the characters that force UCS-2.

    Raises:
        InvalidArgument: `body` isn't a string.

    Source: API page "Send a message", and the messaging limits it links to.
    """
    if not isinstance(body, str):
        raise InvalidArgument("body", body, "text")
    if not body.isascii():
        units = len(body) + sum(character > "\uffff" for character in body)
        return Segments("ucs-2", math.ceil(units / _UCS2_SEGMENT), units, _non_ascii(body))
    size = _ONE_ASCII_SEGMENT if len(body) <= _ONE_ASCII_SEGMENT else _ASCII_SEGMENT
    return Segments("ascii", math.ceil(len(body) / size), len(body))


def estimate(
    body: str,
    *,
    rate: Decimal | float | str,
    surcharge: Decimal | float | str = 0,
    messages: int = 1,
) -> Estimate:
    """Estimate the cost of an SMS: (rate + surcharge) for each segment.

    Args:
        body: The text as it would be sent.
        rate: Your price per segment in USD, such as `"0.0040"`.
        surcharge: The carrier's surcharge per segment in USD.
        messages: How many messages have this body.

    Returns:
        The segments of one message, and the cost of all of them in USD.

    Raises:
        InvalidArgument: An amount isn't 0 or more, or `messages` isn't a whole number.

    Source: API page "Send a message" (price details).
    """
    check_number("messages", messages, required=True)
    per_segment = price("rate", rate) + price("surcharge", surcharge)
    cut = segments(body)
    return Estimate(cut, per_segment * cut.count * messages)


def _non_ascii(body: str) -> tuple[NonAscii, ...]:
    positions: dict[str, list[int]] = {}
    for position, character in enumerate(body):
        if not character.isascii():
            positions.setdefault(character, []).append(position)
    return tuple(
        NonAscii(character, _name(character), tuple(where), _PLAIN.get(character))
        for character, where in positions.items()
    )


def _name(character: str) -> str:
    return unicodedata.name(character, f"U+{ord(character):04X}")
