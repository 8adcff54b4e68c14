"""Accounts that the command line knows by name: a TOML file; secrets may be in a keyring."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from ._terminal import Terminal

__all__ = ["DEFAULT", "Account", "account", "checked_name", "config_file", "remove", "store"]

DEFAULT = "default"
_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")
_SERVICE = "flowroute-sdk"


@dataclass(frozen=True)
class Account:
    """The keys of an account, and where they came from."""

    access_key: str = field(repr=False)
    secret_key: str = field(repr=False)
    base_url: str | None
    source: str
    """In words, such as `profile "work"`."""


def config_file() -> Path:
    """Where profiles are kept: FR_CONFIG, else the usual place of the platform."""
    if given := os.environ.get("FR_CONFIG"):
        return Path(given)
    from platformdirs import user_config_path

    return user_config_path("flowroute", appauthor=False) / "config.toml"


def account(profile: str | None, terminal: Terminal) -> Account | None:
    """The account to use; None leaves it to the client, which reads FR_ACCESS_KEY and its kin.

    A profile that is named on the command line comes first, then the environment's keys, then
    FR_PROFILE, then the profile `default`.
    """
    if profile is None:
        if os.environ.get("FR_ACCESS_KEY") or os.environ.get("FR_SECRET_KEY"):
            return None
        profile = os.environ.get("FR_PROFILE") or None
    known = profiles(terminal)
    if profile is None and DEFAULT not in known:
        return None
    name = DEFAULT if profile is None else profile
    if name not in known:
        names = ", ".join(known) or "none"
        raise click.UsageError(
            f"there is no profile {name!r} in {config_file()} (known: {names}); "
            f"make it with: flowroute login --profile {name}"
        )
    return _account(name, known[name])


def _account(name: str, values: dict[str, Any]) -> Account:
    secret = values.get("secret_key")
    if secret is None and values.get("keyring"):
        secret = _keyring().get_password(_SERVICE, name) if _keyring() else None
    access = values.get("access_key")
    if not isinstance(access, str) or not isinstance(secret, str):
        raise click.UsageError(
            f"profile {name!r} in {config_file()} lacks its keys; "
            f"store them again with: flowroute login --profile {name}"
        )
    return Account(access, secret, values.get("base_url"), f'profile "{name}"')


def profiles(terminal: Terminal) -> dict[str, dict[str, Any]]:
    """All profiles of the file by name; none without a file."""
    path = config_file()
    text = _text_of(path)
    if text is None:
        return {}
    _warn_of_readers(path, terminal)
    return _profiles_in(path, text)


def _text_of(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise click.UsageError(f"{path} can't be read: {error}") from None


def _profiles_in(path: Path, text: str) -> dict[str, dict[str, Any]]:
    import tomllib

    try:
        found = tomllib.loads(text).get("profiles", {})
    except tomllib.TOMLDecodeError as error:
        raise click.UsageError(f"{path} isn't TOML: {error}") from None
    if not isinstance(found, dict) or not all(isinstance(each, dict) for each in found.values()):
        raise click.UsageError(f"{path}: [profiles] must hold a table for each profile")
    return found


def _warn_of_readers(path: Path, terminal: Terminal) -> None:
    if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
        terminal.tell(f"warning: others can read {path}; mend it with: chmod 600 {path}")


def checked_name(name: str) -> str:
    """The name of a profile. Raises click.UsageError for what can't be one."""
    if _NAME.fullmatch(name) is None:
        raise click.UsageError(
            f"--profile {name!r}: a name is letters, digits, dashes and underscores, at most 64"
        )
    return name


def store(name: str, given: Account, *, use_keyring: bool) -> str:
    """Store an account under a name. Returns where its secret key lies, in words."""
    keyring = _keyring() if use_keyring else None
    values = {"access_key": given.access_key, "keyring": True}
    if given.base_url:
        values["base_url"] = given.base_url
    if keyring is None:
        values["secret_key"] = given.secret_key
        del values["keyring"]
    else:
        keyring.set_password(_SERVICE, name, given.secret_key)
    document = _document()
    document.setdefault("profiles", _new_table())[name] = values
    _write(document)
    return "the system's keyring" if keyring else str(config_file())


def remove(name: str) -> bool:
    """Forget an account. Returns whether it was known."""
    document = _document()
    values = document.get("profiles", {}).pop(name, None)
    if values is None:
        return False
    if values.get("keyring") and (keyring := _keyring()):
        keyring.delete_password(_SERVICE, name)
    _write(document)
    return True


def _document() -> Any:
    import tomlkit

    path = config_file()
    text = _text_of(path)
    if text is None:
        return tomlkit.document()
    _profiles_in(path, text)
    return tomlkit.parse(text)


def _new_table() -> Any:
    import tomlkit

    return tomlkit.table(is_super_table=True)


def _write(document: Any) -> None:
    """Write the file in one step, readable by its owner alone from the first byte on."""
    import tomlkit

    path = config_file()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    new = path.with_name(f".{path.name}.{os.getpid()}")
    opened = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(opened, "w", encoding="utf-8") as file:
        file.write(tomlkit.dumps(document))
    new.replace(path)


def _keyring() -> Any:
    """The keyring package with a place to store in; None where there is none."""
    from importlib import import_module  # it may be there; no extra of ours brings it

    try:
        keyring = import_module("keyring")
        fail = import_module("keyring.backends.fail")
    except ImportError:
        return None
    return None if isinstance(keyring.get_keyring(), fail.Keyring) else keyring
