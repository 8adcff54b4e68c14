"""Which documented answer a success is read as. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from .._transports.base import told
from ..errors import FlowrouteError
from . import classify

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from flowroute_api.types import Operation

    from .._requests.build import Call
    from ..wire import Response

T = TypeVar("T")


def decoded(operation: Operation[T], call: Call, response: Response) -> T:
    """What a success says. Raises ResponseError when it can't be understood."""
    from flowroute_api.types import DecodeError  # loaded by the resource already

    result: Any = None
    if says_nothing(operation.responses, response):
        return result  # type: ignore[no-any-return]
    try:
        return operation.decode(read_as(operation.responses, response.status), response.content)
    except DecodeError as error:
        raise classify.unreadable(call.request, response, str(error)) from None
    except Exception as error:
        raise classify.unreadable(call.request, response, told(error)) from error


def built(call: Call, response: Response, document: T, build: Callable[[T], Any] | None) -> Any:
    """What a resource makes of a document. Raises ResponseError when it can't."""
    if build is None:
        return document
    try:
        return build(document)
    except FlowrouteError:
        raise
    except Exception as error:
        raise classify.unreadable(call.request, response, told(error)) from error


def says_nothing(responses: Mapping[int, str | None], response: Response) -> bool:
    """Whether there is nothing to read in a success.

    An empty body is one wherever some success has no content; so is the 404 that a DELETE may be
    told the second time. Where no success has content, the body of a documented one isn't looked
    at, and that of another only has to be the API's, which speaks JSON: a sign-in page of a gateway
    on the way is no success.
    """
    if None not in responses.values():
        return False
    if not response.content.strip():
        return True
    if any(responses.values()):
        return False
    return response.status in responses or response.status == 404 or is_json(response)


def is_json(response: Response) -> bool:
    """Whether the body can be read as JSON."""
    try:
        response.json()
    except (ValueError, RecursionError):
        return False
    return True


def read_as(responses: Mapping[int, str | None], status: int) -> int:
    """The documented status whose model fits best.

    The API's pages don't agree on 200, 201 and 202: what can be read counts as read.
    """
    if responses.get(status) is not None:
        return status
    return next((each for each, model in responses.items() if model), status)
