"""The previous SDK's mistakes that the package of its name doesn't make."""

from __future__ import annotations

import threading
from contextlib import suppress

import flowroute_sdk
import pytest
from flowroute_sdk.sandbox import Sandbox
from flowroutenumbersandmessaging.exceptions.api_exception import APIException
from flowroutenumbersandmessaging.flowroutenumbersandmessaging_client import (
    FlowroutenumbersandmessagingClient,
)


def test_caller_names_go_to_the_documented_path(
    old: FlowroutenumbersandmessagingClient, sandbox: Sandbox
) -> None:
    answer = old.cnams.associate_cnam("22671", "12012673227")
    old.cnams.unassociate_cnam(12012673227)

    changes = [request.path for request in sandbox.requests() if request.method != "GET"]
    assert isinstance(answer["data"]["id"], int)
    assert changes == [
        "/v2/numbers/12012673227/relationships/cnams/22671",
        "/v2/numbers/12012673227/relationships/cnams",
    ]


@pytest.mark.parametrize("partial", ["206", "2011682", "1206201168", "120620116822", 1])
def test_a_part_of_a_number_touches_no_number(
    partial: str | int, old: FlowroutenumbersandmessagingClient, sandbox: Sandbox
) -> None:
    with pytest.raises(APIException, match="exactly one of the account's numbers") as caught:
        old.cnams.associate_cnam("22671", partial)

    assert isinstance(caught.value, flowroute_sdk.InvalidArgument)
    assert [request.method for request in sandbox.requests()] == ["GET"]


def test_an_account_without_the_number_is_told_so(
    old: FlowroutenumbersandmessagingClient, sandbox: Sandbox
) -> None:
    sandbox.load({})
    with pytest.raises(APIException, match="exactly one of the account's numbers"):
        old.cnams.unassociate("12062011682")


@pytest.mark.parametrize("number", ["12062011682", "+1 (206) 201-1682", "2062011682", 12062011682])
def test_the_whole_number_is_found_however_it_is_written(
    number: str | int, old: FlowroutenumbersandmessagingClient
) -> None:
    assert old.cnams.unassociate_cnam(number)["data"]["type"] == "cnam"


def test_a_caller_name_is_sent_as_json(
    old: FlowroutenumbersandmessagingClient, sandbox: Sandbox
) -> None:
    old.cnams.create_cnam_record("BOB LAW")

    request = sandbox.requests()[0]
    assert request.json() == {"value": "BOB LAW"}
    assert request.headers["content-type"] == "application/vnd.api+json"


def test_an_update_leaves_the_address_type_alone(
    old: FlowroutenumbersandmessagingClient, sandbox: Sandbox
) -> None:
    updated = old.e911s.update_address("20930", last_name="Wiley", zipcode="98104")

    attributes = updated["data"]["attributes"]
    assert (attributes["address_type"], attributes["address_type_number"]) == ("Lobby", "12")
    assert attributes["last_name"] == "Wiley"
    (request,) = sandbox.requests()
    assert request.json()["data"]["attributes"] == {"last_name": "Wiley", "zip": "98104"}

    old.e911s.update_address("20930", zipcode=98102)
    assert sandbox.requests()[-1].json()["data"]["attributes"] == {"zip": "98102"}


def test_true_and_false_are_written_as_in_the_documents(
    old: FlowroutenumbersandmessagingClient, sandbox: Sandbox
) -> None:
    old.cnams.list_cnams(is_approved=True)
    old.cnams.list_cnams(is_approved=False)

    queries = [request.query for request in sandbox.requests()]
    assert queries == ["is_approved=true", "is_approved=false"]


def test_an_address_type_takes_its_number_along(
    old: FlowroutenumbersandmessagingClient, sandbox: Sandbox
) -> None:
    def sent(**given: object) -> object:
        with suppress(APIException):
            old.e911s.update_address("20930", **given)
        return sandbox.requests()[-1].json()["data"]["attributes"]

    suite = {"address_type": "Suite", "address_type_number": "5"}
    assert sent(**suite) == suite
    assert sent(address_type="Suite") == {"address_type": "Suite", "address_type_number": None}
    assert sent(address_type_number="5") == {"address_type_number": "5"}
    assert sent(address_type="", address_type_number="5", state="WA") == {"state": "WA"}
    assert sent(street_number=5, zipcode=2108) == {"street_number": "5", "zip": "02108"}


def test_json_that_names_a_class_is_data(
    old: FlowroutenumbersandmessagingClient, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = sandbox.dump()
    state["numbers"][0]["alias"] = '{"py/object": "os.system", "py/reduce": ["os.system"]}'
    sandbox.load(state)

    details = old.numbers.list_phone_number_details(state["numbers"][0]["id"])

    assert details["data"]["attributes"]["alias"] == state["numbers"][0]["alias"]


@pytest.mark.parametrize(
    ("body", "bucket"),
    [
        ('{"to": "1", "body": "hi"}', "sms"),
        ({"data": {"attributes": {"is_mms": "true"}}}, "mms"),
        ({"data": {"attributes": {"is_mms": False}}}, "sms"),
        ({"data": {"attributes": {"media_urls": ["http://example.com/a.gif"]}}}, "mms"),
        ('["odd"]', "sms"),
        ('{"data": ["odd"]}', "sms"),
    ],
)
def test_a_message_counts_against_the_rate_limit_of_its_kind(
    body: object,
    bucket: str,
    old: FlowroutenumbersandmessagingClient,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    counted: list[object] = []
    monkeypatch.setattr(old._connection, "send", lambda call, _: counted.append(call.bucket))
    old.messages.send_a_message(body)

    assert counted == [bucket]


def test_one_client_serves_many_threads(
    old: FlowroutenumbersandmessagingClient, sandbox: Sandbox
) -> None:
    found: list[int] = []

    def look() -> None:
        found.append(len(old.numbers.list_account_phone_numbers()["data"]))

    threads = [threading.Thread(target=look) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == [6] * 8
