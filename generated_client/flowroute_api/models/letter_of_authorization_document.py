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
    set_unread,
)

if TYPE_CHECKING:
    pass


class LetterOfAuthorizationDocument(Model):
    """The letter of authorization of an order, yet to be signed."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "data": "data",
        "links": "links",
    }

    data: LetterOfAuthorization
    """A letter of authorization."""

    links: Links | None = None
    """Addresses that belong to a document or a resource. They are hints: some name another host,
    lack the version or hold damaged query strings."""

    def __init__(
        self,
        *,
        data: LetterOfAuthorization,
        links: Links | None = None,
    ) -> None:
        super().__init__(
            {
                "data": data,
                "links": links,
            }
        )


def adopt_letter_of_authorization_document(values: Any) -> LetterOfAuthorizationDocument:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(LetterOfAuthorizationDocument, values)
    if "data" not in values:
        raise missing(LetterOfAuthorizationDocument, "data")
    self: Any = Blank()
    values["data"] = adopt_letter_of_authorization(values["data"])
    part = values.get("links")
    if part is not None:
        try:
            values["links"] = adopt_links(part)
        except DecodeError:
            set_unread(self, values, "links")
    self.__dict__ = values
    self.__class__ = LetterOfAuthorizationDocument
    return self  # type: ignore[no-any-return]


LetterOfAuthorizationDocument.adopt = adopt_letter_of_authorization_document


# At the end, so that models may refer to each other.
from .letter_of_authorization import (
    LetterOfAuthorization,
    adopt_letter_of_authorization,
)
from .links import Links, adopt_links
