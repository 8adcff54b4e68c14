"""What stands in for geocoding: an address that contradicts itself can't be located."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .errors import ApiError
from .geography import (
    CANADIAN_PROVINCES,
    POSTAL_LETTERS,
    STATE_BY_ZIP_PREFIX,
    US_STATES,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

US_ZIP = re.compile(r"\d{5}")
CANADIAN_POSTAL_CODE = re.compile(r"[A-Z]\d[A-Z] ?\d[A-Z]\d", re.IGNORECASE)


def geocode(address: Mapping[str, str]) -> None:
    """Raise the documented 400 unless state, country and postal code agree."""
    check = _in_canada if address["country"] == "CA" else _in_united_states
    if not check(address["state"], address["zip"]):
        raise ApiError(
            400,
            "Could not geocode this address. Please check the validity of your address.",
            title="Client Error",
        )


def _in_united_states(state: str, zip_code: str) -> bool:
    if state not in US_STATES or not US_ZIP.fullmatch(zip_code):
        return False
    return STATE_BY_ZIP_PREFIX.get(zip_code[:3]) == state


def _in_canada(province: str, postal_code: str) -> bool:
    if province not in CANADIAN_PROVINCES or not CANADIAN_POSTAL_CODE.fullmatch(postal_code):
        return False
    return postal_code[0].upper() in POSTAL_LETTERS[province]
