# Derived from _async/resources/cnams.py by `make generate`: do not edit.
# Source: sha256 ad269e4649c533649f418ad0ce9b881f82242fb376fd0250f3da74d62f9cbbb5
# Below: sha256 43b2b90f0445690b2eccf3c30628d44c3ce7cdd1431beb6995c1800e73a252fc
"""Caller names (CNAM) of the account: `client.cnams`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Unpack

from flowroute_api.api.cnams import (
    associate_cnam,
    create_cnam_record,
    get_cnam,
    list_cnams,
    remove_cnam,
    unassociate_cnam,
    update_cnam_record,
)
from flowroute_api.models import (
    CnamCreateRequest,
    CnamUpdateAttributes,
    CnamUpdateData,
    CnamUpdateRequest,
)

from ..._arguments.checks import record_id
from ..._arguments.documented import check_documented, page_window
from ..._arguments.phone import NumberLike
from ..._arguments.phone import number_id as read_number_id
from ..._sides.pages_sync import paged
from ..engine.resource import Resource
from ..engine.settling import carry_out

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from flowroute_api.models import Cnam, CnamAssociationDocument, CnamDocument

    from ..._arguments.settling import OnUnknown
    from ..._options.options import CallOptions
    from ..._policy.effects import NewName
    from ..._sides.pages_sync import Page

__all__ = ["Cnams"]


class Cnams(Resource):
    """The names that people see when one of your numbers calls them.

    A record is reviewed for up to 48 hours; once it is approved, it can be given to US long code
    numbers, which takes another 5 to 7 business days.
    """

    __slots__ = ()

    HELPERS: ClassVar[tuple[str, ...]] = ()

    def list_cnams(
        self,
        *,
        is_approved: bool | None = None,
        value: str | None = None,
        starts_with: str | None = None,
        contains: str | None = None,
        ends_with: str | None = None,
        limit: int | None = None,
        offset: int | None = None,
        max_items: int | None = None,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> Page[Cnam]:
        """List the CNAM records of the account. Filters combine.

        Args:
            is_approved: True for approved records only, False for the others.
            value: Part of the name; case doesn't matter.
            starts_with: How the name starts.
            contains: Part of the name.
            ends_with: How the name ends.
            limit: Records per page, with no maximum; 1000 by default.
            offset: How many records to skip.
            max_items: The maximum number of items that iteration over all pages yields.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Returns:
            A page; iterating over it continues through all pages.

        Raises:
            InvalidArgument: An argument is of the wrong kind or out of range.
            FlowrouteError: The call failed; see `flowroute_sdk.errors`.

        Source: API page "List account CNAM records".
        """
        page_window(list_cnams.OPERATION, limit, offset, max_items, check=check)
        query = {
            "is_approved": is_approved,
            "value": value,
            "starts_with": starts_with,
            "contains": contains,
            "ends_with": ends_with,
        }
        if check:
            check_documented(list_cnams.OPERATION, **query)
        return paged(
            self._executor,
            list_cnams.OPERATION,
            query=query,
            limit=limit,
            offset=offset,
            max_items=max_items,
            options=options,
        )

    def get_cnam(
        self,
        cnam_id: str | int | Cnam | CnamDocument,
        *,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> CnamDocument:
        """Read one CNAM record, with the numbers that use it.

        Args:
            cnam_id: The record's id, or the record.
            check: False accepts a record of any type in place of the id.
            **options: See `CallOptions`.

        Returns:
            The record; the numbers are under `included`.

        Raises:
            InvalidArgument: `cnam_id` isn't an id.
            NotFound: The account has no such record.

        Source: API page "List CNAM record details".
        """
        path = {"cnam_id": record_id("cnam_id", cnam_id, "cnam", check=check)}
        return self._executor.call(get_cnam.OPERATION, path=path, options=options)

    def create_cnam_record(
        self,
        value: str,
        *,
        on_unknown: OnUnknown = "raise",
        settle: float = 30.0,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> CnamDocument:
        """Submit a caller name for review.

        With `on_unknown="find"`, the records with this name are listed before the call and, if the
        outcome is unknown, again after it: a new one is the result.

        Args:
            value: At most 15 characters: letters, at least one of them, digits, spaces and
                `- _ . , @ + & ' / "`.
            on_unknown: What to do after an unknown outcome: `"raise"`; `"find"` looks for the
                record and returns it, unless another call of this process may have created it;
                `"candidates"` looks for it and raises. The raw form only raises.
            settle: How many seconds to look for the record.
            check: False sends the name as given.
            **options: See `CallOptions`.

        Returns:
            The new record, not yet approved.

        Raises:
            InvalidArgument: The name breaks one of these rules.
            OutcomeUnknown: The record may have been created; the call isn't repeated. After a
                search, `candidates` holds the new records with this name.

        Source: API page "Create a new CNAM record".
        """
        if check:
            check_documented(create_cnam_record.OPERATION, value=value)
        body = CnamCreateRequest(value=value)
        return carry_out(
            self._executor,
            create_cnam_record.OPERATION,
            look=self._look,
            document=_cnam_document,
            on_unknown=on_unknown,
            settle=settle,
            body=body,
            options=options,
        )

    def update_cnam_record(
        self,
        cnam_id: str | int | Cnam | CnamDocument,
        value: str,
        *,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> CnamDocument:
        """Change a caller name while its review is pending.

        Args:
            cnam_id: The record's id, or the record.
            value: The new name; the same rules apply as for a new record.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Returns:
            The record; the answer may contain only the name.

        Raises:
            InvalidArgument: The name breaks a rule, or `cnam_id` isn't an id.
            NotFound: The account has no such record.

        Source: API page "Update pending CNAM record".
        """
        if check:
            check_documented(update_cnam_record.OPERATION, value=value)
        path = {"cnam_id": record_id("cnam_id", cnam_id, "cnam", check=check)}
        attributes = CnamUpdateAttributes(value=value)
        body = CnamUpdateRequest(data=CnamUpdateData(attributes=attributes))
        return self._executor.call(
            update_cnam_record.OPERATION, path=path, body=body, options=options
        )

    def remove_cnam(
        self,
        cnam_id: str | int | Cnam | CnamDocument,
        *,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> None:
        """Delete a CNAM record. It is removed from all numbers that use it.

        Args:
            cnam_id: The record's id, or the record.
            check: False accepts a record of any type in place of the id.
            **options: See `CallOptions`.

        Raises:
            InvalidArgument: `cnam_id` isn't an id.
            NotFound: The account has no such record.

        Source: API page "Remove a CNAM record from account".
        """
        path = {"cnam_id": record_id("cnam_id", cnam_id, "cnam", check=check)}
        return self._executor.call(remove_cnam.OPERATION, path=path, options=options)

    def associate_cnam(
        self,
        cnam_id: str | int | Cnam | CnamDocument,
        number_id: NumberLike,
        *,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> CnamAssociationDocument:
        """Assign an approved caller name to a US long code number. It takes effect within days.

        The record comes first, then the number, as in `associate` for an address. Both may be
        passed by keyword; swapped, they are rejected.

        Args:
            cnam_id: The record's id, or the record.
            number_id: A number of the account in any usual form, or its record.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Returns:
            The time at which the request was accepted.

        Raises:
            InvalidArgument: `cnam_id` isn't an id, or `number_id` isn't a phone number.
            APIError: The server refused, for instance because the name isn't approved yet.

        Source: API page "Assign a CNAM record to phone number".
        """
        path = {
            "cnam_id": record_id("cnam_id", cnam_id, "cnam", check=check),
            "number_id": read_number_id("number_id", number_id, check=check),
        }
        return self._executor.call(associate_cnam.OPERATION, path=path, options=options)

    def unassociate_cnam(
        self, number_id: NumberLike, *, check: bool = True, **options: Unpack[CallOptions]
    ) -> CnamAssociationDocument:
        """Remove the caller name from a number. The record itself stays.

        Args:
            number_id: A number of the account in any usual form, or its record.
            check: False sends the number as given.
            **options: See `CallOptions`.

        Returns:
            The time at which the request was accepted; its id is None.

        Raises:
            InvalidArgument: `number_id` isn't a phone number.
            PermissionDenied: The credentials don't allow it.

        Source: API page "Unassign a CNAM record from phone number".
        """
        path = {"number_id": read_number_id("number_id", number_id, check=check)}
        return self._executor.call(unassociate_cnam.OPERATION, path=path, options=options)

    def _look(self, effect: NewName, _since: datetime, options: CallOptions) -> Sequence[Cnam]:
        return [
            each
            for each in self.list_cnams(value=effect.value, limit=200, **options)
            if effect.may_be(each)
        ]


def _cnam_document(record: Cnam) -> CnamDocument:
    """What creating the record would have returned."""
    from flowroute_api.models import CnamDocument

    return CnamDocument(data=record)
