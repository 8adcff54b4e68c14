"""`client.porting` against the sandbox."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from flowroute_sdk import AsyncFlowroute, Flowroute, testing, webhooks
from flowroute_sdk.errors import (
    InvalidArgument,
    MediaError,
    NotFound,
    OutcomeUnknown,
    UnprocessableEntity,
)
from flowroute_sdk.models import PortOrder, PortOrderDocument, PortOrderStatusDocument
from flowroute_sdk.sandbox.embedded import Sandbox

DAY = 86400
LOCAL, CANADIAN, FREE = "+14252081174", "+14162081174", "+18002255277"
ORDER: dict[str, Any] = {
    "billing_name": "John Doe",
    "street": "1218 3rd Ave",
    "city": "Seattle",
    "state": "WA",
    "country": "US",
    "zipcode": "98101",
    "provider": "Verizon",
}
SIGNED = {"signature_name": "Sam User", "signature_title": "Agent"}


def ordered(client: Flowroute, *numbers: str, **more: Any) -> Any:
    """The first order of a new group."""
    group = client.porting.create_a_port_order(numbers=numbers or (LOCAL,), **ORDER, **more)
    return group.data.attributes.orders[0]


def sent(sandbox: Sandbox) -> Any:
    return sandbox.requests()[-1].json()


def attributes_sent(sandbox: Sandbox) -> Any:
    return sent(sandbox)["data"]["attributes"]


def test_numbers_are_checked_in_any_usual_form(client: Flowroute, sandbox: Sandbox) -> None:
    found = client.porting.check_portability(["(425) 208-1174", "12125551212", FREE])

    assert sent(sandbox) == {"numbers": [LOCAL, "+12125551212", FREE]}
    assert found.data.portable == [LOCAL, FREE]
    assert found.data.nonportable == ["+12125551212"]
    assert found.data.hypernetwork_enabled == [LOCAL]
    assert client.porting.check_portability(4252081174).data.portable == [LOCAL]


@pytest.mark.parametrize("numbers", [[], "12", ["+1 425 208 1174 x7"], None])
def test_what_is_no_number_is_refused_before_anything_is_sent(
    client: Flowroute, sandbox: Sandbox, numbers: Any
) -> None:
    with pytest.raises(InvalidArgument, match="numbers"):
        client.porting.check_portability(numbers)

    assert sandbox.requests() == []


def test_an_order_is_split_by_country_and_kind_of_number(client: Flowroute) -> None:
    group = client.porting.create_a_port_order(
        numbers=[LOCAL, FREE, "+12062081174", CANADIAN], **ORDER
    )

    orders = group.data.attributes.orders
    assert [each.attributes.numbers for each in orders] == [
        [LOCAL, "+12062081174"],
        [FREE],
        [CANADIAN],
    ]
    assert {each.attributes.group_id for each in orders} == {group.data.id}
    assert group.data.attributes.status == "Requires Action"
    assert [each.id for each in client.porting.list_port_orders()] == [each.id for each in orders]


def test_an_order_is_sent_in_the_form_that_the_api_wants(
    client: Flowroute, sandbox: Sandbox
) -> None:
    route = next(iter(client.routes.list_inbound_routes(max_items=1)))
    wish: dict[str, Any] = {**ORDER, "state": "wa", "country": "us", "city": " Seattle "}

    client.porting.create_a_port_order(
        numbers="425-208-1174",
        **wish,
        usage_type="residential",
        desired_completion_date=datetime(2027, 7, 12, 23, 0, tzinfo=UTC),
        presets={"primary_route_id": route, "cnam_id": 17604, "alias": "Desk"},
        loa_details={"email": "a@example.com"},
        enable_cnam_lookups=False,
        billing_number="",
    )

    assert attributes_sent(sandbox) == {
        "numbers": [LOCAL],
        "billing_name": "John Doe",
        "street": "1218 3rd Ave",
        "city": "Seattle",
        "state": "WA",
        "country": "US",
        "zip": "98101",
        "provider": "Verizon",
        "usage_type": "Residential",
        "billing_number": "",
        "loa_details": {"email": "a@example.com"},
        "desired_completion_date": "2027-07-12",
        "enable_cnam_lookups": False,
        "presets": {"primary_route_id": route.id, "cnam_id": "17604", "alias": "Desk"},
    }


def test_an_order_reads_in_full(client: Flowroute) -> None:
    order = ordered(client, desired_completion_date="2027-07-12", usage_type="Business")

    found = client.porting.get_a_port_order(order).data.attributes

    assert found.billing_address is not None
    assert found.billing_address.zipcode == "98101"
    assert found.desired_completion_date == date(2027, 7, 12)
    assert found.cost == "7.5"
    assert found.cost_usd == Decimal("7.5")
    assert found.status == "pending"
    assert found.status_updated_at is None
    assert found.usage_type == "business"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"billing_name": " "}, "billing_name"),
        ({"state": "Washington"}, "state"),
        ({"country": "MX"}, "country"),
        ({"zipcode": 1234}, "zipcode"),
        ({"usage_type": "Fax"}, "usage_type"),
        ({"desired_completion_date": "01/02/2027"}, "desired_completion_date"),
        ({"presets": {"route_id": "1"}}, "presets.route_id"),
        ({"presets": {"e911_id": "a b"}}, "presets.e911_id"),
        ({"loa_details": "a@example.com"}, "loa_details"),
        ({"enable_cnam_lookups": "yes"}, "enable_cnam_lookups"),
        ({"numbers": []}, "numbers"),
    ],
)
def test_a_wrong_field_of_an_order_is_refused_before_anything_is_sent(
    client: Flowroute, sandbox: Sandbox, change: dict[str, Any], field: str
) -> None:
    with pytest.raises(InvalidArgument) as refused:
        client.porting.create_a_port_order(**{"numbers": LOCAL, **ORDER, **change})

    assert refused.value.field == field
    assert sandbox.requests() == []


def test_all_that_is_wrong_is_told_at_once(client: Flowroute) -> None:
    with pytest.raises(InvalidArgument, match=r"(?s)billing_name.*state"):
        client.porting.create_a_port_order(
            **{"numbers": LOCAL, **ORDER, "billing_name": "", "state": "W"}
        )


def test_a_preset_that_is_of_another_kind_is_refused(client: Flowroute) -> None:
    e911 = next(iter(client.e911s.list_e911s(max_items=1)))

    with pytest.raises(InvalidArgument, match="a record of type route, not e911"):
        client.porting.create_a_port_order(
            numbers=LOCAL, **ORDER, presets={"primary_route_id": e911}
        )


def test_details_change_while_pending_and_presets_until_completion(
    client: Flowroute, sandbox: Sandbox
) -> None:
    order = ordered(client)

    changed = client.porting.update_a_port_order(order, billing_name="Jane Doe", street2="")
    assert changed.data.attributes.billing_name == "Jane Doe"
    assert attributes_sent(sandbox) == {"billing_name": "Jane Doe", "street2": None}
    client.porting.sign_letter_of_authorization(order, **SIGNED)
    with pytest.raises(UnprocessableEntity, match="processing"):
        client.porting.update_a_port_order(order, billing_name="John Doe")
    presets = {"primary_route_id": "98396"}
    assert client.porting.update_a_port_order(order, presets=presets).data.id == order.id
    with pytest.raises(InvalidArgument, match="at least one field"):
        client.porting.update_a_port_order(order)


def test_numbers_are_added_and_taken_off(client: Flowroute, sandbox: Sandbox) -> None:
    order = ordered(client)

    changed = client.porting.update_port_order_numbers(
        order, add=["206 208 1174"], remove="425-208-1174"
    )

    assert sent(sandbox) == {"add": ["+12062081174"], "remove": [LOCAL]}
    assert changed.data.attributes.numbers == ["+12062081174"]
    with pytest.raises(InvalidArgument, match="add, remove"):
        client.porting.update_port_order_numbers(order)


def test_numbers_of_another_kind_get_an_order_of_their_own_in_the_group(
    client: Flowroute,
) -> None:
    group = client.porting.create_a_port_order(numbers=LOCAL, **ORDER)

    added = client.porting.add_numbers_to_a_port_order_group(group, [FREE])

    assert added.data.attributes.numbers == [FREE]
    found = client.porting.get_port_order_group(group)
    assert [each.attributes.numbers for each in found.data.attributes.orders] == [[LOCAL], [FREE]]


def test_a_group_is_read_in_full_or_by_its_state(client: Flowroute, sandbox: Sandbox) -> None:
    group = client.porting.create_a_port_order(numbers=[LOCAL, FREE], **ORDER)

    brief = client.porting.get_port_order_group(group.data.id, status_only=True)

    assert sandbox.requests()[-1].query == f"group_id={group.data.id}&status"
    assert brief.data.id == group.data.id
    assert brief.data.attributes.status == "Requires Action"
    assert [each.attributes.numbers for each in brief.data.attributes.orders] == [None, None]
    with pytest.raises(NotFound):
        client.porting.get_port_order_group("1")


def test_a_group_is_read_whichever_way_it_is_answered() -> None:
    order = {"id": "1", "type": "portorder", "attributes": {"status": "completed"}}
    group = {"id": 7, "type": "portorder_group", "attributes": {"status": "Odd", "orders": [order]}}
    following = {"next": "https://api.example/v2/portorders?offset=1"}
    answers = [
        testing.Answer(200, {"data": group}),
        testing.Answer(200, {"data": [order], "links": following}),
        testing.Answer(200, {"data": [order | {"id": "2"}]}),
        testing.Answer(200, {"data": order}),
    ]
    script = testing.ScriptedTransport(answers)
    with testing.client(script) as client:
        whole = client.porting.get_port_order_group("7")
        paged = client.porting.get_port_order_group("7")
        single = client.porting.get_port_order_group("7")

    assert (whole.data.id, whole.data.attributes.status) == ("7", "Odd")
    assert len(paged.data.attributes.orders) == 2
    assert script.requests[2].url.endswith("?group_id=7&offset=1")
    assert single.data.attributes.status == "Completed"


def test_an_order_goes_its_way_on_the_clock_until_its_numbers_are_on_the_account(
    client: Flowroute, sandbox: Sandbox
) -> None:
    presets = {"primary_route_id": "98396", "e911_id": "20930", "alias": "Ported"}
    order = ordered(client, presets=presets)
    client.porting.sign_letter_of_authorization(order, **SIGNED)
    seen = []
    for days in (0, 1, 2, 5):
        sandbox.advance(days * DAY + 1)
        seen.append(client.porting.get_port_order_status(order).data.attributes.status)

    assert seen == ["processing", "submitted", "accepted", "completed"]
    number = client.numbers.list_phone_number_details(LOCAL)
    assert number.data.attributes.alias == "Ported"
    assert number.data.relationships.primary_route.data.id == "98396"
    assert number.data.relationships.e911_address.data.id == "20930"
    assert client.porting.has_ended(client.porting.get_a_port_order(order))


def test_a_pending_order_is_cancelled_and_a_rejected_one_abandoned(
    client: Flowroute, sandbox: Sandbox
) -> None:
    first, second = ordered(client), ordered(client, FREE)

    cancelled = client.porting.cancel_a_port_order(first)
    assert cancelled.data.attributes.status == "cancelled"
    assert cancelled.data.attributes.status_updated_at is not None
    sandbox.advance_port_order(second.id)
    with pytest.raises(UnprocessableEntity, match="processing"):
        client.porting.cancel_a_port_order(second)
    sandbox.reject_port_order(second.id, "Wrong PIN.")
    assert client.porting.get_a_port_order(second).data.attributes.comments == ["Wrong PIN."]
    assert client.porting.cancel_a_port_order(second).data.attributes.status == "abandoned"


@pytest.mark.parametrize(
    ("status", "plain", "ended"),
    [
        ("canceled", "cancelled", True),
        ("Cancelled", "cancelled", True),
        ("Processing Abandoned", "processing abandoned", True),
        ("pending", "pending", False),
        ("brand new", "brand new", False),
        (None, None, False),
    ],
)
def test_both_spellings_and_unknown_statuses_are_read(
    client: Flowroute, status: str | None, plain: str | None, ended: bool
) -> None:
    resource = {"id": 7, "type": "portorder", "attributes": {"status": status}}
    found = PortOrderStatusDocument.from_dict({"data": resource})

    assert client.porting.status_of(found) == plain
    assert client.porting.status_of(PortOrder.from_dict(resource)) == plain
    assert client.porting.has_ended(found) is ended
    assert found.data.id == "7"


def test_business_documents_are_read_from_both_layouts(client: Flowroute) -> None:
    one = {"filename": "https://files.example/a.pdf", "status": "uploaded"}
    resource = {"id": "0", "type": "portorder-file", "attributes": {**one, "status": "failed"}}
    attributes = {"business_documents": [one, {"data": [resource]}]}
    order = {"id": "1", "type": "portorder", "attributes": attributes}

    found = client.porting.documents_of(PortOrderDocument.from_dict({"data": order}))

    assert [(each.filename, each.status) for each in found] == [
        ("https://files.example/a.pdf", "uploaded"),
        ("https://files.example/a.pdf", "failed"),
    ]


def test_a_letter_goes_back_as_it_was_with_a_signature(client: Flowroute, sandbox: Sandbox) -> None:
    order = ordered(client)
    letter = client.porting.get_letter_of_authorization(order)

    client.porting.sign_letter_of_authorization(order, **SIGNED)

    assert letter.data.attributes.numbers == ["4252081174"]
    assert attributes_sent(sandbox) == {**letter.data.attributes.to_dict(), **SIGNED}
    assert client.porting.get_port_order_status(order).data.attributes.status == "processing"


def test_a_letter_without_a_signature_is_refused_before_it_is_read(
    client: Flowroute, sandbox: Sandbox
) -> None:
    with pytest.raises(InvalidArgument, match="signature_name"):
        client.porting.sign_letter_of_authorization(
            "42361", signature_name=" ", signature_title="A"
        )

    assert sandbox.requests() == []


def test_a_document_is_uploaded_listed_and_downloaded(client: Flowroute, tmp_path: Path) -> None:
    bill = tmp_path / "bill of May.pdf"
    bill.write_bytes(b"%PDF-1.4 " + bytes(2_000_000))
    order = ordered(client)

    stored = client.porting.upload_a_port_order_file(order, bill)

    listed = client.porting.list_port_order_files(order).data
    again = client.porting.get_a_port_order_file(order, stored)
    assert [each.id for each in listed] == [again.data.id] == ["0"]
    (document,) = client.porting.documents_of(client.porting.get_a_port_order(order))
    path = client.porting.download_a_port_order_file(document, tmp_path / "got.pdf")
    assert path is not None
    assert path.read_bytes() == bill.read_bytes()
    into = io.BytesIO()
    assert client.porting.download_a_port_order_file(stored, into) is None
    assert into.getvalue() == bill.read_bytes()
    with pytest.raises(MediaError, match="more than 1000"):
        client.porting.download_a_port_order_file(stored, tmp_path / "no.pdf", max_size=1000)
    assert not (tmp_path / "no.pdf").exists()
    with pytest.raises(InvalidArgument, match="business document"):
        client.porting.download_a_port_order_file(order, into)


def test_a_document_elsewhere_on_this_machine_is_not_fetched(client: Flowroute) -> None:
    from flowroute_sdk.models import BusinessDocument

    elsewhere = BusinessDocument.from_dict({"filename": "http://127.0.0.2:9/secret"})

    with pytest.raises(MediaError, match="public internet"):
        client.porting.download_a_port_order_file(elsewhere, io.BytesIO())


def test_an_order_without_an_answer_is_found_by_its_numbers(
    client: Flowroute, sandbox: Sandbox
) -> None:
    ordered(client, FREE)
    sandbox.fault(operation="create_a_port_order", effect="drop_after")

    group = client.porting.create_a_port_order(
        numbers=[LOCAL, CANADIAN], **ORDER, on_unknown="find"
    )

    orders = group.data.attributes.orders
    assert [each.attributes.numbers for each in orders] == [[LOCAL], [CANADIAN]]
    posts = [one for one in sandbox.requests() if one.method == "POST"]
    assert len(posts) == 2


def test_an_order_that_was_never_made_is_not_found(client: Flowroute, sandbox: Sandbox) -> None:
    sandbox.fault(operation="create_a_port_order", effect="drop_before")

    with testing.patched(client, clock=testing.Clock()), pytest.raises(OutcomeUnknown) as unknown:
        client.porting.create_a_port_order(numbers=LOCAL, **ORDER, on_unknown="find", settle=1)

    assert unknown.value.candidates == ()
    assert list(client.porting.list_port_orders()) == []


def test_changes_of_the_status_are_posted_and_read(client: Flowroute, sandbox: Sandbox) -> None:
    with testing.WebhookReceiver() as receiver:
        order = ordered(client, status_url=receiver.url)
        client.porting.sign_letter_of_authorization(order, **SIGNED)
        sandbox.set_port_order_status(order.id, "hard_canceled")
        sandbox.flush_webhooks()
        events = receiver.events

    assert [each.status for each in events] == ["processing", "hard_canceled"]
    first = events[0]
    assert isinstance(first, webhooks.StatusChange)
    assert (first.resource_type, first.resource_id) == ("portorders", order.id)
    assert first.text == f"Port Order #{order.id} has been processing."
    assert first.sent_at is not None
    assert [each.is_final for each in events] == [False, True]


async def test_the_async_client_does_the_same(async_client: AsyncFlowroute, tmp_path: Path) -> None:
    porting = async_client.porting
    group = await porting.create_a_port_order(numbers=LOCAL, **ORDER)
    (order,) = group.data.attributes.orders

    stored = await porting.upload_a_port_order_file(order, b"%PDF", file_name="bill.pdf")
    await porting.download_a_port_order_file(stored, tmp_path / "got.pdf")
    await porting.sign_letter_of_authorization(order, **SIGNED)

    assert (tmp_path / "got.pdf").read_bytes() == b"%PDF"
    found = await porting.get_port_order_group(group)
    assert found.data.attributes.status == "In Progress"
    assert [each.id async for each in porting.list_port_orders(group_id=group)] == [order.id]
