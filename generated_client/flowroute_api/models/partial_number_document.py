# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ..types import (
    Blank,
    Model,
    mismatch,
    read_list,
    read_one_of,
)

if TYPE_CHECKING:
    pass


class PartialNumberDocument(Model):
    """The answer to a purchase or an update that was carried out except for messaging. The meaning
    of the status is documented, the form of the body is not, so nothing in it is certain."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "data": "data",
        "included": "included",
        "errors": "errors",
        "links": "links",
    }

    data: Number | None = None
    """A number that the account owns."""

    included: list[Cnam | E911 | MessageProvisionStatus | OtherResource | Route] | None = None
    """The resources that the relationships name."""

    errors: list[ErrorObject] | None = None
    """Why messaging could not be enabled."""

    links: Links | None = None
    """Addresses that belong to a document or a resource. They are hints: some name another host,
    lack the version or hold damaged query strings."""

    def __init__(
        self,
        *,
        data: Number | None = None,
        included: list[Cnam | E911 | MessageProvisionStatus | OtherResource | Route] | None = None,
        errors: list[ErrorObject] | None = None,
        links: Links | None = None,
    ) -> None:
        super().__init__(
            {
                "data": data,
                "included": included,
                "errors": errors,
                "links": links,
            }
        )


def adopt_partial_number_document(values: Any) -> PartialNumberDocument:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(PartialNumberDocument, values)
    self: Any = Blank()
    if values.get("data") is not None:
        values["data"] = adopt_number(values["data"])
    read_list(PartialNumberDocument, values, "included", _adopt_included)
    items = values.get("errors")
    if items.__class__ is list:
        values["errors"] = read = []
        for item in items:
            read.append(adopt_error_object(item))
    elif items is not None:
        raise mismatch(PartialNumberDocument, items, "errors", "an array")
    if values.get("links") is not None:
        values["links"] = adopt_links(values["links"])
    self.__dict__ = values
    self.__class__ = PartialNumberDocument
    return self  # type: ignore[no-any-return]


PartialNumberDocument.adopt = adopt_partial_number_document


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
from .error_object import ErrorObject, adopt_error_object
from .links import Links, adopt_links
from .message_provision_status import MessageProvisionStatus
from .number import Number, adopt_number
from .other_resource import OtherResource
from .route import Route
