import json
import re
import socket
from typing import Any

import httpx
import pytest
from flowroute_sdk.sandbox import Sandbox

from tests.sandbox.conftest import JSON_API, envelope, error_of

CREATE = "/v2/routes"
ROUTE = envelope("route", route_type="host", value="a.example", alias="new")


@pytest.mark.parametrize(
    "header",
    [
        None,
        "",
        "Basic",
        "Basic !!!",
        "Basic MTIzNDU2Nzg6d3Jvbmc=",
        "Bearer abc",
        "Basic /////w==",
    ],
)
def test_wrong_credentials_are_refused(sandbox: Sandbox, header: str | None) -> None:
    headers = {} if header is None else {"authorization": header}

    response = httpx.get(f"{sandbox.url}/v2/routes", headers=headers)

    error = error_of(response, 401)
    assert error["detail"] == "Authentication failed."
    assert error["title"] == "Unauthorized"
    assert response.headers["www-authenticate"].startswith("Basic")


def test_an_unknown_path_is_not_found(api: httpx.Client) -> None:
    error_of(api.get("/v3/anything"), 404)
    error_of(api.get("/v2/numbers//relationships"), 404)


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("PUT", "/v2/routes", "GET, POST"),
        ("GET", "/v2/e911s/validate", "POST"),
        ("PATCH", "/v2.1/messages/sms_callback", "GET, PUT"),
        ("OPTIONS", "/v2/cnams", "GET, POST"),
    ],
)
def test_a_wrong_method_is_told_the_right_ones(
    api: httpx.Client, method: str, path: str, allowed: str
) -> None:
    response = api.request(method, path)

    error = error_of(response, 405)
    assert error["detail"] == "The method is not allowed for the requested URL."
    assert response.headers["allow"] == allowed


@pytest.mark.parametrize("media_type", ["text/plain", "application/x-www-form-urlencoded"])
def test_a_wrong_media_type_is_refused(api: httpx.Client, media_type: str) -> None:
    headers = {"content-type": media_type}

    error_of(api.post(CREATE, content=json.dumps(ROUTE), headers=headers), 415)


@pytest.mark.parametrize(
    "media_type",
    [JSON_API, "application/json", f"{JSON_API}; charset=utf-8", "application/vnd+api.json"],
)
def test_the_usual_media_types_are_accepted(api: httpx.Client, media_type: str) -> None:
    headers = {"content-type": media_type}

    response = api.post(CREATE, content=json.dumps(ROUTE), headers=headers)

    assert response.status_code == 201
    assert response.headers["content-type"] == JSON_API


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"nonsense", b'{"data": NaN}', b"\xff\xfe", b"[" * 100_000, b'"\\ud800"'],
)
def test_bad_json_is_refused(api: httpx.Client, content: bytes) -> None:
    error_of(api.post(CREATE, content=content), 400)


@pytest.mark.parametrize("content", [b"[]", b"null", b"5", b'"text"'])
def test_a_body_that_is_no_object_is_refused(api: httpx.Client, content: bytes) -> None:
    error_of(api.post(CREATE, content=content), 422)


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"data": None},
        {"data": []},
        {"data": {"type": "route"}},
        {"data": {"type": "number", "attributes": ROUTE["data"]["attributes"]}},
        {"data": {"type": "route", "attributes": []}},
        {"data": ROUTE["data"], "extra": 1},
    ],
)
def test_a_body_of_the_wrong_shape_is_refused(api: httpx.Client, body: Any) -> None:
    error = error_of(api.post(CREATE, json=body), 422)

    assert isinstance(error["detail"], dict)


def test_a_huge_body_is_refused(api: httpx.Client) -> None:
    error_of(api.post(CREATE, content=b" " * 3_000_000), 413)

    assert api.get("/v2/routes").status_code == 200


def test_a_long_value_costs_no_time_in_a_pattern(api: httpx.Client) -> None:
    error = error_of(api.post("/v2/cnams", json={"value": "A" * 900_000 + "*"}), 422)

    assert error["detail"]["value"] == ["Length must be between 1 and 15."]


@pytest.mark.parametrize(
    "path",
    [
        "/v2/numbers/1206",
        "/v2/numbers/+12062011682",
        "/v2/numbers/120620116829",
        "/v2/numbers/%00",
        "/v2/e911s/%2e%2e",
        "/v2/cnams/nobody%20here",
    ],
)
def test_a_bad_id_is_not_found(api: httpx.Client, path: str) -> None:
    error_of(api.get(path), 404)


@pytest.mark.parametrize(
    "query",
    ["limit=0", "limit=201", "limit=ten", "limit=", "offset=-1", "limit=1.5", "limit=" + "9" * 99],
)
def test_a_page_outside_the_limits_is_refused(api: httpx.Client, query: str) -> None:
    error = error_of(api.get(f"/v2/numbers?{query}"), 422)

    assert list(error["detail"]) == [query.partition("=")[0]]


def test_unknown_query_parameters_are_ignored(api: httpx.Client) -> None:
    assert api.get("/v2/routes?shape=round").status_code == 200


def test_an_offset_past_the_end_gives_an_empty_page(api: httpx.Client) -> None:
    page = api.get("/v2/numbers?offset=1000").json()

    assert page["data"] == []
    assert "next" not in page["links"]


def test_links_lead_to_the_host_that_was_asked(sandbox: Sandbox, api: httpx.Client) -> None:
    page = api.get("/v2/numbers?limit=2", headers={"host": "localhost:1"}).json()

    assert page["links"]["next"] == "http://localhost:1/v2/numbers?limit=2&offset=2"


def test_every_error_has_an_id_of_its_own(api: httpx.Client) -> None:
    ids = {error_of(api.get("/v2/cnams/1"), 404)["id"] for _ in range(3)}

    assert len(ids) == 3
    assert all(re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", one) for one in ids)


def test_what_is_not_http_is_refused_in_the_envelope(sandbox: Sandbox) -> None:
    port = int(sandbox.url.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(b"NONSENSE\r\n\r\n")
        answer = b"".join(iter(lambda: connection.recv(4096), b""))

    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 400")
    assert json.loads(body)["errors"][0]["status"] == 400


def test_a_client_that_is_still_sending_too_much_gets_its_answer(sandbox: Sandbox) -> None:
    size, chunk = 64 << 20, b" " * (1 << 20)
    head = (
        f"POST /v2/routes HTTP/1.1\r\nHost: localhost\r\nContent-Length: {size}\r\n"
        "Content-Type: application/json\r\nConnection: close\r\n\r\n"
    )
    port = int(sandbox.url.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(head.encode())
        for _ in range(size // len(chunk)):
            connection.sendall(chunk)
        answer = b"".join(iter(lambda: connection.recv(1 << 16), b""))

    assert answer.startswith(b"HTTP/1.1 413 ")
    assert b'"errors"' in answer
