# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ..types import (
    Blank,
    Model,
    mismatch,
)

if TYPE_CHECKING:
    pass


class Portability(Model):
    """Phone numbers, sorted by whether they can be ported. It is no resource and has neither id
    nor type."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "portable": "portable",
        "nonportable": "nonportable",
        "hypernetwork_enabled": "hypernetwork_enabled",
    }

    portable: list[str] | None = None
    """The numbers that can be ported."""

    nonportable: list[str] | None = None
    """The numbers that can't be ported."""

    hypernetwork_enabled: list[str] | None = None
    """The numbers that can be served on the HyperNetwork; each of them is in another list as well."""

    def __init__(
        self,
        *,
        portable: list[str] | None = None,
        nonportable: list[str] | None = None,
        hypernetwork_enabled: list[str] | None = None,
    ) -> None:
        super().__init__(
            {
                "portable": portable,
                "nonportable": nonportable,
                "hypernetwork_enabled": hypernetwork_enabled,
            }
        )


def adopt_portability(values: Any) -> Portability:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(Portability, values)
    self: Any = Blank()
    self.__dict__ = values
    self.__class__ = Portability
    return self  # type: ignore[no-any-return]


Portability.adopt = adopt_portability
