"""Commands that another command line of this project carries out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import click

__all__ = ["HandedOn"]


class HandedOn(click.Command):
    """A command whose arguments go as they are to another `main`, help included."""

    def __init__(self, name: str, main: Callable[[Sequence[str]], int]) -> None:
        super().__init__(name, add_help_option=False)
        self._main = main

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Keep the arguments as they are."""
        ctx.args = list(args)
        return []

    def invoke(self, ctx: click.Context) -> Any:
        """Run the other command line. Returns its exit status."""
        return self._main(ctx.args)
