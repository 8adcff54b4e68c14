"""The operations: one module per tag, one function per operation, named by its operationId."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flowroute_sdk.sandbox.document import DocumentError, Operation
from flowroute_sdk.sandbox.world import Handler

from . import cdr_exports, cnams, e911s, messages, messages_v2_2, numbers, porting, routes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import ModuleType

MODULES: dict[str, ModuleType] = {
    "cdr_exports": cdr_exports,
    "cnams": cnams,
    "e911s": e911s,
    "messages": messages,
    "messages_v2_2": messages_v2_2,
    "numbers": numbers,
    "porting": porting,
    "routes": routes,
}


def handlers_for(operations: Iterable[Operation]) -> dict[str, Handler]:
    """The handler of each operation. Raises `DocumentError` for an operation without one."""
    found: dict[str, Handler] = {}
    for operation in operations:
        handler = getattr(MODULES.get(operation.tag), operation.id, None)
        if handler is None:
            raise DocumentError(f"the sandbox has no handler for {operation.tag}.{operation.id}")
        found[operation.id] = handler
    return found
