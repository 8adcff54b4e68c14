"""From the words of a command line to the arguments of a method."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from .. import Flowroute
    from ._manifest import Parameter

__all__ = ["METAVARS", "SPECIAL", "value_of"]

METAVARS = {
    "export or path": "ID_OR_FILE",
    "file of an order": "ORDER/FILE",
    "integer": "N",
    "json": "JSON",
    "number": "NUMBER",
    "numbers": "FILE",
    "order": "ORDER_ID",
    "record": "ID",
}
"""What stands for a value in help, by its type."""

SPECIAL = {
    "export or path": "The id of a completed export, or the path of a file that was downloaded.",
    "file of an order": "The ids of the port order and of its file, such as 30/7.",
    "numbers": "A SQLite file of flowroute_sdk.opt_outs, or a text file of a number on each line.",
    "order": "The order's id.",
    "record": "The id of a message's record.",
}
"""What help says of a value where the method takes a record and a command line its id."""


def value_of(parameter: Parameter, text: Any, client: Flowroute) -> Any:
    """A value as the method takes it; what has to be read for it is read."""
    if (reader := _READERS.get(parameter.type)) is not None:
        return reader(parameter, text, client)
    if parameter.name == "body" and text == "-":
        return sys.stdin.read().rstrip("\n")
    return text


def _texts(_: Parameter, given: tuple[str, ...], __: Flowroute) -> list[str]:
    return list(given)


def _json(parameter: Parameter, text: str, _: Flowroute) -> Any:
    try:
        given = Path(text[1:]).read_text(encoding="utf-8") if text.startswith("@") else text
        return json.loads(given)
    except (OSError, ValueError) as error:
        raise _bad(parameter, str(error)) from None


def _opt_outs(parameter: Parameter, text: str, _: Flowroute) -> Any:
    from ..opt_outs import MemoryOptOuts, SQLiteOptOuts

    path = Path(text)
    try:
        if path.read_bytes()[:15] == b"SQLite format 3":
            return SQLiteOptOuts(path)
        return MemoryOptOuts(line for line in path.read_text("utf-8").split("\n") if line.strip())
    except OSError as error:
        raise _bad(parameter, str(error)) from None


def _message(_: Parameter, text: str, client: Flowroute) -> Any:
    return client.messages.look_up_a_message_detail_record(text)


def _order(_: Parameter, text: str, client: Flowroute) -> Any:
    return client.porting.get_a_port_order(text)


def _file_of_an_order(parameter: Parameter, text: str, client: Flowroute) -> Any:
    order, _, file = text.partition("/")
    if not (order and file):
        raise _bad(parameter, f"{text!r} isn't the id of an order, a slash and the id of a file")
    return client.porting.get_a_port_order_file(order, file)


def _export_or_path(_: Parameter, text: str, client: Flowroute) -> Any:
    is_id = text.isdecimal() and not Path(text).exists()
    return client.cdr_exports.get_a_cdr_export(text) if is_id else text


def _bad(parameter: Parameter, text: str) -> click.BadParameter:
    is_argument = parameter.positional and parameter.required
    return click.BadParameter(
        text, param_hint=parameter.name.upper() if is_argument else f"--{parameter.word}"
    )


_READERS: dict[str, Callable[[Parameter, Any, Flowroute], Any]] = {
    "export or path": _export_or_path,
    "file of an order": _file_of_an_order,
    "json": _json,
    "numbers": _opt_outs,
    "order": _order,
    "record": _message,
    "texts": _texts,
}
