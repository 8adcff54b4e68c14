"""How long a call waits for something to happen."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, TypeAlias

from .checks import check_seconds

if TYPE_CHECKING:
    from collections.abc import Callable

    from flowroute_api.models import CdrExport

    from .._options.options import CallOptions

__all__ = ["OnProgress", "waiting_time"]

OnProgress: TypeAlias = "Callable[[CdrExport], object]"
"""A function that is told an export each time it was read; of an `AsyncFlowroute`, async too."""

_UNLESS_TOLD = 120.0
_DEPRECATED = (
    "wait_until_delivered(timeout=...) without within= waits that long in all, as it once did."
    " Say within= for that; timeout= is for each phase of one look-up"
)


def waiting_time(within: float | None, options: CallOptions) -> tuple[float, CallOptions]:
    """Return the seconds to wait, and the options of each look-up.

    Raises:
        InvalidArgument: `within` is no number of seconds.
    """
    timeout = options.get("timeout")
    if within is None and timeout is not None:
        warnings.warn(_DEPRECATED, DeprecationWarning, stacklevel=3)
        check_seconds("timeout", timeout)
        others: CallOptions = {**options}
        del others["timeout"]
        return timeout, others
    if within is None:
        return _UNLESS_TOLD, options
    check_seconds("within", within)
    return within, options
