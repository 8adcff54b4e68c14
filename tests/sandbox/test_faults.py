import json
import time
from typing import Any

import httpx
import pytest
from flowroute_sdk.sandbox import ControlError, Sandbox

from tests.sandbox.conftest import envelope, error_of

MESSAGE = envelope("message", to="12065550142", body="hi", **{"from": "12012673227"})


def test_a_status_is_staged_for_the_next_requests(sandbox: Sandbox, api: httpx.Client) -> None:
    sandbox.fault("status", times=2, status=503, detail="Maintenance")

    responses = [api.get("/v2/routes") for _ in range(3)]

    assert [one.status_code for one in responses] == [503, 503, 200]
    assert error_of(responses[0], 503)["detail"] == "Maintenance"


def test_a_rate_limit_can_say_when_to_come_back(sandbox: Sandbox, api: httpx.Client) -> None:
    sandbox.fault("rate_limit", retry_after=1.5)

    response = api.get("/v2/routes")

    error_of(response, 429)
    assert response.headers["retry-after"] == "1.5"


def test_a_request_dropped_before_reading_is_not_carried_out(
    sandbox: Sandbox, api: httpx.Client
) -> None:
    before = sandbox.dump()["messages"]
    sandbox.fault("drop_before", method="POST")

    with pytest.raises(httpx.RemoteProtocolError):
        api.post("/v2.1/messages", json=MESSAGE)

    assert sandbox.dump()["messages"] == before


def test_a_request_dropped_after_carrying_out_is_carried_out(
    sandbox: Sandbox, api: httpx.Client
) -> None:
    before = len(sandbox.dump()["messages"])
    sandbox.fault("drop_after", method="POST")

    with pytest.raises(httpx.RemoteProtocolError):
        api.post("/v2.1/messages", json=MESSAGE)

    assert len(sandbox.dump()["messages"]) == before + 1
    assert sandbox.requests()[-1].status == 202


def test_a_body_can_be_cut(sandbox: Sandbox, api: httpx.Client) -> None:
    sandbox.fault("truncate")

    with pytest.raises(httpx.RemoteProtocolError, match="without sending complete"):
        api.get("/v2/routes")


def test_json_can_be_broken(sandbox: Sandbox, api: httpx.Client) -> None:
    sandbox.fault("bad_json")

    response = api.get("/v2/routes")

    assert response.status_code == 200
    with pytest.raises(json.JSONDecodeError):
        response.json()


def test_latency_comes_on_top_of_another_fault(sandbox: Sandbox, api: httpx.Client) -> None:
    sandbox.fault("latency", seconds=0.05)
    sandbox.fault("status", status=500)
    start = time.monotonic()

    response = api.get("/v2/routes")

    assert response.status_code == 500
    assert time.monotonic() - start >= 0.05


@pytest.mark.parametrize(
    ("narrowed", "statuses"),
    [
        ({"method": "get"}, [503, 200, 200]),
        ({"path": "/v2/cnams*"}, [200, 503, 503]),
        ({"operation": "remove_cnam"}, [200, 200, 503]),
    ],
)
def test_a_fault_concerns_what_it_is_narrowed_to(
    sandbox: Sandbox, api: httpx.Client, narrowed: dict[str, Any], statuses: list[int]
) -> None:
    sandbox.fault("status", times=None, **narrowed)

    responses = [
        api.get("/v2/routes"),
        api.post("/v2/cnams", json={"value": "SHOP"}),
        api.delete("/v2/cnams/23453"),
    ]

    assert [200 if one.is_success else one.status_code for one in responses] == statuses


def test_a_probability_with_a_seed_gives_the_same_faults_again(
    sandbox: Sandbox, api: httpx.Client
) -> None:
    runs = []
    for _ in range(2):
        sandbox.clear_faults()
        sandbox.fault("status", times=None, probability=0.5, seed=7)
        runs.append([api.get("/v2/routes").status_code for _ in range(20)])

    assert runs[0] == runs[1]
    assert set(runs[0]) == {200, 503}


def test_a_reset_ends_all_faults(sandbox: Sandbox, api: httpx.Client) -> None:
    sandbox.fault("status", times=None)

    sandbox.reset()

    assert api.get("/v2/routes").status_code == 200


@pytest.mark.parametrize(
    "fault",
    [
        {"effect": "explode"},
        {"effect": "status", "status": 99},
        {"effect": "status", "probability": 2},
        {"effect": "status", "times": 0},
        {"effect": "status", "typo": 1},
        {"effect": "latency", "seconds": -1},
        {"effect": "webhook_delay", "seconds": 1e300},
        {"effect": "rate_limit", "retry_after": 1e10},
    ],
)
def test_a_fault_that_makes_no_sense_is_refused(api: httpx.Client, fault: dict[str, Any]) -> None:
    error_of(api.post("/_sandbox/faults", json=fault), 400)


def test_faults_are_listed_with_what_is_left_of_them(api: httpx.Client) -> None:
    api.post("/_sandbox/faults", json={"effect": "status", "times": 3})
    api.get("/v2/routes")

    (fault,) = api.get("/_sandbox/faults").json()

    assert fault["times"] == 2
    assert api.delete("/_sandbox/faults").status_code == 204
    assert api.get("/v2/routes").status_code == 200


@pytest.mark.parametrize("status", [204, 304])
def test_a_staged_status_without_a_body_has_none(
    sandbox: Sandbox, api: httpx.Client, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    sandbox.fault("status", status=status)

    response = api.get("/v2/routes")

    assert (response.status_code, response.content) == (status, b"")
    assert api.get("/v2/routes").status_code == 200
    assert caplog.records == []


def test_an_answer_without_a_body_has_no_json_to_break(
    sandbox: Sandbox, api: httpx.Client, caplog: pytest.LogCaptureFixture
) -> None:
    sandbox.fault("bad_json")

    response = api.delete("/v2/numbers/12012673227")

    assert (response.status_code, response.content) == (204, b"")
    assert api.get("/v2/routes").status_code == 200
    assert caplog.records == []


def test_a_fault_on_an_operation_that_is_none_is_refused(api: httpx.Client) -> None:
    wish = {"effect": "drop_after", "operation": "purchase_number"}

    error = error_of(api.post("/_sandbox/faults", json=wish), 400)

    assert "purchase_number" in error["detail"]


def test_a_gateway_can_answer_with_a_page(sandbox: Sandbox, api: httpx.Client) -> None:
    page = "<html><body>502 Bad Gateway</body></html>"
    headers = {"Content-Type": "text/html; charset=utf-8", "Server": "nginx"}
    sandbox.fault("status", status=502, body=page, headers=headers)

    response = api.get("/v2/routes")

    assert (response.status_code, response.text) == (502, page)
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert response.headers["server"] == "nginx"


def test_a_detail_can_be_an_object_and_members_can_be_missing(
    sandbox: Sandbox, api: httpx.Client
) -> None:
    detail = {"data": {"attributes": {"label": ["Too long."]}}}
    sandbox.fault("status", status=422, detail=detail, without=["id", "title"])

    assert api.get("/v2/routes").json() == {"errors": [{"detail": detail, "status": 422}]}


def test_a_gateway_can_fail_after_the_request_was_carried_out(
    sandbox: Sandbox, api: httpx.Client
) -> None:
    before = len(sandbox.dump()["messages"])
    sandbox.fault("status", status=502, carried_out=True)

    response = api.post("/v2.1/messages", json=MESSAGE)

    assert response.status_code == 502
    assert len(sandbox.dump()["messages"]) == before + 1


def test_broken_json_can_be_any_text_or_document(sandbox: Sandbox, api: httpx.Client) -> None:
    sandbox.fault("bad_json", body="so long")
    sandbox.fault("bad_json", body=[1, 2])

    assert api.get("/v2/routes").text == "so long"
    assert api.get("/v2/routes").json() == [1, 2]


@pytest.mark.parametrize(
    "headers", [{"a b": "1"}, {"x": "1\r\ny: 2"}, {"Content-Length": "3"}, {"x": "é"}]
)
def test_headers_that_would_break_the_wire_are_refused(
    sandbox: Sandbox, headers: dict[str, str]
) -> None:
    with pytest.raises(ControlError, match="headers"):
        sandbox.fault("status", headers=headers)


@pytest.mark.parametrize("name", ["body", "detail"])
def test_what_cannot_be_written_as_json_is_refused_at_once(
    sandbox: Sandbox, api: httpx.Client, name: str
) -> None:
    with pytest.raises((ControlError, ValueError), match=name):
        sandbox.fault("status", **{name: {"a": object()}})

    assert api.get("/v2/routes").status_code == 200


def test_a_state_with_the_longest_delay_can_be_loaded_again(sandbox: Sandbox) -> None:
    sandbox.fault("webhook_delay", seconds=1e9)
    state = sandbox.dump()
    state["account"]["callbacks"] = {"sms_callback": "http://127.0.0.1:9/"}
    state["account"]["clock_offset"] = 2e11
    sandbox.load(state)
    sandbox.deliver_inbound_sms("12065550142", "12012673227", "hi")

    sandbox.load(sandbox.dump())

    assert [one.state for one in sandbox.webhooks()] == ["waiting"]
