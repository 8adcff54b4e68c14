"""The old package's names, signatures, settings and warnings."""

from __future__ import annotations

import ast
import contextlib
import importlib
import inspect
import re
import warnings
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import flowroutenumbersandmessaging
import pytest
from flowroute_api import api
from flowroute_sdk import Flowroute
from flowroute_sdk.migrate import OLD_CALLS, OldCall
from flowroute_sdk.sandbox import Sandbox
from flowroutenumbersandmessaging._replaced import LATER
from flowroutenumbersandmessaging.configuration import Configuration
from flowroutenumbersandmessaging.controllers.base_controller import BaseController
from flowroutenumbersandmessaging.controllers.numbers_controller import NumbersController
from flowroutenumbersandmessaging.exceptions.api_exception import APIException
from flowroutenumbersandmessaging.exceptions.error_exception import ErrorException
from flowroutenumbersandmessaging.flowroutenumbersandmessaging_client import (
    FlowroutenumbersandmessagingClient,
)

PACKAGE = Path(str(flowroutenumbersandmessaging.__file__)).parent
SAMPLES: dict[str, Any] = {
    "id": "12062011682",
    "did": "12062011682",
    "number_id": "12062011682",
    "phone_number": "12062011682",
    "e911_id": "20930",
    "cnam_id": "22671",
    "body": {"data": {"type": "route", "id": "0"}},
    "start_date": "2026-01-01",
    "url": "https://example.com/callback",
    "dlr_url": "https://example.com/callback",
    "value": "BOB LAW",
    "alias": "Front desk",
}


def method(old: FlowroutenumbersandmessagingClient, call: OldCall) -> Any:
    return getattr(getattr(old, call.resource), call.name)


def sample(call: OldCall, signature: inspect.Signature) -> dict[str, Any]:
    """Values for the parameters that must be given."""
    required = [
        name
        for name, each in signature.parameters.items()
        if each.default is inspect.Parameter.empty
    ]
    return {name: SAMPLES.get(name, "text") for name in required}


@pytest.mark.parametrize(
    "call", OLD_CALLS.values(), ids=lambda call: f"{call.resource}.{call.name}"
)
def test_an_old_method_has_its_parameters_in_their_order(
    call: OldCall, old: FlowroutenumbersandmessagingClient
) -> None:
    assert tuple(inspect.signature(method(old, call)).parameters) == call.parameters


def test_no_controller_has_a_method_that_the_table_lacks(
    old: FlowroutenumbersandmessagingClient,
) -> None:
    found = {
        (resource, name)
        for resource in ("numbers", "routes", "messages", "e911s", "cnams", "porting", "cdrs")
        for name in set(dir(getattr(old, resource))) - set(dir(BaseController))
        if not name.startswith("_")
    }

    assert found == {*OLD_CALLS, *LATER}


@pytest.mark.parametrize(
    "call", OLD_CALLS.values(), ids=lambda call: f"{call.resource}.{call.name}"
)
def test_a_method_warns_once_at_its_caller_and_spells_the_new_call(
    call: OldCall, old: FlowroutenumbersandmessagingClient
) -> None:
    arguments = sample(call, inspect.signature(method(old, call)))
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        for _ in range(2):
            with contextlib.suppress(APIException):
                method(old, call)(**arguments)

    assert [warning.category for warning in caught] == [DeprecationWarning]
    assert caught[0].filename == __file__
    assert call.spelled in str(caught[0].message)


@pytest.mark.parametrize(
    "call", OLD_CALLS.values(), ids=lambda call: f"{call.resource}.{call.name}"
)
def test_the_new_call_that_is_spelled_out_is_one(call: OldCall, new: Flowroute) -> None:
    resource, name = call.operation.split(".")
    spelled = ast.parse(call.spelled, mode="eval").body
    assert isinstance(spelled, ast.Call)
    keywords = {str(each.arg): None for each in spelled.keywords}

    bound = inspect.signature(getattr(getattr(new, resource), name)).bind(*spelled.args, **keywords)

    assert "options" not in bound.arguments
    new_keywords = {call.keyword(parameter) for parameter in call.parameters[call.positional :]}
    assert call.body is not None or new_keywords == keywords.keys()


def test_an_old_call_and_its_operation_agree_on_method_path_and_repeating(
    old: FlowroutenumbersandmessagingClient, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[tuple[str, str, Any]] = []

    def send(call: Any, _: object) -> Any:
        sent.append((call.method, call.path, call.safe_to_repeat))
        return {"data": [{"id": "12062011682"}]}

    monkeypatch.setattr(old._connection, "send", send)
    for call in OLD_CALLS.values():
        method(old, call)(**sample(call, inspect.signature(method(old, call))))
        tag, operation_id = call.operation.split(".")
        module = __import__(f"{api.__name__}.{tag}.{operation_id}", fromlist=["OPERATION"])
        operation = module.OPERATION
        values = {"number_id": "12062011682", "e911_id": "20930", "cnam_id": "22671"}
        values["message_id"] = "12062011682"
        path = operation.url(**{name: values[name] for name in operation.path_parameters})
        assert sent[-1] == (operation.method, path, operation.safe_to_repeat), call.name


@pytest.mark.parametrize(
    ("old_call", "operation"),
    [
        (("porting", "checkPortability"), "porting.check_portability"),
        (("cdrs", "list_cdrs"), "cdr_exports.list_cdr_exports"),
        (("cdrs", "get_cdr_export_status"), "cdr_exports.get_a_cdr_export"),
        (("cdrs", "create_cdr_export"), "cdr_exports.create_a_cdr_export"),
    ],
)
def test_a_later_call_warns_and_agrees_with_its_operation(
    old_call: tuple[str, str],
    operation: str,
    old: FlowroutenumbersandmessagingClient,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sent: list[Any] = []
    monkeypatch.setattr(old._connection, "send", lambda call, _: sent.append(call))
    called = getattr(getattr(old, old_call[0]), old_call[1])
    with pytest.warns(DeprecationWarning, match=re.escape(LATER[old_call])):
        called(**dict.fromkeys(required(called), "1"))

    found: Any = importlib.import_module(f"{api.__name__}.{operation}").OPERATION
    path = found.url(**dict.fromkeys(found.path_parameters, "1"))
    (call,) = sent
    assert (call.method, call.path, call.safe_to_repeat) == (
        found.method,
        path,
        found.safe_to_repeat,
    )


def required(called: Any) -> list[str]:
    parameters = inspect.signature(called).parameters.items()
    return [name for name, each in parameters if each.default is inspect.Parameter.empty]


def test_only_public_names_of_the_new_package_are_used() -> None:
    used = []
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.level == 0:
                used += [f"{node.module}.{alias.name}" for alias in node.names]
            elif isinstance(node, ast.Import):
                used += [alias.name for alias in node.names]
    ours = [name for name in used if name.startswith("flowroute_")]

    assert ours
    assert not [name for name in ours if "._" in name or name.startswith("flowroute_api")]


def test_a_missing_driver_for_rewriting_does_not_keep_old_programs_from_running() -> None:
    spec = find_spec("flowroute_sdk.migrate.calls")

    assert spec is not None
    assert "libcst" not in Path(str(spec.origin)).read_text("utf-8")


def test_the_configuration_is_honoured_at_each_call(sandbox: Sandbox) -> None:
    Configuration.base_uri = sandbox.url
    Configuration.basic_auth_user_name = sandbox.access_key
    Configuration.basic_auth_password = "wrong"
    client = FlowroutenumbersandmessagingClient()
    with pytest.raises(ErrorException):
        client.numbers.list_account_phone_numbers()

    Configuration.basic_auth_password = sandbox.secret_key

    assert client.numbers.list_account_phone_numbers()["data"]


def test_settings_that_come_back_use_the_connections_that_they_had(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[tuple[object, ...]] = []

    def make(*arguments: Any, **named: Any) -> Flowroute:
        made.append(arguments)
        return Flowroute(*arguments, **named)

    monkeypatch.setattr("flowroutenumbersandmessaging._connection.Flowroute", make)
    client = FlowroutenumbersandmessagingClient()
    for _ in range(3):
        for password in (sandbox.secret_key, "wrong"):
            Configuration.basic_auth_user_name = sandbox.access_key
            Configuration.basic_auth_password = password
            with contextlib.suppress(ErrorException):
                client.numbers.list_account_phone_numbers()

    assert len(made) == 2


def test_a_base_uri_that_was_taken_away_is_the_default_one(
    old: FlowroutenumbersandmessagingClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Configuration, "base_uri", None)

    assert old.routes.list_inbound_routes()["data"]


def test_a_base_uri_that_was_set_comes_before_the_environment(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FR_BASE_URL", "http://127.0.0.1:9")
    Configuration.base_uri = sandbox.url
    client = FlowroutenumbersandmessagingClient(sandbox.access_key, sandbox.secret_key)

    assert client.routes.list_inbound_routes()["data"]


def test_two_clients_keep_their_own_credentials(sandbox: Sandbox) -> None:
    right = FlowroutenumbersandmessagingClient(sandbox.access_key, sandbox.secret_key)
    wrong = FlowroutenumbersandmessagingClient("12345678", "wrong")

    assert right.numbers.list_account_phone_numbers()["data"]
    with pytest.raises(ErrorException):
        wrong.numbers.list_account_phone_numbers()
    assert right.numbers.list_account_phone_numbers()["data"]


def test_a_client_without_credentials_uses_those_given_last(sandbox: Sandbox) -> None:
    FlowroutenumbersandmessagingClient(
        basic_auth_user_name=sandbox.access_key, basic_auth_password=sandbox.secret_key
    )

    assert FlowroutenumbersandmessagingClient().cnams.list_cnams()["data"]


def test_credentials_are_found_in_the_environment(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FR_ACCESS_KEY", sandbox.access_key)
    monkeypatch.setenv("FR_SECRET_KEY", sandbox.secret_key)

    assert FlowroutenumbersandmessagingClient(None, None).e911s.list_e911s()["data"]


def test_a_controller_can_be_made_by_itself(sandbox: Sandbox) -> None:
    Configuration.basic_auth_user_name = sandbox.access_key
    Configuration.basic_auth_password = sandbox.secret_key

    assert NumbersController().list_account_phone_numbers(limit=1)["data"]


def test_old_keyword_names_are_accepted(old: FlowroutenumbersandmessagingClient) -> None:
    assert old.numbers.list_phone_number_details(id=12062011682)["data"]["id"] == "12062011682"
    assert old.e911s.associate(e911_id="20930", did="12012673227") == ""
    assert old.cnams.unassociate(phone_number="12062011682")["data"]["id"] is None
    assert (
        old.routes.update_primary_voice_route(number_id="12012673227", body=SAMPLES["body"]) == ""
    )


def test_the_later_additions_work(
    old: FlowroutenumbersandmessagingClient, sandbox: Sandbox
) -> None:
    url = "https://example.com/callback"
    assert old.numbers.set_did_alias("12012673227", "Desk")["data"]["attributes"]["alias"] == "Desk"
    assert old.numbers.set_did_callback("12012673227", url) == ""
    assert old.messages.set_did_level_dlr_callback("12012673227", url) == ""
    assert old.messages.set_account_level_sms_callback(url) == ""
    assert old.messages.set_account_level_mms_callback(url) == ""
    assert old.messages.set_account_level_dlr_callback(url) == ""
    assert old.e911s.list_dids_for_e911("20930")["data"]
    assert old.numbers.release_a_did("12012673227") == ""

    paths = [request.path for request in sandbox.requests()]
    assert paths.count("/v2/numbers/12012673227/relationships/sms_dlr_callback") == 2
    assert "/v2.1/messages/sms_dlr_callback" in paths


def test_answers_are_the_untouched_json(
    old: FlowroutenumbersandmessagingClient, new: Flowroute
) -> None:
    raw = new.with_raw_response.cnams.list_cnams(limit=10).response.json()

    assert old.cnams.list_cnams(limit=10) == raw
