"""E911 addresses, the old way."""

from __future__ import annotations

from typing import Any

from .._replaced import replaced
from .base_controller import BaseController, as_text, segment

old = replaced("e911s")


class E911sController(BaseController):
    """Emergency addresses, and the numbers that have them."""

    @old
    def list_e911s(self, limit: Any = None, offset: Any = None, state: Any = None) -> Any:
        """The account's addresses."""
        return self._get("/v2/e911s", limit=limit, offset=offset, state=state)

    @old
    def get_e911(self, e911_id: Any) -> Any:
        """One address."""
        return self._get(f"/v2/e911s/{segment('e911_id', e911_id)}")

    @old
    def validate_address(
        self,
        label: Any,
        first_name: Any,
        last_name: Any,
        street_name: Any,
        street_number: Any,
        city: Any,
        state: Any,
        country: Any,
        zipcode: Any,
        address_type: Any = None,
        address_type_number: Any = None,
    ) -> Any:
        """Check an address; None when it is right."""
        attributes = {
            "label": label,
            "first_name": first_name,
            "last_name": last_name,
            "street_name": street_name,
            "street_number": _text("street_number", street_number),
            "city": city,
            "state": state,
            "country": country,
            "zip": _postal_code(zipcode),
            **_unit(address_type, address_type_number),
        }
        return self._check_or_set("/v2/e911s/validate", _address(attributes))

    @old
    def create_address(
        self,
        label: Any,
        first_name: Any,
        last_name: Any,
        street_name: Any,
        street_number: Any,
        city: Any,
        state: Any,
        country: Any,
        zipcode: Any,
        address_type: Any = None,
        address_type_number: Any = None,
    ) -> Any:
        """Check and store an address."""
        attributes = {
            "label": label,
            "first_name": first_name,
            "last_name": last_name,
            "street_name": street_name,
            "street_number": _text("street_number", street_number),
            "city": city,
            "state": state,
            "country": country,
            "zip": _postal_code(zipcode),
            **_unit(address_type, address_type_number),
        }
        return self._create("/v2/e911s", _address(attributes))

    @old
    def update_address(
        self,
        e911_id: Any,
        label: Any = None,
        first_name: Any = None,
        last_name: Any = None,
        street_name: Any = None,
        street_number: Any = None,
        city: Any = None,
        state: Any = None,
        country: Any = None,
        zipcode: Any = None,
        address_type: Any = None,
        address_type_number: Any = None,
    ) -> Any:
        """Change what is given. An address type replaces type and number; an empty one changes
        neither."""
        given = {
            "label": label,
            "first_name": first_name,
            "last_name": last_name,
            "street_name": street_name,
            "street_number": _text("street_number", street_number),
            "city": city,
            "state": state,
            "country": country,
            "zip": _postal_code(zipcode),
        }
        attributes = {name: value for name, value in given.items() if value is not None}
        attributes |= _changed_unit(address_type, address_type_number)
        return self._patch(f"/v2/e911s/{segment('e911_id', e911_id)}", _address(attributes))

    @old
    def delete_address(self, e911_id: Any) -> Any:
        """Delete an address that no number has."""
        return self._delete(f"/v2/e911s/{segment('e911_id', e911_id)}")

    @old
    def associate(self, e911_id: Any, did: Any) -> Any:
        """Give a number an address."""
        number, record = segment("did", did), segment("e911_id", e911_id)
        return self._patch(f"/v2/numbers/{number}/relationships/e911s/{record}")

    @old
    def disconnect(self, did: Any) -> Any:
        """Take the address off a number."""
        return self._delete(f"/v2/numbers/{segment('did', did)}/relationships/e911s")

    @old
    def list_dids_for_e911(self, e911_id: Any) -> Any:
        """The numbers that have an address."""
        return self._get(f"/v2/e911s/{segment('e911_id', e911_id)}/relationships/numbers")


def _unit(address_type: Any, address_type_number: Any) -> dict[str, Any]:
    """Type and number of a new address: one without the other means neither."""
    if not (address_type and address_type_number):
        return {}
    return {"address_type": address_type, "address_type_number": address_type_number}


def _changed_unit(address_type: Any, address_type_number: Any) -> dict[str, Any]:
    if address_type:
        return {"address_type": address_type, "address_type_number": address_type_number}
    if address_type is None and address_type_number is not None:
        return {"address_type_number": address_type_number}
    return {}


def _postal_code(given: Any) -> Any:
    """A code given as a number gets the zeros that it begins with."""
    if type(given) is int and 0 <= given < 10**7:
        return f"{given:05d}"
    return _text("zipcode", given)


def _text(field: str, given: Any) -> Any:
    return as_text(field, given) if isinstance(given, int | float) else given


def _address(attributes: dict[str, Any]) -> dict[str, Any]:
    return {"data": {"type": "e911", "attributes": attributes}}
