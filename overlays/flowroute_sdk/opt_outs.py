"""Opt-outs: keywords such as STOP, and the numbers that have sent them.

>>> opt_outs = SQLiteOptOuts("opt-outs.db")
>>> if opt_outs.hear(event) is None:
...     client.messages.send_a_message(reply_to=event, body="hello", unless=opt_outs)
"""

from __future__ import annotations

import sqlite3
import time
import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Iterable
from contextlib import closing
from os import PathLike, fspath
from threading import Lock
from typing import Literal, Protocol, TypeAlias

from ._arguments.phone import NumberLike, to_digits
from .errors import InvalidArgument, OptedOut

__all__ = [
    "IncomingText",
    "Intent",
    "Keywords",
    "MemoryOptOuts",
    "OptOuts",
    "OptedOut",
    "SQLiteOptOuts",
]

Intent: TypeAlias = Literal["opt_out", "opt_in", "help"]
"""What a keyword asks for."""

_LONGEST = 100


class IncomingText(Protocol):
    """An inbound message."""

    @property
    def from_(self) -> str:
        """The sender."""
        ...

    @property
    def text(self) -> str:
        """The text."""
        ...


class Keywords:
    """The keywords for stop, start and help. A keyword counts only if it is the whole text.

    Case, spaces and punctuation don't matter: `Stop.`, `STOP ALL` and `opt-out` are recognised;
    `please stop by` isn't.
    """

    def __init__(
        self,
        *,
        opt_out: Iterable[str] = (
            "STOP",
            "STOPALL",
            "UNSUBSCRIBE",
            "CANCEL",
            "END",
            "QUIT",
            "REVOKE",
            "OPTOUT",
        ),
        opt_in: Iterable[str] = ("START", "YES", "UNSTOP"),
        help: Iterable[str] = ("HELP", "INFO"),
    ) -> None:
        """Set the keywords.

        Raises:
            InvalidArgument: A keyword has no letter or digit, or two meanings.
        """
        self._meanings: dict[str, Intent] = {}
        groups: dict[Intent, Iterable[str]] = {"opt_out": opt_out, "opt_in": opt_in, "help": help}
        for meaning, words in groups.items():
            if isinstance(words, str):
                raise InvalidArgument(meaning, words, "a list of words")
            for word in words:
                core = _core(word)
                if not core or self._meanings.setdefault(core, meaning) != meaning:
                    raise InvalidArgument(meaning, word, "a word with one meaning")

    def intent(self, text: str) -> Intent | None:
        """Return what a text asks for; None if it isn't a keyword."""
        return self._meanings.get(_core(text)) if len(text) <= _LONGEST else None


class OptOuts(Protocol):
    """A store of numbers that don't want messages. Any object with these methods will do."""

    def __contains__(self, number: object, /) -> bool:
        """Whether a number has opted out."""
        ...

    def add(self, number: str, /) -> None:
        """Add a number."""
        ...

    def discard(self, number: str, /) -> None:
        """Remove a number if it is there."""
        ...


class _Hearing(ABC):
    """What both stores do with a text that has come in."""

    def __init__(self, keywords: Keywords | None) -> None:
        self._keywords = keywords or Keywords()

    def hear(self, event: IncomingText) -> Intent | None:
        """Add or remove the sender of a message if the text asks for it.

        Returns:
            What the text asks for; None if it isn't a keyword, or the sender has no number.
        """
        intent = self._keywords.intent(event.text)
        try:
            number = to_digits("from_", event.from_)
        except InvalidArgument:
            return None  # a sender with a name can't be sent to
        if intent == "opt_out":
            self.add(number)
        elif intent == "opt_in":
            self.discard(number)
        return intent

    @abstractmethod
    def add(self, number: NumberLike) -> None:
        """Add a number."""

    @abstractmethod
    def discard(self, number: NumberLike) -> None:
        """Remove a number if it is there."""


class MemoryOptOuts(_Hearing):
    """Keeps opt-outs in memory. Takes numbers in any usual form."""

    def __init__(
        self, numbers: Iterable[NumberLike] = (), *, keywords: Keywords | None = None
    ) -> None:
        super().__init__(keywords)
        self._numbers = {to_digits("numbers", number) for number in numbers}

    def __contains__(self, number: object) -> bool:
        return _digits(number) in self._numbers

    def add(self, number: NumberLike) -> None:
        """Add a number. Raises InvalidArgument for an invalid one."""
        self._numbers.add(to_digits("number", number))

    def discard(self, number: NumberLike) -> None:
        """Remove a number, if it is there. Raises InvalidArgument for an invalid one."""
        self._numbers.discard(to_digits("number", number))


class SQLiteOptOuts(_Hearing):
    """Keeps opt-outs in a SQLite file, which several threads and processes may use."""

    def __init__(self, path: str | PathLike[str], *, keywords: Keywords | None = None) -> None:
        """Open the file, creating it if necessary. Raises sqlite3.Error if that fails."""
        super().__init__(keywords)
        self._lock = Lock()
        self._database = sqlite3.connect(
            fspath(path), timeout=30, isolation_level=None, check_same_thread=False
        )
        try:
            self._run("CREATE TABLE IF NOT EXISTS opt_outs (number TEXT PRIMARY KEY, since REAL)")
        except BaseException:
            self._database.close()
            raise

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._database.close()

    def __contains__(self, number: object) -> bool:
        return bool(self._run("SELECT 1 FROM opt_outs WHERE number = ?", _digits(number)))

    def add(self, number: NumberLike) -> None:
        """Add a number. Raises InvalidArgument for an invalid one."""
        digits = to_digits("number", number)
        self._run("INSERT OR IGNORE INTO opt_outs VALUES (?, ?)", digits, time.time())

    def discard(self, number: NumberLike) -> None:
        """Remove a number, if it is there. Raises InvalidArgument for an invalid one."""
        self._run("DELETE FROM opt_outs WHERE number = ?", to_digits("number", number))

    def _run(self, statement: str, *values: object) -> list[object]:
        with self._lock, closing(self._database.execute(statement, values)) as cursor:
            return cursor.fetchall()


def _digits(number: object) -> str:
    try:
        return to_digits("number", number)  # type: ignore[arg-type]
    except InvalidArgument:
        return str(number)


def _core(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in folded if character.isalnum())
