"""What old requests and answers have in common: they compare by what they hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from typing import ClassVar


class Values:
    """Attributes that make two of a kind equal, and no others."""

    __hash__: ClassVar[None]  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and vars(other) == vars(self)


class CaseInsensitiveDict(MutableMapping[str, str]):
    """Headers: their names are found in any case, and listed as they came."""

    def __init__(self, given: Mapping[str, str] | Iterable[tuple[str, str]] = ()) -> None:
        self._kept: dict[str, tuple[str, str]] = {}
        self.update(given)

    def __getitem__(self, name: str) -> str:
        return self._kept[name.lower()][1]

    def __setitem__(self, name: str, value: str) -> None:
        self._kept[name.lower()] = (name, value)

    def __delitem__(self, name: str) -> None:
        del self._kept[name.lower()]

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self._kept.values())

    def __len__(self) -> int:
        return len(self._kept)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Mapping):
            return NotImplemented
        theirs = {str(name).lower(): value for name, value in other.items()}
        return {name: value for name, (_, value) in self._kept.items()} == theirs

    def __repr__(self) -> str:
        return repr(dict(self))
