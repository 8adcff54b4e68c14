"""Marking what will go: type checkers strike it through, calls warn."""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["deprecated"]

if TYPE_CHECKING:
    from types import FrameType

    from typing_extensions import deprecated
else:

    def deprecated(message):
        """Have calls of a method warn, at the line outside of this package that has made them."""
        from functools import wraps

        def mark(method):
            @wraps(method)
            def call(*args, **kwargs):
                _warn(message)
                return method(*args, **kwargs)

            call.__deprecated__ = message
            return call

        return mark


def _warn(message: str) -> None:
    import sys
    import warnings

    package = __name__.partition(".")[0]
    level = 1
    frame: FrameType | None = sys._getframe(0)
    while frame is not None and frame.f_globals.get("__name__", "").partition(".")[0] == package:
        level, frame = level + 1, frame.f_back
    warnings.warn(message, DeprecationWarning, stacklevel=level)
