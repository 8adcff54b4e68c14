"""A typed client of the Flowroute telephony API: numbers, routes, SMS and MMS, E911, CNAM.

>>> from flowroute_sdk import Flowroute
>>> with Flowroute() as client:
...     client.messages.send_a_message(
...         to="+1 206 555 1234", from_="12012673227", body="hello there"
...     )

Names are loaded when they are first used.
"""

# Type checkers read this as true; importing typing for it would cost more than this whole module.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import models as models
    from ._async.client import AsyncFlowroute as AsyncFlowroute
    from ._options.hooks import RetryEvent as RetryEvent
    from ._options.options import CallOptions as CallOptions
    from ._policy.limiter import RateLimiter as RateLimiter
    from ._policy.limiter import RateLimits as RateLimits
    from ._sides.pages_async import AsyncPage as AsyncPage
    from ._sides.pages_async import AsyncPaged as AsyncPaged
    from ._sides.pages_sync import Page as Page
    from ._sync.client import Flowroute as Flowroute
    from .errors import APIError as APIError
    from .errors import AuthenticationFailed as AuthenticationFailed
    from .errors import BadRequest as BadRequest
    from .errors import ConfigurationError as ConfigurationError
    from .errors import Conflict as Conflict
    from .errors import DeadlineExceeded as DeadlineExceeded
    from .errors import DeliveryFailed as DeliveryFailed
    from .errors import FlowrouteError as FlowrouteError
    from .errors import HookFailed as HookFailed
    from .errors import InsufficientFunds as InsufficientFunds
    from .errors import InvalidArgument as InvalidArgument
    from .errors import ListChanged as ListChanged
    from .errors import MediaError as MediaError
    from .errors import NotFound as NotFound
    from .errors import OptedOut as OptedOut
    from .errors import OutcomeUnknown as OutcomeUnknown
    from .errors import PermissionDenied as PermissionDenied
    from .errors import PriceRefused as PriceRefused
    from .errors import RateLimited as RateLimited
    from .errors import ResponseError as ResponseError
    from .errors import ServerError as ServerError
    from .errors import TimedOut as TimedOut
    from .errors import TransportError as TransportError
    from .errors import UnprocessableEntity as UnprocessableEntity
    from .errors import WebhookError as WebhookError
    from .wire import RawResponse as RawResponse
    from .wire import Request as Request
    from .wire import Response as Response

    __version__: str

_HOMES = {
    "_async.client": ("AsyncFlowroute",),
    "_sides.pages_async": ("AsyncPage", "AsyncPaged"),
    "_options.hooks": ("RetryEvent",),
    "_policy.limiter": ("RateLimiter", "RateLimits"),
    "_options.options": ("CallOptions",),
    "_sync.client": ("Flowroute",),
    "_sides.pages_sync": ("Page",),
    "errors": (
        "APIError",
        "AuthenticationFailed",
        "BadRequest",
        "ConfigurationError",
        "Conflict",
        "DeadlineExceeded",
        "DeliveryFailed",
        "FlowrouteError",
        "HookFailed",
        "InsufficientFunds",
        "InvalidArgument",
        "ListChanged",
        "MediaError",
        "NotFound",
        "OptedOut",
        "OutcomeUnknown",
        "PermissionDenied",
        "PriceRefused",
        "RateLimited",
        "ResponseError",
        "ServerError",
        "TimedOut",
        "TransportError",
        "UnprocessableEntity",
        "WebhookError",
    ),
    "wire": ("RawResponse", "Request", "Response"),
}

__all__ = [
    "APIError",
    "AsyncFlowroute",
    "AsyncPage",
    "AsyncPaged",
    "AuthenticationFailed",
    "BadRequest",
    "CallOptions",
    "ConfigurationError",
    "Conflict",
    "DeadlineExceeded",
    "DeliveryFailed",
    "Flowroute",
    "FlowrouteError",
    "HookFailed",
    "InsufficientFunds",
    "InvalidArgument",
    "ListChanged",
    "MediaError",
    "NotFound",
    "OptedOut",
    "OutcomeUnknown",
    "Page",
    "PermissionDenied",
    "PriceRefused",
    "RateLimited",
    "RateLimiter",
    "RateLimits",
    "RawResponse",
    "Request",
    "Response",
    "ResponseError",
    "RetryEvent",
    "ServerError",
    "TimedOut",
    "TransportError",
    "UnprocessableEntity",
    "WebhookError",
    "models",
]


def __getattr__(name: str) -> object:
    from importlib import import_module  # on first use

    if name == "models":
        return import_module(".models", __name__)
    if name == "__version__":
        return import_module("._options.user_agent", __name__).VERSION
    for home, names in _HOMES.items():
        if name in names:
            value = globals()[name] = getattr(import_module(f".{home}", __name__), name)
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
