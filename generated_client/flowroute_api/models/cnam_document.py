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


class CnamDocument(Model):
    """One caller name, with the phone numbers that use it where there are any."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "data": "data",
        "included": "included",
        "links": "links",
    }

    data: Cnam
    """A caller name as the account keeps it. It has no state of its own: it is approved when
    `is_approved` is true, rejected when it is false and there is a reason, and pending
    otherwise."""

    included: list[Number | OtherResource] | None = None
    """The phone numbers that the relationships name. Missing when there are none."""

    links: Links | None = None
    """Addresses that belong to a document or a resource. They are hints: some name another host,
    lack the version or hold damaged query strings."""

    def __init__(
        self,
        *,
        data: Cnam,
        included: list[Number | OtherResource] | None = None,
        links: Links | None = None,
    ) -> None:
        super().__init__(
            {
                "data": data,
                "included": included,
                "links": links,
            }
        )


def adopt_cnam_document(values: Any) -> CnamDocument:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(CnamDocument, values)
    if "data" not in values:
        raise missing(CnamDocument, "data")
    self: Any = Blank()
    values["data"] = adopt_cnam(values["data"])
    read_list(CnamDocument, values, "included", _adopt_included)
    if values.get("links") is not None:
        values["links"] = adopt_links(values["links"])
    self.__dict__ = values
    self.__class__ = CnamDocument
    return self  # type: ignore[no-any-return]


CnamDocument.adopt = adopt_cnam_document


def _adopt_included(value: Any) -> Any:
    return read_one_of(
        value,
        {
            "number": Number,
        },
        OtherResource,
    )


# At the end, so that models may refer to each other.
from .cnam import Cnam, adopt_cnam
from .links import Links, adopt_links
from .number import Number
from .other_resource import OtherResource
