"""`flowroute demo`: a tour of commands, against a sandbox that it starts and ends."""

from __future__ import annotations

import os
import shlex
from contextlib import contextmanager
from typing import TYPE_CHECKING

from .._exit import Exit
from .._failures import Failed
from .._plain import OwnCommand

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .._session import Session

__all__ = ["STEPS", "demo"]

STEPS = (
    "numbers search --starts-with 1206 --limit 3",
    "numbers buy {for_sale} --yes --field id",
    "routes create --route-type host --value pbx.example.com:5060 --alias demo --field id",
    "e911s validate --label HQ --first-name Chris --last-name Smith --street-number 1182 "
    '--street-name "3rd Ave" --city Seattle --state WA --country US --zipcode 98101',
    'messages segments "See you at 8 — bring a friend"',
    'messages send --to 12065550142 --from {own} --body "hello there" --yes --field id',
    'trigger inbound-sms --from 12065550142 --to {own} --body "hello yourself"',
    "messages log 2020-01-01 --limit 3",
    "numbers release {for_sale} --yes",
)
"""What the tour runs; the names in braces are numbers that it has found."""

_ACCOUNT = ("FR_ACCESS_KEY", "FR_SECRET_KEY", "FR_BASE_URL", "FR_PROFILE")


def _demo(session: Session) -> None:
    """Take a tour: commands and what they answer, against a sandbox of the tour's own.

    No account is needed and nothing leaves this machine.
    """
    try:
        from ...sandbox import Sandbox

        sandbox = Sandbox(fast=True)
    except ImportError as error:
        text = f'{error}: the tour needs the extra: pip install "flowroute-sdk[cli,sandbox]"'
        raise Failed(text, Exit.USAGE) from None
    with sandbox, _environment(sandbox.access_key, sandbox.secret_key, sandbox.url):
        found = _numbers(session)
        for step in STEPS:
            _run(session, step.format_map(found))


@contextmanager
def _environment(access_key: str, secret_key: str, url: str) -> Iterator[None]:
    """The account in the environment's variables, and afterwards what they were before."""
    before = {name: os.environ.pop(name, None) for name in _ACCOUNT}
    os.environ |= dict(zip(_ACCOUNT, (access_key, secret_key, url), strict=False))
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value


def _numbers(session: Session) -> dict[str, str]:
    with session.client() as client:
        offers = client.numbers.search_for_purchasable_phone_numbers(starts_with=1206, limit=1)
        owned = client.numbers.list_account_phone_numbers(limit=1)
        return {"for_sale": offers.data[0].id or "", "own": owned.data[0].id or ""}


def _run(session: Session, line: str) -> None:
    from .._app import run

    session.terminal.console().print(f"$ flowroute {line}", style="bold", soft_wrap=True)
    status = run(["--color", session.color, *shlex.split(line)])
    if status != Exit.DONE:
        raise Failed(f"the tour ends here: exit status {status}", status)
    session.terminal.write("")


demo: OwnCommand = OwnCommand("demo", _demo, writes=False, asks=False)
"""The command."""
