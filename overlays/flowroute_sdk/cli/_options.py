"""The options that commands share: where the account comes from, how results are written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from ._session import Session

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = [
    "ACCOUNT",
    "CALL",
    "CAREFUL",
    "FOLLOW",
    "OUTPUT",
    "Sectioned",
    "call_options",
    "session_of",
]


class _Pair(click.ParamType[tuple[str, str]]):
    """`name=value` or `name: value`."""

    name = "name=value"

    def __init__(self, separator: str) -> None:
        self._separator = separator

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """The name and the value."""
        if isinstance(value, tuple):
            return value
        name, found, rest = value.partition(self._separator)
        if not found or not name.strip():
            self.fail(f"{value!r} isn't NAME{self._separator}VALUE", param, ctx)
        return name.strip(), rest.strip()


def _account() -> list[click.Parameter]:
    return [
        click.Option(["--profile"], help="The stored account to use."),
        click.Option(["--base-url"], help="Where to call, such as a sandbox."),
    ]


def _output() -> list[click.Parameter]:
    return [
        click.Option(["--json", "form"], flag_value="json", help="Write the document as JSON."),
        click.Option(
            ["--jsonl", "form"], flag_value="jsonl", help="Write a line of JSON for each record."
        ),
        click.Option(["--csv", "form"], flag_value="csv", help="Write CSV with a heading."),
        click.Option(
            ["--field", "fields"],
            multiple=True,
            metavar="NAME",
            help="Write this value alone; can be repeated.",
        ),
        click.Option(
            ["--color"],
            type=click.Choice(["auto", "always", "never"]),
            help="When to use colors [auto; NO_COLOR counts].",
        ),
        click.Option(["--quiet", "-q"], is_flag=True, help="No remarks on standard error."),
        click.Option(["--debug"], is_flag=True, help="Show the traceback of an error."),
    ]


def _call() -> list[click.Parameter]:
    return [
        click.Option(
            ["--timeout"], type=float, metavar="SECONDS", help="For each phase of one attempt."
        ),
        click.Option(["--deadline"], type=float, metavar="SECONDS", help="For the whole call."),
        click.Option(
            ["--max-retries"], type=int, metavar="N", help="How often to repeat where that is safe."
        ),
        click.Option(
            ["--header", "extra_headers"],
            multiple=True,
            type=_Pair(":"),
            metavar="NAME:VALUE",
            help="A header to add.",
        ),
        click.Option(
            ["--query", "extra_query"],
            multiple=True,
            type=_Pair("="),
            metavar="NAME=VALUE",
            help="A query parameter to add.",
        ),
    ]


def _careful() -> list[click.Parameter]:
    return [
        click.Option(["--dry-run"], is_flag=True, help="Show the request and send nothing."),
        click.Option(
            ["--yes", "-y"], is_flag=True, help="Don't ask before what costs or can't be undone."
        ),
    ]


def _follow() -> list[click.Parameter]:
    return [click.Option(["--all", "follow"], is_flag=True, help="Follow the list to its end.")]


ACCOUNT, OUTPUT, CALL, CAREFUL, FOLLOW = _account(), _output(), _call(), _careful(), _follow()
_SESSION = ("color", "quiet", "debug", "yes", "dry_run", "profile", "base_url", "form", "fields")


def session_of(context: click.Context, given: Mapping[str, Any]) -> Session:
    """The session of a command: what was said before its name, and what was said after it."""
    before = context.find_object(Session) or Session()
    return before.updated({name: given.get(name) for name in _SESSION})


def call_options(given: Mapping[str, Any]) -> dict[str, Any]:
    """What was given of `CallOptions`."""
    options = {name: given.get(name) for name in ("timeout", "deadline", "max_retries")}
    options |= {name: dict(given.get(name) or ()) for name in ("extra_headers", "extra_query")}
    return {name: value for name, value in options.items() if value not in (None, {})}


class Sectioned(click.Command):
    """A command whose help shows its own options apart from those that all have."""

    shared: Sequence[tuple[str, Sequence[click.Parameter]]] = ()

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options in their sections."""
        apart = {id(each) for _, group in self.shared for each in group}
        own = [each for each in self.get_params(ctx) if id(each) not in apart]
        for title, group in (("Options", own), *self.shared):
            rows = [row for each in group if (row := each.get_help_record(ctx)) is not None]
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows)
