"""The table of control operations against everything that follows it."""

import inspect
import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from flowroute_sdk.sandbox import ControlError, Sandbox
from flowroute_sdk.sandbox.control_operations import OPERATIONS, ControlOperation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sandbox.conftest import error_of


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: one.name)
def test_sandbox_has_a_method_for_each_operation_with_its_arguments(
    operation: ControlOperation,
) -> None:
    method = inspect.getattr_static(Sandbox, operation.name)
    if isinstance(method, property):
        method = method.fget
    parameters = dict(inspect.signature(method).parameters)
    del parameters["self"]
    whole, _ = operation.body()

    expected: dict[str, Any] = dict.fromkeys(operation.in_path, inspect.Parameter.empty)
    if whole is not None and not operation.arguments():
        expected[whole] = inspect.Parameter.empty
    for one in operation.arguments():
        name = f"{one.name}_" if one.name == "from" else one.name
        expected[name] = inspect.Parameter.empty if one.required else one.default
    given = {name: [] if one.default == () else one.default for name, one in parameters.items()}
    assert given == expected
    assert method.__doc__


def test_names_and_routes_are_unique() -> None:
    assert len({one.name for one in OPERATIONS}) == len(OPERATIONS)
    assert len({(one.method, one.path) for one in OPERATIONS}) == len(OPERATIONS)
    assert not [one.name for one in OPERATIONS if one.method == "GET" and one.arguments()]


def test_an_unknown_word_is_refused_with_the_known_ones(
    sandbox: Sandbox, api: httpx.Client
) -> None:
    with pytest.raises(ControlError, match=r"effect: 'nope' isn't one of: bad_json, drop_after, "):
        sandbox.fault("nope")  # type: ignore[arg-type]

    error = error_of(api.post("/_sandbox/faults", json={"effect": "nope"}), 400)
    assert "effect: 'nope' isn't one of: bad_json, drop_after, " in error["detail"]


def test_an_unknown_field_is_refused_with_the_known_ones(api: httpx.Client) -> None:
    error = error_of(api.post("/_sandbox/clock", json={"second": 1}), 400)

    assert error["detail"] == "unknown field 'second'; the known ones are: seconds"


def test_a_field_where_there_are_none_is_refused(api: httpx.Client) -> None:
    error = error_of(api.post("/_sandbox/reset", json={"hard": True}), 400)

    assert error["detail"] == "unknown field 'hard'; the known ones are: none at all"


@pytest.mark.parametrize(
    ("path", "body", "sentence"),
    [
        ("/clock", {"seconds": "soon"}, "seconds: expected `float`, got `str` ('soon')"),
        ("/clock", {}, "the field 'seconds' is missing"),
        ("/inbound/sms", {"from": "nobody", "to": "1", "body": "hi"}, "from: expected `str` matc"),
        ("/inbound/mms", {"from": "1", "to": "1", "media_urls": [5]}, "media_urls[0]: expected"),
        (
            "/faults",
            {"effect": "status", "operation": "buy"},
            "operation: 'buy' isn't one of: add_",
        ),
        ("/faults", [], "expected `object`, got `array`"),
    ],
)
def test_a_refusal_names_the_field_and_what_would_be_right(
    api: httpx.Client, path: str, body: Any, sentence: str
) -> None:
    error = error_of(api.post(f"/_sandbox{path}", json=body), 400)

    assert error["detail"].startswith(sentence)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20)
    | st.sampled_from(["12012673227", "status", "latency", "1e400", "NaN", "-0", "\ud800"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)
NAMES = sorted({one.name for operation in OPERATIONS for one in operation.arguments()})
BODIES = st.dictionaries(st.sampled_from(NAMES), JSON, max_size=4).map(json.dumps)
PARTS = st.sampled_from(
    ["account", "deliveries", "numbers", "routes", "e911s", "cnams", "messages", "tasks"]
)
STATES = st.dictionaries(PARTS | st.text(max_size=5), JSON, max_size=3).map(json.dumps)


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: one.name)
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.data())
def test_no_input_makes_an_operation_fail(
    api: httpx.Client, operation: ControlOperation, data: st.DataObject
) -> None:
    values = {
        name: data.draw(st.sampled_from(["23453", "%FF", "x y"])) for name in operation.in_path
    }
    content = data.draw(st.one_of(BODIES, STATES, JSON.map(json.dumps), st.binary(max_size=40)))
    body = content if isinstance(content, bytes) else content.encode()

    response = api.request(
        operation.method,
        operation.url.format(**values),
        content=body,
        headers={"content-type": "application/json"},
    )

    assert response.status_code in (200, 204, 400, 404), response.text
    if response.status_code != 204:
        assert response.headers["content-type"] == "application/json"
        response.json()
    assert api.get("/_sandbox/clock").status_code == 200
    api.delete("/_sandbox/faults")


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: one.name)
def test_the_documentation_lists_the_operation(operation: ControlOperation) -> None:
    page = (Path(__file__).parents[2] / "docs" / "sandbox.md").read_text()
    fields = ", ".join(f"`{one.name}`" for one in operation.arguments())
    row = f"| `{operation.method} {operation.url}` | {fields} | `{operation.name}` |"

    assert f"{row} {operation.summary} |" in page
