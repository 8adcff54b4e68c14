"""Every operation under every fault: how many requests reached the server."""

from __future__ import annotations

import json
from importlib import resources

import pytest
from flowroute_sdk import FlowrouteError, OutcomeUnknown, RateLimited, ServerError, TransportError

from tests.misbehaving_server import answer, drop, half
from tests.overlays.engine.support import ADDRESS

NUMBER = "12065551234"
HOOK = "https://example.com/hook"
CALLBACKS = ("sms_callback", "mms_callback", "sms_dlr_callback", "mms_dlr_callback")
ARGUMENTS = {
    "numbers": {
        "list_available_area_codes": {},
        "list_available_exchange_codes": {},
        "search_for_purchasable_phone_numbers": {},
        "purchase_a_phone_number": {"number_id": NUMBER},
        "list_account_phone_numbers": {},
        "list_phone_number_details": {"number_id": NUMBER},
        "update_a_phone_number": {"number_id": NUMBER, "alias": "desk"},
        "release_a_phone_number": {"number_id": NUMBER},
        "provision_messaging": {"numbers": [NUMBER], "action": "enable"},
        "look_up_a_message_provision_task": {"task_id": "5"},
        **{f"set_did_level_{c}": {"number_id": NUMBER, "callback_url": HOOK} for c in CALLBACKS},
    },
    "routes": {
        "list_inbound_routes": {},
        "create_an_inbound_route": {"route_type": "host", "value": "pbx.example", "alias": "pbx"},
        "update_an_inbound_route": {"route_id": "5", "alias": "pbx"},
        "delete_an_inbound_route": {"route_id": "5"},
        "list_edge_strategies": {},
        "update_primary_voice_route": {"number_id": NUMBER, "route": "5"},
        "update_failover_voice_route": {"number_id": NUMBER, "route": "5"},
        "remove_primary_voice_route": {"number_id": NUMBER},
        "remove_failover_voice_route": {"number_id": NUMBER},
    },
    "messages": {
        "send_a_message": {"to": NUMBER, "from_": "12065550000", "body": "hello"},
        "look_up_a_message_detail_record": {"message_id": "mdr2-5"},
        "look_up_a_set_of_messages": {"start_date": "2024-01-01"},
        **{f"set_account_level_{c}": {"callback_url": HOOK} for c in CALLBACKS},
        **{f"get_account_level_{c}": {} for c in CALLBACKS},
    },
    "e911s": {
        "list_e911s": {},
        "get_e911": {"e911_id": "5"},
        "validate_address": ADDRESS,
        "create_address": ADDRESS,
        "update_address": {"e911_id": "5", "city": "Tacoma"},
        "delete_address": {"e911_id": "5"},
        "associate": {"e911_id": "5", "number_id": NUMBER},
        "disconnect": {"number_id": NUMBER},
        "list_dids_for_e911": {"e911_id": "5"},
    },
    "cnams": {
        "list_cnams": {},
        "get_cnam": {"cnam_id": "5"},
        "create_cnam_record": {"value": "REGENCE"},
        "update_cnam_record": {"cnam_id": "5", "value": "REGENCE"},
        "remove_cnam": {"cnam_id": "5"},
        "associate_cnam": {"cnam_id": "5", "number_id": NUMBER},
        "unassociate_cnam": {"number_id": NUMBER},
    },
}


def operations() -> dict[str, tuple[str, bool]]:
    """Tag and safety of each operation, from the bundled specification."""
    document = json.loads(resources.files("flowroute_api").joinpath("openapi.json").read_text())
    return {
        operation["operationId"]: (
            operation["tags"][0],
            operation["x-safe-to-repeat"]["value"],
        )
        for item in document["paths"].values()
        for method, operation in item.items()
        if method in ("get", "post", "put", "patch", "delete")
    }


OPERATIONS = operations()
CASES = [(tag, name, safe) for name, (tag, safe) in OPERATIONS.items()]


def caller(tag, name):
    return lambda client: getattr(getattr(client, tag), name)(**ARGUMENTS[tag][name])


def test_every_operation_is_called_here():
    assert {name for group in ARGUMENTS.values() for name in group} == set(OPERATIONS)


@pytest.mark.parametrize("kind", ["sync", "async"], indirect=True)
@pytest.mark.parametrize(("tag", "name", "safe"), CASES, ids=list(OPERATIONS))
def test_a_lost_or_ambiguous_answer_is_repeated_only_where_it_is_safe(against, tag, name, safe):
    for fault, error in (
        (drop, TransportError),
        (answer(500), ServerError),
        (half(500), FlowrouteError),
    ):
        server, driver = against(fault, rate_limit=None)

        with pytest.raises(error if safe else OutcomeUnknown) as caught:
            driver.run(caller(tag, name))

        assert server.count == (3 if safe else 1)
        assert caught.value.outcome == "unknown"


@pytest.mark.parametrize("kind", ["sync", "async"], indirect=True)
@pytest.mark.parametrize(("tag", "name"), [case[:2] for case in CASES], ids=list(OPERATIONS))
def test_a_call_over_the_limit_is_repeated_for_every_operation(against, tag, name):
    server, driver = against(answer(429), rate_limit=None)

    with pytest.raises(RateLimited) as caught:
        driver.run(caller(tag, name))

    assert server.count == 9
    assert caught.value.outcome == "refused"


@pytest.mark.parametrize(("tag", "name", "safe"), CASES, ids=list(OPERATIONS))
@pytest.mark.parametrize("kind", ["sync", "async"], indirect=True)
def test_an_outage_in_the_api_s_own_words_is_repeated_only_where_it_is_safe(
    against, tag, name, safe
):
    server, driver = against(answer(503, '{"errors": [{"status": 503}]}'), rate_limit=None)

    with pytest.raises(ServerError) as caught:
        driver.run(caller(tag, name))

    assert server.count == (3 if safe else 1)
    assert caught.value.outcome == "refused"


@pytest.mark.parametrize("kind", ["sync", "async"], indirect=True)
@pytest.mark.parametrize(("tag", "name"), [case[:2] for case in CASES], ids=list(OPERATIONS))
def test_a_refusal_is_never_repeated(against, tag, name):
    server, driver = against(answer(422, '{"errors": [{"detail": "no"}]}'), rate_limit=None)

    with pytest.raises(FlowrouteError, match="422 Unprocessable Entity: no"):
        driver.run(caller(tag, name))

    assert server.count == 1


@pytest.mark.parametrize("kind", ["sync", "async"], indirect=True)
@pytest.mark.parametrize(("tag", "name"), [case[:2] for case in CASES], ids=list(OPERATIONS))
def test_every_operation_has_a_raw_form(against, tag, name):
    server, driver = against(answer(200, "{}", x_seen="1"), rate_limit=None)

    raw = driver.run(lambda client: caller(tag, name)(client.with_raw_response))

    assert (raw.status, raw.content, raw.headers["x-seen"]) == (200, b"{}", "1")
    assert server.count == 1
