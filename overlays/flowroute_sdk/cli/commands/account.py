"""`flowroute login`, `logout` and `whoami`: the accounts that are known by name."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import click

from .._exit import Exit
from .._failures import Failed
from .._plain import OwnCommand
from .._profiles import DEFAULT, Account, checked_name, config_file, remove, store

if TYPE_CHECKING:
    from .._session import Session

__all__ = ["login", "logout", "whoami"]


def _login(session: Session, no_keyring: bool) -> None:
    """Store an account's keys under a name, once a call with them has worked.

    The secret key is read without echo, or from standard input where that is no terminal, and
    never taken as an argument: arguments show in lists of processes and in the shell's history.
    It lies in the system's keyring where the package keyring is installed, else in the file of
    profiles, which nobody else can read.
    """
    name = os.environ.get("FR_PROFILE") or DEFAULT
    name = checked_name(name if session.profile is None else session.profile)
    access_key, secret_key = _keys()
    given = Account(access_key, secret_key, session.base_url, "standard input")
    owned = _tested(given)
    where = store(name, given, use_keyring=not no_keyring)
    session.terminal.say(f'stored as profile "{name}", the secret key in {where}; {owned}')


def _keys() -> tuple[str, str]:
    if sys.stdin.isatty():
        access = click.prompt("access key", err=True)
        return str(access).strip(), str(click.prompt("secret key", hide_input=True, err=True))
    lines = [line.strip() for line in sys.stdin.read().split("\n") if line.strip()]
    if len(lines) != 2:
        raise click.UsageError(
            "standard input must hold the access key on one line and the secret key on the next"
        )
    return lines[0], lines[1]


def _tested(given: Account) -> str:
    """Ask for one number of the account. Raises what the library raises for wrong keys."""
    from ... import Flowroute

    with Flowroute(given.access_key, given.secret_key, base_url=given.base_url) as client:
        page = client.numbers.list_account_phone_numbers(limit=1)
    return "the account owns numbers" if page.data else "the account owns no numbers yet"


def _logout(session: Session) -> None:
    """Forget an account's keys."""
    name = DEFAULT if session.profile is None else session.profile
    if not remove(name):
        raise Failed(f"there is no profile {name!r} in {config_file()}", Exit.NOT_FOUND)
    session.terminal.say(f'forgot profile "{name}"')


def _whoami(session: Session) -> None:
    """Show which account the commands use, where its keys come from, and that they work."""
    session.output.one(_whose(session))


def _whose(session: Session) -> dict[str, Any]:
    found = session.account()
    with session.client() as client:
        client.numbers.list_account_phone_numbers(limit=1)
        url = client.base_url
    return {
        "access_key": found.access_key if found else os.environ.get("FR_ACCESS_KEY", ""),
        "keys_from": found.source if found else "FR_ACCESS_KEY and FR_SECRET_KEY",
        "base_url": url,
        "works": True,
    }


login: OwnCommand = OwnCommand(
    "login",
    _login,
    [
        click.Option(
            ["--no-keyring"], is_flag=True, help="Store the secret key in the file in any case."
        )
    ],
    writes=False,
)
logout: OwnCommand = OwnCommand("logout", _logout, writes=False)
whoami: OwnCommand = OwnCommand("whoami", _whoami)
