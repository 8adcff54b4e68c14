"""One error object of the API."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from ..api_helper import in_key_order


class Error1(dict[str, Any]):
    """An error object; what it lacks reads as None by attribute."""

    _names: ClassVar[dict[str, str]] = {
        "id": "id",
        "status": "status",
        "detail": "detail",
        "title": "title",
    }

    def __init__(
        self, id: Any = None, status: Any = None, detail: Any = None, title: Any = None
    ) -> None:
        given = {"id": id, "status": status, "detail": detail, "title": title}
        super().__init__({name: value for name, value in given.items() if value is not None})

    @classmethod
    def from_dictionary(cls, dictionary: Mapping[str, Any] | None) -> Error1 | None:
        """From a decoded error object; None stays None."""
        return None if dictionary is None else cls.of(dictionary)

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> Error1:
        """From a decoded error object."""
        error = cls()
        error.update(in_key_order(dict(given)))
        return error

    def __getattr__(self, name: str) -> Any:
        if name in self._names:
            return self.get(name)
        raise AttributeError(name)

    def __setattr__(self, name: str, value: Any) -> None:
        self[name] = value

    def __reduce__(self) -> tuple[Any, ...]:
        return Error1.of, (dict(self),)
