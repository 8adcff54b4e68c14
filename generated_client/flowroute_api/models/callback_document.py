# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from ..types import (
    DecodeError,
    Model,
    mismatch,
    missing,
    new,
    set_unread,
)


class CallbackDocument(Model):
    """A callback of the account."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "data": "data",
        "links": "links",
    }

    data: Callback
    """An address that messaging events are posted to. No id is documented."""

    links: Links | None = None
    """Addresses that belong to a document or a resource. They are hints: some name another host,
    lack the version or hold damaged query strings."""

    def __init__(
        self,
        *,
        data: Callback,
        links: Links | None = None,
        **extras: Any,
    ) -> None:
        super().__init__(
            {
                "data": data,
                "links": links,
            },
            extras,
        )


def adopt_callback_document(values: Any) -> CallbackDocument:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(CallbackDocument, values)
    if "data" not in values:
        raise missing(CallbackDocument, "data")
    values["data"] = adopt_callback(values["data"])
    part = values.get("links")
    if part is not None:
        try:
            values["links"] = adopt_links(part)
        except DecodeError:
            set_unread(values, "links")
    self = new(CallbackDocument)
    self.__dict__ = values
    return self


CallbackDocument.adopt = adopt_callback_document


# At the end, so that models may refer to each other.
from .callback import Callback, adopt_callback
from .links import Links, adopt_links
