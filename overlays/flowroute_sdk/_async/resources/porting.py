"""Porting: `client.porting`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Unpack

from flowroute_api.api.porting import (
    add_numbers_to_a_port_order_group,
    cancel_a_port_order,
    check_portability,
    create_a_port_order,
    get_a_port_order,
    get_a_port_order_file,
    get_letter_of_authorization,
    get_port_order_status,
    list_port_order_files,
    list_port_orders,
    submit_letter_of_authorization,
    update_a_port_order,
    update_port_order_numbers,
    upload_a_port_order_file,
)
from flowroute_api.models import (
    LetterOfAuthorizationRequest,
    LetterOfAuthorizationRequestAttributes,
    LetterOfAuthorizationRequestData,
    PortabilityRequest,
    PortOrderCancelAttributes,
    PortOrderCancelData,
    PortOrderCancelRequest,
    PortOrderCreateAttributes,
    PortOrderCreateData,
    PortOrderCreateRequest,
    PortOrderFileRequest,
    PortOrderGroupNumbersRequest,
    PortOrderLoaDetailsRequest,
    PortOrderNumbersRequest,
    PortOrderPresetsRequest,
    PortOrderUpdateAttributes,
    PortOrderUpdateData,
    PortOrderUpdateRequest,
)
from flowroute_api.types import UNSET

from ..._arguments.checks import record_id
from ..._arguments.documented import check_documented, page_window
from ..._arguments.files import as_file
from ..._arguments.requests import as_model, given, require_change
from ..._sides.pages_async import paged
from ..engine.resource import AsyncResource

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Literal

    from flowroute_api.models import (
        LetterOfAuthorizationDocument,
        PortabilityDocument,
        PortOrder,
        PortOrderDocument,
        PortOrderFile,
        PortOrderFileDocument,
        PortOrderFileListDocument,
        PortOrderGroupDocument,
        PortOrderStatusDocument,
    )

    from ..._arguments.files import FileLike
    from ..._options.options import CallOptions
    from ..._sides.pages_async import AsyncPaged

__all__ = ["Porting"]


class Porting(AsyncResource):
    """Porting."""

    __slots__ = ()

    HELPERS: ClassVar[tuple[str, ...]] = ()

    async def check_portability(
        self,
        *,
        numbers: list[str],
        **options: Unpack[CallOptions],
    ) -> PortabilityDocument:
        """Check whether phone numbers can be ported.

        Sorts phone numbers by whether they can be ported to Flowroute, and names those that can
        be served on its HyperNetwork. A number can be in two of the lists.

        Args:
            numbers: The phone numbers, each with a plus and the country code.
            **options: See `CallOptions`.

        Returns:
            What the API answers.

        Raises:
            FlowrouteError: The call failed; see `flowroute_sdk.errors`.

        Source: API page "Check whether phone numbers can be ported".
        """
        body = PortabilityRequest(numbers=numbers)
        return await self._executor.call(check_portability.OPERATION, body=body, options=options)

    def list_port_orders(
        self,
        *,
        group_id: str | None = None,
        status: bool | None = None,
        limit: int | None = None,
        offset: int | None = None,
        max_items: int | None = None,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> AsyncPaged[PortOrder]:
        """List the port orders of the account.

        Answers with one page of the account's port orders, or with the orders of one group. With
        `status` the orders carry their state only.

        Args:
            group_id: Only the orders of this group.
            status: Whether the answer is limited to the state of the orders. It is sent as a name
                without a value.
            limit: Records a page; as many as the API allows unless told.
            offset: How many records to skip.
            max_items: Where iteration over all pages ends.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Returns:
            A page; iterating over it goes on to the others.

        Raises:
            InvalidArgument: An argument can't be right; nothing was sent.
            FlowrouteError: The call failed; see `flowroute_sdk.errors`.

        Source: API page "List the port orders of the account".
        """
        page_window(list_port_orders.OPERATION, limit, offset, max_items, check=check)
        if check:
            check_documented(list_port_orders.OPERATION, group_id=group_id, status=status)
        query = {"group_id": group_id, "status": status}
        return paged(
            self._executor,
            list_port_orders.OPERATION,
            query=query,
            limit=limit,
            offset=offset,
            max_items=max_items,
            options=options,
        )

    async def create_a_port_order(
        self,
        *,
        numbers: list[str],
        billing_name: str,
        street: str,
        city: str,
        state: str,
        country: Literal["US", "CA"],
        zipcode: str,
        provider: str,
        street2: str | None = None,
        usage_type: Literal["Business", "Residential"] | None = None,
        company: str | None = None,
        provider_account: str | None = None,
        billing_number: str | None = None,
        pin: str | None = None,
        last_4_ssn: str | None = None,
        loa_details: PortOrderLoaDetailsRequest | Mapping[str, Any] | None = None,
        alias: str | None = None,
        desired_completion_date: str | None = None,
        enable_cnam_lookups: bool | None = None,
        presets: PortOrderPresetsRequest | Mapping[str, Any] | None = None,
        status_url: str | None = None,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> PortOrderGroupDocument:
        """Create a port order.

        Creates an order for phone numbers that are to be ported. Numbers of several carriers, of
        several countries, or local beside toll-free ones are split into an order each; the answer
        is the group of these orders. An order is pending until its letter of authorization is
        submitted, and cancelled after 45 days without it.

        Args:
            numbers: The phone numbers, each with a plus and the country code.
            billing_name: The person who is authorised at the losing provider.
            street: House number and street of the service address.
            city: The city.
            state: The two capital letters of the US state or the Canadian province or territory.
            country: The country of the service address of a new or changed order.
            zipcode: The postal code. A Canadian one may have a space in the middle.
            provider: The losing provider.
            street2: A second line of the service address.
            usage_type: What the numbers of a new or changed order are used for.
            company: The company, for numbers of a business.
            provider_account: The number of the account at the losing provider.
            billing_number: The number that the losing provider bills; it may be empty.
            pin: The PIN at the losing provider.
            last_4_ssn: The last four digits of the social security number; it may be empty.
            loa_details: Where the letter of authorization is to be mailed. It is accepted, but
                nothing is mailed so far.
            alias: A name for the order.
            desired_completion_date: The day on which the numbers should be ported.
            enable_cnam_lookups: Whether the names of callers are looked up once the numbers are
                ported.
            presets: What all the numbers are set to once they are ported; each thing has to exist
                already.
            status_url: Where changes of the status are posted to.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Returns:
            What the API answers.

        Raises:
            InvalidArgument: An argument can't be right; nothing was sent.
            OutcomeUnknown: It may have been done; it isn't done a second time.
            FlowrouteError: The call failed; see `flowroute_sdk.errors`.

        Source: API page "Create a port order".
        """
        if check:
            check_documented(
                create_a_port_order.OPERATION,
                billing_name=billing_name,
                street=street,
                city=city,
                state=state,
                country=country,
                zipcode=zipcode,
                provider=provider,
                street2=street2,
                usage_type=usage_type,
                company=company,
                provider_account=provider_account,
                billing_number=billing_number,
                pin=pin,
                last_4_ssn=last_4_ssn,
                alias=alias,
                desired_completion_date=desired_completion_date,
                enable_cnam_lookups=enable_cnam_lookups,
                status_url=status_url,
            )
        body = PortOrderCreateRequest(
            data=PortOrderCreateData(
                attributes=PortOrderCreateAttributes(
                    numbers=numbers,
                    billing_name=billing_name,
                    street=street,
                    city=city,
                    state=state,
                    country=country,
                    zipcode=zipcode,
                    provider=provider,
                    street2=given(street2),
                    usage_type=given(usage_type),
                    company=given(company),
                    provider_account=given(provider_account),
                    billing_number=given(billing_number),
                    pin=given(pin),
                    last_4_ssn=given(last_4_ssn),
                    loa_details=UNSET
                    if loa_details is None
                    else as_model("loa_details", PortOrderLoaDetailsRequest, loa_details),
                    alias=given(alias),
                    desired_completion_date=given(desired_completion_date),
                    enable_cnam_lookups=given(enable_cnam_lookups),
                    presets=UNSET
                    if presets is None
                    else as_model("presets", PortOrderPresetsRequest, presets),
                    status_url=given(status_url),
                )
            )
        )
        return await self._executor.call(create_a_port_order.OPERATION, body=body, options=options)

    async def get_a_port_order(
        self,
        order_id: str | int | PortOrder | PortOrderDocument,
        *,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> PortOrderDocument:
        """Read a port order.

        Answers with one order in full.

        Args:
            order_id: The id of a port order, or the record.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Returns:
            What the API answers.

        Raises:
            InvalidArgument: An argument can't be right; nothing was sent.
            FlowrouteError: The call failed; see `flowroute_sdk.errors`.

        Source: API page "Read a port order".
        """
        path = {"order_id": record_id("order_id", order_id, "portorder", check=check)}
        return await self._executor.call(get_a_port_order.OPERATION, path=path, options=options)

    async def update_a_port_order(
        self,
        order_id: str | int | PortOrder | PortOrderDocument,
        *,
        billing_name: str | None = None,
        street: str | None = None,
        city: str | None = None,
        state: str | None = None,
        country: Literal["US", "CA"] | None = None,
        zipcode: str | None = None,
        provider: str | None = None,
        street2: str | None = None,
        usage_type: Literal["Business", "Residential"] | None = None,
        company: str | None = None,
        provider_account: str | None = None,
        billing_number: str | None = None,
        pin: str | None = None,
        last_4_ssn: str | None = None,
        loa_details: PortOrderLoaDetailsRequest | Mapping[str, Any] | None = None,
        alias: str | None = None,
        desired_completion_date: str | None = None,
        enable_cnam_lookups: bool | None = None,
        presets: PortOrderPresetsRequest | Mapping[str, Any] | None = None,
        status_url: str | None = None,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> PortOrderDocument:
        """Change a port order.

        Changes what is given and leaves the rest. The details can be changed while the order is
        pending or rejected, the presets until it is completed; a rejected order is resubmitted
        that way. Numbers are changed by `update_port_order_numbers`.

        Args:
            order_id: The id of a port order, or the record.
            billing_name: The person who is authorised at the losing provider.
            street: House number and street of the service address.
            city: The city.
            state: The two capital letters of the US state or the Canadian province or territory.
            country: The country of the service address of a new or changed order.
            zipcode: The postal code. A Canadian one may have a space in the middle.
            provider: The losing provider.
            street2: A second line of the service address.
            usage_type: What the numbers of a new or changed order are used for.
            company: The company, for numbers of a business.
            provider_account: The number of the account at the losing provider.
            billing_number: The number that the losing provider bills; it may be empty.
            pin: The PIN at the losing provider.
            last_4_ssn: The last four digits of the social security number; it may be empty.
            loa_details: Where the letter of authorization is to be mailed. It is accepted, but
                nothing is mailed so far.
            alias: A name for the order.
            desired_completion_date: The day on which the numbers should be ported.
            enable_cnam_lookups: Whether the names of callers are looked up once the numbers are
                ported.
            presets: What all the numbers are set to once they are ported; each thing has to exist
                already.
            status_url: Where changes of the status are posted to.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Returns:
            What the API answers.

        Raises:
            InvalidArgument: An argument can't be right; nothing was sent.
            FlowrouteError: The call failed; see `flowroute_sdk.errors`.

        Source: API page "Change a port order".
        """
        if check:
            check_documented(
                update_a_port_order.OPERATION,
                billing_name=billing_name,
                street=street,
                city=city,
                state=state,
                country=country,
                zipcode=zipcode,
                provider=provider,
                street2=street2,
                usage_type=usage_type,
                company=company,
                provider_account=provider_account,
                billing_number=billing_number,
                pin=pin,
                last_4_ssn=last_4_ssn,
                alias=alias,
                desired_completion_date=desired_completion_date,
                enable_cnam_lookups=enable_cnam_lookups,
                status_url=status_url,
            )
        path = {"order_id": record_id("order_id", order_id, "portorder", check=check)}
        body = PortOrderUpdateRequest(
            data=PortOrderUpdateData(
                attributes=PortOrderUpdateAttributes(
                    billing_name=given(billing_name),
                    street=given(street),
                    city=given(city),
                    state=given(state),
                    country=given(country),
                    zipcode=given(zipcode),
                    provider=given(provider),
                    street2=given(street2),
                    usage_type=given(usage_type),
                    company=given(company),
                    provider_account=given(provider_account),
                    billing_number=given(billing_number),
                    pin=given(pin),
                    last_4_ssn=given(last_4_ssn),
                    loa_details=UNSET
                    if loa_details is None
                    else as_model("loa_details", PortOrderLoaDetailsRequest, loa_details),
                    alias=given(alias),
                    desired_completion_date=given(desired_completion_date),
                    enable_cnam_lookups=given(enable_cnam_lookups),
                    presets=UNSET
                    if presets is None
                    else as_model("presets", PortOrderPresetsRequest, presets),
                    status_url=given(status_url),
                )
            )
        )
        if check:
            require_change(update_a_port_order.OPERATION, body.data.attributes, options)
        return await self._executor.call(
            update_a_port_order.OPERATION, path=path, body=body, options=options
        )

    async def get_port_order_status(
        self,
        order_id: str | int | PortOrder | PortOrderDocument,
        *,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> PortOrderStatusDocument:
        """Read the status of a port order.

        Answers with the status of one order, and when it changed last.

        Args:
            order_id: The id of a port order, or the record.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Returns:
            What the API answers.

        Raises:
            InvalidArgument: An argument can't be right; nothing was sent.
            FlowrouteError: The call failed; see `flowroute_sdk.errors`.

        Source: API page "Read the status of a port order".
        """
        path = {"order_id": record_id("order_id", order_id, "portorder", check=check)}
        return await self._executor.call(
            get_port_order_status.OPERATION, path=path, options=options
        )

    async def cancel_a_port_order(
        self,
        order_id: str | int | PortOrder | PortOrderDocument,
        *,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> PortOrderStatusDocument:
        """Cancel a port order.

        Cancels an order that is pending, or gives up one that was rejected, which is abandoned
        then. It costs nothing. In any other status the support staff has to be asked; how the
        server refuses it is not documented.

        Args:
            order_id: The id of a port order, or the record.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Returns:
            What the API answers.

        Raises:
            InvalidArgument: An argument can't be right; nothing was sent.
            FlowrouteError: The call failed; see `flowroute_sdk.errors`.

        Source: API page "Cancel a port order".
        """
        path = {"order_id": record_id("order_id", order_id, "portorder", check=check)}
        body = PortOrderCancelRequest(
            data=PortOrderCancelData(attributes=PortOrderCancelAttributes())
        )
        return await self._executor.call(
            cancel_a_port_order.OPERATION, path=path, body=body, options=options
        )

    async def update_port_order_numbers(
        self,
        order_id: str | int | PortOrder | PortOrderDocument,
        *,
        add: list[str] | None = None,
        remove: list[str] | None = None,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> PortOrderDocument:
        """Add phone numbers to a port order, or take some off it.

        Changes the numbers of an order that is pending.

        Args:
            order_id: The id of a port order, or the record.
            add: The phone numbers to add, each with a plus and the country code.
            remove: The phone numbers to take off, each with a plus and the country code.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Returns:
            What the API answers.

        Raises:
            InvalidArgument: An argument can't be right; nothing was sent.
            FlowrouteError: The call failed; see `flowroute_sdk.errors`.

        Source: API page "Add phone numbers to a port order, or take some off it".
        """
        path = {"order_id": record_id("order_id", order_id, "portorder", check=check)}
        body = PortOrderNumbersRequest(add=given(add), remove=given(remove))
        if check:
            require_change(update_port_order_numbers.OPERATION, body, options)
        return await self._executor.call(
            update_port_order_numbers.OPERATION, path=path, body=body, options=options
        )

    async def add_numbers_to_a_port_order_group(
        self,
        group_id: str | int,
        *,
        add: list[str],
        **options: Unpack[CallOptions],
    ) -> PortOrderDocument:
        """Add phone numbers to a group of port orders.

        Adds numbers to the orders of a group that they can be ported with; for the others new
        orders are created in it.

        Args:
            group_id: The id of a group of port orders.
            add: The phone numbers to add, each with a plus and the country code.
            **options: See `CallOptions`.

        Returns:
            What the API answers.

        Raises:
            InvalidArgument: An argument can't be right; nothing was sent.
            OutcomeUnknown: It may have been done; it isn't done a second time.
            FlowrouteError: The call failed; see `flowroute_sdk.errors`.

        Source: API page "Add phone numbers to a group of port orders".
        """
        path = {"group_id": record_id("group_id", group_id)}
        body = PortOrderGroupNumbersRequest(add=add)
        return await self._executor.call(
            add_numbers_to_a_port_order_group.OPERATION, path=path, body=body, options=options
        )

    async def get_letter_of_authorization(
        self,
        order_id: str | int | PortOrder | PortOrderDocument,
        *,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> LetterOfAuthorizationDocument:
        """Read the letter of authorization of a port order.

        Answers with the letter for an order, filled in as far as the order goes. It becomes a
        letter of authorization when the name and the title of the person who signs are added.

        Args:
            order_id: The id of a port order, or the record.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Returns:
            What the API answers.

        Raises:
            InvalidArgument: An argument can't be right; nothing was sent.
            FlowrouteError: The call failed; see `flowroute_sdk.errors`.

        Source: API page "Read the letter of authorization of a port order".
        """
        path = {"order_id": record_id("order_id", order_id, "portorder", check=check)}
        return await self._executor.call(
            get_letter_of_authorization.OPERATION, path=path, options=options
        )

    async def submit_letter_of_authorization(
        self,
        order_id: str | int | PortOrder | PortOrderDocument,
        *,
        signature_name: str,
        signature_title: str,
        numbers: list[str] | None = None,
        billing_name: str | None = None,
        street: str | None = None,
        street2: str | None = None,
        city: str | None = None,
        state: str | None = None,
        zipcode: str | None = None,
        country: str | None = None,
        provider: str | None = None,
        usage_type: str | None = None,
        company: str | None = None,
        loa_copy: str | None = None,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> None:
        """Submit the signed letter of authorization.

        Hands in the letter with the name and the title of who signs it, and everything else as it
        was read. It is the last step: the order is submitted.

        Args:
            order_id: The id of a port order, or the record.
            signature_name: The name of the person who signs.
            signature_title: The title of that person.
            numbers: The phone numbers, as the letter has them; they may lack the plus and the
                country code.
            billing_name: The person who is authorised at the losing provider.
            street: House number and street.
            street2: A second line.
            city: The city.
            state: The two letters of the state or province.
            zipcode: The postal code.
            country: The country.
            provider: The losing provider.
            usage_type: What the numbers are used for.
            company: The company, for numbers of a business.
            loa_copy: The text of the letter.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Raises:
            InvalidArgument: An argument can't be right; nothing was sent.
            OutcomeUnknown: It may have been done; it isn't done a second time.
            FlowrouteError: The call failed; see `flowroute_sdk.errors`.

        Source: API page "Submit the signed letter of authorization".
        """
        if check:
            check_documented(
                submit_letter_of_authorization.OPERATION,
                signature_name=signature_name,
                signature_title=signature_title,
                billing_name=billing_name,
                street=street,
                street2=street2,
                city=city,
                state=state,
                zipcode=zipcode,
                country=country,
                provider=provider,
                usage_type=usage_type,
                company=company,
                loa_copy=loa_copy,
            )
        path = {"order_id": record_id("order_id", order_id, "portorder", check=check)}
        body = LetterOfAuthorizationRequest(
            data=LetterOfAuthorizationRequestData(
                attributes=LetterOfAuthorizationRequestAttributes(
                    signature_name=signature_name,
                    signature_title=signature_title,
                    numbers=given(numbers),
                    billing_name=given(billing_name),
                    street=given(street),
                    street2=given(street2),
                    city=given(city),
                    state=given(state),
                    zipcode=given(zipcode),
                    country=given(country),
                    provider=given(provider),
                    usage_type=given(usage_type),
                    company=given(company),
                    loa_copy=given(loa_copy),
                )
            )
        )
        return await self._executor.call(
            submit_letter_of_authorization.OPERATION, path=path, body=body, options=options
        )

    async def list_port_order_files(
        self,
        order_id: str | int | PortOrder | PortOrderDocument,
        *,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> PortOrderFileListDocument:
        """List the business documents of a port order.

        Answers with the documents that were uploaded for an order. Only the link of a document
        shows that there are these addresses.

        Args:
            order_id: The id of a port order, or the record.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Returns:
            What the API answers.

        Raises:
            InvalidArgument: An argument can't be right; nothing was sent.
            FlowrouteError: The call failed; see `flowroute_sdk.errors`.

        Source: API page "List the business documents of a port order".
        """
        path = {"order_id": record_id("order_id", order_id, "portorder", check=check)}
        return await self._executor.call(
            list_port_order_files.OPERATION, path=path, options=options
        )

    async def upload_a_port_order_file(
        self,
        order_id: str | int | PortOrder | PortOrderDocument,
        *,
        file: FileLike,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> PortOrderFileDocument:
        """Upload a business document for a port order.

        Uploads a document that the losing provider asks for, such as a bill or a record of
        customer service. That it is done this way is concluded from the links of documents.

        Args:
            order_id: The id of a port order, or the record.
            file: The file.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Returns:
            What the API answers.

        Raises:
            InvalidArgument: An argument can't be right; nothing was sent.
            OutcomeUnknown: It may have been done; it isn't done a second time.
            FlowrouteError: The call failed; see `flowroute_sdk.errors`.

        Source: API page "Upload a business document for a port order".
        """
        path = {"order_id": record_id("order_id", order_id, "portorder", check=check)}
        body = PortOrderFileRequest(file=as_file("file", file))
        return await self._executor.call(
            upload_a_port_order_file.OPERATION, path=path, body=body, options=options
        )

    async def get_a_port_order_file(
        self,
        order_id: str | int | PortOrder | PortOrderDocument,
        file_id: str | int | PortOrderFile | PortOrderFileDocument,
        *,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> PortOrderFileDocument:
        """Read what is known of a business document.

        Answers with one document of an order; its `filename` is the address of the file itself.

        Args:
            order_id: The id of a port order, or the record.
            file_id: The number of a document among those of its order, or the record.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Returns:
            What the API answers.

        Raises:
            InvalidArgument: An argument can't be right; nothing was sent.
            FlowrouteError: The call failed; see `flowroute_sdk.errors`.

        Source: API page "Read what is known of a business document".
        """
        path = {
            "order_id": record_id("order_id", order_id, "portorder", check=check),
            "file_id": record_id("file_id", file_id, "portorder-file", check=check),
        }
        return await self._executor.call(
            get_a_port_order_file.OPERATION, path=path, options=options
        )
