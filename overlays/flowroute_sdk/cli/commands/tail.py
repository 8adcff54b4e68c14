"""`flowroute messages tail`: follows the records of messages."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import click

from .._plain import OwnCommand
from .._records import for_people, printable

if TYPE_CHECKING:
    from ...models import Message
    from .._session import Session

__all__ = ["tail"]

_OVERLAP = timedelta(minutes=2)
"""How far back each look goes: records can be late."""


def _tail(
    session: Session, since: str | None, interval: float, count: int | None, number: str | None
) -> None:
    """Show the records of messages, sent and received, as they come, until Ctrl-C.

    A record is shown once, a few seconds after its message. --jsonl writes each record on a line.
    """
    seen: dict[str, None] = {}
    shown = 0
    start: datetime | str = since or datetime.now(UTC)
    with session.client() as client:
        while count is None or shown < count:
            began = datetime.now(UTC)
            page = client.messages.look_up_a_set_of_messages(start)
            fresh = [each for each in page if each.id and each.id not in seen]
            for record in sorted(fresh, key=lambda each: str(_values(each).get("timestamp"))):
                seen[record.id or ""] = None
                if _is_about(record, number) and (count is None or shown < count):
                    _write(session, record)
                    shown += 1
            session.terminal.flush()
            start = began - _OVERLAP
            if count is None or shown < count:
                time.sleep(interval)


def _is_about(record: Message, number: str | None) -> bool:
    if number is None:
        return True
    digits = "".join(each for each in number if each.isdigit())
    values = _values(record)
    return digits in (values.get("from"), values.get("to"))


def _values(record: Message) -> dict[str, Any]:
    """The attributes as they came: what can't be read as a message is shown as well."""
    values = record.to_dict().get("attributes")
    return values if isinstance(values, dict) else {}


def _write(session: Session, record: Message) -> None:
    if session.form == "jsonl":
        session.terminal.write(json.dumps(record.to_dict(), ensure_ascii=False))
        return
    values = _values(record)
    when = for_people(values.get("timestamp"))
    what = "MMS" if values.get("is_mms") else "SMS"
    session.terminal.write(
        printable(
            f"{when}  {values.get('direction')} {what} {values.get('from')} > {values.get('to')} "
            f"[{values.get('status') or 'no status'}]: {values.get('body') or ''}"
        )
    )


tail: OwnCommand = OwnCommand(
    "tail",
    _tail,
    [
        click.Option(["--since"], metavar="TIME", help="Start there instead of now."),
        click.Option(
            ["--interval"],
            type=click.FloatRange(min=0.1),
            default=5.0,
            show_default=True,
            metavar="SECONDS",
            help="Between two looks.",
        ),
        click.Option(["--number"], help="Only messages from or to this number."),
        click.Option(
            ["--count"], type=click.IntRange(1), metavar="N", help="End after so many records."
        ),
    ],
)
"""The command."""
