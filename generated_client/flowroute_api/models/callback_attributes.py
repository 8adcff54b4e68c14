# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from ..types import (
    Model,
    mismatch,
    new,
)


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
        **extras: Any,
    ) -> None:
        super().__init__(
            {
                "callback_url": callback_url,
                "product": product,
                "api_version": api_version,
            },
            extras,
        )


def adopt_callback_attributes(values: Any) -> CallbackAttributes:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(CallbackAttributes, values)
    self = new(CallbackAttributes)
    self.__dict__ = values
    return self


CallbackAttributes.adopt = adopt_callback_attributes
