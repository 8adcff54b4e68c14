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


class EdgeStrategyAttributes(Model):
    """The properties of a point of presence. Which ones there are is not documented."""

    FIELDS: ClassVar[Mapping[str, str]] = {}

    def __init__(
        self,
    ) -> None:
        super().__init__({})


def adopt_edge_strategy_attributes(values: Any) -> EdgeStrategyAttributes:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(EdgeStrategyAttributes, values)
    self: Any = Blank()
    self.__dict__ = values
    self.__class__ = EdgeStrategyAttributes
    return self  # type: ignore[no-any-return]


EdgeStrategyAttributes.adopt = adopt_edge_strategy_attributes
