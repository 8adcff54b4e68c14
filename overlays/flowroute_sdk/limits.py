"""How many messages a client sends per second: the default, and limiters of your own."""

from __future__ import annotations

import math
import os
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeAlias, cast

import attrs

from .errors import InvalidArgument

if TYPE_CHECKING:
    from collections.abc import Awaitable

__all__ = ["Bucket", "RateLimiter", "RateLimits"]

Bucket: TypeAlias = Literal["sms", "mms"]
"""The kinds of messages that the API limits, each on its own."""

_SLOWEST = 1e-9


class RateLimiter(Protocol):
    """What a limiter of your own has to offer, for instance one that many processes share.

    An instance belongs to one account. The synchronous client needs an immediate answer; the
    asynchronous client takes an awaitable one as well.
    """

    def reserve(
        self, bucket: Bucket, max_delay: float | None
    ) -> float | Awaitable[float | None] | None:
        """Reserve a slot for one message.

        Args:
            bucket: `"sms"` or `"mms"`; the API limits each on its own.
            max_delay: The longest acceptable wait in seconds; None for any.

        Returns:
            The seconds to wait before sending, or None when that would be more than
            `max_delay`; nothing is reserved then.

        A limiter may also have a method `penalize(bucket, seconds)`, awaitable or not. It is
        called when the API has refused a message as one too many: no message should go out before
        that many seconds have passed.
        """
        ...


def _positive_rate(_: object, attribute: attrs.Attribute[Any], value: object) -> None:
    if value is None:
        return
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not _SLOWEST <= cast(float, value) < math.inf:
        raise InvalidArgument(attribute.name, value, "a rate above 0 per second, or None")


def _path(_: object, attribute: attrs.Attribute[Any], value: object) -> None:
    if value is not None and not (isinstance(value, str | os.PathLike) and os.fspath(value)):
        raise InvalidArgument(attribute.name, value, "the path of a file, or None")


def _positive_burst(_: object, attribute: attrs.Attribute[Any], value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise InvalidArgument(attribute.name, value, "a whole number of at least 1")


@attrs.frozen(kw_only=True)
class RateLimits:
    """How many messages a client sends per second; None for a kind means no limit on it.

    The defaults are what the API allows per access key (page "Rate limits"); the pace stays 10 %
    below, as messages don't arrive as evenly as they are sent. `burst` messages may go at once
    after a pause; with the default of 1 they are evenly spaced.

    All clients of an account in a process share one limit. Processes don't know of each other,
    forked ones neither: give those of a machine that use the same account the same
    `shared_file`, the path of a file that they may read and write, and they share the limit too.

    Raises:
        InvalidArgument: A rate isn't above 0, `burst` isn't at least 1, or `shared_file` is no
            path.
    """

    sms: float | None = attrs.field(default=5.0, validator=_positive_rate)
    mms: float | None = attrs.field(default=1.0, validator=_positive_rate)
    burst: int = attrs.field(default=1, validator=_positive_burst)
    shared_file: str | os.PathLike[str] | None = attrs.field(default=None, validator=_path)
