"""Emergency addresses (E911) of the account: `client.e911s`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Unpack

from flowroute_api.api.e911s import (
    associate,
    create_address,
    delete_address,
    disconnect,
    get_e911,
    list_dids_for_e911,
    list_e911s,
    update_address,
    validate_address,
)
from flowroute_api.models import (
    E911CreateAttributes,
    E911CreateData,
    E911CreateRequest,
    E911UpdateAttributes,
    E911UpdateData,
    E911UpdateRequest,
)
from flowroute_api.types import UNSET

from ..._arguments.addresses import (
    as_country,
    as_text,
    checked_address,
    checked_changes,
    given_text,
)
from ..._arguments.checks import record_id
from ..._arguments.documented import check_documented, page_window
from ..._arguments.phone import NumberLike
from ..._arguments.phone import number_id as read_number_id
from ..._arguments.requests import given, require_change
from ..._sides.pages_async import paged
from ..engine.resource import AsyncResource
from ..engine.settling import carry_out

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime

    from flowroute_api.models import E911, E911Document, E911Number
    from flowroute_api.types import Operation

    from ..._arguments.rows import Address
    from ..._arguments.settling import OnUnknown
    from ..._options.options import CallOptions
    from ..._policy.effects import NewAddress
    from ..._sides.pages_async import AsyncPaged
    from ...reports import AddressPlan, AddressReport, AddressResult

__all__ = ["AsyncE911s"]


def _new_address(
    operation: Operation[Any], *, check: bool, **row: Unpack[Address]
) -> E911CreateRequest:
    """The body of a call that takes a complete address."""
    attributes = E911CreateAttributes(
        label=row["label"],
        first_name=row["first_name"],
        last_name=row["last_name"],
        street_name=row["street_name"],
        street_number=as_text(row["street_number"], check=check),
        city=row["city"],
        state=row["state"],
        country=as_country(row["country"]),
        zipcode=row["zipcode"],
        address_type=given(row.get("address_type")),
        address_type_number=given_text(row.get("address_type_number"), check=check),
    )
    if check:
        checked_address(operation, attributes)
    return E911CreateRequest(data=E911CreateData(attributes=attributes))


def _e911_document(record: E911) -> E911Document:
    """What creating the record would have returned."""
    from flowroute_api.models import E911Document

    return E911Document(data=record)


class AsyncE911s(AsyncResource):
    """The addresses that emergency services see when one of your numbers calls them."""

    HELPERS: ClassVar[tuple[str, ...]] = ("sync",)

    def list_e911s(
        self,
        *,
        label: str | None = None,
        street_name: str | None = None,
        city: str | None = None,
        state: str | None = None,
        limit: int | None = None,
        offset: int | None = None,
        max_items: int | None = None,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> AsyncPaged[E911]:
        """List the account's emergency addresses.

        Args:
            label: Part of the label; case doesn't matter.
            street_name: Part of the street's name; case doesn't matter.
            city: Part of the city's name; case doesn't matter.
            state: The two-letter code of a state or province.
            limit: Records per page, 1 to 2000; 2000 by default.
            offset: How many records to skip.
            max_items: The maximum number of records that iteration yields; None for all.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Returns:
            A page; iterating over it continues through all pages.

        Raises:
            InvalidArgument: `limit`, `offset` or `max_items` is out of range.
            APIError: The server refused.

        Source: API page "List all E911 records".
        """
        query = {"label": label, "street_name": street_name, "city": city, "state": state}
        page_window(list_e911s.OPERATION, limit, offset, max_items, check=check)
        if check:
            check_documented(list_e911s.OPERATION, **query)
        return paged(
            self._executor,
            list_e911s.OPERATION,
            query=query,
            limit=limit,
            offset=offset,
            max_items=max_items,
            options=options,
        )

    async def get_e911(
        self,
        e911_id: str | int | E911 | E911Document,
        *,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> E911Document:
        """Read one emergency address.

        Args:
            e911_id: The record's id, or the record.
            check: False accepts a record of any type in place of the id.
            **options: See `CallOptions`.

        Returns:
            The record.

        Raises:
            NotFound: There is no such record on the account.

        Source: API page "Retrieve details of an E911 record".
        """
        path = {"e911_id": record_id("e911_id", e911_id, "e911", check=check)}
        return await self._executor.call(get_e911.OPERATION, path=path, options=options)

    async def validate_address(
        self,
        *,
        label: str,
        first_name: str,
        last_name: str,
        street_name: str,
        street_number: str | int,
        city: str,
        state: str,
        country: str,
        zipcode: str,
        address_type: str | None = None,
        address_type_number: str | int | None = None,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> None:
        """Check whether emergency services can locate an address. Nothing is stored.

        Args:
            label: A name for the record.
            first_name: First name of the person at the address.
            last_name: Last name of the person at the address.
            street_name: The street, without the number.
            street_number: The house number.
            city: The city.
            state: The two-letter code of the US state or Canadian province.
            country: `US` or `CA`.
            zipcode: The postal code, 4 to 7 characters, as text: an integer would lose leading
                zeros.
            address_type: The kind of unit that `address_type_number` names, such as Suite or
                Floor; pass both or neither.
            address_type_number: The number or name of the unit, such as 200 or A-1.
            check: False sends everything as given and leaves the checks to the server.
            **options: See `CallOptions`.

        Raises:
            InvalidArgument: A field is blank or malformed; nothing was sent.
            BadRequest: The address can't be located.
            UnprocessableEntity: The server rejected a field.

        Source: API page "Validate an E911 address".
        """
        body = _new_address(
            validate_address.OPERATION,
            check=check,
            label=label,
            first_name=first_name,
            last_name=last_name,
            street_name=street_name,
            street_number=street_number,
            city=city,
            state=state,
            country=country,
            zipcode=zipcode,
            address_type=address_type,
            address_type_number=address_type_number,
        )
        return await self._executor.call(validate_address.OPERATION, body=body, options=options)

    async def create_address(
        self,
        *,
        label: str,
        first_name: str,
        last_name: str,
        street_name: str,
        street_number: str | int,
        city: str,
        state: str,
        country: str,
        zipcode: str,
        address_type: str | None = None,
        address_type_number: str | int | None = None,
        on_unknown: OnUnknown = "raise",
        settle: float = 30.0,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> E911Document:
        """Validate and store an address.

        Not safe to repeat: if the outcome is unknown, the record may exist. With
        `on_unknown="find"`, the records with this label are listed before the call and, if the
        outcome is unknown, again after it: a new one with all the given values is the result.

        Args:
            label: A name for the record.
            first_name: First name of the person at the address.
            last_name: Last name of the person at the address.
            street_name: The street, without the number.
            street_number: The house number.
            city: The city.
            state: The two-letter code of the US state or Canadian province.
            country: `US` or `CA`.
            zipcode: The postal code, 4 to 7 characters, as text: an integer would lose leading
                zeros.
            address_type: The kind of unit that `address_type_number` names, such as Suite or
                Floor; pass both or neither.
            address_type_number: The number or name of the unit, such as 200 or A-1.
            on_unknown: What to do after an unknown outcome: `"raise"`; `"find"` looks for the
                record and returns it, unless another call of this process may have created it;
                `"candidates"` looks for it and raises. The raw form only raises.
            settle: How many seconds to look for the record.
            check: False sends everything as given and leaves the checks to the server.
            **options: See `CallOptions`.

        Returns:
            The record.

        Raises:
            InvalidArgument: A field is blank or malformed; nothing was sent.
            BadRequest: The address can't be located.
            UnprocessableEntity: The server rejected a field.
            OutcomeUnknown: There was no clear answer; `list_e911s(label=...)` shows whether the
                record exists. After a search, `candidates` holds the new records with these values.

        Source: API page "Create and validate a new E911 address".
        """
        body = _new_address(
            create_address.OPERATION,
            check=check,
            label=label,
            first_name=first_name,
            last_name=last_name,
            street_name=street_name,
            street_number=street_number,
            city=city,
            state=state,
            country=country,
            zipcode=zipcode,
            address_type=address_type,
            address_type_number=address_type_number,
        )
        return await carry_out(
            self._executor,
            create_address.OPERATION,
            look=self._look,
            document=_e911_document,
            on_unknown=on_unknown,
            settle=settle,
            body=body,
            options=options,
        )

    async def update_address(
        self,
        e911_id: str | int | E911 | E911Document,
        *,
        label: str | None = None,
        first_name: str | None = None,
        last_name: str | None = None,
        street_name: str | None = None,
        street_number: str | int | None = None,
        city: str | None = None,
        state: str | None = None,
        country: str | None = None,
        zipcode: str | None = None,
        address_type: str | None = None,
        address_type_number: str | int | None = None,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> E911Document:
        """Change the given fields of an address; the others stay as they are.

        Numbers that use the record get the new address.

        Args:
            e911_id: The record's id, or the record.
            label: A name for the record.
            first_name: First name of the person at the address.
            last_name: Last name of the person at the address.
            street_name: The street, without the number.
            street_number: The house number.
            city: The city.
            state: The two-letter code of the US state or Canadian province.
            country: `US` or `CA`.
            zipcode: The postal code, 4 to 7 characters, as text: an integer would lose leading
                zeros.
            address_type: The kind of unit that `address_type_number` names, such as Suite or
                Floor; `""` removes it.
            address_type_number: The number or name of the unit, such as 200 or A-1; `""`
                removes it.
            check: False sends everything as given and leaves the checks to the server.
            **options: See `CallOptions`.

        Returns:
            The updated record.

        Raises:
            InvalidArgument: There is nothing to change, or a field is malformed; nothing was sent.
            NotFound: There is no such record on the account.
            BadRequest: The address can't be located.
            UnprocessableEntity: The server rejected a field.

        Source: API page "Update and validate an E911 address".
        """
        operation = update_address.OPERATION
        path = {"e911_id": record_id("e911_id", e911_id, "e911", check=check)}
        attributes = E911UpdateAttributes(
            label=given(label),
            first_name=given(first_name),
            last_name=given(last_name),
            street_name=given(street_name),
            street_number=given_text(street_number, check=check),
            city=given(city),
            state=given(state),
            country=UNSET if country is None else as_country(country),
            zipcode=given(zipcode),
            address_type=given(address_type),
            address_type_number=given_text(address_type_number, check=check),
        )
        if check:
            require_change(operation, attributes, options)
            checked_changes(operation, attributes)
        body = E911UpdateRequest(data=E911UpdateData(attributes=attributes))
        return await self._executor.call(operation, path=path, body=body, options=options)

    async def delete_address(
        self,
        e911_id: str | int | E911 | E911Document,
        *,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> None:
        """Delete an address. No number may use it any more.

        Args:
            e911_id: The record's id, or the record.
            check: False accepts a record of any type in place of the id.
            **options: See `CallOptions`.

        Raises:
            NotFound: There is no such record on the account.
            APIError: A number still uses it; see `disconnect`.

        Source: API page "Delete an E911 record".
        """
        path = {"e911_id": record_id("e911_id", e911_id, "e911", check=check)}
        return await self._executor.call(delete_address.OPERATION, path=path, options=options)

    async def associate(
        self,
        e911_id: str | int | E911 | E911Document,
        number_id: NumberLike,
        *,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> None:
        """Assign an address to a number, in place of its previous one.

        There is a fee for numbers that aren't exempt; assigning the same record again is free.

        The record comes first, then the number. Both may be passed by keyword; swapped, they are
        rejected.

        Args:
            e911_id: The record's id, or the record.
            number_id: The phone number in any usual form, or its record.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Raises:
            NotFound: The record or the number isn't on the account.
            UnprocessableEntity: The number doesn't support emergency services.

        Source: API page "Assign an E911 record to a number".
        """
        path = {
            "e911_id": record_id("e911_id", e911_id, "e911", check=check),
            "number_id": read_number_id("number_id", number_id, check=check),
        }
        return await self._executor.call(associate.OPERATION, path=path, options=options)

    async def disconnect(
        self, number_id: NumberLike, *, check: bool = True, **options: Unpack[CallOptions]
    ) -> None:
        """Remove the address from a number; the record stays.

        Args:
            number_id: The phone number in any usual form, or its record.
            check: False sends the number as given.
            **options: See `CallOptions`.

        Raises:
            NotFound: The number isn't on the account.

        Source: API page "Deactivate E911 service for a number".
        """
        path = {"number_id": read_number_id("number_id", number_id, check=check)}
        return await self._executor.call(disconnect.OPERATION, path=path, options=options)

    def list_dids_for_e911(
        self,
        e911_id: str | int | E911 | E911Document,
        *,
        limit: int | None = None,
        offset: int | None = None,
        max_items: int | None = None,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> AsyncPaged[E911Number]:
        """List the numbers that use an address.

        Args:
            e911_id: The record's id, or the record.
            limit: Numbers per page; 1000 by default.
            offset: How many numbers to skip.
            max_items: The maximum number of numbers that iteration yields; None for all.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Returns:
            A page; iterating over it continues through all pages.

        Raises:
            InvalidArgument: `limit`, `offset` or `max_items` is out of range.
            NotFound: There is no such record on the account.

        Source: API page "List numbers associated with an E911 record".
        """
        page_window(list_dids_for_e911.OPERATION, limit, offset, max_items, check=check)
        return paged(
            self._executor,
            list_dids_for_e911.OPERATION,
            path={"e911_id": record_id("e911_id", e911_id, "e911", check=check)},
            limit=limit,
            offset=offset,
            max_items=max_items,
            options=options,
        )

    async def sync(
        self,
        rows: Iterable[Mapping[str, object]] | AddressPlan,
        *,
        key: str = "label",
        delete_missing: bool = False,
        dry_run: bool = False,
        settle: float = 30.0,
        on_result: Callable[[AddressResult], object] | None = None,
        **options: Unpack[CallOptions],
    ) -> AddressReport:
        """Create and update emergency addresses until they are as rows say.

        All rows are checked before anything is sent. Then the account's addresses are read, and
        what differs is updated, what is missing is created, and, only with `delete_missing`, what
        no row has is deleted. A step that fails doesn't keep the others from being carried out,
        unless its error would come for each of them. A second run does what is left: nothing is
        created twice.

        Rows and records are compared without regard to case and surrounding spaces, as the API
        changes these. `address_type` and `address_type_number` stay as they are where a row
        doesn't have them; None or `""` takes them off.

        Args:
            rows: The addresses, each an `Address` or another mapping with those fields; or the
                plan of a dry run, to carry out that and nothing else.
            key: The field by which rows and records are matched. No two rows may have the same.
            delete_missing: Whether addresses that no row has are deleted; one that a number uses
                can't be.
            dry_run: True reads and plans, and changes nothing.
            settle: Seconds to look for an address whose creation got no clear answer.
            on_result: Called with each result as it comes.
            **options: See `CallOptions`; they apply to each call.

        Returns:
            The plan, and what became of each of its steps.

        Raises:
            InvalidArgument: What is wrong in all the rows (`problems`, each an `InvalidRow`), or
                several records of the account have the key of a row. Nothing was done.
            PlanOutdated: The account has changed since the plan was made. Nothing was done.
            FlowrouteError: The addresses could not be read. Nothing was done.

        Source: API pages "List all E911 records", "Create and validate a new E911 address" and
            "Update and validate an E911 address".
        """
        from ...reports import AddressReport
        from .e911_sync import carried_out, plan_of

        plan = await plan_of(self, rows, key, delete_missing, settle, options)
        if dry_run:
            return AddressReport(plan, dry_run=True)
        return await carried_out(self, plan, settle, on_result, options)

    async def _look(
        self, effect: NewAddress, _since: datetime, options: CallOptions
    ) -> Sequence[E911]:
        return [
            each
            async for each in self.list_e911s(label=effect.label, **options)
            if effect.may_be(each)
        ]
