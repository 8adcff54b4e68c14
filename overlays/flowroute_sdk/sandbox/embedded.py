"""The sandbox inside a Python program: served from a thread, controlled by methods."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Self, TypeVar

import msgspec

from .account import (
    convert_account,
    empty_account,
    read_account,
    sample_account,
)
from .core import Core
from .faults import Effect, Fault
from .server import ServerThread, listen, url_of
from .world import Settings

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from .application import ASGIApp
    from .control import Control, RequestSeen
    from .records import Delivery, State

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


class Sandbox:
    """A local, stateful Flowroute.

    ```python
    with Sandbox(fast=True) as sandbox:
        client = Flowroute(sandbox.access_key, sandbox.secret_key, base_url=sandbox.url)
    ```

    `fast` does away with all waiting and with rate limits (unless `rate_limits` is True). `seed`
    decides the inventory and the sample account; `empty` starts without the latter, `account`
    (a file or a mapping) with another. `state_file` keeps everything in SQLite. `open_control`
    lets other machines use the control plane. `wrap` is given the ASGI application and returns the
    one to serve.
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
        document: dict[str, Any] | None = None,
        wrap: Callable[[ASGIApp], ASGIApp] | None = None,
    ) -> None:
        self.access_key = access_key
        self.secret_key = secret_key
        settings = Settings(
            access_key=access_key,
            secret_key=secret_key,
            seed=seed,
            fast=fast,
            rate_limits=rate_limits,
            webhook_interval=webhook_interval,
            open_control=open_control,
        )
        initial = initial_account(settings, empty=empty, account=account)
        self._core = Core(settings, initial, state_file=state_file, document=document)
        self._address = (host, port)
        self._wrap = wrap
        self._thread: ServerThread | None = None
        self._url = ""

    @property
    def url(self) -> str:
        """The base URL; known once the sandbox runs."""
        return self._url

    def start(self) -> Self:
        """Serve. Raises `OSError` when the port is taken."""
        listener = listen(*self._address)
        self._url = self._core.control.base_url = url_of(listener)
        app: ASGIApp = self._core
        self._thread = ServerThread(app if self._wrap is None else self._wrap(app), listener)
        self._thread.start()
        return self

    def stop(self) -> None:
        """Stop serving; the state of a `state_file` stays."""
        if self._thread is not None:
            self._thread.stop()
            self._thread = None
            self._core.close()

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
        return f"<Sandbox {self._url or 'not started'}>"

    def _do(self, work: Callable[[Control], T]) -> T:
        if self._thread is None:
            raise RuntimeError("the sandbox isn't running")

        async def on_the_loop() -> T:
            return work(self._core.control)

        return self._thread.run(on_the_loop())

    def reset(self) -> None:
        """Back to the account of the start; faults and seen requests are gone."""
        self._do(lambda control: control.reset())

    def dump(self) -> dict[str, Any]:
        """The whole state as plain data."""
        return self._do(lambda control: control.dump())

    def load(self, state: Mapping[str, Any]) -> None:
        """Replace the whole state. Raises `AccountError` when it doesn't fit."""
        self._do(lambda control: control.load(dict(state)))

    def deliver_inbound_sms(self, from_: str, to: str, body: str) -> str:
        """Let an SMS come in for an owned number; the id of its record."""
        return self._do(lambda control: control.deliver_inbound(from_, to, body, (), is_mms=False))

    def deliver_inbound_mms(
        self, from_: str, to: str, body: str | None = None, media_urls: Iterable[str] = ()
    ) -> str:
        """Let an MMS come in for an owned number; the id of its record."""
        urls = list(media_urls)
        return self._do(lambda control: control.deliver_inbound(from_, to, body, urls, is_mms=True))

    def add_receipt(
        self,
        message_id: str,
        status: str,
        *,
        level: int = 2,
        status_code: int | None = None,
        description: str = "",
    ) -> None:
        """Let another receipt come in for an outbound message."""
        self._do(
            lambda control: control.add_receipt(
                message_id, level=level, status=status, code=status_code, description=description
            )
        )

    def approve_cnam(self, cnam_id: str) -> None:
        """End the review of a CNAM record with approval."""
        self._do(lambda control: control.approve_cnam(str(cnam_id)))

    def reject_cnam(self, cnam_id: str, reason: str = "Not allowed.") -> None:
        """End the review of a CNAM record with a rejection."""
        self._do(lambda control: control.reject_cnam(str(cnam_id), reason))

    def advance(self, seconds: float) -> None:
        """Move the sandbox's clock forward."""
        self._do(lambda control: control.advance(seconds))

    @property
    def balance(self) -> Decimal:
        """The balance in dollars; can be set."""
        return self._do(lambda control: control.balance())

    @balance.setter
    def balance(self, dollars: Decimal | float | str) -> None:
        amount = Decimal(str(dollars))
        self._do(lambda control: control.set_balance(amount))

    def set_provisioning(self, *, available: bool) -> None:
        """Let the messaging provisioning service be up or down."""
        self._do(lambda control: control.set_provisioning(available=available))

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
        detail: str = "",
        retry_after: float | None = None,
    ) -> None:
        """Put a fault in force for the next requests that it concerns; see `Fault`."""
        fault = Fault(
            effect=effect,
            times=times,
            probability=probability,
            seed=seed,
            method=method,
            path=path,
            operation=operation,
            seconds=seconds,
            status=status,
            title=title,
            detail=detail,
            retry_after=retry_after,
        )
        self._do(lambda control: control.add_fault(fault))

    def clear_faults(self) -> None:
        """End all faults."""
        self._do(lambda control: control.clear_faults())

    def requests(self) -> list[RequestSeen]:
        """The API requests since the start or the last reset, oldest first."""
        return self._do(lambda control: control.requests())

    def forget_requests(self) -> None:
        """Start the list of requests anew."""
        self._do(lambda control: control.forget_requests())

    def webhooks(self) -> list[Delivery]:
        """The webhooks, waiting and done, with the statuses that they met."""
        return self._do(lambda control: control.webhooks())

    def flush_webhooks(self) -> None:
        """Wait until every webhook that is due has been posted."""
        if self._thread is None:
            raise RuntimeError("the sandbox isn't running")
        self._thread.run(self._core.control.flush_webhooks())
