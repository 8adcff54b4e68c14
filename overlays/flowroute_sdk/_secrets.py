"""Text and bytes that no traceback shows, not even one with the values of local variables.

They are made by calls that run no Python code of their own, so that there is no moment at which an
interruption finds the bare value in a frame. What is derived from them (a slice, a stripped text)
is bare again and has to be wrapped anew.
"""

from __future__ import annotations

from typing import Any

__all__ = ["SecretBytes", "SecretFields", "SecretText", "SecretValues"]

HIDDEN = "<hidden>"


class SecretText(str):
    """Text with a repr that hides it."""

    __slots__ = ()

    def __repr__(self) -> str:
        return HIDDEN


class SecretBytes(bytes):
    """Bytes with a repr that hides them."""

    def __repr__(self) -> str:
        return HIDDEN


class SecretValues(tuple[Any, ...]):
    """Values of any kind, of which a repr shows none."""

    __slots__ = ()

    def __repr__(self) -> str:
        return HIDDEN


class SecretFields(dict[str, Any]):
    """Values by name, of which a repr shows none."""

    __slots__ = ()

    def __repr__(self) -> str:
        return HIDDEN
