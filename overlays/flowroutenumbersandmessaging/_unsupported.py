"""Names of the previous SDK that can be imported but not used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NoReturn


class Unsupported:
    """Stands for something that this package doesn't have; using it says what to do instead."""

    def __init__(self, name: str, instead: str) -> None:
        self.__dict__["_text"] = f"{name} is not in this package: {instead}; see docs/migrating.md"

    def _refuse(self) -> NoReturn:
        raise NotImplementedError(self.__dict__["_text"])

    def __call__(self, *_: object, **__: object) -> NoReturn:
        self._refuse()

    def __getattr__(self, name: str) -> NoReturn:
        if name.startswith("__") and name.endswith("__"):
            # What inspects modules (doctest, mock, pickle) asks for these, and means no use of it.
            raise AttributeError(name)
        self._refuse()

    def __setattr__(self, name: str, value: object) -> NoReturn:
        self._refuse()

    def __mro_entries__(self, bases: tuple[object, ...]) -> NoReturn:
        self._refuse()

    def __repr__(self) -> str:
        return f"<{self.__dict__['_text']}>"


def supplier(module: str, names: Mapping[str, str]) -> Callable[[str], Any]:
    """The `__getattr__` of a module with such names, each with what to do instead."""

    def get(name: str) -> Any:
        if name in names:
            return Unsupported(f"{module}.{name}", names[name])
        raise AttributeError(f"module {module!r} has no attribute {name!r}")

    return get
