"""A typed client of the Flowroute telephony API: numbers, routes, SMS and MMS, E911, CNAM, CDRs.

>>> from flowroute_sdk import Flowroute
>>> with Flowroute() as client:
...     client.messages.send_a_message(
...         to="+1 206 555 1234", from_="12012673227", body="hello there"
...     )

Names are loaded when they are first used. Type checkers and editors read `__init__.pyi`, which is
made from this table by `make generate`.
"""

_HOMES = {
    "._arguments.dates": "DateLike",
    "._arguments.files": "FileLike",
    "._arguments.months": "MonthLike",
    "._arguments.phone": "NumberLike",
    "._arguments.port_orders": "PortPresets",
    "._arguments.replies": "ReplyTo",
    "._arguments.rows": "Address AddressChanges",
    "._arguments.settling": "OnUnknown",
    "._arguments.waiting": "OnProgress",
    "._async.client": "AsyncFlowroute",
    "._options.hooks": "OnRequest OnResponse OnRetry",
    "._options.options": "CallOptions QueryValue",
    "._policy.listing": "ListDocument",
    "._sides.pages_async": "AsyncPage AsyncPaged",
    "._sides.pages_sync": "Page",
    "._sync.client": "Flowroute",
    ".errors": """
        APIError AuthenticationFailed BadRequest CallRecordError ConfigurationError Conflict
        DeadlineExceeded DecodeError DeliveryFailed DeliveryUnconfirmed DownloadError
        DownloadExpired ExportFailed ExportUnfinished FetchError FlowrouteError HookFailed
        InsufficientFunds InvalidArgument InvalidRow ListChanged MediaError NotFound
        NumbersUnavailable OptedOut Outcome OutcomeUnknown PermissionDenied PlanOutdated
        PriceRefused ProvisioningFailed RateLimited ResponseError ServerError TimedOut
        TransportError UnprocessableEntity WebhookError
    """,
    ".call_records": "CallRecord",
    ".limits": "Bucket RateLimiter RateLimits",
    ".wire": "Headers RawResponse Request Response RetryEvent",
    "flowroute_api.types": "ApiNumber",
}
_MODULES = (
    *("call_records", "errors", "limits", "models", "opt_outs", "reports", "resources", "segments"),
    *("testing", "webhooks", "wire"),
)
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names.split()}

__all__ = sorted((*_HOME_OF, *_MODULES))


def __getattr__(name: str) -> object:
    from importlib import import_module  # on first use

    if name in _MODULES:
        return import_module(f".{name}", __name__)
    if name == "__version__":
        return import_module("._options.user_agent", __name__).VERSION
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_HOME_OF[name], __name__), name)
    return value


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
