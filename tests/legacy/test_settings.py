"""Time-outs, retries, callbacks, clients of one's own, and what has no counterpart."""

from __future__ import annotations

import importlib
import pickle
import urllib.error
import urllib.request
from collections.abc import Callable
from typing import Any
from unittest import mock

import flowroute_sdk
import pytest
from flowroute_sdk import Flowroute
from flowroute_sdk.sandbox import Sandbox
from flowroutenumbersandmessaging.configuration import Configuration
from flowroutenumbersandmessaging.controllers.base_controller import BaseController
from flowroutenumbersandmessaging.controllers.numbers_controller import NumbersController
from flowroutenumbersandmessaging.exceptions.api_exception import APIException
from flowroutenumbersandmessaging.exceptions.error_exception import ErrorException
from flowroutenumbersandmessaging.flowroutenumbersandmessaging_client import (
    FlowroutenumbersandmessagingClient,
)
from flowroutenumbersandmessaging.http.http_call_back import HttpCallBack
from flowroutenumbersandmessaging.http.http_client import HttpClient
from flowroutenumbersandmessaging.http.http_context import HttpContext
from flowroutenumbersandmessaging.http.http_request import HttpRequest
from flowroutenumbersandmessaging.http.http_response import HttpResponse
from flowroutenumbersandmessaging.http.requests_client import RequestsClient

OWNED = "12012673227"


class CallBack(HttpCallBack):
    """Notes what it is told."""

    def __init__(self) -> None:
        self.before: list[HttpRequest] = []
        self.after: list[HttpContext] = []

    def on_before_request(self, request: HttpRequest) -> None:
        self.before.append(request)
        request.add_header("x-told", "yes")

    def on_after_response(self, context: HttpContext) -> None:
        self.after.append(context)


class OwnClient(HttpClient):
    """Sends with the standard library."""

    def __init__(self) -> None:
        self.sent: list[HttpRequest] = []

    def execute_as_string(self, request: HttpRequest) -> HttpResponse:
        self.sent.append(request)
        content = request.parameters and request.parameters.encode()
        call = urllib.request.Request(
            request.query_url, content, request.headers, method=request.http_method
        )
        try:
            with urllib.request.urlopen(call) as answer:
                return HttpResponse(answer.status, dict(answer.headers), answer.read().decode())
        except urllib.error.HTTPError as error:
            with error:
                return HttpResponse(error.code, dict(error.headers), error.read().decode())


@pytest.fixture(autouse=True)
def class_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """What tests set on the class is gone after them."""
    monkeypatch.setattr(BaseController, "http_client", RequestsClient())
    monkeypatch.setattr(BaseController, "http_call_back", None)
    monkeypatch.setattr(BaseController, "global_headers", {})


@pytest.fixture
def options(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """The options of the calls that are made on `flowroute_sdk`."""
    given: list[dict[str, Any]] = []
    request = Flowroute.request

    def noting(self: Flowroute, *args: Any, **named: Any) -> Any:
        given.append(named)
        return request(self, *args, **named)

    monkeypatch.setattr(Flowroute, "request", noting)
    return given


def test_the_time_out_is_the_old_one_and_can_be_set_for_all_or_for_one(
    old: FlowroutenumbersandmessagingClient, options: list[dict[str, Any]]
) -> None:
    old.routes.list_inbound_routes()
    BaseController.http_client.timeout = 61.5  # type: ignore[attr-defined]
    old.routes.list_inbound_routes()
    old.numbers.http_client = RequestsClient(timeout=None, max_retries=5)
    old.numbers.list_account_phone_numbers()

    assert [each["timeout"] for each in options] == [60, 61.5, None]
    assert [each.get("max_retries") for each in options] == [None, None, 5]


def test_a_time_out_that_is_none_is_refused_by_name(
    old: FlowroutenumbersandmessagingClient, sandbox: Sandbox
) -> None:
    old.numbers.http_client = RequestsClient(timeout=(3, 60))  # type: ignore[arg-type]
    with pytest.raises(APIException, match=r"timeout=\(3, 60\)"):
        old.numbers.list_account_phone_numbers()

    assert sandbox.requests() == []


def test_repetitions_can_be_turned_off(
    old: FlowroutenumbersandmessagingClient, sandbox: Sandbox
) -> None:
    sandbox.fault("status", status=503)
    old.routes.http_client = RequestsClient(max_retries=0)
    with pytest.raises(APIException):
        old.routes.list_inbound_routes()

    assert len(sandbox.requests()) == 1


def test_the_pauses_between_attempts_are_as_long_as_was_asked_for(
    old: FlowroutenumbersandmessagingClient, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []
    module = importlib.import_module("flowroutenumbersandmessaging._connection")
    monkeypatch.setattr(module, "sleep", slept.append)
    sandbox.fault("status", status=503, times=3)
    old.routes.http_client = RequestsClient(max_retries=3, retry_interval=40)

    assert old.routes.list_inbound_routes()["data"]

    assert slept[0] == 0
    assert 60 < slept[1] <= 80 < 130 < slept[2] <= 160


def test_a_cache_is_refused_when_it_is_asked_for() -> None:
    with pytest.raises(flowroute_sdk.ConfigurationError, match="never kept"):
        RequestsClient(cache=True)


def test_a_callback_sees_the_request_without_credentials_and_the_answer(
    old: FlowroutenumbersandmessagingClient, sandbox: Sandbox
) -> None:
    told = old.numbers.http_call_back = CallBack()
    with pytest.raises(ErrorException):
        old.numbers.list_phone_number_details("12065550142")
    old.numbers.set_did_alias(OWNED, "Desk")

    assert [one.response.status_code for one in told.after] == [404, 200]
    assert told.before[1].parameters == '{"alias": "Desk", "type": "number"}'
    assert told.before[1].query_url == f"{sandbox.url}/v2/numbers/{OWNED}"
    assert told.after[1].request is told.before[1]
    assert '"Desk"' in told.after[1].response.raw_body
    assert not any("authorization" in map(str.lower, one.headers) for one in told.before)
    assert [one.headers["x-told"] for one in sandbox.requests()] == ["yes", "yes"]


def test_what_a_callback_changes_is_sent(
    old: FlowroutenumbersandmessagingClient, sandbox: Sandbox
) -> None:
    class Changing(CallBack):
        def on_before_request(self, request: HttpRequest) -> None:
            request.add_query_parameter("limit", 1)

    BaseController.http_call_back = Changing()

    assert len(old.numbers.list_account_phone_numbers()["data"]) == 1
    assert sandbox.requests()[0].query == "limit=1"


def test_a_callback_that_is_not_written_says_so(old: FlowroutenumbersandmessagingClient) -> None:
    old.numbers.http_call_back = HttpCallBack()

    with pytest.raises(NotImplementedError, match="on_before_request"):
        old.numbers.list_account_phone_numbers()


def test_headers_for_all_requests_are_sent(
    old: FlowroutenumbersandmessagingClient, sandbox: Sandbox
) -> None:
    BaseController.global_headers["x-office"] = "Seattle"
    old.routes.list_inbound_routes()

    assert sandbox.requests()[0].headers["x-office"] == "Seattle"


def test_a_client_of_ones_own_sends_with_credentials(
    old: FlowroutenumbersandmessagingClient, sandbox: Sandbox
) -> None:
    own = OwnClient()
    controller = NumbersController(own)
    Configuration.basic_auth_user_name = sandbox.access_key
    Configuration.basic_auth_password = sandbox.secret_key

    found = controller.list_account_phone_numbers(limit=2)
    old.routes.http_client = own
    body = '{"data": {"type": "route", "id": "0"}}'
    nothing = old.routes.update_primary_voice_route(OWNED, body)

    assert list(found) == ["data", "links"]
    assert nothing == ""
    assert [request.http_method for request in own.sent] == ["GET", "PATCH"]
    assert own.sent[0].headers["Authorization"].startswith("Basic ")
    assert sandbox.requests()[1].headers["content-type"] == "application/vnd.api+json"


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (401, flowroute_sdk.AuthenticationFailed),
        (404, flowroute_sdk.NotFound),
        (418, flowroute_sdk.APIError),
        (503, flowroute_sdk.ServerError),
    ],
)
def test_errors_of_a_client_of_ones_own_are_the_same(
    status: int,
    kind: type[Exception],
    old: FlowroutenumbersandmessagingClient,
    sandbox: Sandbox,
) -> None:
    sandbox.fault("status", status=status, times=None)
    old.numbers.http_client = own = OwnClient()
    told = old.numbers.http_call_back = CallBack()
    with pytest.raises(APIException) as caught:
        old.numbers.list_account_phone_numbers()

    error: Any = caught.value
    assert isinstance(error, kind)
    assert error.response_code == told.after[0].response.status_code == status
    assert error.errors[0].status == error.errors[0]["status"] == status
    assert len(own.sent) == 1
    assert "uthorization" not in repr(error.context.request.headers)
    assert type(pickle.loads(pickle.dumps(error))) is type(error)


def test_what_a_client_of_ones_own_raises_is_passed_on(
    old: FlowroutenumbersandmessagingClient,
) -> None:
    class Broken(HttpClient):
        def execute_as_string(self, request: HttpRequest) -> HttpResponse:
            raise ConnectionResetError(request.http_method)

    old.numbers.http_client = Broken()

    with pytest.raises(ConnectionResetError, match="GET"):
        old.numbers.list_account_phone_numbers()


def test_a_page_of_html_from_a_client_of_ones_own_is_kept(
    old: FlowroutenumbersandmessagingClient,
) -> None:
    class Gateway(HttpClient):
        status = 502

        def execute_as_string(self, request: HttpRequest) -> HttpResponse:
            return HttpResponse(self.status, {}, "<html>")

    old.numbers.http_client = gateway = Gateway()
    with pytest.raises(flowroute_sdk.ServerError) as refused:
        old.numbers.list_account_phone_numbers()
    gateway.status = 200
    with pytest.raises(flowroute_sdk.ResponseError) as unread:
        old.numbers.list_account_phone_numbers()

    for error in (refused.value, unread.value):
        assert error.context.response.raw_body == "<html>"  # type: ignore[attr-defined]


def test_a_request_of_ones_own_goes_the_same_way(
    old: FlowroutenumbersandmessagingClient, sandbox: Sandbox
) -> None:
    class Mine(BaseController):
        def rename(self, alias: str) -> Any:
            address = f"{Configuration.base_uri}/v2/numbers/{OWNED}"
            body = {"type": "number", "alias": alias}
            request = self.http_client.patch(address, {"x-mine": "1"}, parameters=body)
            return self.handle_request_and_response(request)

    Configuration.base_uri = sandbox.url
    Configuration.basic_auth_user_name = sandbox.access_key
    Configuration.basic_auth_password = sandbox.secret_key

    assert Mine().rename("Desk")["data"]["attributes"]["alias"] == "Desk"
    assert sandbox.requests()[0].headers["x-mine"] == "1"


def test_a_request_to_another_host_is_refused(sandbox: Sandbox) -> None:
    Configuration.basic_auth_user_name = sandbox.access_key
    Configuration.basic_auth_password = sandbox.secret_key
    controller = NumbersController()

    with pytest.raises(APIException, match="own host"):
        controller.handle_request_and_response(HttpRequest("GET", "http://example.com/v2/routes"))


def test_checks_of_subclasses_work() -> None:
    refused = HttpContext(HttpRequest("GET", "/"), HttpResponse(500, {}, ""))

    with pytest.raises(ValueError, match="to=None"):
        BaseController.validate_parameters(body="hi", to=None)
    with pytest.raises(APIException, match="not OK") as caught:
        BaseController.validate_response(refused)
    assert caught.value.response_code == 500
    BaseController.validate_response(HttpContext(refused.request, HttpResponse(204, {}, "")))


def test_an_error_can_be_made_by_hand() -> None:
    body = '{"errors": [{"detail": "Gone"}]}'
    context = HttpContext(HttpRequest("GET", "/"), HttpResponse(404, {}, body))
    error = ErrorException("not there", context)
    bare = ErrorException(
        "not there", HttpContext(context.request, HttpResponse(404, {}, "<html>"))
    )

    assert error.errors is not None
    assert (str(error), error.response_code) == ("not there", 404)
    assert error.errors[0].detail == error.errors[0]["detail"] == "Gone"
    assert bare.errors is None


def test_headers_are_found_in_any_case_and_listed_in_lower_case(
    old: FlowroutenumbersandmessagingClient,
) -> None:
    with pytest.raises(ErrorException) as caught:
        old.e911s.get_e911("1")

    headers = caught.value.context.response.headers
    assert headers["Content-Type"] == headers["CONTENT-TYPE"] == headers["content-type"]
    assert "content-type" in list(headers)
    assert headers.get("X-Nothing") is None


UNSUPPORTED: list[Callable[[], Any]] = [
    lambda: RequestsClient().session,
    lambda: RequestsClient().execute_as_string(HttpRequest("GET", "/")),
    lambda: RequestsClient().execute_as_binary(HttpRequest("GET", "/")),
    lambda: RequestsClient().convert_response(None, False),
    lambda: BaseController().execute_request(HttpRequest("GET", "/")),
    lambda: mock.patch(
        "flowroutenumbersandmessaging.http.requests_client.requests.session"
    ).start(),
]


@pytest.mark.parametrize("use", UNSUPPORTED)
def test_what_has_no_counterpart_says_what_to_do_on_use(use: Callable[[], Any]) -> None:
    with pytest.raises((NotImplementedError, AttributeError), match=r"flowroute_sdk|yours"):
        use()


def test_a_call_that_a_mock_should_stop_does_not_go_out(
    old: FlowroutenumbersandmessagingClient, sandbox: Sandbox
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("flowroutenumbersandmessaging.http.requests_client.requests", object())
        with pytest.raises(NotImplementedError, match="was replaced"):
            old.messages.send_a_message("{}")
    assert sandbox.requests() == []

    assert old.routes.list_inbound_routes()["data"]


def test_an_unsupported_name_is_imported_and_refuses_each_use() -> None:
    from flowroutenumbersandmessaging.http.requests_client import CacheControl

    assert "docs/migrating.md" in repr(CacheControl)
    assert not hasattr(CacheControl, "__wrapped__")
    uses: list[Callable[[], Any]] = [
        CacheControl,
        lambda: CacheControl.anything,
        lambda: setattr(CacheControl, "anything", 1),
        lambda: exec("class Sub(base): ...", {"base": CacheControl}),
    ]
    for each in uses:
        with pytest.raises(NotImplementedError, match="nothing is sent with requests"):
            each()


@pytest.mark.parametrize(
    ("resource", "name", "advice"),
    [
        ("numbers", "get_account_phone_numbers", "use list_account_phone_numbers"),
        ("cnams", "search_cnams", "use list_cnams"),
    ],
)
def test_a_method_of_an_early_version_says_what_it_is_called(
    resource: str, name: str, advice: str, old: FlowroutenumbersandmessagingClient
) -> None:
    controller = getattr(old, resource)

    assert not hasattr(controller, name)
    with pytest.raises(AttributeError, match=advice):
        getattr(controller, name)
