# Derived from _async/resources/numbers.py by `make generate`: do not edit.
# Source: sha256 d5a413536e674b340f0802ba8b2f215245b51eed986e3181b7ee3c233cacbf0a
# Below: sha256 14e81850bca2e147c82209cbda9dbe544bb64d0d874ae4a78c46f55815756390
"""Phone numbers, those for sale and those of the account: `client.numbers`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Unpack

from flowroute_api.api.numbers import (
    list_account_phone_numbers,
    list_details_of_phone_numbers,
    list_phone_number_details,
    release_a_phone_number,
    update_a_phone_number,
)
from flowroute_api.models import NumberDetailsRequest, NumberUpdateRequest

from ..._arguments.documented import check_documented, page_window
from ..._arguments.phone import NumberLike, e164_list, partial_digits
from ..._arguments.phone import number_id as read_number_id
from ..._arguments.requests import given, require_change
from ..._sides.pages_sync import paged
from .number_inventory import NumberInventory
from .number_messaging import NumberMessaging

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flowroute_api.models import (
        Number,
        NumberDetailsDocument,
        NumberDocument,
        PartialNumberDocument,
    )

    from ..._options.options import CallOptions
    from ..._sides.pages_sync import Page

__all__ = ["Numbers"]


class Numbers(NumberInventory, NumberMessaging):
    """Phone numbers: finding, buying, configuring and releasing them.

    Numbers are accepted in any usual form (ten digits mean country code 1), as are the records
    and documents that other calls return.
    """

    __slots__ = ()

    HELPERS: ClassVar[tuple[str, ...]] = ()

    def list_account_phone_numbers(
        self,
        *,
        starts_with: str | int | None = None,
        contains: str | int | None = None,
        ends_with: str | int | None = None,
        alias: str | None = None,
        limit: int | None = None,
        offset: int | None = None,
        max_items: int | None = None,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> Page[Number]:
        """List the numbers that the account owns. Filters combine.

        Args:
            starts_with: The first digits; country code 1 unless a `+` and another one precede them.
            contains: Digits anywhere in the number.
            ends_with: The last digits.
            alias: The exact alias, up to 64 characters.
            limit: Numbers per page, 1 to 200; 200 by default.
            offset: How many numbers to skip.
            max_items: The maximum number of items that iteration over all pages yields.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Returns:
            A page; iterating over it continues through all pages. The numbers have no
            relationships here; `list_phone_number_details` returns them.

        Raises:
            InvalidArgument: An argument is of the wrong kind or out of range.
            FlowrouteError: The call failed; see `flowroute_sdk.errors`.

        Source: API page "List account phone numbers".
        """
        operation = list_account_phone_numbers.OPERATION
        page_window(operation, limit, offset, max_items, check=check)
        if check:
            check_documented(operation, alias=alias)
        query = {
            "starts_with": partial_digits("starts_with", starts_with, check=check),
            "contains": partial_digits("contains", contains, check=check),
            "ends_with": partial_digits("ends_with", ends_with, check=check),
            "alias": alias,
        }
        return paged(
            self._executor,
            operation,
            query=query,
            limit=limit,
            offset=offset,
            max_items=max_items,
            options=options,
        )

    def list_phone_number_details(
        self, number_id: NumberLike, *, check: bool = True, **options: Unpack[CallOptions]
    ) -> NumberDocument:
        """Read a number of the account: its attributes, routes, caller name and E911 address.

        Args:
            number_id: The number in any usual form, or its record.
            check: False sends the number as given.
            **options: See `CallOptions`.

        Returns:
            The number; the records that its relationships refer to are under `included`.

        Raises:
            InvalidArgument: `number_id` isn't a phone number.
            NotFound: The number isn't on the account.

        Source: API page "List phone number details".
        """
        path = {"number_id": read_number_id("number_id", number_id, check=check)}
        return self._executor.call(list_phone_number_details.OPERATION, path=path, options=options)

    def list_details_of_phone_numbers(
        self,
        numbers: NumberLike | Iterable[NumberLike],
        *,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> NumberDetailsDocument:
        """Read several numbers of the account at once, with their relationships.

        The API documents this operation as a preview, though its address isn't one. If the server
        doesn't know it, `list_phone_number_details` reads one number at a time. Relationships that
        only the preview has, such as `voice_primary_route`, are under `relationships.extras`.

        Args:
            numbers: One or more numbers, in any usual form or as records.
            check: False sends the numbers as given.
            **options: See `CallOptions`.

        Returns:
            The numbers. Those that aren't on the account may be missing; that isn't documented.

        Raises:
            InvalidArgument: There is no number, or one isn't a phone number.
            NotFound: The server doesn't know the operation, or a number isn't on the account.

        Source: API page "List details of phone numbers".
        """
        body = NumberDetailsRequest(numbers=e164_list("numbers", numbers, check=check))
        return self._executor.call(
            list_details_of_phone_numbers.OPERATION, body=body, options=options
        )

    def update_a_phone_number(
        self,
        number_id: NumberLike,
        *,
        alias: str | None = None,
        cnam_lookups_enabled: bool | None = None,
        messaging_enabled: bool | None = None,
        messaging_email: bool | None = None,
        messaging_callback_url: str | None = None,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> NumberDocument | PartialNumberDocument:
        """Change the settings of a number. Arguments that are None leave it as it is.

        Args:
            number_id: The number in any usual form, or its record.
            alias: A name of up to 64 characters; `""` removes it.
            cnam_lookups_enabled: Whether to look up the names of callers; each look-up is charged.
            messaging_enabled: Whether to start a task that enables messaging.
            messaging_email: Whether to send the account's contact an email when that task ends.
            messaging_callback_url: The URL to call when that task ends.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Returns:
            The updated number. A `PartialNumberDocument` means that it was changed, but
            messaging could not be enabled.

        Raises:
            InvalidArgument: There is nothing to change, or an argument is of the wrong kind or too
                long.
            NotFound: The number isn't on the account.

        Source: API page "Update phone number details".
        """
        operation = update_a_phone_number.OPERATION
        path = {"number_id": read_number_id("number_id", number_id, check=check)}
        body = NumberUpdateRequest(
            alias=given(alias),
            cnam_lookups_enabled=given(cnam_lookups_enabled),
            messaging_enabled=given(messaging_enabled),
            messaging_email=given(messaging_email),
            messaging_callback_url=given(messaging_callback_url),
        )
        if check:
            check_documented(
                operation,
                alias=alias,
                cnam_lookups_enabled=cnam_lookups_enabled,
                messaging_enabled=messaging_enabled,
                messaging_email=messaging_email,
                messaging_callback_url=messaging_callback_url,
            )
            require_change(operation, body, options)
        return self._executor.call(operation, path=path, body=body, options=options)

    def release_a_phone_number(
        self, number_id: NumberLike, *, check: bool = True, **options: Unpack[CallOptions]
    ) -> None:
        """Release a number. Anybody may then buy it; only Flowroute's support can undo this.

        Args:
            number_id: The number in any usual form, or its record.
            check: False sends the number as given.
            **options: See `CallOptions`.

        Raises:
            InvalidArgument: `number_id` isn't a phone number.
            NotFound: The number isn't on the account.

        Source: API page "Release phone number from account".
        """
        path = {"number_id": read_number_id("number_id", number_id, check=check)}
        return self._executor.call(release_a_phone_number.OPERATION, path=path, options=options)
