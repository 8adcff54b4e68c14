"""What the old models have in common: fields, their names in the API, and reading from dicts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from inspect import Parameter, Signature
from typing import Any, ClassVar, Self

Reader = Callable[[Any], Any]


class Model:
    """Fields by attribute; those that aren't given are None, or what the class says."""

    _names: ClassVar[Mapping[str, str]] = {}
    """The name in the API for each field, in the order of the arguments."""
    _defaults: ClassVar[Mapping[str, Any]] = {}
    _readers: ClassVar[Mapping[str, Reader]] = {}
    """How a field is read from a dict, where it isn't taken as it is."""
    __signature__: ClassVar[Signature] = Signature()

    def __init_subclass__(
        cls,
        names: Mapping[str, str] | None = None,
        defaults: Mapping[str, Any] | None = None,
        readers: Mapping[str, Reader] | None = None,
    ) -> None:
        super().__init_subclass__()
        if names is None:
            return
        cls._names, cls._defaults, cls._readers = names, defaults or {}, readers or {}
        kind = Parameter.POSITIONAL_OR_KEYWORD
        cls.__signature__ = Signature(
            [Parameter(name, kind, default=cls._defaults.get(name)) for name in names]
        )

    def __init__(self, /, *args: Any, **kwargs: Any) -> None:
        bound = self.__signature__.bind(*args, **kwargs)
        bound.apply_defaults()
        self.__dict__.update(bound.arguments)

    @classmethod
    def from_dictionary(cls, dictionary: Mapping[str, Any] | None) -> Self | None:
        """From decoded JSON; None stays None."""
        if dictionary is None:
            return None
        given = {}
        for name, api in cls._names.items():
            value = dictionary.get(api) or cls._defaults.get(name, dictionary.get(api))
            read = cls._readers.get(name)
            given[name] = value if value is None or read is None else read(value)
        return cls(**given)


def many(kind: type[Model]) -> Reader:
    """Reads a list of models."""
    return lambda values: [kind.from_dictionary(each) for each in values]


def same(*names: str) -> dict[str, str]:
    """Fields that are called in the API as they are here."""
    return {name: name for name in names}
