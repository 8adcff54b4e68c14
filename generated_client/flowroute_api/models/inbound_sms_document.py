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


class InboundSmsDocument(Model):
    """What is posted when an SMS comes in."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "data": "data",
    }

    data: InboundSms
    """An SMS that has come in. Some fixtures of others lack the type."""

    def __init__(
        self,
        *,
        data: InboundSms,
    ) -> None:
        super().__init__(
            {
                "data": data,
            }
        )


def adopt_inbound_sms_document(values: Any) -> InboundSmsDocument:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(InboundSmsDocument, values)
    if "data" not in values:
        raise missing(InboundSmsDocument, "data")
    self: Any = Blank()
    values["data"] = adopt_inbound_sms(values["data"])
    self.__dict__ = values
    self.__class__ = InboundSmsDocument
    return self  # type: ignore[no-any-return]


InboundSmsDocument.adopt = adopt_inbound_sms_document


# At the end, so that models may refer to each other.
from .inbound_sms import InboundSms, adopt_inbound_sms
