# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from ..types import (
    Blank,
    Model,
    mismatch,
    missing,
    read_string,
)

if TYPE_CHECKING:
    pass


class LetterOfAuthorization(Model):
    """A letter of authorization."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "attributes": "attributes",
        "id": "id",
        "type": "type_",
    }

    attributes: LetterOfAuthorizationAttributes
    """What the letter says."""

    id: str | None = None
    """Identifies a resource. Most answers carry it as a string, some as an integer; it is always
    read as a string."""

    @property
    def type_(self) -> Literal["loa"] | None:
        """Always `loa`."""
        return self.__dict__.get("type")

    def __init__(
        self,
        *,
        attributes: LetterOfAuthorizationAttributes,
        type_: Literal["loa"] | None = "loa",
        id: str | None = None,
    ) -> None:
        super().__init__(
            {
                "attributes": attributes,
                "id": id,
                "type": type_,
            }
        )


def adopt_letter_of_authorization(values: Any) -> LetterOfAuthorization:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(LetterOfAuthorization, values)
    if "attributes" not in values:
        raise missing(LetterOfAuthorization, "attributes")
    self: Any = Blank()
    values["attributes"] = adopt_letter_of_authorization_attributes(values["attributes"])
    if values.get("id").__class__ is not str:
        read_string(values, "id")
    self.__dict__ = values
    self.__class__ = LetterOfAuthorization
    return self  # type: ignore[no-any-return]


LetterOfAuthorization.adopt = adopt_letter_of_authorization


# At the end, so that models may refer to each other.
from .letter_of_authorization_attributes import (
    LetterOfAuthorizationAttributes,
    adopt_letter_of_authorization_attributes,
)
