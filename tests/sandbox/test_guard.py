"""The control plane against what a web page can make a browser send, and against other machines."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from flowroute_sdk.sandbox import Sandbox

from tests.sandbox.conftest import error_of
from tests.sandbox.test_control import coming_from

BALANCE = "/_sandbox/balance"
STEAL = '{"dollars": 1}'
FETCH = {"sec-fetch-mode": "no-cors", "sec-fetch-dest": "empty"}
CROSS = {"origin": "https://evil.example", "sec-fetch-site": "cross-site", **FETCH}
FORM = {"content-type": "application/x-www-form-urlencoded"}
TEXT = {"content-type": "text/plain;charset=UTF-8"}
JSON = {"content-type": "application/json"}


@pytest.fixture
def browser(sandbox: Sandbox) -> Iterator[httpx.Client]:
    """Sends what it is told, with nothing of its own."""
    with httpx.Client(base_url=sandbox.url) as client:
        yield client
    assert sandbox.balance == 50
    assert len(sandbox.dump()["numbers"]) == 6


@pytest.mark.parametrize(
    ("method", "path", "headers", "content"),
    [
        ("POST", "/_sandbox/reset", {**CROSS, **FORM}, ""),
        ("POST", "/_sandbox/clock", {**CROSS, **FORM}, "seconds=5"),
        ("POST", "/_sandbox/clock", {**CROSS, **TEXT}, '{"seconds": 5}'),
        ("POST", "/_sandbox/reset", CROSS, ""),
        ("POST", "/_sandbox/clock", {**CROSS, **JSON}, '{"seconds": 5}'),
        ("PUT", BALANCE, {**CROSS, **JSON}, STEAL),
        ("POST", "/_sandbox/reset", {"origin": "null", "sec-fetch-site": "cross-site"}, ""),
        ("POST", "/_sandbox/reset", {"origin": "null"}, ""),
        ("GET", "/_sandbox/state", {"sec-fetch-site": "cross-site", **FETCH}, ""),
        ("GET", "/_sandbox/state", {"origin": "https://evil.example"}, ""),
        ("POST", "/_sandbox/reset", {"origin": "http://localhost:3000"}, ""),
        ("POST", "/_sandbox/reset", {"sec-fetch-site": "same-site"}, ""),
    ],
)
def test_what_a_page_of_another_site_sends_is_refused(
    browser: httpx.Client, method: str, path: str, headers: dict[str, str], content: str
) -> None:
    response = browser.request(method, path, headers=headers, content=content)

    error_of(response, 403)
    assert not [name for name in response.headers if name.startswith("access-control-")]


@pytest.mark.parametrize("headers", [FORM, TEXT, {"content-type": "multipart/form-data"}])
def test_a_body_that_needs_no_permission_of_ours_is_refused(
    browser: httpx.Client, headers: dict[str, str]
) -> None:
    error_of(browser.post("/_sandbox/clock", headers=headers, content='{"seconds": 5}'), 415)
    error_of(browser.post("/_sandbox/reset", headers=headers), 415)


def test_a_body_of_no_type_is_refused(browser: httpx.Client) -> None:
    error_of(browser.put(BALANCE, content=STEAL.encode()), 415)


@pytest.mark.parametrize("path", ["/_sandbox/reset", BALANCE, "/_sandbox", "/_sandbox/nothing"])
def test_a_preflight_gets_no_permission(browser: httpx.Client, path: str) -> None:
    preflight = {
        "origin": "https://evil.example",
        "access-control-request-method": "PUT",
        "access-control-request-headers": "content-type,authorization",
        "sec-fetch-site": "cross-site",
        "sec-fetch-mode": "cors",
    }

    response = browser.options(path, headers=preflight)

    assert response.status_code == 403
    assert not [name for name in response.headers if name.startswith("access-control-")]
    assert browser.options(path).status_code in (404, 405)


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8765", "localhost.evil.example", "192.0.2.7", "", "127.0.0.1.x"],
)
def test_a_name_that_was_rebound_to_this_machine_is_refused(
    browser: httpx.Client, host: str
) -> None:
    rebound = {"host": host, "origin": f"http://{host}", "sec-fetch-site": "same-origin", **JSON}

    error = error_of(browser.put(BALANCE, headers=rebound, content=STEAL), 403)

    assert "Host" in error["detail"]
    error_of(browser.get("/_sandbox/state", headers={"host": host}), 403)


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "127.0.0.1:8765", "[::1]:8765"])
def test_this_machine_goes_by_any_of_its_names(browser: httpx.Client, host: str) -> None:
    own = {"host": host, "origin": f"http://{host}", "sec-fetch-site": "same-origin"}

    assert browser.get("/_sandbox/clock", headers={"host": host}).status_code == 200
    assert browser.get("/_sandbox/clock", headers=own).status_code == 200


def test_a_person_may_look_at_the_control_plane_in_a_browser(browser: httpx.Client) -> None:
    typed = {"sec-fetch-site": "none", "sec-fetch-mode": "navigate"}

    assert browser.get("/_sandbox", headers=typed).status_code == 200


def test_no_page_may_embed_what_the_control_plane_says(browser: httpx.Client) -> None:
    answer = browser.get("/_sandbox/state")

    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"


def test_other_names_can_be_allowed() -> None:
    with Sandbox(allowed_hosts=["sandbox"]) as sandbox, httpx.Client(base_url=sandbox.url) as api:
        assert api.get("/_sandbox/clock", headers={"host": "sandbox:8765"}).status_code == 200
        error_of(api.get("/_sandbox/clock", headers={"host": "evil.example"}), 403)


def open_sandbox(**options: Any) -> Sandbox:
    return Sandbox(open_control=True, wrap=coming_from("192.0.2.7"), **options)


@pytest.mark.parametrize(
    "headers", [{}, {"x-sandbox-token": "guess"}, {"authorization": "Bearer guess"}]
)
def test_other_machines_need_the_token(headers: dict[str, str]) -> None:
    with open_sandbox() as sandbox, httpx.Client(base_url=sandbox.url) as api:
        error_of(api.get("/_sandbox/clock", headers=headers), 401)
        error_of(api.post("/_sandbox/reset", headers=headers), 401)


@pytest.mark.parametrize(
    ("name", "value"), [("x-sandbox-token", "{}"), ("authorization", "Bearer {}")]
)
def test_the_token_lets_other_machines_in(name: str, value: str) -> None:
    with open_sandbox() as sandbox, httpx.Client(base_url=sandbox.url) as api:
        token = sandbox.control_token
        assert token is not None
        assert len(token) >= 32
        api.headers[name] = value.format(token)

        assert api.get("/_sandbox/clock").status_code == 200
        assert api.get("/_sandbox/clock", headers={"host": "192.0.2.1:8765"}).status_code == 200
        assert api.put(BALANCE, json={"dollars": 5}).status_code == 204
        error_of(api.get("/_sandbox/clock", headers={"host": "evil.example"}), 403)
        assert sandbox.balance == 5


def test_a_token_that_was_asked_for_is_needed_on_this_machine_too() -> None:
    with Sandbox(control_token="s3cret") as sandbox, httpx.Client(base_url=sandbox.url) as api:
        error_of(api.get("/_sandbox/clock"), 401)
        shown = {"x-sandbox-token": "s3cret"}
        assert api.get("/_sandbox/clock", headers=shown).status_code == 200


def test_the_token_is_not_among_the_requests_that_were_seen() -> None:
    with open_sandbox() as sandbox, httpx.Client(base_url=sandbox.url) as api:
        token = str(sandbox.control_token)
        api.get("/v2/numbers", headers={"x-sandbox-token": token})

        assert token not in str(sandbox.requests())


def test_the_api_goes_by_any_name_but_needs_its_credentials(sandbox: Sandbox) -> None:
    with httpx.Client(base_url=sandbox.url, headers={"host": "api.example"}) as api:
        error_of(api.get("/v2/numbers"), 401)
        error_of(api.options("/v2/numbers", headers={"origin": "https://evil.example"}), 405)
        answer = api.get("/v2/numbers", auth=(sandbox.access_key, sandbox.secret_key))
        assert answer.status_code == 200
        assert not [name for name in answer.headers if name.startswith("access-control-")]
