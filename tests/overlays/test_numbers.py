"""`client.numbers` against the sandbox."""

from __future__ import annotations

from typing import Any

import pytest
from flowroute_sdk import AsyncFlowroute, Flowroute
from flowroute_sdk.errors import (
    InvalidArgument,
    NotFound,
    OutcomeUnknown,
    PriceRefused,
    TransportError,
)
from flowroute_sdk.models import NumberDocument, PartialNumberDocument
from flowroute_sdk.sandbox.embedded import Sandbox

OWNED = "12012673227"


def sent(sandbox: Sandbox) -> list[str | None]:
    return [request.operation for request in sandbox.requests()]


def for_sale(client: Flowroute) -> Any:
    page = client.numbers.search_for_purchasable_phone_numbers(starts_with=1206, limit=1)
    return page.data[0]


def test_area_codes_and_exchanges_lead_to_each_other(client: Flowroute) -> None:
    code = client.numbers.list_available_area_codes(max_setup_cost="3.25", limit=400).data[0]
    exchanges = client.numbers.list_available_exchange_codes(areacode=code.id, max_items=5)

    assert all(exchange.id.startswith(code.id) for exchange in exchanges)
    assert exchanges.data


def test_every_search_filter_reaches_the_server(client: Flowroute, sandbox: Sandbox) -> None:
    client.numbers.search_for_purchasable_phone_numbers(
        starts_with="+1 (206)",
        contains=3,
        ends_with="7",
        rate_center="SEATTLE",
        state="WA",
        number_type="longcode",
        iso_country="US",
        order_by="number,asc",
        limit=7,
        offset=2,
    )

    assert sandbox.requests()[-1].query == (
        "starts_with=%2B1206&contains=3&ends_with=7&rate_center=SEATTLE&state=WA"
        "&number_type=longcode&iso_country=US&order_by=number%2Casc&limit=7&offset=2"
    )


def test_a_search_goes_over_pages_up_to_max_items(client: Flowroute, sandbox: Sandbox) -> None:
    found = list(
        client.numbers.search_for_purchasable_phone_numbers(starts_with=1206, limit=2, max_items=5)
    )

    assert len({number.id for number in found}) == 5
    assert len(sandbox.requests()) == 3


@pytest.mark.parametrize(
    "arguments",
    [
        {"limit": 201},
        {"limit": 0},
        {"offset": -1},
        {"max_items": -1},
        {"state": "Washington"},
        {"number_type": "vanity"},
        {"contains": "abc"},
        {"iso_country": "USA"},
    ],
)
def test_a_search_outside_the_limits_is_not_sent(
    client: Flowroute, sandbox: Sandbox, arguments: dict[str, Any]
) -> None:
    with pytest.raises(InvalidArgument, match=next(iter(arguments))):
        client.numbers.search_for_purchasable_phone_numbers(**arguments)

    assert sandbox.requests() == []


def test_area_codes_come_400_a_page_and_unchecked_sizes_are_sent(
    client: Flowroute, sandbox: Sandbox
) -> None:
    client.numbers.list_available_area_codes(limit=400)
    with pytest.raises(InvalidArgument, match="1 to 400"):
        client.numbers.list_available_area_codes(limit=401)

    assert [request.query for request in sandbox.requests()] == ["limit=400"]


def test_a_number_is_bought_and_released(client: Flowroute) -> None:
    number = for_sale(client)

    bought = client.numbers.purchase_a_phone_number(
        number, cnam_lookups_enabled=False, messaging_enabled=True
    )

    assert isinstance(bought, NumberDocument)
    assert bought.data.id == number.id
    owned = [each.id for each in client.numbers.list_account_phone_numbers(starts_with=1206)]
    assert number.id in owned
    client.numbers.release_a_phone_number(bought)
    with pytest.raises(NotFound):
        client.numbers.list_phone_number_details(number)


def test_a_price_within_the_limit_is_looked_up_and_paid(
    client: Flowroute, sandbox: Sandbox
) -> None:
    number = for_sale(client)
    sandbox.forget_requests()

    client.numbers.purchase_a_phone_number(number.id, max_setup_cost=number.attributes.setup_cost)

    assert sent(sandbox) == ["search_for_purchasable_phone_numbers", "purchase_a_phone_number"]


@pytest.mark.parametrize("number_id", [None, "+1 206 555 1234"])
def test_a_price_above_the_limit_or_unseen_buys_nothing(
    client: Flowroute, sandbox: Sandbox, number_id: str | None
) -> None:
    with pytest.raises(PriceRefused):
        client.numbers.purchase_a_phone_number(
            number_id or for_sale(client).id, max_setup_cost="0.5"
        )

    assert "purchase_a_phone_number" not in sent(sandbox)


@pytest.mark.parametrize("limit", ["free", -1, float("nan"), True])
def test_a_price_limit_that_is_none_is_refused_before_anything_is_sent(
    client: Flowroute, sandbox: Sandbox, limit: Any
) -> None:
    with pytest.raises(InvalidArgument, match="max_setup_cost"):
        client.numbers.purchase_a_phone_number("12065551234", max_setup_cost=limit)

    assert sandbox.requests() == []


def test_no_price_is_looked_up_for_a_purchase_that_cannot_be_made(
    client: Flowroute, sandbox: Sandbox
) -> None:
    with pytest.raises(InvalidArgument, match="max_retries"):
        client.numbers.purchase_a_phone_number("12065551234", max_setup_cost=1, max_retries=-1)

    assert sandbox.requests() == []


def test_partial_success_of_a_purchase_is_a_document_of_its_own(
    client: Flowroute, sandbox: Sandbox
) -> None:
    number = for_sale(client)
    sandbox.set_provisioning(available=False)

    bought = client.numbers.purchase_a_phone_number(number, messaging_enabled=True)

    assert isinstance(bought, PartialNumberDocument)
    assert sent(sandbox).count("purchase_a_phone_number") == 1


def test_a_purchase_without_an_answer_is_made_once_and_its_outcome_unknown(
    client: Flowroute, sandbox: Sandbox
) -> None:
    number = for_sale(client)
    sandbox.fault("drop_after", times=None, operation="purchase_a_phone_number")

    with pytest.raises(OutcomeUnknown):
        client.numbers.purchase_a_phone_number(number)

    sandbox.clear_faults()
    assert sent(sandbox).count("purchase_a_phone_number") == 1
    assert client.numbers.list_phone_number_details(number).data.id == number.id


def test_a_price_that_cannot_be_looked_up_buys_nothing(client: Flowroute, sandbox: Sandbox) -> None:
    number = for_sale(client)
    sandbox.fault("drop_before", times=None, operation="search_for_purchasable_phone_numbers")

    with pytest.raises(TransportError):
        client.numbers.purchase_a_phone_number(number, max_setup_cost=9, max_retries=0)

    assert "purchase_a_phone_number" not in sent(sandbox)


def test_account_numbers_are_filtered(client: Flowroute, sandbox: Sandbox) -> None:
    listed = list(
        client.numbers.list_account_phone_numbers(starts_with="1201", contains=267, ends_with=27)
    )

    assert [number.id for number in listed] == [OWNED]
    with pytest.raises(InvalidArgument, match="alias"):
        client.numbers.list_account_phone_numbers(alias="a" * 65)


@pytest.mark.parametrize("number", [OWNED, int(OWNED), "(201) 267-3227", "+12012673227"])
def test_details_take_a_number_in_any_usual_form(client: Flowroute, number: Any) -> None:
    assert client.numbers.list_phone_number_details(number).data.id == OWNED


def test_settings_change_and_the_rest_stays(client: Flowroute, sandbox: Sandbox) -> None:
    updated = client.numbers.update_a_phone_number(
        OWNED,
        alias="NYC Number",
        cnam_lookups_enabled=False,
        messaging_enabled=True,
        messaging_email=False,
        messaging_callback_url="https://example.com/provisioned",
    )
    renamed = client.numbers.update_a_phone_number(OWNED, alias="")

    assert isinstance(updated, NumberDocument)
    assert updated.data.attributes.alias == "NYC Number"
    assert isinstance(renamed, NumberDocument)
    assert renamed.data.attributes.cnam_lookups_enabled is False
    assert sandbox.requests()[-1].json() == {"type": "number", "alias": ""}


def test_partial_success_of_an_update_is_a_document_of_its_own(
    client: Flowroute, sandbox: Sandbox
) -> None:
    sandbox.set_provisioning(available=False)

    updated = client.numbers.update_a_phone_number("14164390052", messaging_enabled=True)

    assert isinstance(updated, PartialNumberDocument)
    assert len(sandbox.requests()) == 1


@pytest.mark.parametrize("arguments", [{"alias": "a" * 65}, {"messaging_enabled": "true"}])
def test_settings_outside_the_limits_are_not_sent(
    client: Flowroute, sandbox: Sandbox, arguments: dict[str, Any]
) -> None:
    with pytest.raises(InvalidArgument, match=next(iter(arguments))):
        client.numbers.update_a_phone_number(OWNED, **arguments)

    assert sandbox.requests() == []


@pytest.mark.parametrize("kind", ["sms", "mms", "sms_dlr", "mms_dlr"])
def test_callbacks_of_a_number_are_set(client: Flowroute, sandbox: Sandbox, kind: str) -> None:
    method = getattr(client.numbers, f"set_did_level_{kind}_callback")

    assert method(OWNED, callback_url="https://example.com/hook") is None

    (request,) = sandbox.requests()
    assert request.path == f"/v2/numbers/{OWNED}/relationships/{kind}_callback"
    assert request.json() == {"data": {"attributes": {"callback_url": "https://example.com/hook"}}}
    with pytest.raises(InvalidArgument, match="callback_url"):
        method(OWNED, callback_url="")


def test_messaging_is_provisioned_for_one_number_and_for_several(client: Flowroute) -> None:
    one = client.numbers.provision_messaging("(201) 267-3227", email=True)
    several = client.numbers.provision_messaging(
        client.numbers.list_account_phone_numbers(max_items=2), action="disable"
    )

    looked_up = client.numbers.look_up_a_message_provision_task(one)
    assert looked_up.data.id == one.data.id
    assert client.numbers.look_up_a_message_provision_task(several.data.id).data.id
    with pytest.raises(InvalidArgument, match="action"):
        client.numbers.provision_messaging(OWNED, action="start")  # type: ignore[arg-type]


async def test_the_async_client_buys_within_a_limit_too(
    async_client: AsyncFlowroute, sandbox: Sandbox
) -> None:
    page = await async_client.numbers.search_for_purchasable_phone_numbers(starts_with=1206)
    number = page.data[0]

    with pytest.raises(PriceRefused):
        await async_client.numbers.purchase_a_phone_number(number, max_setup_cost=0)
    bought = await async_client.numbers.purchase_a_phone_number(number, max_setup_cost=100)

    assert isinstance(bought, NumberDocument)
    assert sent(sandbox).count("purchase_a_phone_number") == 1


def test_the_raw_form_of_a_purchase_looks_the_price_up_as_well(
    client: Flowroute, sandbox: Sandbox
) -> None:
    number = for_sale(client)

    response = client.with_raw_response.numbers.purchase_a_phone_number(number, max_setup_cost=100)

    assert response.status == 201
    parsed = response.parse()
    assert isinstance(parsed, NumberDocument)
    assert parsed.data.id == number.id
