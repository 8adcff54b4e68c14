"""What old calls raise, and that both worlds catch it."""

from __future__ import annotations

import pickle
import socket
import traceback
from collections.abc import Callable
from typing import Any

import flowroute_sdk
import pytest
from flowroute_sdk.sandbox import Sandbox
from flowroutenumbersandmessaging.configuration import Configuration
from flowroutenumbersandmessaging.exceptions.api_exception import APIException
from flowroutenumbersandmessaging.exceptions.error_exception import ErrorException
from flowroutenumbersandmessaging.flowroutenumbersandmessaging_client import (
    FlowroutenumbersandmessagingClient,
)

STATUSES = {
    401: (ErrorException, flowroute_sdk.AuthenticationFailed),
    403: (ErrorException, flowroute_sdk.PermissionDenied),
    404: (ErrorException, flowroute_sdk.NotFound),
    422: (ErrorException, flowroute_sdk.UnprocessableEntity),
    400: (APIException, flowroute_sdk.BadRequest),
    409: (APIException, flowroute_sdk.Conflict),
    418: (APIException, flowroute_sdk.APIError),
    500: (APIException, flowroute_sdk.ServerError),
}


@pytest.mark.parametrize("status", STATUSES)
def test_a_status_raises_its_old_exception_which_is_a_new_error_too(
    status: int, old: FlowroutenumbersandmessagingClient, sandbox: Sandbox
) -> None:
    sandbox.fault("status", status=status, times=None)
    old_class, new_class = STATUSES[status]
    with pytest.raises(old_class) as caught:
        old.numbers.list_phone_number_details("12012673227")

    error: Any = caught.value
    assert isinstance(error, new_class)
    assert isinstance(error, ErrorException) == (status in (401, 403, 404, 422))
    assert error.response_code == error.context.response.status_code == status
    assert error.reason == str(error)
    assert f'"status":{status}' in error.context.response.raw_body
    assert error.context.request.http_method == "GET"
    assert error.context.request.query_url == f"{sandbox.url}/v2/numbers/12012673227"
    assert "authorization" not in error.context.request.headers


def test_an_error_carries_what_the_new_tree_says(old: FlowroutenumbersandmessagingClient) -> None:
    with pytest.raises(flowroute_sdk.NotFound) as caught:
        old.e911s.get_e911("1")

    assert caught.value.outcome == "refused"
    assert caught.value.errors[0]["status"] == 404
    assert type(caught.value.__cause__) is flowroute_sdk.NotFound


def test_an_error_survives_pickling(old: FlowroutenumbersandmessagingClient) -> None:
    with pytest.raises(ErrorException) as caught:
        old.e911s.get_e911("1")

    copy = pickle.loads(pickle.dumps(caught.value))

    assert type(copy) is type(caught.value)
    assert copy.context == caught.value.context
    assert copy.reason == caught.value.reason


def test_a_page_of_html_is_kept_as_the_body(
    old: FlowroutenumbersandmessagingClient, sandbox: Sandbox
) -> None:
    sandbox.fault("bad_json", times=None)
    with pytest.raises(APIException) as caught:
        old.routes.list_inbound_routes()

    assert isinstance(caught.value, flowroute_sdk.ResponseError)
    assert caught.value.context.response.raw_body == '{"data": '


def test_a_traceback_shows_the_new_text_below_the_old_one(
    old: FlowroutenumbersandmessagingClient,
) -> None:
    with pytest.raises(ErrorException) as caught:
        old.e911s.get_e911("1")

    old_text, new_text = traceback.format_exception_only(caught.value)
    assert old_text.endswith(": The specified resource was not found\n")
    assert "GET /v2/e911s/1" in new_text


def test_an_error_that_explains_nothing_has_no_error_objects(
    old: FlowroutenumbersandmessagingClient, sandbox: Sandbox
) -> None:
    sandbox.fault("status", status=404, body="<html>", times=None)
    with pytest.raises(ErrorException) as caught:
        old.routes.list_inbound_routes()

    assert caught.value.errors == []
    assert caught.value.context.response.raw_body == "<html>"
    assert str(caught.value) == "The specified resource was not found"


def test_a_send_without_an_answer_may_have_been_sent_and_is_not_repeated(
    old: FlowroutenumbersandmessagingClient, sandbox: Sandbox
) -> None:
    sandbox.fault("drop_after", times=None)
    body = {"to": "12065550142", "from": "12012673227", "body": "hi"}
    with pytest.raises(APIException) as caught:
        old.messages.send_a_message(body)

    assert isinstance(caught.value, flowroute_sdk.OutcomeUnknown)
    assert caught.value.response_code == 0
    assert caught.value.context.response.raw_body == ""
    assert caught.value.context.request.parameters is not None
    assert len(sandbox.requests()) == 1


def test_a_look_up_is_repeated(old: FlowroutenumbersandmessagingClient, sandbox: Sandbox) -> None:
    sandbox.fault("status", status=503)

    assert old.numbers.list_account_phone_numbers()["data"]
    assert [request.status for request in sandbox.requests()] == [503, 200]


def test_a_deletion_that_had_worked_already_is_a_success(
    old: FlowroutenumbersandmessagingClient, sandbox: Sandbox
) -> None:
    sandbox.fault("drop_after")

    assert old.numbers.release_a_did("12012673227") == ""
    assert [request.status for request in sandbox.requests()] == [204, 404]


def test_no_connection_is_an_old_exception(sandbox: Sandbox) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        Configuration.base_uri = f"http://127.0.0.1:{closed.getsockname()[1]}"
        client = FlowroutenumbersandmessagingClient(sandbox.access_key, sandbox.secret_key)
        with pytest.raises(APIException) as caught:
            client.numbers.purchase_a_phone_number("12065551234")

    assert isinstance(caught.value, flowroute_sdk.TransportError)
    assert caught.value.context.request.http_method == "POST"


def test_missing_credentials_are_an_old_exception_when_they_are_needed(sandbox: Sandbox) -> None:
    client = FlowroutenumbersandmessagingClient()
    with pytest.raises(APIException) as caught:
        client.numbers.list_account_phone_numbers()

    assert isinstance(caught.value, flowroute_sdk.ConfigurationError)
    assert sandbox.requests() == []


Act = Callable[[FlowroutenumbersandmessagingClient], object]
REFUSED: list[Act] = [
    lambda old: old.messages.send_a_message("{not json"),
    lambda old: old.messages.send_a_message(b"\xff"),
    lambda old: old.messages.send_a_message("[" * 100_000),
    lambda old: old.routes.create_an_inbound_route("{'data': 1}"),
    lambda old: old.numbers.release_a_did(""),
    lambda old: old.numbers.release_a_did(None),
    lambda old: old.e911s.get_e911(".."),
    lambda old: old.cnams.remove_cnam(" "),
    lambda old: old.cnams.associate_cnam("22671", ""),
    lambda old: old.messages.send_a_message({"data": object()}),
]


@pytest.mark.parametrize("act", REFUSED)
def test_what_this_layer_refuses_is_an_old_exception_and_is_not_sent(
    act: Act, old: FlowroutenumbersandmessagingClient, sandbox: Sandbox
) -> None:
    with pytest.raises(APIException) as caught:
        act(old)

    error: Any = caught.value
    assert isinstance(error, flowroute_sdk.InvalidArgument)
    assert isinstance(error, ErrorException)
    assert error.response_code == error.errors[0]["status"] == 422
    assert error.errors[0].detail == str(error)
    assert caught.value.context.response.raw_body == ""
    assert sandbox.requests() == []


@pytest.mark.parametrize(
    "junk",
    [
        None,
        True,
        -1,
        1.5,
        "\ud800",
        "ü",
        [],
        {},
        object(),
        b"x",
        "a/b",
        pytest.param(10**5000, id="huge"),
    ],
)
def test_junk_never_raises_anything_else(
    junk: Any, old: FlowroutenumbersandmessagingClient, sandbox: Sandbox
) -> None:
    acts: list[Act] = [
        lambda old: old.numbers.list_account_phone_numbers(junk, junk, junk, junk, junk),
        lambda old: old.numbers.list_phone_number_details(junk),
        lambda old: old.numbers.set_did_alias("12012673227", junk),
        lambda old: old.messages.look_up_a_set_of_messages(junk, junk, junk, junk),
        lambda old: old.messages.send_a_message(junk),
        lambda old: old.e911s.update_address("20930", *[junk] * 11),
        lambda old: old.cnams.unassociate_cnam(junk),
        lambda old: old.cnams.list_cnams(junk, junk, junk),
    ]
    outcomes = []
    for act in acts:
        try:
            act(old)
        except flowroute_sdk.FlowrouteError as error:
            outcomes.append(isinstance(error, APIException))

    assert all(outcomes)
    assert all(request.method != "DELETE" for request in sandbox.requests())


def test_too_low_a_balance_is_forbidden_to_the_old_and_has_a_name_in_the_new(
    old: FlowroutenumbersandmessagingClient, sandbox: Sandbox
) -> None:
    sandbox.balance = 0
    with flowroute_sdk.Flowroute(
        sandbox.access_key, sandbox.secret_key, base_url=sandbox.url
    ) as client:
        offered = next(iter(client.numbers.search_for_purchasable_phone_numbers()))

    with pytest.raises(ErrorException, match="Forbidden") as caught:
        old.numbers.purchase_a_phone_number(offered.id)

    assert isinstance(caught.value, flowroute_sdk.InsufficientFunds)
