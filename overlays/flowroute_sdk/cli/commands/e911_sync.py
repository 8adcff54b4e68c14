"""`flowroute e911 sync`: the account's emergency addresses as a file says."""

from __future__ import annotations

import csv
import io
import sys
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .._consequences import confirm
from .._exit import Exit
from .._failures import Failed
from .._options import CAREFUL
from .._plain import OwnCommand
from .._records import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...reports import AddressPlan, AddressReport, AddressResult, AddressStep
    from .._session import Session

__all__ = ["sync"]

REQUIRED = (
    *("label", "first_name", "last_name", "street_number", "street_name"),
    *("city", "state", "country", "zipcode"),
)
COLUMNS = (*REQUIRED, "address_type", "address_type_number")
_ALSO = {"zip": "zipcode", "zip_code": "zipcode", "postal_code": "zipcode"}


class Table:
    """The rows of a file, each with its line."""

    def __init__(self, name: str) -> None:
        """Read the file.

        Raises `Failed` for what is no CSV, and for columns that an address doesn't have or needs.
        """
        self.name = name
        self.rows: list[dict[str, str]] = []
        self._lines: list[int] = []
        reader = csv.reader(io.StringIO(self._text(), newline=""), strict=True)
        try:
            columns = self._columns(next(reader, []))
            self._read(reader, columns)
        except csv.Error as error:
            raise Failed(f"{name}:{reader.line_num}: {error}", Exit.USAGE) from None

    def place(self, row: int | None) -> str:
        """Where a row is, as editors take it."""
        return self.name if row is None else f"{self.name}:{self._lines[row - 1]}"

    def _text(self) -> str:
        try:
            if self.name == "-":
                return sys.stdin.read()
            return Path(self.name).read_text(encoding="utf-8-sig")
        except OSError as error:
            raise Failed(f"{self.name}: {error.strerror}", Exit.USAGE) from None
        except UnicodeDecodeError:
            raise Failed(f"{self.name}: isn't text in UTF-8", Exit.USAGE) from None

    def _columns(self, heading: Sequence[str]) -> list[str]:
        names = [each.strip().lower().replace(" ", "_").replace("-", "_") for each in heading]
        columns = [_ALSO.get(each, each) for each in names]
        problems = [_unknown(each) for each in columns if each not in COLUMNS]
        missing = [each for each in REQUIRED if each not in columns]
        if missing:
            problems.append(f"no column {', '.join(missing)}")
        twice = {each for each in columns if columns.count(each) > 1}
        problems += [f"two columns {each}" for each in sorted(twice)]
        if problems:
            raise Failed(f"{self.name}: {'; '.join(problems)}; nothing was sent", Exit.USAGE)
        return columns

    def _read(self, reader: Any, columns: Sequence[str]) -> None:
        problems = []
        before = reader.line_num
        for values in reader:
            line, before = before + 1, reader.line_num
            if not any(each.strip() for each in values):
                continue
            if len(values) != len(columns):
                what = f"{len(values)} values for {len(columns)} columns"
                problems.append(f"{self.name}:{line}: {what}")
            self.rows.append(dict(zip(columns, values, strict=False)))
            self._lines.append(line)
        if problems:
            raise _wrong(problems)


def _unknown(column: str) -> str:
    near = get_close_matches(column, COLUMNS, 1)
    return f"unknown column {column!r}" + (f", did you mean {near[0]}?" if near else "")


def _wrong(problems: Sequence[str]) -> Failed:
    for each in problems:
        print(printable(each), file=sys.stderr)
    many = "problems" if len(problems) > 1 else "problem"
    return Failed(f"{len(problems)} {many} in the rows; nothing was sent", Exit.USAGE)


def _sync(session: Session, file: str, key: str, delete_missing: bool) -> None:
    """Create and update emergency addresses until they are as the rows of a CSV file say.

    The heading names the fields as `e911 create` does. All rows are checked before anything is
    sent, the plan is shown and asked for, and a second run does what the first has left. A column
    that is missing for address_type and address_type_number leaves them as they are; an empty value
    takes them off. FILE may be - for standard input.
    """
    from ...errors import InvalidArgument, InvalidRow

    table = Table(file)
    with replace(session, dry_run=False).client() as client:
        try:
            plan = client.e911s.sync(
                table.rows, key=key, delete_missing=delete_missing, dry_run=True
            ).plan
        except InvalidArgument as error:
            rows = [each for each in error.problems if isinstance(each, InvalidRow)]
            if not rows:
                raise
            raise _wrong([f"{table.place(each.row)}: {_without_row(each)}" for each in rows]) from (
                None
            )
        _show(session, table, plan)
        if session.dry_run:
            session.output.records([_row(table, each) for each in plan.steps])
            session.terminal.say("nothing was changed")
            return
        if not plan.steps:
            return
        confirm(session, f"Emergency addresses: {plan}")
        _carry_out(session, table, plan, client)


def _without_row(error: Any) -> str:
    return str(error).partition(": ")[2]


def _carry_out(session: Session, table: Table, plan: AddressPlan, client: Any) -> None:
    done: list[AddressResult] = []
    try:
        with session.output.progress("addresses", len(plan.steps)) as advance:

            def on_result(result: AddressResult) -> None:
                done.append(result)
                advance(1)

            report: AddressReport = client.e911s.sync(plan, on_result=on_result)
    except KeyboardInterrupt:
        session.terminal.tell(
            f"{len(done)} of {len(plan.steps)} steps were carried out; the same command does what "
            "is left"
        )
        raise
    session.output.records([_row(table, each.step, each) for each in report.results])
    _tell(session, table, report)


def _tell(session: Session, table: Table, report: AddressReport) -> None:
    """Say what failed, and end with a status that tells so."""
    for each in report.results:
        if each.error is not None:
            place = table.place(each.step.row)
            session.terminal.tell(printable(f"{place}: {each.step.key}: {each.error}"))
    if report.is_complete:
        session.terminal.say(str(report))
        return
    status = Exit.UNKNOWN if report.in_doubt else Exit.PARTLY
    raise Failed(f"{report}; the same command does what is left", status)


def _show(session: Session, table: Table, plan: AddressPlan) -> None:
    for step in plan.steps:
        session.terminal.say(printable(_in_words(table, step)))
    session.terminal.say(f"{plan}")


def _in_words(table: Table, step: AddressStep) -> str:
    if step.action == "delete":
        return f"delete {step.key} ({step.e911_id})"
    if step.action == "create":
        return f"create {step.key} ({table.place(step.row)})"
    changes = ", ".join(
        f"{each.field} {each.before or 'none'} > {each.after or 'none'}" for each in step.changes
    )
    return f"update {step.key} ({table.place(step.row)}): {changes}"


def _row(table: Table, step: AddressStep, result: AddressResult | None = None) -> dict[str, Any]:
    record_id = step.e911_id
    row: dict[str, Any] = {"id": record_id, "action": step.action, "key": step.key}
    row["place"] = None if step.row is None else table.place(step.row)
    if result is None:
        row["changes"] = ", ".join(each.field for each in step.changes)
        return row
    if result.record is not None:
        row["id"] = result.record.id
    row["result"] = (
        "done" if result.error is None else "in doubt" if result.is_in_doubt else "failed"
    )
    row["error"] = None if result.error is None else str(result.error)
    return row


sync: OwnCommand = OwnCommand(
    "sync",
    _sync,
    [
        click.Argument(["file"], metavar="FILE"),
        click.Option(
            ["--key"],
            type=click.Choice(COLUMNS),
            default="label",
            show_default=True,
            help="The column by which rows and addresses are matched.",
        ),
        click.Option(
            ["--delete-missing"], is_flag=True, help="Delete the addresses that no row has."
        ),
    ],
    extra=(("Careful", CAREFUL),),
)
"""The command."""
