"""From an error to its line on standard error and its exit status."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from ._exit import Exit, status_of
from ._records import printable
from ._session import DryRun
from ._writers import FieldMissing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ._session import Session

__all__ = ["Failed", "failures"]


class Failed(click.ClickException):
    """An error whose line is ready, with its exit status."""

    def __init__(self, text: str, status: int) -> None:
        super().__init__(text)
        self.status = int(status)

    def show(self, file: object = None) -> None:  # noqa: ARG002 - click's
        """Write the line, if there is one."""
        if self.message:
            print(f"error: {printable(self.message)}", file=sys.stderr)


@contextmanager
def failures(session: Session) -> Iterator[None]:
    """Turn what the library raises into `Failed`; with --debug it keeps its traceback."""
    from ..errors import FlowrouteError, HookFailed

    try:
        yield
    except FieldMissing as error:
        raise Failed(str(error), Exit.USAGE) from None
    except FlowrouteError as error:
        if isinstance(error, HookFailed) and isinstance(error.__cause__, DryRun):
            show_request(error.__cause__, session)
            return
        if session.debug:
            raise
        raise Failed(_text(error) + _hint(error), status_of(error)) from None
    except (click.ClickException, click.Abort, click.exceptions.Exit, BrokenPipeError):
        raise
    except Exception as error:
        if session.debug:
            raise
        text = f"{type(error).__name__}: {error} (an error of this program; --debug shows where)"
        raise Failed(" ".join(text.split()), Exit.BUG) from None


def _text(error: Exception) -> str:
    return " ".join(str(error).split())


def _hint(error: Exception) -> str:
    from ..errors import ConfigurationError

    has_keys = os.environ.get("FR_ACCESS_KEY") or os.environ.get("FR_SECRET_KEY")
    if has_keys or not isinstance(error, ConfigurationError):
        return ""
    return "; or store keys with: flowroute login"


def show_request(stopped: DryRun, session: Session) -> None:
    """Write what would have been sent, its credentials masked."""
    request = stopped.request
    lines = [f"{request.method} {request.url}", "authorization: Basic ***"]
    lines += [f"{name}: {value}" for name, value in request.headers.items()]
    if request.content:
        lines += ["", request.content.decode("utf-8", "replace")]
    for line in lines:
        session.terminal.write(line)
    session.terminal.say("nothing was sent")
