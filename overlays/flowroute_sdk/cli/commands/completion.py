"""`flowroute completion`: what a shell needs to complete commands and options."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from click.shell_completion import get_completion_class

from .._plain import OwnCommand

if TYPE_CHECKING:
    from .._session import Session

__all__ = ["completion"]

_HOW = """\
\b
bash: eval "$(flowroute completion bash)"    in ~/.bashrc
zsh:  eval "$(flowroute completion zsh)"     in ~/.zshrc
fish: flowroute completion fish | source     in ~/.config/fish/config.fish"""


def _completion(session: Session, shell: str) -> None:
    from .._app import root

    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"no completion for {shell}")
    session.terminal.write(kind(root(), {}, "flowroute", "_FLOWROUTE_COMPLETE").source().rstrip())


_completion.__doc__ = f"Write what a shell needs to complete commands and options.\n\n{_HOW}"

completion: OwnCommand = OwnCommand(
    "completion",
    _completion,
    [click.Argument(["shell"], type=click.Choice(["bash", "zsh", "fish"]))],
    writes=False,
    asks=False,
)
"""The command."""
