"""Arguments of a call as one dictionary, to be handed over with `**`."""

from __future__ import annotations

from typing import NotRequired, TypedDict

__all__ = ["Address", "AddressChanges"]


class Address(TypedDict):
    """What `create_address` and `validate_address` take.

    >>> row: Address = {
    ...     "label": "HQ",
    ...     "first_name": "Chris",
    ...     "last_name": "Smith",
    ...     "street_number": "1182",
    ...     "street_name": "3rd Ave",
    ...     "city": "Seattle",
    ...     "state": "WA",
    ...     "country": "US",
    ...     "zipcode": "98101",
    ... }
    >>> client.e911s.create_address(**row)
    """

    label: str
    first_name: str
    last_name: str
    street_name: str
    street_number: str | int
    city: str
    state: str
    country: str
    zipcode: str
    address_type: NotRequired[str | None]
    address_type_number: NotRequired[str | int | None]


class AddressChanges(TypedDict, total=False):
    """What `update_address` takes beside the record; what is left out, or None, stays as it is."""

    label: str | None
    first_name: str | None
    last_name: str | None
    street_name: str | None
    street_number: str | int | None
    city: str | None
    state: str | None
    country: str | None
    zipcode: str | None
    address_type: str | None
    address_type_number: str | int | None
