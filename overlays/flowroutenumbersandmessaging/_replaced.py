"""Leading people over: each old method names the new call once."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from flowroute_sdk.migrate import OLD_CALLS

P = ParamSpec("P")
Controller = TypeVar("Controller")
Method = Callable[Concatenate[Controller, P], Any]

warned: set[tuple[str, str]] = set()
"""The methods that have been used in this process."""


def replaced(resource: str) -> Callable[[Method[Controller, P]], Method[Controller, P]]:
    """Have the methods of a controller warn on their first use."""

    def decorate(method: Method[Controller, P]) -> Method[Controller, P]:
        old = resource, method.__name__
        message = (
            f"{resource}.{method.__name__}() of flowroutenumbersandmessaging is replaced by "
            f"{OLD_CALLS[old].spelled} of flowroute_sdk; see docs/migrating.md"
        )

        @wraps(method)
        def call(self: Controller, /, *args: P.args, **kwargs: P.kwargs) -> Any:
            if old not in warned:
                warned.add(old)
                warnings.warn(message, DeprecationWarning, stacklevel=2)
            return method(self, *args, **kwargs)

        return call

    return decorate
