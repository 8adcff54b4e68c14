# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ..types import (
    Blank,
    DecodeError,
    Model,
    mismatch,
    missing,
    read_list,
    read_one_of,
    read_rest,
    set_unread,
)

if TYPE_CHECKING:
    pass


class NumberDetailsDocument(Model):
    """Several owned numbers with what they are related to."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "data": "data",
        "included": "included",
        "links": "links",
    }

    data: list[Number]
    """The numbers."""

    included: list[Cnam | E911 | MessageProvisionStatus | OtherResource | Route] | None = None
    """The resources that the relationships name, should the server send them."""

    links: Links | None = None
    """Addresses that belong to a document or a resource. They are hints: some name another host,
    lack the version or hold damaged query strings."""

    def __init__(
        self,
        *,
        data: list[Number],
        included: list[Cnam | E911 | MessageProvisionStatus | OtherResource | Route] | None = None,
        links: Links | None = None,
    ) -> None:
        super().__init__(
            {
                "data": data,
                "included": included,
                "links": links,
            }
        )


def adopt_number_details_document(values: Any) -> NumberDetailsDocument:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(NumberDetailsDocument, values)
    if "data" not in values:
        raise missing(NumberDetailsDocument, "data")
    self: Any = Blank()
    items = values.get("data")
    if items.__class__ is list:
        values["data"] = read = []
        try:
            for item in items:
                read.append(adopt_number(item))
        except DecodeError:
            read_rest(Number, items, read, adopt_number)
    elif items is not None:
        raise mismatch(NumberDetailsDocument, items, "data", "an array")
    read_list(NumberDetailsDocument, values, "included", _adopt_included, OtherResource)
    part = values.get("links")
    if part is not None:
        try:
            values["links"] = adopt_links(part)
        except DecodeError:
            set_unread(self, values, "links")
    self.__dict__ = values
    self.__class__ = NumberDetailsDocument
    return self  # type: ignore[no-any-return]


NumberDetailsDocument.adopt = adopt_number_details_document


def _adopt_included(value: Any) -> Any:
    return read_one_of(
        value,
        {
            "route": Route,
            "cnam": Cnam,
            "e911": E911,
            "message_provisioning_status": MessageProvisionStatus,
        },
        OtherResource,
    )


# At the end, so that models may refer to each other.
from .cnam import Cnam
from .e911 import E911
from .links import Links, adopt_links
from .message_provision_status import MessageProvisionStatus
from .number import Number, adopt_number
from .other_resource import OtherResource
from .route import Route
