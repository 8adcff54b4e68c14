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


class NumberDocument(Model):
    """An owned number together with what it is related to."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "data": "data",
        "included": "included",
        "links": "links",
    }

    data: Number
    """A number that the account owns."""

    included: list[Cnam | E911 | MessageProvisionStatus | OtherResource | Route] | None = None
    """The resources that the relationships name; absent when there are none."""

    links: Links | None = None
    """Addresses that belong to a document or a resource. They are hints: some name another host,
    lack the version or hold damaged query strings."""

    def __init__(
        self,
        *,
        data: Number,
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


def adopt_number_document(values: Any) -> NumberDocument:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(NumberDocument, values)
    if "data" not in values:
        raise missing(NumberDocument, "data")
    self: Any = Blank()
    values["data"] = adopt_number(values["data"])
    read_list(NumberDocument, values, "included", _adopt_included)
    if values.get("links") is not None:
        values["links"] = adopt_links(values["links"])
    self.__dict__ = values
    self.__class__ = NumberDocument
    return self  # type: ignore[no-any-return]


NumberDocument.adopt = adopt_number_document


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
