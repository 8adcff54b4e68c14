"""A receiver that records webhooks for a test to inspect."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from threading import Condition
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast, overload

from ..errors import InvalidArgument
from ..webhooks import Event, Guard, Receiver, webhook_url
from ._serving import AppServer

if TYPE_CHECKING:
    from types import TracebackType, UnionType

__all__ = ["WebhookReceiver"]

E = TypeVar("E")


class WebhookReceiver:
    """A real local server that records the events posted to it, typed, each once.

    ```python
    with WebhookReceiver() as received:
        client.messages.set_account_level_sms_callback(received.url)
        sandbox.deliver_inbound_sms("12065550142", "12066505556", "hello")
        print(received.wait_for(InboundSMS, timeout=10).text)
    ```

    It works like `flowroute_sdk.webhooks.Receiver`: an event posted twice is recorded once, and
    anything that isn't a webhook gets the same answer.
    """

    def __init__(
        self, *, guard: Guard | None = None, host: str = "127.0.0.1", port: int = 0
    ) -> None:
        """Set up a receiver.

        Args:
            guard: Who may post; `url` then contains the secrets.
            host: The address to listen on.
            port: The port; 0 picks a free one.
        """
        self._guard = guard
        self._news = Condition()
        self._events: list[Event] = []
        self._taken: set[int] = set()
        self._failures = 0
        self._address = (host, port)
        self._server: AppServer | None = None

    @property
    def url(self) -> str:
        """The URL to register; known while it is running."""
        if self._server is None:
            raise RuntimeError("the receiver isn't running")
        return webhook_url(self._server.url, self._guard)

    @property
    def events(self) -> list[Event]:
        """The events received so far, in order."""
        with self._news:
            return list(self._events)

    @overload
    def wait_for(
        self,
        kind: type[E],
        *,
        timeout: float = 10.0,
        where: Callable[[E], object] | None = None,
    ) -> E: ...

    @overload
    def wait_for(
        self,
        kind: UnionType,
        *,
        timeout: float = 10.0,
        where: Callable[[Any], object] | None = None,
    ) -> Event: ...

    def wait_for(
        self,
        kind: type[E] | UnionType,
        *,
        timeout: float = 10.0,
        where: Callable[[Any], object] | None = None,
    ) -> E | Event:
        """Wait for an event of a kind; return the oldest that no earlier call has returned.

        Args:
            kind: A class of events, or a union: `InboundSMS | InboundMMS`.
            timeout: Seconds to wait for it.
            where: Considers only events for which this is true.

        Raises:
            TimeoutError: None arrived; the message names those that did.
        """
        if not timeout >= 0:
            raise InvalidArgument("timeout", timeout, "seconds, 0 or more")
        ends_at = time.monotonic() + timeout
        with self._news:
            while True:
                found: E | Event | None = self._next(kind, where)
                if found is not None:
                    return found
                left = ends_at - time.monotonic()
                if left <= 0:
                    raise TimeoutError(self._missing(kind, timeout))
                self._news.wait(left)

    @overload
    async def wait_for_async(
        self,
        kind: type[E],
        *,
        timeout: float = 10.0,
        where: Callable[[E], object] | None = None,
    ) -> E: ...

    @overload
    async def wait_for_async(
        self,
        kind: UnionType,
        *,
        timeout: float = 10.0,
        where: Callable[[Any], object] | None = None,
    ) -> Event: ...

    async def wait_for_async(
        self,
        kind: type[E] | UnionType,
        *,
        timeout: float = 10.0,
        where: Callable[[Any], object] | None = None,
    ) -> E | Event:
        """Wait as `wait_for` does, without blocking the event loop."""
        return await asyncio.to_thread(
            self.wait_for, cast("type[E]", kind), timeout=timeout, where=where
        )

    def fail(self, times: int = 1) -> None:
        """Answer the next deliveries with 500, like a program whose handler raises."""
        if times < 0:
            raise InvalidArgument("times", times, "a number, 0 or more")
        with self._news:
            self._failures = times

    def clear(self) -> None:
        """Forget the events received so far."""
        with self._news:
            self._events.clear()
            self._taken.clear()

    def start(self) -> Self:
        """Start serving. Repetitions of earlier events count as new from here on.

        Raises:
            OSError: The port is taken.
            RuntimeError: It is already running.
        """
        if self._server is not None:
            raise RuntimeError("the receiver is already running")
        keep = self._keep
        receiver = Receiver(
            on_message=keep, on_receipt=keep, on_status=keep, on_unknown=keep, guard=self._guard
        )
        host, port = self._address
        self._server = AppServer(receiver.wsgi, host=host, port=port).start()
        return self

    def stop(self) -> None:
        """Stop serving; the events received are kept."""
        server, self._server = self._server, None
        if server is not None:
            server.stop()

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
        state = "not running" if self._server is None else self._server.url
        return f"<WebhookReceiver {state}, {len(self._events)} events>"

    def _keep(self, event: Event) -> None:
        with self._news:
            if self._failures:
                self._failures -= 1
                raise _AsToldError("told to fail")
            self._events.append(event)
            self._news.notify_all()

    def _next(self, kind: type[E] | UnionType, where: Callable[[Any], object] | None) -> Any:
        for place, event in enumerate(self._events):
            if place in self._taken or not isinstance(event, kind):
                continue
            if where is None or where(event):
                self._taken.add(place)
                return event
        return None

    def _missing(self, kind: type[Any] | UnionType, timeout: float) -> str:
        wanted = kind.__name__ if isinstance(kind, type) else str(kind)
        came = ", ".join(
            f"{event!r} (returned before)" if place in self._taken else repr(event)
            for place, event in enumerate(self._events)
        )
        return f"no {wanted} within {timeout:g} s; {f'got {came}' if came else 'got none'}"


class _AsToldError(Exception):
    """Why a delivery failed."""
