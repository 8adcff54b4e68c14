"""Where messages and receipts are posted to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flowroute_api.models import CallbackRequest, CallbackRequestAttributes, CallbackRequestData

from .documented import check_documented

if TYPE_CHECKING:
    from flowroute_api.types import Operation

__all__ = ["callback_request"]


def callback_request(
    operation: Operation[Any], callback_url: str, *, check: bool
) -> CallbackRequest:
    """Return the request that sets a callback.

    Raises:
        InvalidArgument: `callback_url` isn't a string or is blank.
    """
    if check:
        check_documented(operation, callback_url=callback_url)
    attributes = CallbackRequestAttributes(callback_url=callback_url)
    return CallbackRequest(data=CallbackRequestData(attributes=attributes))
