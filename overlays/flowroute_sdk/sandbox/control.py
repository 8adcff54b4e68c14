"""What the control plane can do to a running sandbox.

Every public method but the few at the top is a row of `control_operations.OPERATIONS` and runs in
a transaction: what it saves is committed when it returns, undone when it raises.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any

import msgspec

from . import porting
from .account import AccountError, convert_account
from .arguments import convert
from .calls import made_call
from .counterparties import Counterparty
from .errors import ApiError
from .exports import end_export
from .faults import Fault
from .journal import StateFileError
from .media import parse_data_url
from .messaging import (
    callback_for,
    make_message,
    receive,
    refused_reception,
)
from .money import DOLLAR, Prices
from .receipts import every_webhook, schedule_receipt
from .records import (
    FURTHEST,
    CdrExport,
    Cnam,
    Delivery,
    Message,
    Number,
    PhoneCall,
    PortOrder,
    Receipt,
    State,
)
from .settle import settle
from .webhooks import checked_callback
from .worker import Worker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .application import Api, Seen
    from .world import World

About = msgspec.Meta
Seconds = Annotated[float, About(ge=0, le=1e9, description="how far, in seconds")]
Sender = Annotated[
    str, About(pattern=r"^\+?[0-9]{1,15}\Z", description="who sends: up to 15 digits")
]
SECRET_HEADERS = frozenset({"authorization", "x-sandbox-token"})
Caller = Annotated[str, About(min_length=1, max_length=40, description="who calls")]
Callee = Annotated[str, About(min_length=1, max_length=40, description="who is called")]
Recipient = Annotated[str, About(description="an owned number")]


class ControlError(Exception):
    """The control plane can't do that: `status` is that of the answer over HTTP."""

    def __init__(self, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.status = status


class RequestSeen(msgspec.Struct, frozen=True, kw_only=True):
    """A request that reached the API; the credentials are left out."""

    at: float
    method: str
    path: str
    query: str
    headers: dict[str, str]
    body: str
    operation: str | None
    status: int | None
    fault: str | None

    def json(self) -> Any:
        """The body as JSON."""
        return msgspec.json.decode(self.body)


class Control:
    """Reset, state, time, money, inbound messages, reviews, faults."""

    def __init__(
        self, world: World, api: Api, worker: Worker, initial: Callable[[float], State]
    ) -> None:
        self._world = world
        self._api = api
        self._worker = worker
        self._initial = initial
        self.base_url = "http://localhost"

    def in_transaction(self, work: Callable[[], Any]) -> Any:
        """The result of `work`, once its changes are committed; otherwise they are undone."""
        try:
            with self._world.transaction():
                result = work()
        except StateFileError as error:
            raise ControlError(f"{error}: nothing has changed", 503) from error
        except (ControlError, AccountError):
            raise
        except Exception:
            self._world.store.repair()
            raise
        self._worker.wake()
        return result

    def reset(self) -> None:
        """Restore the initial account; reset clock, faults, limits and the list of requests."""
        self._world.adopt(self._initial(self._world.clock.real()))
        self._world.faults.clear()
        self._world.held.clear()
        self._world.counterparties.clear()
        self._api.seen.clear()

    def dump(self) -> dict[str, Any]:
        """The whole state as plain data."""
        state = self._world.store.dump()
        state.deliveries = every_webhook(self._world.store)
        plain: dict[str, Any] = msgspec.to_builtins(state)
        return plain

    def load(self, state: dict[str, Any]) -> None:
        """Replace the whole state. Raises `AccountError` when it doesn't fit."""
        self._world.adopt(convert_account(state, self._world.clock.now()))

    def deliver_inbound_sms(
        self, from_: Sender, to: Recipient, body: Annotated[str, About(description="the text")]
    ) -> str:
        """Deliver an SMS to an owned number; return the id of its record."""
        return self._deliver(from_, to, body, (), is_mms=False)

    def deliver_inbound_mms(
        self,
        from_: Sender,
        to: Recipient,
        body: Annotated[str | None, About(description="the text, if there is one")] = None,
        media_urls: Annotated[list[str], About(description="absolute http(s) or data URLs")] = (),  # type: ignore[assignment]
    ) -> str:
        """Deliver an MMS to an owned number; return the id of its record."""
        return self._deliver(from_, to, body, media_urls, is_mms=True)

    def _deliver(
        self, sender: str, to: str, body: str | None, media_urls: Iterable[str], *, is_mms: bool
    ) -> str:
        sender, to = sender.removeprefix("+"), to.removeprefix("+")
        media_urls = [_absolute(url) for url in media_urls]
        refusal = refused_reception(self._world, to)
        if refusal is not None:
            raise ControlError(refusal, 404 if self._world.store.get(Number, to) is None else 409)
        message = make_message(self._world, "inbound", sender, to, body, media_urls, is_mms=is_mms)
        receive(self._world, message, self.base_url)
        return message.id

    def add_receipt(
        self,
        message_id: str,
        status: Annotated[str, About(description="such as `delivered`")],
        *,
        level: Annotated[int, About(ge=0, le=1000, description="1: the carrier, 2: the phone")] = 2,
        status_code: Annotated[int, About(ge=0, le=100_000)] | None = None,
        description: Annotated[str, About(description="the code in words")] = "",
    ) -> None:
        """Add another receipt for an outbound message."""
        message = self._world.store.get(Message, message_id)
        if message is None or message.direction != "outbound":
            raise ControlError(f"{message_id} is not an outbound message", 404)
        receipt = Receipt(
            at=self._world.clock.now(),
            level=level,
            status=status,
            status_code=status_code,
            description=description,
        )
        message.receipts.append(receipt)
        self._world.store.save(message)
        name = "mms_dlr_callback" if message.is_mms else "sms_dlr_callback"
        number = self._world.store.get(Number, message.sender)
        url = message.dlr_callback or callback_for(self._world, number, name)
        if url is not None:
            schedule_receipt(self._world, message, receipt, url, self.base_url)

    def approve_cnam(self, cnam_id: str) -> None:
        """Approve a CNAM record."""
        record = self._cnam(cnam_id)
        record.is_approved, record.rejection_reason = True, None
        record.approved_at = self._world.clock.now()
        self._world.store.save(record)

    def reject_cnam(
        self, cnam_id: str, reason: Annotated[str, About(min_length=1)] = "Not allowed."
    ) -> None:
        """Reject a CNAM record."""
        record = self._cnam(cnam_id)
        record.is_approved, record.rejection_reason = False, reason
        record.approved_at = None
        self._world.store.save(record)

    def _cnam(self, cnam_id: str) -> Cnam:
        record = self._world.store.get(Cnam, cnam_id)
        if record is None:
            raise ControlError(f"no CNAM record {cnam_id}", 404)
        return record

    def add_call(
        self,
        from_: Caller,
        to: Callee,
        *,
        duration: Annotated[
            int, About(ge=0, le=86_400, description="seconds; 0: not answered")
        ] = 60,
        at: Annotated[float, About(ge=0, le=2.5e11, description="seconds since the epoch")]
        | None = None,
        sip_code: Annotated[int, About(ge=200, le=699)] | None = None,
        reason: Annotated[str, About(description="the code in words")] | None = None,
        custom_x_tag: Annotated[str, About(description="the X-Tag of the call")] | None = None,
        customer_ip: Annotated[str, About(description="where it came from")] = "53.186.152.52",
    ) -> str:
        """Add a call to the account, inbound if `to` is an owned number; return its id."""
        call = made_call(
            self._world, from_, to, self._world.clock.now() if at is None else at, duration
        )
        if call is None:
            raise ControlError(f"neither {from_} nor {to} is on the account", 404)
        call.custom_x_tag, call.customer_ip = custom_x_tag, customer_ip
        call.sip_code = call.sip_code if sip_code is None else sip_code
        call.reason = call.reason if reason is None else reason
        self._world.store.save(call)
        return call.id

    def calls(self) -> list[PhoneCall]:
        """The calls that exports contain, in the order in which they were added."""
        return list(self._world.store.all(PhoneCall).values())

    def complete_cdr_export(self, cdr_export_id: str) -> None:
        """Complete a CDR export immediately."""
        end_export(self._world, self._export(cdr_export_id), "completed")

    def fail_cdr_export(self, cdr_export_id: str) -> None:
        """Make a CDR export fail immediately."""
        end_export(self._world, self._export(cdr_export_id), "failed")

    def _export(self, cdr_export_id: str) -> CdrExport:
        record = self._world.store.get(CdrExport, cdr_export_id)
        if record is None:
            raise ControlError(f"no CDR export {cdr_export_id}", 404)
        if record.status != "processing":
            raise ControlError(f"CDR export {cdr_export_id} is already {record.status}", 409)
        return record

    def advance_port_order(self, order_id: str) -> str:
        """Move a port order to its next status; return the status."""
        order = self._port_order(order_id)
        if order.status not in porting.ADVANCED:
            raise ControlError(f"port order {order_id} is {order.status}, which is final", 409)
        porting.move(self._world, order, porting.ADVANCED[order.status])
        return order.status

    def reject_port_order(
        self,
        order_id: str,
        reason: Annotated[str, About(min_length=1)] = "The account number doesn't match.",
    ) -> None:
        """Reject a port order as the losing provider; the reason becomes one of its comments."""
        order = self._port_order(order_id)
        if order.status not in ("processing", "submitted", "accepted", "review"):
            raise ControlError(
                f"port order {order_id} is {order.status}: it can't be rejected now", 409
            )
        order.comments.append(reason)
        porting.move(self._world, order, "rejected")

    def set_port_order_status(
        self,
        order_id: str,
        status: Annotated[str, About(description="any status, such as `hard_canceled`")],
    ) -> None:
        """Set the status of a port order, with all its consequences."""
        if status not in porting.STATUSES:
            known = ", ".join(porting.STATUSES)
            raise ControlError(f"status: {status!r} isn't one of: {known}")
        porting.move(self._world, self._port_order(order_id), status)

    def _port_order(self, order_id: str) -> PortOrder:
        order = self._world.store.get(PortOrder, order_id)
        if order is None:
            raise ControlError(f"no port order {order_id}", 404)
        return order

    def now(self) -> float:
        """The sandbox's time, in seconds since the epoch."""
        return self._world.clock.now()

    def advance(self, seconds: Seconds) -> float:
        """Move the sandbox's clock forward; return the new time."""
        if self._world.clock.offset + seconds > FURTHEST:
            raise ControlError("the clock is already too far ahead")
        self._world.clock.offset += seconds
        self._world.store.account.clock_offset = self._world.clock.offset
        self._world.store.save(self._world.store.account)
        settle(self._world)
        return self._world.clock.now()

    def balance(self) -> Decimal:
        """The balance in dollars."""
        return Decimal(self._world.store.account.balance) / DOLLAR

    def set_balance(
        self, dollars: Annotated[Decimal, About(description="less than a billion")]
    ) -> None:
        """Set the balance, in dollars."""
        if not dollars.is_finite() or abs(dollars) >= 10**9:
            raise ControlError(f"dollars: {dollars} is not an amount below a billion")
        self._world.store.account.balance = int(dollars * DOLLAR)
        self._world.store.save(self._world.store.account)

    def prices(self) -> Prices:
        """What things cost, in dollars."""
        return self._world.prices

    def set_prices(self, prices: dict[str, Any]) -> Prices:
        """Change the given prices, in dollars; return all prices."""
        known = msgspec.to_builtins(self._world.prices)
        try:
            changed = convert({**known, **prices}, Prices)
        except ValueError as error:
            raise ControlError(str(error)) from error
        self._world.store.account.prices = changed
        self._world.store.save(self._world.store.account)
        return changed

    def counterparty(self, counterparty: Counterparty) -> None:
        """Script numbers: the outcome of messages to them, and their replies."""
        for reply in counterparty.replies:
            reply.media_urls = [_absolute(url) for url in reply.media_urls]
        self._world.counterparties.append(counterparty)

    def counterparties(self) -> list[Counterparty]:
        """The active scripts; if several match a number, the last one counts."""
        return list(self._world.counterparties)

    def clear_counterparties(self) -> None:
        """Remove all scripts."""
        self._world.counterparties.clear()

    def set_provisioning(
        self, *, available: Annotated[bool, About(description="whether it is up")]
    ) -> None:
        """Turn messaging provisioning on or off (off: purchase and update answer 207)."""
        self._world.store.account.provisioning_available = available
        self._world.store.save(self._world.store.account)

    def requests(self) -> list[RequestSeen]:
        """The latest thousand API requests, oldest first, without credentials."""
        return [_seen(one) for one in self._api.seen]

    def forget_requests(self) -> None:
        """Clear the list of requests."""
        self._api.seen.clear()

    def faults(self) -> list[Fault]:
        """The active faults, with the number of times left."""
        return self._api.faults.listed()

    def fault(self, fault: Fault) -> None:
        """Activate a fault for the next requests that it applies to."""
        known = self._api.operation_ids
        if fault.operation is not None and fault.operation not in known:
            listed = ", ".join(sorted(known))
            raise ControlError(f"operation: {fault.operation!r} isn't one of: {listed}")
        self._api.faults.add(fault)

    def clear_faults(self) -> None:
        """Remove all faults."""
        self._api.faults.clear()

    def webhooks(self) -> list[Delivery]:
        """The latest thousand webhooks, with the statuses they were answered with."""
        return every_webhook(self._world.store)

    async def flush_webhooks(self) -> None:
        """Wait until no webhook is due or under way."""
        await self._worker.idle()


def _absolute(url: str) -> str:
    try:
        if url.startswith("data:"):
            parse_data_url(url)
            return url
        return checked_callback("media_urls", url)
    except ValueError as error:
        raise ControlError(f"media_urls: {error}") from error
    except ApiError as error:
        raise ControlError(f"media_urls: {url!r} is not an absolute http(s) URL") from error


def _seen(one: Seen) -> RequestSeen:
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in one.headers}
    for name in SECRET_HEADERS & headers.keys():
        headers[name] = "(left out)"
    return RequestSeen(
        at=one.at,
        method=one.method,
        path=one.path,
        query=one.query,
        headers=headers,
        body=one.content.decode(errors="replace"),
        operation=one.operation,
        status=one.status,
        fault=one.fault,
    )
