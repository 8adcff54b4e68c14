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

LATER = {
    ("porting", "checkPortability"): "client.porting.check_portability(numbers)",
    ("cdrs", "list_cdrs"): (
        "client.cdr_exports.list_cdr_exports(status=status, limit=limit, offset=offset)"
    ),
    ("cdrs", "get_cdr_export_status"): "client.cdr_exports.get_a_cdr_export(cdrexport_id)",
    ("cdrs", "create_cdr_export"): (
        "client.cdr_exports.create_a_cdr_export(start=start, end=end, callback_url=callback_url)"
    ),
    ("cdrs", "download_cdr_export"): "client.cdr_exports.download(cdrexport_id, filename)",
    ("cdrs", "parse_cdr_export"): "client.cdr_exports.rows(filename)",
}
"""New calls for those old ones that the migration tool leaves as they are."""
warned: set[tuple[str, str]] = set()
"""The methods that have been used in this process."""


def replaced(resource: str) -> Callable[[Method[Controller, P]], Method[Controller, P]]:
    """Have the methods of a controller warn on their first use."""

    def decorate(method: Method[Controller, P]) -> Method[Controller, P]:
        old = resource, method.__name__
        known = OLD_CALLS.get(old)
        message = (
            f"{resource}.{method.__name__}() of flowroutenumbersandmessaging is replaced by "
            f"{known.spelled if known else LATER[old]} of flowroute_sdk; see docs/migrating.md"
        )

        @wraps(method)
        def call(self: Controller, /, *args: P.args, **kwargs: P.kwargs) -> Any:
            if old not in warned:
                warned.add(old)
                warnings.warn(message, DeprecationWarning, stacklevel=2)
            return method(self, *args, **kwargs)

        return call

    return decorate
