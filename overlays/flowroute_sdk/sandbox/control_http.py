"""The control plane over HTTP, under `/_sandbox/`: for this machine only, unless told otherwise."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from decimal import Decimal
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Route

from .account import AccountError
from .control import Control, ControlError
from .errors import ApiError
from .faults import Fault

if TYPE_CHECKING:
    from starlette.requests import Request

T = TypeVar("T")


class Inbound(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """An inbound message."""

    sender: str = msgspec.field(name="from")
    to: str
    body: str | None = None
    media_urls: list[str] = []


class Rejection(msgspec.Struct, forbid_unknown_fields=True):
    """Why a CNAM record is rejected."""

    reason: str = "Not allowed."


class Advance(msgspec.Struct, forbid_unknown_fields=True):
    """How far to move the clock, in seconds."""

    seconds: float


class Balance(msgspec.Struct, forbid_unknown_fields=True):
    """Dollars."""

    dollars: Decimal


class Provisioning(msgspec.Struct, forbid_unknown_fields=True):
    """Whether the provisioning service is up."""

    available: bool


class NewReceipt(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A delivery receipt."""

    status: str
    level: int = 2
    status_code: int | None = None
    description: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request to the control plane."""

    request: Request
    control: Control

    @property
    def id(self) -> str:
        """The id in the path."""
        record_id: str = self.request.path_params["id"]
        return record_id

    async def body(self, kind: type[T]) -> T:
        """The JSON body in the shape of `kind`; nothing counts as an empty object."""
        return msgspec.json.decode(await self.request.body() or b"{}", type=kind)


Endpoint = Callable[[Asked], Awaitable[Any]]


async def _about(_: Asked) -> Any:
    return {"sandbox": "flowroute", "paths": [f"{method} {path}" for path, method, _ in ENDPOINTS]}


async def _reset(asked: Asked) -> None:
    asked.control.reset()


async def _dump(asked: Asked) -> Any:
    return asked.control.dump()


async def _load(asked: Asked) -> None:
    asked.control.load(await asked.body(dict))


async def _inbound_sms(asked: Asked) -> Any:
    wish = await asked.body(Inbound)
    return {
        "id": asked.control.deliver_inbound(wish.sender, wish.to, wish.body or "", (), is_mms=False)
    }


async def _inbound_mms(asked: Asked) -> Any:
    wish = await asked.body(Inbound)
    media = wish.media_urls
    return {
        "id": asked.control.deliver_inbound(wish.sender, wish.to, wish.body, media, is_mms=True)
    }


async def _receipt(asked: Asked) -> None:
    wish = await asked.body(NewReceipt)
    asked.control.add_receipt(
        asked.id,
        level=wish.level,
        status=wish.status,
        code=wish.status_code,
        description=wish.description,
    )


async def _approve(asked: Asked) -> None:
    asked.control.approve_cnam(asked.id)


async def _reject(asked: Asked) -> None:
    wish = await asked.body(Rejection)
    asked.control.reject_cnam(asked.id, wish.reason)


async def _now(asked: Asked) -> Any:
    return {"now": asked.control.now()}


async def _advance(asked: Asked) -> Any:
    asked.control.advance((await asked.body(Advance)).seconds)
    return {"now": asked.control.now()}


async def _balance(asked: Asked) -> Any:
    return {"dollars": asked.control.balance()}


async def _set_balance(asked: Asked) -> None:
    asked.control.set_balance((await asked.body(Balance)).dollars)


async def _provisioning(asked: Asked) -> None:
    asked.control.set_provisioning(available=(await asked.body(Provisioning)).available)


async def _requests(asked: Asked) -> Any:
    return asked.control.requests()


async def _forget(asked: Asked) -> None:
    asked.control.forget_requests()


async def _faults(asked: Asked) -> Any:
    return asked.control.faults()


async def _add_fault(asked: Asked) -> None:
    asked.control.add_fault(await asked.body(Fault))


async def _clear_faults(asked: Asked) -> None:
    asked.control.clear_faults()


async def _webhooks(asked: Asked) -> Any:
    return asked.control.webhooks()


async def _flush(asked: Asked) -> None:
    await asked.control.flush_webhooks()


ENDPOINTS: tuple[tuple[str, str, Endpoint], ...] = (
    ("/_sandbox", "GET", _about),
    ("/_sandbox/reset", "POST", _reset),
    ("/_sandbox/state", "GET", _dump),
    ("/_sandbox/state", "PUT", _load),
    ("/_sandbox/inbound/sms", "POST", _inbound_sms),
    ("/_sandbox/inbound/mms", "POST", _inbound_mms),
    ("/_sandbox/messages/{id}/receipts", "POST", _receipt),
    ("/_sandbox/cnams/{id}/approve", "POST", _approve),
    ("/_sandbox/cnams/{id}/reject", "POST", _reject),
    ("/_sandbox/clock", "GET", _now),
    ("/_sandbox/clock", "POST", _advance),
    ("/_sandbox/balance", "GET", _balance),
    ("/_sandbox/balance", "PUT", _set_balance),
    ("/_sandbox/provisioning", "PUT", _provisioning),
    ("/_sandbox/requests", "GET", _requests),
    ("/_sandbox/requests", "DELETE", _forget),
    ("/_sandbox/faults", "GET", _faults),
    ("/_sandbox/faults", "POST", _add_fault),
    ("/_sandbox/faults", "DELETE", _clear_faults),
    ("/_sandbox/webhooks", "GET", _webhooks),
    ("/_sandbox/webhooks/flush", "POST", _flush),
)


def control_app(control: Control, *, open_to_all: bool) -> Starlette:
    """The control plane as an ASGI application."""
    routes = [
        Route(path, _endpoint(handle, control, open_to_all), methods=[method])
        for path, method, handle in ENDPOINTS
    ]
    return Starlette(routes=routes, exception_handlers={HTTPException: _not_there})


def _endpoint(
    handle: Endpoint, control: Control, open_to_all: bool
) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        try:
            if not open_to_all and not _from_this_machine(request):
                raise ControlError("the control plane answers to this machine only", 403)
            result = await handle(Asked(request, control))
        except (ControlError, AccountError, msgspec.DecodeError) as error:
            return _refusal(getattr(error, "status", 400), str(error))
        return Response(status_code=204) if result is None else _json(result, 200)

    return endpoint


def _from_this_machine(request: Request) -> bool:
    if request.client is None:
        return False
    try:
        address = ip_address(request.client.host)
    except ValueError:
        return False
    return (getattr(address, "ipv4_mapped", None) or address).is_loopback


async def _not_there(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    refusal = _refusal(error.status_code, f"{error.detail}: GET /_sandbox lists what there is.")
    refusal.headers.update(error.headers or {})
    return refusal


def _refusal(status: int, detail: str) -> Response:
    return _json(ApiError(status, detail).document(), status)


def _json(content: Any, status: int) -> Response:
    return Response(msgspec.json.encode(content), status, media_type="application/json")
