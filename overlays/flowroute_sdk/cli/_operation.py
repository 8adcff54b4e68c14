"""From a method of a resource to a command: the one place where that happens."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from ._consequences import confirm, consequence, is_asked
from ._exit import Exit
from ._failures import Failed, failures
from ._options import ACCOUNT, CALL, CAREFUL, FOLLOW, OUTPUT, Sectioned, call_options, session_of
from ._session import DryRun
from ._settle import settling_command
from ._values import METAVARS, SPECIAL, value_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from .. import Flowroute
    from ._manifest import Method, Parameter
    from ._session import Session

__all__ = ["OperationCommand"]

_TYPES: dict[str, Any] = {"integer": click.INT, "number": click.FLOAT}

AT_FIRST = 50
"""How many records of a list are read at most where nothing else was said."""


class OperationCommand(Sectioned):
    """The command of a method."""

    def __init__(self, method: Method, name: str) -> None:
        self.method = method
        lists = method.returns == "list"
        self.shared = (
            *((("Careful", CAREFUL),) if _changes(method) else (("Careful", CAREFUL[:1]),)),
            ("Output", [*FOLLOW, *OUTPUT] if lists else OUTPUT),
            ("Account", ACCOUNT),
            *((("Call", CALL),) if method.options else ()),
        )
        super().__init__(
            name,
            params=[
                *(_click_parameter(each, method) for each in method.parameters if _shown(each)),
                *(each for _, group in self.shared for each in group),
            ],
            callback=self._run,
            help=_help(method),
            short_help=method.about,
        )

    def _run(self, **given: Any) -> None:
        context = click.get_current_context()
        session = session_of(context, given)
        if given.get("follow") and given.get("_max_items") is not None:
            raise click.UsageError("--all and --max-items exclude each other")
        with failures(session), session.client() as client:
            arguments = self._arguments(client, given)
            options = call_options(given) if self.method.options else {}
            if not session.dry_run and is_asked(self.method):
                self._rehearse(session, {**arguments, **options})
                confirm(session, consequence(self.method, client, arguments))
            self._call(session, client, arguments, {**options, "follow": given.get("follow")})

    def _rehearse(self, session: Session, arguments: Mapping[str, Any]) -> None:
        """Find wrong arguments before anybody is asked: a call that ends before it is sent."""
        from ..errors import HookFailed

        with session.updated({"dry_run": True}).client() as client:
            try:
                self._function(client)(**arguments)
            except HookFailed as error:
                if not isinstance(error.__cause__, DryRun):
                    raise

    def _function(self, client: Flowroute) -> Callable[..., Any]:
        function: Callable[..., Any] = getattr(
            getattr(client, self.method.resource), self.method.name
        )
        return function

    def _arguments(self, client: Flowroute, given: Mapping[str, Any]) -> dict[str, Any]:
        """The method's arguments, those that weren't given left out."""
        found = {}
        for each in self.method.parameters:
            value = given.get(f"_{each.name}")
            if value not in (None, ()):
                found[each.name] = value_of(each, value, client)
        has_no_end = not (given.get("follow") or "max_items" in found)
        if self.method.returns == "list" and "limit" in self.method.takes and has_no_end:
            found.setdefault("limit", AT_FIRST)
        return found

    def _call(
        self,
        session: Session,
        client: Flowroute,
        arguments: dict[str, Any],
        options: dict[str, Any],
    ) -> None:
        from ..errors import OutcomeUnknown, ResponseError

        follow = bool(options.pop("follow") or "max_items" in arguments)
        began = datetime.now(UTC)
        try:
            with self._watched(session) as watching:
                result = self._function(client)(**arguments, **watching, **options)
        except (OutcomeUnknown, ResponseError) as error:
            may_be_done = error.outcome in ("unknown", "done") and _changes(self.method)
            if session.debug or not may_be_done:
                raise
            command = settling_command(self.method, arguments, began)
            text = f"{str(error).partition('; settle it')[0]}"
            how = f"; to see what became of it: {command}" if command else ""
            raise Failed(f"{text}{how}", Exit.UNKNOWN) from None
        self._show(session, result, follow)

    @contextmanager
    def _watched(self, session: Session) -> Iterator[dict[str, Any]]:
        """What shows a person how far a long call is, for a method that tells."""
        name = next((each.name for each in self.method.parameters if each.type == "progress"), None)
        if name is None:
            yield {}
            return
        with session.output.progress("looks") as advance:
            yield {name: lambda _: advance(1)}

    def _show(self, session: Session, result: Any, follow: bool) -> None:
        if self.method.returns == "list":
            session.output.page(result, follow=follow)
        elif self.method.returns == "records":
            session.output.records(result)
        else:
            session.output.one(result)


def _changes(method: Method) -> bool:
    return bool(method.operation and not method.operation.startswith("GET ")) or is_asked(method)


def _shown(parameter: Parameter) -> bool:
    return parameter.type not in ("other", "progress")


def _click_parameter(parameter: Parameter, method: Method) -> click.Parameter:
    """An argument where the method takes it by position, else an option."""
    destination = f"_{parameter.name}"
    many = parameter.type == "texts"
    if parameter.positional and parameter.required:
        return click.Argument(
            [destination], metavar=_metavar(parameter), nargs=-1 if many else 1, required=True
        )
    if parameter.type == "flag":
        word = parameter.word
        return click.Option(
            [f"--{word}/--no-{word}", destination], default=None, help=_about(parameter, method)
        )
    return click.Option(
        [f"--{parameter.word}", destination],
        type=click.Choice(parameter.choices) if parameter.choices else _TYPES.get(parameter.type),
        required=parameter.required,
        multiple=many,
        metavar=None if parameter.choices else _metavar(parameter),
        help=_about(parameter, method),
    )


def _metavar(parameter: Parameter) -> str:
    if parameter.positional:
        return parameter.name.upper()
    return METAVARS.get(parameter.type, "TEXT")


def _about(parameter: Parameter, method: Method) -> str:
    text = SPECIAL.get(parameter.type) or _as_typed(parameter.about, method)
    return text if parameter.default is None else f"{text.rstrip('.')} [{_default(parameter)}]."


def _default(parameter: Parameter) -> str:
    if parameter.type == "flag":
        return parameter.word if parameter.default else f"no-{parameter.word}"
    return str(parameter.default)


def _help(method: Method) -> str:
    """The method's own text, as words of the command line, and what is behind it."""
    positional = [each for each in method.parameters if each.positional and each.required]
    parts = [method.about, *method.more.split("\n\n")]
    if positional:
        rows = [
            f"{each.name.upper()}: {SPECIAL.get(each.type) or _as_typed(each.about, method)}"
            for each in positional
        ]
        parts.append("\n".join(["\b", *rows]) if len(rows) > 1 else rows[0])
    if method.operation:
        parts.append(f"Calls {method.operation}. Source: {method.source}")
    return "\n\n".join(_as_typed(each, method) for each in parts if each)


def _as_typed(text: str, method: Method) -> str:
    """Names of arguments as options, without the marks of code."""
    for each in method.parameters:
        shown = each.name.upper() if each.positional else f"--{each.word}"
        text = text.replace(f"`{each.name}`", shown).replace(f"`{each.name}=", f"`{shown} ")
    return text.replace("`", "")
