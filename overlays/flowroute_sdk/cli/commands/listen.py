"""`flowroute listen`: a receiver of webhooks that shows what comes, and can forward it."""

from __future__ import annotations

import json
import queue
import time
import urllib.error
import urllib.request
from typing import TYPE_CHECKING, Any

import click

from .._exit import Exit
from .._failures import Failed
from .._plain import OwnCommand
from .._records import for_people, printable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ...webhooks import Event
    from .._session import Session

__all__ = ["forwarded", "listen"]

PAUSES = (0.5, 2.0)
"""Seconds before the second and the third attempt to forward an event."""


def _listen(session: Session, host: str, port: int, forward: str | None, count: int | None) -> None:
    """Receive webhooks and show them as they come, until Ctrl-C.

    An event that comes twice is shown once. With --forward it goes on to another program, such as
    the one that you are working on; while that can't take it, the sender is told to try again.
    --jsonl writes each event's document on a line of its own.
    """
    from ...testing import AppServer
    from ...webhooks import Receiver

    events: queue.SimpleQueue[Event] = queue.SimpleQueue()

    def take(event: Event) -> None:
        if forward is not None:
            forwarded(event.raw, forward)
        events.put(event)

    receiver = Receiver(
        on_message=take, on_receipt=take, on_status=take, on_unknown=take, time_limit=None
    )
    server = AppServer(receiver.wsgi, host=host, port=port)
    try:
        server.start()
    except OSError as error:
        text = f"can't listen on {host}:{port}: {error.strerror or error}"
        raise Failed(text, Exit.USAGE) from None
    try:
        session.terminal.tell(f"listening on {server.url}; Ctrl-C ends it")
        _show(session, events, count)
    finally:
        server.stop()


def _show(session: Session, events: queue.SimpleQueue[Event], count: int | None) -> None:
    shown = 0
    while count is None or shown < count:
        event = events.get()
        if session.form == "jsonl":
            session.terminal.write(json.dumps(event.raw, ensure_ascii=False))
        else:
            session.terminal.write(line_of(event))
        session.terminal.flush()
        shown += 1


def line_of(event: Event) -> str:
    """An event as a line for people."""
    from ...webhooks import DeliveryReceipt, InboundMMS, InboundSMS

    when = for_people(event.sent_at.isoformat()) if event.sent_at else "at an unknown time"
    what = type(event).__name__
    if isinstance(event, InboundSMS | InboundMMS):
        media = f" with {len(event.media)} files" if event.media else ""
        return printable(f"{when}  {what}{media} {event.from_} > {event.to}: {event.text or ''}")
    if isinstance(event, DeliveryReceipt):
        return printable(f"{when}  {what} {event.id}: {event.status} (level {event.level})")
    return printable(f"{when}  {what} {event.id}: {event.status}")


def forwarded(
    document: Mapping[str, Any], url: str, sleep: Callable[[float], None] = time.sleep
) -> None:
    """Post an event's document to a program, three times at most.

    Raises OSError when no attempt was answered with 2xx.
    """
    body = json.dumps(document, ensure_ascii=False).encode("utf-8", "surrogatepass")
    headers = {"content-type": "application/vnd.api+json"}
    for pause in (*PAUSES, None):
        request = urllib.request.Request(url, body, headers, method="POST")  # noqa: S310 - checked
        try:
            with urllib.request.urlopen(request, timeout=10):  # noqa: S310 - checked
                return
        except OSError:
            if pause is None:
                raise
        sleep(pause)


def _web_address(_: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value is not None and not value.startswith(("http://", "https://")):
        raise click.BadParameter("must start with http:// or https://", param=parameter)
    return value


listen: OwnCommand = OwnCommand(
    "listen",
    _listen,
    [
        click.Option(["--host"], default="127.0.0.1", show_default=True, help="Where to listen."),
        click.Option(
            ["--port"], type=int, default=8766, show_default=True, help="0 takes a free one."
        ),
        click.Option(
            ["--forward"], metavar="URL", callback=_web_address, help="Post each event there too."
        ),
        click.Option(
            ["--count"], type=click.IntRange(1), metavar="N", help="End after so many events."
        ),
    ],
    asks=False,
)
"""The command."""
