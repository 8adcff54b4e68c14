"""What type checkers see: mypy and pyright check this file, nothing runs it."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Unpack, assert_never, assert_type

from flowroute_sdk import (
    Address,
    AddressChanges,
    APIError,
    ApiNumber,
    AsyncFlowroute,
    AsyncPage,
    AsyncPaged,
    CallOptions,
    CallRecord,
    DateLike,
    DecodeError,
    Flowroute,
    FlowrouteError,
    Headers,
    NumberLike,
    OnRetry,
    OnUnknown,
    Outcome,
    OutcomeUnknown,
    Page,
    RateLimits,
    RawResponse,
    ReplyTo,
    Request,
    Response,
    RetryEvent,
)
from flowroute_sdk.models import (
    E911,
    AreaCode,
    AvailableNumber,
    BusinessDocument,
    CallbackDocument,
    CdrExport,
    CdrExportDocument,
    Cnam,
    CnamAssociationDocument,
    CnamAttributes,
    CnamDocument,
    CnamUpdateAttributes,
    DeliveryReceiptDocument,
    DeliveryReceiptEvent,
    E911Document,
    E911Number,
    EdgeStrategy,
    Exchange,
    InboundMms,
    InboundMmsDocument,
    InboundSms,
    InboundSmsDocument,
    Message,
    MessageDocument,
    MessageSentDocument,
    MessageV22SentDocument,
    Number,
    NumberDetailsDocument,
    NumberDocument,
    OtherResource,
    PartialNumberDocument,
    PortabilityDocument,
    PortOrder,
    PortOrderGroup,
    PortOrderGroupDocument,
    PortOrderStatusDocument,
    PriceDetails,
    Route,
    RouteDocument,
)
from flowroute_sdk.opt_outs import MemoryOptOuts
from flowroute_sdk.resources import (
    AsyncMessages,
    E911s,
    Messages,
    MessagesV22,
    RawMessages,
    RawMessagesV22,
)
from flowroute_sdk.segments import Estimate, Segments
from flowroute_sdk.webhooks import (
    DeliveryReceipt,
    InboundMessage,
    InboundMMS,
    InboundSMS,
    Media,
    Receiver,
    StatusChange,
    UnknownEvent,
    parse,
)


class Shared:
    """A limiter of one's own."""

    def reserve(self, bucket: str, max_delay: float | None) -> float | None:
        """Book one message."""
        return 0.0 if bucket == "sms" else max_delay


async def note(request: Request, response: Response) -> None:
    """Take note of an answer."""
    assert_type(request.content, bytes | None)
    assert_type(response.headers.get("x-id"), str | None)


def before(event: RetryEvent) -> None:
    """Take note of a pause."""
    assert_type(event.delay, float)
    assert_type(event.response, Response | None)


def numbers(client: Flowroute) -> None:
    """The inventory, and the numbers of the account."""
    assert_type(client.numbers.list_available_area_codes(), Page[AreaCode])
    assert_type(client.numbers.list_available_exchange_codes(areacode=206), Page[Exchange])
    found = client.numbers.search_for_purchasable_phone_numbers(starts_with="1646", max_items=5)
    assert_type(found, Page[AvailableNumber])
    for offer in found:
        assert_type(offer, AvailableNumber)
        assert_type(offer.id, str)
        bought = client.numbers.purchase_a_phone_number(offer, max_setup_cost=Decimal("1.5"))
        assert_type(bought, NumberDocument | PartialNumberDocument)
    page = client.numbers.list_account_phone_numbers(limit=200)
    assert_type(page.next_page(), Page[Number] | None)
    for each in page.iter_pages():
        assert_type(each, Page[Number])
    details = client.numbers.list_phone_number_details(page.data[0])
    assert_type(details, NumberDocument)
    assert_type(details.data.attributes.rate_center, str | None)
    assert_type(details.data.attributes.alias, str | None)
    changed = client.numbers.update_a_phone_number(details, alias="x", timeout=1)
    assert_type(changed, NumberDocument | PartialNumberDocument)
    client.numbers.release_a_phone_number(12065551234, deadline=3, extra_query={"a": [1, 2]})


def routes(client: Flowroute) -> None:
    """Routes and points of presence."""
    assert_type(client.routes.list_inbound_routes(), Page[Route])
    assert_type(client.routes.list_edge_strategies(), Page[EdgeStrategy])
    created = client.routes.create_an_inbound_route(
        route_type="host", value="sip.example.com", alias="PBX"
    )
    assert_type(created, RouteDocument)
    client.routes.update_primary_voice_route("12065551234", created)
    client.routes.update_failover_voice_route(12065551234, created.data)
    client.routes.delete_an_inbound_route(created.data.id)


def messages(client: Flowroute) -> None:
    """Messages, their records, callbacks and helpers."""
    sent = client.messages.send_a_message(to="12065551234", from_=12065550000, on_unknown="find")
    assert_type(sent, MessageSentDocument)
    assert_type(client.messages.look_up_a_message_detail_record(sent), MessageDocument)
    since = datetime.now(UTC)
    records = client.messages.look_up_a_set_of_messages(date(2024, 1, 31), end_date=since)
    assert_type(records, Page[Message])
    assert_type(next(iter(records)).attributes.timestamp, datetime | None)
    assert_type(
        client.messages.find_sent(to="1", from_="2", body=None, since="2024-01-31"), list[Message]
    )
    assert_type(client.messages.wait_until_delivered(sent, within=5, timeout=2), MessageDocument)
    assert_type(client.messages.segments("hi"), Segments)
    assert_type(client.messages.estimate("hi", rate="0.004"), Estimate)
    assert_type(client.messages.get_account_level_sms_callback(), CallbackDocument)
    client.messages.set_account_level_sms_callback("https://example.com/sms")


def messages_v2_2(client: Flowroute, either: Messages | MessagesV22) -> None:
    """Version 2.2: the same methods, with answers of their own; code for both versions."""
    assert_type(client.messages_v2_2, MessagesV22)
    sent = client.messages_v2_2.send_a_message(to="12065551234", from_=12065550000, body="hi")
    assert_type(sent, MessageV22SentDocument)
    price = client.messages_v2_2.price_details(sent)
    assert_type(price, PriceDetails | None)
    if price is not None:
        assert_type(price.charged_cost_usd, Decimal | None)
    assert_type(client.messages.look_up_a_message_detail_record(sent), MessageDocument)
    record = client.messages_v2_2.wait_until_delivered(sent)
    assert_type(record, MessageDocument)
    assert_type(client.messages_v2_2.look_up_a_set_of_messages("2024-01-31"), Page[Message])
    raw = client.with_raw_response.messages_v2_2
    assert_type(raw, RawMessagesV22)
    assert_type(raw.send_a_message(reply_to=record, body="hi"), RawResponse[MessageV22SentDocument])
    assert_type(either.send_a_message(reply_to=record, body="hi").data.id, str)
    assert_type(client.numbers.list_details_of_phone_numbers(["1", 2]), NumberDetailsDocument)


def addresses_and_names(client: Flowroute) -> None:
    """Emergency addresses and caller names."""
    assert_type(client.e911s.list_e911s(), Page[E911])
    record = client.e911s.get_e911(20930)
    assert_type(record, E911Document)
    assert_type(client.e911s.update_address(record, zipcode="98101"), E911Document)
    assert_type(record.data.attributes.zipcode, str)
    record.data.id = "5"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
    record.data.attributes.zipcod  # type: ignore[attr-defined]  # pyright: ignore  # noqa: B018
    CnamAttributes(valu="ACME")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    CnamUpdateAttributes()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    CnamUpdateAttributes(valu="x")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    CnamUpdateAttributes(value=5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    client.numbers.provision_messaging("12065551234", action="stop")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert_type(client.e911s.list_dids_for_e911(record), Page[E911Number])
    assert_type(client.cnams.list_cnams(), Page[Cnam])
    name = client.cnams.create_cnam_record("ACME")
    assert_type(name, CnamDocument)
    assert_type(client.cnams.associate_cnam(name, "12065551234"), CnamAssociationDocument)


def exports(client: Flowroute, path: Path) -> None:
    """Exports of call records."""
    export = client.cdr_exports.create_a_cdr_export(
        start=date(2019, 1, 1), end="2019-02-01", number_aliases="a", destination_numbers=["911"]
    )
    assert_type(export, CdrExportDocument)
    assert_type(export.data.attributes.total_cost_usd, Decimal | None)
    assert_type(export.data.attributes.expires_at, datetime | None)
    assert_type(client.cdr_exports.list_cdr_exports(status="failed"), Page[CdrExport])
    ready = client.cdr_exports.wait_until_ready(export, on_progress=lambda each: print(each.id))
    assert_type(client.cdr_exports.download(ready, path), Path)
    assert_type(client.cdr_exports.download("1", io.BytesIO()), io.BytesIO)
    for call in client.cdr_exports.rows(path):
        assert_type(call, CallRecord)
        assert_type(call.total_cost, Decimal | None)
        assert_type(call.start_time, datetime | None)


def rows(e911s: E911s, row: Address, changes: AddressChanges) -> None:
    """Addresses from a table."""
    assert_type(e911s.create_address(**row), E911Document)
    e911s.validate_address(**row, timeout=5)
    assert_type(e911s.update_address("20930", **changes), E911Document)
    short: Address = {"label": "HQ"}  # type: ignore[typeddict-item]  # pyright: ignore
    e911s.create_address(**short)


def wrapped(
    messages: Messages,
    to: NumberLike,
    on_unknown: OnUnknown,
    answered: ReplyTo,
    since: DateLike,
    **options: Unpack[CallOptions],
) -> Outcome:
    """A function around a call, with the library's own types."""
    try:
        messages.send_a_message(
            to=to, from_=ApiNumber("12066505556"), on_unknown=on_unknown, **options
        )
        messages.send_a_message(reply_to=answered, body="hi", **options)
        messages.find_sent(to=to, from_="12066505556", body=None, since=since, **options)
        messages.wait_until_delivered("mdr2-1", within=5, **options)
    except FlowrouteError as error:
        return error.outcome
    return "done"


def read(document: dict[str, Any]) -> Number | None:
    """Read a stored record."""
    try:
        return Number.from_dict(document)
    except DecodeError as error:
        assert_type(error.outcome, Outcome)
        return None


def closer_to_the_wire(client: Flowroute) -> None:
    """Raw responses, free requests, views and errors."""
    raw = client.with_raw_response
    assert_type(client.messages, Messages)
    assert_type(raw.messages, RawMessages)
    assert_type(raw.e911s.get_e911("1"), RawResponse[E911Document])
    assert_type(raw.e911s.get_e911("1").headers, Headers)
    assert_type(raw.e911s.delete_address("1", max_retries=0), RawResponse[None])
    client.e911s.get_e911("1", retries=0)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    assert_type(raw.numbers.list_account_phone_numbers(limit=1), RawResponse[Page[Number]])
    assert_type(
        raw.numbers.purchase_a_phone_number("12065551234"),
        RawResponse[NumberDocument | PartialNumberDocument],
    )
    assert_type(raw.messages.look_up_a_set_of_messages("2024-01-31").parse(), Page[Message])
    assert_type(client.request("GET", "/v2/routes", query={"limit": 1}), RawResponse[Any])
    assert_type(client.with_options(deadline=5, max_retries=0), Flowroute)
    try:
        client.e911s.get_e911("1")
    except APIError as error:
        assert_type(error.status, int)
        assert_type(error.outcome, Outcome)
        assert_type(error.response, Response | None)
    except OutcomeUnknown as unknown:
        assert_type(
            unknown.candidates,
            tuple[Message | Number | Route | E911 | Cnam | CdrExport | PortOrderGroup, ...],
        )


def porting(client: Flowroute) -> None:
    """Orders, their papers, and what is read of them."""
    assert_type(client.porting.check_portability(["1"]), PortabilityDocument)
    group = client.porting.create_a_port_order(
        numbers="1",
        billing_name="a",
        street="b",
        city="c",
        state="WA",
        country="US",
        zipcode="98101",
        provider="d",
        desired_completion_date=date(2027, 7, 12),
        presets={"primary_route_id": client.routes.list_inbound_routes().data[0], "alias": None},
        loa_details={"email": "e"},
    )
    assert_type(group, PortOrderGroupDocument)
    assert_type(client.porting.list_port_orders(group_id=group), Page[PortOrder])
    order = client.porting.get_a_port_order("1")
    assert_type(order.data.attributes.cost_usd, Decimal | None)
    assert_type(order.data.attributes.desired_completion_date, date | None)
    assert_type(client.porting.documents_of(order), list[BusinessDocument])
    assert_type(client.porting.status_of(order), str | None)
    stored = client.porting.upload_a_port_order_file(order, Path("bill.pdf"))
    assert_type(client.porting.download_a_port_order_file(stored, "copy.pdf"), Path | None)
    assert_type(client.porting.cancel_a_port_order(order.data), PortOrderStatusDocument)


async def asynchronously() -> None:
    """The same, awaited."""
    async with AsyncFlowroute(rate_limit=Shared(), on_response=note, on_retry=before) as client:
        assert_type(client, AsyncFlowroute)
        assert_type(client.messages, AsyncMessages)
        assert_type(await client.with_options().close(), None)
        listed = client.numbers.list_account_phone_numbers()
        assert_type(listed, AsyncPaged[Number])
        page = await listed
        assert_type(page, AsyncPage[Number])
        assert_type(await page.next_page(), AsyncPage[Number] | None)
        async for number in listed:
            assert_type(number, Number)
        async for each in listed.iter_pages():
            assert_type(each, AsyncPage[Number])
        assert_type(await client.e911s.get_e911("1"), E911Document)
        assert_type(
            await client.messages.send_a_message(to="1", from_="2", body="hi"), MessageSentDocument
        )
        assert_type(
            await client.messages_v2_2.send_a_message(to="1", from_="2", body="hi"),
            MessageV22SentDocument,
        )
        raw = client.with_raw_response
        assert_type(await raw.cnams.get_cnam("1"), RawResponse[CnamDocument])
        assert_type(await client.cdr_exports.wait_until_ready("1"), CdrExportDocument)
        async for call in client.cdr_exports.rows("calls.csv"):
            assert_type(call, CallRecord)
        assert_type(await raw.routes.list_inbound_routes(), RawResponse[AsyncPage[Route]])
        assert_type(await client.request("GET", "/v2/routes"), RawResponse[Any])


def main() -> None:
    """Everything, on one client."""
    hook: OnRetry = before
    with Flowroute(
        rate_limit=RateLimits(sms=2, mms=None), on_retry=hook, proxy="http://proxy:3128"
    ) as client:
        assert_type(client, Flowroute)
        for part in (numbers, routes, messages, addresses_and_names, porting, closer_to_the_wire):
            part(client)


def events(client: Flowroute, body: bytes) -> str:
    """What is posted: the kinds are all there are."""
    match parse(body):
        case InboundSMS(from_=sender, text=words) as event:
            client.messages.send_a_message(reply_to=event, body=words, unless=MemoryOptOuts())
            return sender
        case InboundMMS(media=media) as mms:
            assert_type(media, tuple[Media, ...])
            assert_type(mms.document, InboundMmsDocument)
            assert_type(mms.record, InboundMms)
            return media[0].id
        case DeliveryReceipt(status=status, level=level) as receipt:
            assert_type(level, int | None)
            assert_type(receipt.document, DeliveryReceiptDocument)
            assert_type(receipt.record, DeliveryReceiptEvent)
            return status or ""
        case StatusChange(resource_id=resource) as change:
            assert_type(change.record, OtherResource)
            return resource or ""
        case UnknownEvent() as unknown:
            assert_type(unknown.record, OtherResource)
            return unknown.id
        case impossible:
            assert_never(impossible)


async def reply(message: InboundMessage) -> None:
    """Take a message."""
    assert_type(message.text, str)
    assert_type(message.document, InboundSmsDocument | InboundMmsDocument)
    assert_type(message.record, InboundSms | InboundMms)


Receiver(on_message=reply, on_receipt=lambda receipt: receipt.level)
