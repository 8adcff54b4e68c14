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


class CallbackAttributes(Model):
    """The address of a callback and what is posted to it."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "callback_url": "callback_url",
        "product": "product",
        "api_version": "api_version",
    }

    callback_url: None | str = None
    """The address. Null is conceivable where none is set."""

    product: None | str = None
    """The kind of event."""

    api_version: None | str = None
    """The version of the API whose form the events have."""

    def __init__(
        self,
        *,
        callback_url: None | str = None,
        product: None | str = None,
        api_version: None | str = None,
    ) -> None:
        super().__init__(
            {
                "callback_url": callback_url,
                "product": product,
                "api_version": api_version,
            }
        )


def adopt_callback_attributes(values: Any) -> CallbackAttributes:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(CallbackAttributes, values)
    self: Any = Blank()
    self.__dict__ = values
    self.__class__ = CallbackAttributes
    return self  # type: ignore[no-any-return]


CallbackAttributes.adopt = adopt_callback_attributes
