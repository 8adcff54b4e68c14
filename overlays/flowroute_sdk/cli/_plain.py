"""Commands of our own: a function with its parameters, and what all commands share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import click

from ._failures import failures
from ._options import ACCOUNT, OUTPUT, Sectioned, session_of

__all__ = ["OwnCommand"]


class OwnCommand(Sectioned):
    """A command that calls `work` with its session and the values of its own parameters."""

    def __init__(
        self,
        name: str,
        work: Callable[..., Any],
        params: Sequence[click.Parameter] = (),
        *,
        extra: Sequence[tuple[str, Sequence[click.Parameter]]] = (),
        writes: bool = True,
        asks: bool = True,
    ) -> None:
        self._work: Callable[..., Any] = work
        self.shared: Sequence[tuple[str, Sequence[click.Parameter]]] = (
            *extra,
            ("Output", OUTPUT if writes else OUTPUT[-3:]),
            *((("Account", ACCOUNT),) if asks else ()),
        )
        shared = [each for _, group in self.shared for each in group]
        super().__init__(name, params=[*params, *shared], callback=self._run, help=work.__doc__)
        self._shared_names: set[str | None] = {each.name for each in shared}

    def _run(self, **given: Any) -> Any:
        session = session_of(click.get_current_context(), given)
        own = {name: each for name, each in given.items() if name not in self._shared_names}
        with failures(session):
            return self._work(session, **own)
