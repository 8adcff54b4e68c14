"""Rate limits for messages: the default limits, and custom limiters."""

from __future__ import annotations

import math
import os
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeAlias

import attrs

from .errors import InvalidArgument

if TYPE_CHECKING:
    from collections.abc import Awaitable

__all__ = ["Bucket", "RateLimiter", "RateLimits"]

Bucket: TypeAlias = Literal["sms", "mms"]
"""The kinds of messages; the API limits each separately."""

_SLOWEST = 1e-9


class RateLimiter(Protocol):
    """The interface of a custom limiter, for instance one shared by several machines.

    An instance belongs to one account. The synchronous client needs an immediate result; the
    asynchronous client also accepts an awaitable.
    """

    def reserve(
        self, bucket: Bucket, max_delay: float | None
    ) -> float | Awaitable[float | None] | None:
        """Reserve a slot for one message.

        Args:
            bucket: `"sms"` or `"mms"`; the API limits each separately.
            max_delay: The longest acceptable wait in seconds; None for any.

        Returns:
            The seconds to wait before sending. None if that would be more than `max_delay`;
            in this case, nothing is reserved.

        A limiter may also have a method `penalize(bucket, seconds)`, awaitable or not. It is
        called when the API has refused a message with 429: no message should be sent until that
        many seconds have passed.
        """
        ...


def _positive_rate(_: object, attribute: attrs.Attribute[Any], value: object) -> None:
    if value is None:
        return
    if (
        isinstance(value, bool)
        or not isinstance(value, int | float)
        or not _SLOWEST <= value < math.inf
    ):
        raise InvalidArgument(attribute.name, value, "a rate above 0 per second, or None")


def _path(_: object, attribute: attrs.Attribute[Any], value: object) -> None:
    if value is not None and not (isinstance(value, str | os.PathLike) and os.fspath(value)):
        raise InvalidArgument(attribute.name, value, "the path of a file, or None")


def _positive_burst(_: object, attribute: attrs.Attribute[Any], value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise InvalidArgument(attribute.name, value, "a whole number of at least 1")


@attrs.frozen(kw_only=True)
class RateLimits:
    """How many messages a client sends per second; None means no limit for that kind.

    The defaults are what the API allows per access key (page "Rate limits"). The actual pace is
    10 % lower, as messages don't arrive as evenly as they are sent. After a pause, `burst`
    messages may be sent at once; with the default of 1, messages are evenly spaced.

    All clients of an account in a process share one limit. Separate processes, forked ones
    included, don't. To share the limit between processes on one machine, give them the same
    `shared_file`, the path of a file that they can read and write.

    Raises:
        InvalidArgument: A rate isn't above 0, `burst` isn't at least 1, or `shared_file` isn't
            a path.
    """

    sms: float | None = attrs.field(default=5.0, validator=_positive_rate)
    mms: float | None = attrs.field(default=1.0, validator=_positive_rate)
    burst: int = attrs.field(default=1, validator=_positive_burst)
    shared_file: str | os.PathLike[str] | None = attrs.field(default=None, validator=_path)
