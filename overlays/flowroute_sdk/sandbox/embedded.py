"""The sandbox inside a Python program: served from a thread, controlled by methods."""

from __future__ import annotations

import inspect
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Self, TypeVar

import msgspec

from .account import (
    convert_account,
    empty_account,
    read_account,
    sample_account,
)
from .control_operations import BY_NAME
from .core import Core
from .counterparties import AutoReply, Counterparty, Outcome
from .guard import new_token
from .money import Prices, prices_of
from .sent import SentMessage, count_messages, sent_messages
from .server import ServerThread, listen, url_of
from .world import Settings

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from .application import ASGIApp
    from .control import RequestSeen
    from .core import Observer
    from .faults import Effect, Event, Fault, Member
    from .records import Delivery, PhoneCall, State
    from .store import Store

T = TypeVar("T")


def initial_account(
    settings: Settings, *, empty: bool, account: str | Path | Mapping[str, Any] | None
) -> Callable[[float], State]:
    """Makes the account of the start, for a moment. Raises `AccountError` for a bad file."""
    if account is None:
        return lambda now: empty_account() if empty else sample_account(settings.seed, now)
    if isinstance(account, Mapping):
        described = msgspec.json.encode(account)
        return lambda now: convert_account(msgspec.json.decode(described), now)
    read_account(account, 0.0)
    return lambda now: read_account(account, now)


_made: Counter[int] = Counter()
_making = threading.Lock()


def _twins(seed: int) -> int:
    """How many sandboxes with this seed the process has made before."""
    with _making:
        _made[seed] += 1
        return _made[seed] - 1


class Sandbox:
    """A local, stateful Flowroute.

    ```python
    with Sandbox(fast=True) as sandbox:
        client = Flowroute(sandbox.access_key, sandbox.secret_key, base_url=sandbox.url)
    ```

    `fast` turns off all waiting and the rate limits (unless `rate_limits` is True). `seed`
    determines the inventory, the sample account and the message ids (two sandboxes in one
    process never issue the same id). `empty` starts without the sample account, `account` (a file
    or a mapping) with another one. `state_file` keeps everything in a SQLite file. `open_control`
    lets other machines use the control plane, with the `control_token` in each request (one is
    generated if none is given); `allowed_hosts` are host names, besides `localhost`, under which
    the control plane accepts requests. `prices` changes prices, in dollars. `wrap` is given the
    ASGI application and returns the one to serve. `observe` is called after each request with its
    method, path, status (None without an answer) and duration in seconds.
    """

    def __init__(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        seed: int = 1,
        fast: bool = False,
        empty: bool = False,
        account: str | Path | Mapping[str, Any] | None = None,
        state_file: str | Path | None = None,
        access_key: str = Settings().access_key,
        secret_key: str = Settings().secret_key,
        rate_limits: bool | None = None,
        webhook_interval: float | None = None,
        open_control: bool = False,
        control_token: str | None = None,
        allowed_hosts: Iterable[str] = (),
        prices: Mapping[str, Decimal | float | str] | None = None,
        document: dict[str, Any] | None = None,
        wrap: Callable[[ASGIApp], ASGIApp] | None = None,
        observe: Observer | None = None,
    ) -> None:
        self.access_key = access_key
        self.secret_key = secret_key
        self._settings = Settings(
            access_key=access_key,
            secret_key=secret_key,
            seed=seed,
            twin=_twins(seed),
            fast=fast,
            rate_limits=rate_limits,
            webhook_interval=webhook_interval,
            open_control=open_control,
            control_token=control_token or (new_token() if open_control else None),
            allowed_hosts=tuple(allowed_hosts),
            prices=prices_of(prices or {}),
        )
        self._initial = initial_account(self._settings, empty=empty, account=account)
        self._state_file = state_file
        self._document = document
        self._address = (host, port)
        self._wrap = wrap
        self._observe = observe
        self._core: Core | None = None
        self._thread: ServerThread | None = None
        self._url = ""
        self._messages_at_start: int | None = None

    @property
    def control_token(self) -> str | None:
        """The token that requests to the control plane need; None if they need none."""
        return self._settings.control_token

    @property
    def rate_limits(self) -> bool:
        """Whether messages are rate limited."""
        return self._settings.limits_apply

    @property
    def url(self) -> str:
        """The base URL; known once the sandbox runs."""
        return self._url

    def start(self) -> Self:
        """Start serving; a sandbox that was stopped resumes with its old state.

        Raises `OSError` if the port is taken, `StateFileError` if the state file can't be used and
        `RuntimeError` if the sandbox is already running.
        """
        if self._thread is not None:
            raise RuntimeError("the sandbox is already running")
        with ExitStack() as undo:
            listener = listen(*self._address)
            undo.callback(listener.close)
            core = self._core or Core(
                self._settings,
                self._initial,
                self._state_file,
                self._document,
                self._observe,
            )
            undo.callback(core.close)
            core.control.base_url = url_of(listener)
            app: ASGIApp = core
            served = app if self._wrap is None else self._wrap(app)
            thread = ServerThread(served, listener, core.world.clock.now)
            thread.start()
            undo.pop_all()
        self._core, self._thread, self._url = core, thread, core.control.base_url
        if self._messages_at_start is None:
            self._messages_at_start = self._look(count_messages)
        return self

    def stop(self) -> None:
        """Stop serving and release port and state file. Does nothing if it isn't running."""
        thread, self._thread = self._thread, None
        if thread is None or self._core is None:
            return
        try:
            thread.stop()
        finally:
            self._core.close()
            if self._state_file is not None:
                self._core = None  # the next start reads the file

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()

    def __repr__(self) -> str:
        return f"<Sandbox {self._url if self._thread else 'not running'}>"

    def _do(self, name: str, given: Any = None, **in_path: str) -> Any:
        """Carry an operation of the control plane out, on the server's thread."""
        thread, core = self._thread, self._core
        if thread is None or core is None:
            raise RuntimeError("the sandbox isn't running")
        operation = BY_NAME[name]

        async def on_the_loop() -> Any:
            body = {} if given is None else given
            result = operation.invoke(core.control, in_path, body)
            return await result if inspect.isawaitable(result) else result

        return thread.run(on_the_loop())

    def _look(self, look: Callable[[Store], T]) -> T:
        """Look at the records, on the server's thread."""
        thread, core = self._thread, self._core
        if thread is None or core is None:
            raise RuntimeError("the sandbox isn't running")

        async def on_the_loop() -> T:
            return look(core.world.store)

        return thread.run(on_the_loop())

    def reset(self) -> None:
        """Restore the initial account; reset clock, faults, limits and the list of requests."""
        self._do("reset")
        self._messages_at_start = self._look(count_messages)

    def dump(self) -> dict[str, Any]:
        """The whole state as plain data."""
        state: dict[str, Any] = self._do("dump")
        return state

    def load(self, state: Mapping[str, Any]) -> None:
        """Replace the whole state. Raises `AccountError` when it doesn't fit."""
        self._do("load", dict(state))
        self._messages_at_start = self._look(count_messages)

    def deliver_inbound_sms(self, from_: str, to: str, body: str) -> str:
        """Deliver an SMS to an owned number; return the id of its record."""
        return str(self._do("deliver_inbound_sms", {"from": from_, "to": to, "body": body}))

    def deliver_inbound_mms(
        self, from_: str, to: str, body: str | None = None, media_urls: Iterable[str] = ()
    ) -> str:
        """Deliver an MMS to an owned number; return the id of its record."""
        given = {"from": from_, "to": to, "body": body, "media_urls": list(media_urls)}
        return str(self._do("deliver_inbound_mms", given))

    def add_receipt(
        self,
        message_id: str,
        status: str,
        *,
        level: int = 2,
        status_code: int | None = None,
        description: str = "",
    ) -> None:
        """Add another receipt for an outbound message."""
        self._do(
            "add_receipt",
            {
                "status": status,
                "level": level,
                "status_code": status_code,
                "description": description,
            },
            message_id=message_id,
        )

    def approve_cnam(self, cnam_id: str) -> None:
        """Approve a CNAM record."""
        self._do("approve_cnam", cnam_id=str(cnam_id))

    def advance_port_order(self, order_id: str) -> str:
        """Move a port order to its next status; return the status."""
        status: str = self._do("advance_port_order", order_id=str(order_id))
        return status

    def reject_port_order(
        self, order_id: str, reason: str = "The account number doesn't match."
    ) -> None:
        """Reject a port order as the losing provider; the reason becomes one of its comments."""
        self._do("reject_port_order", {"reason": reason}, order_id=str(order_id))

    def set_port_order_status(self, order_id: str, status: str) -> None:
        """Set the status of a port order, with all its consequences."""
        self._do("set_port_order_status", {"status": status}, order_id=str(order_id))

    def reject_cnam(self, cnam_id: str, reason: str = "Not allowed.") -> None:
        """Reject a CNAM record."""
        self._do("reject_cnam", {"reason": reason}, cnam_id=str(cnam_id))

    def add_call(
        self,
        from_: str,
        to: str,
        *,
        duration: int = 60,
        at: datetime | float | None = None,
        sip_code: int | None = None,
        reason: str | None = None,
        custom_x_tag: str | None = None,
        customer_ip: str = "53.186.152.52",
    ) -> str:
        """Add a call for exports to contain; return its id.

        It is inbound if `to` is an owned number, and starts at `at` (an aware datetime, or
        seconds since the epoch), by default now. A `duration` of 0 means that nobody answered.
        """
        given = {
            "from": from_,
            "to": to,
            "duration": duration,
            "at": at.timestamp() if isinstance(at, datetime) else at,
            "sip_code": sip_code,
            "reason": reason,
            "custom_x_tag": custom_x_tag,
            "customer_ip": customer_ip,
        }
        return str(self._do("add_call", given))

    def calls(self) -> list[PhoneCall]:
        """The calls that exports contain, in the order in which they were added."""
        calls: list[PhoneCall] = self._do("calls")
        return calls

    def complete_cdr_export(self, cdr_export_id: str) -> None:
        """Complete a CDR export immediately."""
        self._do("complete_cdr_export", cdr_export_id=str(cdr_export_id))

    def fail_cdr_export(self, cdr_export_id: str) -> None:
        """Make a CDR export fail immediately."""
        self._do("fail_cdr_export", cdr_export_id=str(cdr_export_id))

    def now(self) -> float:
        """The sandbox's time, in seconds since the epoch."""
        now: float = self._do("now")
        return now

    def advance(self, seconds: float) -> float:
        """Move the sandbox's clock forward; return the new time."""
        now: float = self._do("advance", {"seconds": seconds})
        return now

    @property
    def balance(self) -> Decimal:
        """The balance in dollars; can be set."""
        dollars: Decimal = self._do("balance")
        return dollars

    @balance.setter
    def balance(self, dollars: Decimal | float | str) -> None:
        self.set_balance(dollars)

    def set_balance(self, dollars: Decimal | float | str) -> None:
        """Set the balance, in dollars."""
        self._do("set_balance", {"dollars": dollars})

    def prices(self) -> Prices:
        """What things cost, in dollars."""
        prices: Prices = self._do("prices")
        return prices

    def set_prices(self, **prices: Decimal | float | str) -> Prices:
        """Change prices, in dollars; return all of them. See `Prices` for their names."""
        given = {name: str(price) for name, price in prices.items()}
        changed: Prices = self._do("set_prices", given)
        return changed

    def counterparty(
        self,
        number: str,
        *,
        outcome: Outcome = "delivered",
        status_code: int | None = None,
        description: str | None = None,
        replies: Iterable[AutoReply | str] = (),
    ) -> None:
        """Script numbers (with `*`): the outcome of messages to them, and their replies.

        A plain text among the replies answers every message; see `Counterparty` and `AutoReply`.
        """
        scripted = [AutoReply(body=one) if isinstance(one, str) else one for one in replies]
        self._do(
            "counterparty",
            {
                "number": number,
                "outcome": outcome,
                "status_code": status_code,
                "description": description,
                "replies": [msgspec.to_builtins(one) for one in scripted],
            },
        )

    def counterparties(self) -> list[Counterparty]:
        """The active scripts; if several match a number, the last one counts."""
        scripts: list[Counterparty] = self._do("counterparties")
        return scripts

    def clear_counterparties(self) -> None:
        """Remove all scripts."""
        self._do("clear_counterparties")

    def set_provisioning(self, *, available: bool) -> None:
        """Turn messaging provisioning on or off."""
        self._do("set_provisioning", {"available": available})

    @property
    def sent(self) -> list[SentMessage]:
        """The messages sent since the start or the last reset or load, oldest first."""
        skipped = self._messages_at_start or 0
        return self._look(lambda store: sent_messages(store, skipped))

    def requests(self) -> list[RequestSeen]:
        """The API requests since the start or the last reset, oldest first."""
        seen: list[RequestSeen] = self._do("requests")
        return seen

    def forget_requests(self) -> None:
        """Clear the list of requests."""
        self._do("forget_requests")

    def faults(self) -> list[Fault]:
        """The active faults, with the number of times left."""
        faults: list[Fault] = self._do("faults")
        return faults

    def fault(
        self,
        effect: Effect,
        *,
        times: int | None = 1,
        probability: float = 1.0,
        seed: int = 0,
        method: str | None = None,
        path: str | None = None,
        operation: str | None = None,
        seconds: float = 0.0,
        status: int = 503,
        title: str | None = None,
        detail: str | Mapping[str, Any] | None = None,
        without: Iterable[Member] = (),
        retry_after: float | None = None,
        carried_out: bool = False,
        event: Event | None = None,
        body: Any = None,
        headers: Mapping[str, str] | None = None,
        type: str = "unheard-of",
    ) -> None:
        """Activate a fault for the next requests or webhooks that it applies to; see `Fault`."""
        self._do(
            "fault",
            {
                "effect": effect,
                "times": times,
                "probability": probability,
                "seed": seed,
                "method": method,
                "path": path,
                "operation": operation,
                "seconds": seconds,
                "status": status,
                "title": title,
                "detail": dict(detail) if isinstance(detail, Mapping) else detail,
                "without": list(without),
                "retry_after": retry_after,
                "carried_out": carried_out,
                "event": event,
                "body": body,
                "headers": None if headers is None else dict(headers),
                "type": type,
            },
        )

    def clear_faults(self) -> None:
        """Remove all faults."""
        self._do("clear_faults")

    def webhooks(self) -> list[Delivery]:
        """The webhooks, pending and done, with the statuses they were answered with."""
        deliveries: list[Delivery] = self._do("webhooks")
        return deliveries

    def flush_webhooks(self) -> None:
        """Wait until every webhook that is due has been posted."""
        self._do("flush_webhooks")
