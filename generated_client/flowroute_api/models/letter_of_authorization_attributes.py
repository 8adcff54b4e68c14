# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ..types import (
    Blank,
    Model,
    mismatch,
)

if TYPE_CHECKING:
    pass


class LetterOfAuthorizationAttributes(Model):
    """What the letter says."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "numbers": "numbers",
        "billing_name": "billing_name",
        "street": "street",
        "street2": "street2",
        "city": "city",
        "state": "state",
        "zip": "zipcode",
        "country": "country",
        "provider": "provider",
        "usage_type": "usage_type",
        "company": "company",
        "loa_copy": "loa_copy",
    }

    numbers: list[str] | None = None
    """The phone numbers, as the letter has them; they may lack the plus and the country code."""

    billing_name: None | str = None
    """The person who is authorised at the losing provider."""

    street: None | str = None
    """House number and street."""

    street2: None | str = None
    """A second line."""

    city: None | str = None
    """The city."""

    state: None | str = None
    """The two letters of the state or province."""

    country: None | str = None
    """The country."""

    provider: None | str = None
    """The losing provider."""

    usage_type: None | str = None
    """What the numbers are used for."""

    company: None | str = None
    """The company, for numbers of a business."""

    loa_copy: None | str = None
    """The text of the letter."""

    @property
    def zipcode(self) -> None | str:
        """The postal code."""
        return self.__dict__.get("zip")

    def __init__(
        self,
        *,
        numbers: list[str] | None = None,
        billing_name: None | str = None,
        street: None | str = None,
        street2: None | str = None,
        city: None | str = None,
        state: None | str = None,
        zipcode: None | str = None,
        country: None | str = None,
        provider: None | str = None,
        usage_type: None | str = None,
        company: None | str = None,
        loa_copy: None | str = None,
    ) -> None:
        super().__init__(
            {
                "numbers": numbers,
                "billing_name": billing_name,
                "street": street,
                "street2": street2,
                "city": city,
                "state": state,
                "zip": zipcode,
                "country": country,
                "provider": provider,
                "usage_type": usage_type,
                "company": company,
                "loa_copy": loa_copy,
            }
        )


def adopt_letter_of_authorization_attributes(values: Any) -> LetterOfAuthorizationAttributes:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(LetterOfAuthorizationAttributes, values)
    self: Any = Blank()
    self.__dict__ = values
    self.__class__ = LetterOfAuthorizationAttributes
    return self  # type: ignore[no-any-return]


LetterOfAuthorizationAttributes.adopt = adopt_letter_of_authorization_attributes
