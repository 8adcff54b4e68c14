# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ..types import (
    Blank,
    Model,
    mismatch,
    missing,
    read_list,
    read_one_of,
)

if TYPE_CHECKING:
    pass


class InboundMmsDocument(Model):
    """What is posted when an MMS comes in."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "data": "data",
        "included": "included",
    }

    data: InboundMms
    """An MMS that has come in. Some fixtures of others lack the type."""

    included: list[Media | OtherResource] | None = None
    """The media of the message."""

    def __init__(
        self,
        *,
        data: InboundMms,
        included: list[Media | OtherResource] | None = None,
    ) -> None:
        super().__init__(
            {
                "data": data,
                "included": included,
            }
        )


def adopt_inbound_mms_document(values: Any) -> InboundMmsDocument:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(InboundMmsDocument, values)
    if "data" not in values:
        raise missing(InboundMmsDocument, "data")
    self: Any = Blank()
    values["data"] = adopt_inbound_mms(values["data"])
    read_list(InboundMmsDocument, values, "included", _adopt_included)
    self.__dict__ = values
    self.__class__ = InboundMmsDocument
    return self  # type: ignore[no-any-return]


InboundMmsDocument.adopt = adopt_inbound_mms_document


def _adopt_included(value: Any) -> Any:
    return read_one_of(
        value,
        {
            "media": Media,
        },
        OtherResource,
    )


# At the end, so that models may refer to each other.
from .inbound_mms import InboundMms, adopt_inbound_mms
from .media import Media
from .other_resource import OtherResource
