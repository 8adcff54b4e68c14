"""Caller names, the old way."""

from __future__ import annotations

from typing import Any

from .._replaced import replaced
from .base_controller import SEPARATORS, BaseController, as_text, refuse, segment

old = replaced("cnams")


class CNAMsController(BaseController):
    """Caller name records, and the numbers that use them."""

    @old
    def list_cnams(self, limit: Any = None, offset: Any = None, is_approved: Any = None) -> Any:
        """The account's records."""
        return self._get("/v2/cnams", limit=limit, offset=offset, is_approved=is_approved)

    @old
    def get_cnam(self, cnam_id: Any) -> Any:
        """One record."""
        return self._get(f"/v2/cnams/{segment('cnam_id', cnam_id)}")

    @old
    def create_cnam_record(self, value: Any) -> Any:
        """Ask for a caller name."""
        return self._create("/v2/cnams", {"value": value})

    @old
    def associate_cnam(self, cnam_id: Any, phone_number: Any) -> Any:
        """Have calls from a number of the account show an approved name."""
        record, number = segment("cnam_id", cnam_id), self._owned(phone_number)
        return self._patch(f"/v2/numbers/{number}/relationships/cnams/{record}")

    @old
    def unassociate_cnam(self, phone_number: Any) -> Any:
        """Take the caller name off a number of the account."""
        return self._unassociate(phone_number)

    @old
    def unassociate(self, phone_number: Any) -> Any:
        """The same as `unassociate_cnam`, by the name that the README also gave it."""
        return self._unassociate(phone_number)

    @old
    def remove_cnam(self, cnam_id: Any) -> Any:
        """Delete a record, and take it off all its numbers."""
        return self._delete(f"/v2/cnams/{segment('cnam_id', cnam_id)}")

    def _unassociate(self, phone_number: Any) -> Any:
        return self._delete(f"/v2/numbers/{self._owned(phone_number)}/relationships/cnams")

    def _owned(self, phone_number: Any) -> str:
        """The account's number that is exactly this one; ten digits mean country code 1."""
        digits = SEPARATORS.sub("", as_text("phone_number", phone_number))
        wanted = f"1{digits}" if len(digits) == 10 else digits
        listed = self._get("/v2/numbers", contains=wanted, limit=200) if wanted else None
        if wanted not in _ids(listed):
            refuse("phone_number", phone_number, "exactly one of the account's numbers")
        return segment("phone_number", wanted)


def _ids(listed: Any) -> list[str]:
    records = listed.get("data") if isinstance(listed, dict) else None
    return [str(record.get("id")) for record in records or () if isinstance(record, dict)]
