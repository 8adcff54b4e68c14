"""What every command shares: the terminal, the account, and the options of its calls."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ._profiles import Account, account
from ._show import Output
from ._terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .. import Flowroute
    from ..wire import Request

__all__ = ["DryRun", "Session"]


class DryRun(Exception):
    """Ends a call before it is sent; carries the request."""

    def __init__(self, request: Request) -> None:
        super().__init__("nothing was sent")
        self.request = request


@dataclass
class Session:
    """A run of the command line."""

    color: str = "auto"
    quiet: bool = False
    debug: bool = False
    yes: bool = False
    dry_run: bool = False
    profile: str | None = None
    base_url: str | None = None
    form: str | None = None
    fields: tuple[str, ...] = ()
    _known: dict[str | None, Account | None] = field(default_factory=dict, repr=False)
    """The accounts that were looked up: the file is read, and warned of, once."""

    @property
    def terminal(self) -> Terminal:
        """Where this run writes."""
        return Terminal(self.color, self.quiet)

    @property
    def output(self) -> Output:
        """How this run writes results."""
        return Output(self.terminal, self.form, self.fields)

    def account(self) -> Account | None:
        """The account of this run; None leaves it to the variables of the environment."""
        if self.profile not in self._known:
            self._known[self.profile] = account(self.profile, self.terminal)
        return self._known[self.profile]

    def client(self) -> Flowroute:
        """A client for the account of this run.

        Raises ConfigurationError without credentials.
        """
        from .. import Flowroute

        found = self.account()
        keys = (found.access_key, found.secret_key) if found else (None, None)
        own = found.base_url if found else None
        url = self.base_url or own or os.environ.get("FR_BASE_URL") or None
        return Flowroute(
            *keys,
            base_url=url,
            user_agent="flowroute-cli",
            on_request=_stop if self.dry_run else None,
        )

    def updated(self, given: Mapping[str, Any]) -> Session:
        """This session with what a command was given over it; None leaves what was there."""
        from dataclasses import replace

        changes = {name: value for name, value in given.items() if value not in (None, False, ())}
        return replace(self, **changes)


def _stop(request: Request) -> None:
    raise DryRun(request)
