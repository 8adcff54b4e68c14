"""What a caller may choose for a call that gets no clear answer."""

from __future__ import annotations

from typing import Literal, TypeAlias

from .checks import check_one_of, check_seconds

__all__ = ["OnUnknown", "check_settling"]

OnUnknown: TypeAlias = Literal["raise", "find", "candidates"]
"""What to do about an unknown outcome: raise at once, look for what was made and return it where
nobody else of this process can claim it, or look and raise with what was found."""


def check_settling(on_unknown: object, settle: object) -> None:
    """Check the choice and the seconds to look.

    Raises:
        InvalidArgument: It is none of the choices, or no number of seconds.
    """
    check_one_of("on_unknown", on_unknown, ("raise", "find", "candidates"), required=True)
    check_seconds("settle", settle)
