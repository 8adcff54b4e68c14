"""Arguments of a constructor that don't exist: the error tells the nearest one."""

from __future__ import annotations

from functools import wraps
from types import FunctionType
from typing import Any

from .._secrets import SecretFields, SecretValues
from .options import unexpected

__all__ = ["TellsNearest"]


class TellsNearest:
    """Has the constructors of its subclasses tell which argument was probably meant.

    Python does so itself from 3.13 on. Signatures stay as they are, and no traceback shows what
    was given.
    """

    __slots__ = ()

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        init = vars(cls).get("__init__")
        if isinstance(init, FunctionType):
            setattr(cls, "__init__", _telling_nearest(init))  # noqa: B010 - not for type checkers


def _telling_nearest(init: FunctionType) -> Any:
    code = init.__code__
    takes_any = code.co_flags & _TAKES_ANY_KEYWORD
    names = code.co_varnames[1 : code.co_argcount + code.co_kwonlyargcount]

    @wraps(init)
    def checked(self: object, /, *args: Any, **kwargs: Any) -> None:
        args, kwargs = SecretValues(args), SecretFields(kwargs)
        for name in () if takes_any else kwargs:
            if name not in names:
                raise unexpected(type(self).__name__, name, names)
        init(self, *args, **kwargs)

    return checked


_TAKES_ANY_KEYWORD = 0x08
"""The flag of a function with `**kwargs`."""
