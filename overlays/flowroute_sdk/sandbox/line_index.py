"""Phone numbers by area code and exchange."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


class LineIndex:
    """North American numbers: their exchanges by area code, their lines by exchange."""

    def __init__(self) -> None:
        self._exchanges: dict[str, set[str]] = {}
        self._lines: dict[str, set[str]] = {}

    @property
    def lines(self) -> Mapping[str, set[str]]:
        """The lines of each exchange that has any, by its six digits."""
        return self._lines

    def exchanges(self, npa: str) -> Collection[str]:
        """The exchanges of an area code that have lines, as six digits."""
        return self._exchanges.get(npa, ())

    def add(self, number_id: str) -> None:
        """Take a number in; one of another country is none of this index."""
        if number_id.startswith("1"):
            prefix = number_id[1:7]
            self._exchanges.setdefault(prefix[:3], set()).add(prefix)
            self._lines.setdefault(prefix, set()).add(number_id[7:])

    def discard(self, number_id: str) -> None:
        """Take a number out, if it is here."""
        prefix = number_id[1:7]
        if not number_id.startswith("1") or prefix not in self._lines:
            return
        self._lines[prefix].discard(number_id[7:])
        if not self._lines[prefix]:
            del self._lines[prefix]
            self._exchanges[prefix[:3]].discard(prefix)
