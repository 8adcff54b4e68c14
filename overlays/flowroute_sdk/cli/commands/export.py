"""`flowroute messages export`: the records of a month as rows."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import click

from .._plain import OwnCommand
from .._show import Plain
from .._writers import writer_for

if TYPE_CHECKING:
    from ...reports import MessageRow
    from .._session import Session

__all__ = ["export"]


def _export(session: Session, month: str) -> None:
    """Write all records of a calendar month in UTC, with exact amounts.

    CSV unless another form is asked for. Rows are written as they come, so that any number of them
    can be exported. Of the current month, the records so far.
    """
    from ...reports import MessageRow

    writer = writer_for(session.form or "csv", session.fields, session.terminal)
    with session.client() as client:
        rows = client.messages.records_of(month)
        empty = MessageRow("", *[None] * 9)
        writer.begin([Plain(_as_written(empty))])
        with session.output.progress("records") as advance:
            for each in rows:
                writer.add(_as_written(each))
                advance(1)
    writer.end()


def _as_written(row: MessageRow) -> dict[str, Any]:
    """A row whose amount has all its digits in any form."""
    return {
        name: f"{value:f}" if isinstance(value, Decimal) else value
        for name, value in row.to_row().items()
    }


export: OwnCommand = OwnCommand(
    "export",
    _export,
    [click.Option(["--month"], required=True, metavar="YYYY-MM", help="The month, in UTC.")],
)
"""The command."""
