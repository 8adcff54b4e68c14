# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ..types import (
    Blank,
    Model,
    mismatch,
    missing,
)

if TYPE_CHECKING:
    pass


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
    ) -> None:
        super().__init__(
            {
                "data": data,
                "links": links,
            }
        )


def adopt_callback_document(values: Any) -> CallbackDocument:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(CallbackDocument, values)
    if "data" not in values:
        raise missing(CallbackDocument, "data")
    self: Any = Blank()
    values["data"] = adopt_callback(values["data"])
    if values.get("links") is not None:
        values["links"] = adopt_links(values["links"])
    self.__dict__ = values
    self.__class__ = CallbackDocument
    return self  # type: ignore[no-any-return]


CallbackDocument.adopt = adopt_callback_document


# At the end, so that models may refer to each other.
from .callback import Callback, adopt_callback
from .links import Links, adopt_links
