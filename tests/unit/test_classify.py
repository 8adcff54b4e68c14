from __future__ import annotations

import json

import pytest
from flowroute_sdk import errors
from flowroute_sdk._policy.classify import error_of_status, flatten, may_be_done, unreadable
from flowroute_sdk.wire import Request, Response
from hypothesis import given
from hypothesis import strategies as st

REQUEST = Request("POST", "https://api.flowroute.com/v2/e911s?city=x")
ENVELOPE = json.dumps({"errors": [{"title": "T", "detail": "D", "id": "1"}]}).encode()


def error(status: int, content: bytes = b"", *, safe: bool = True, doubtful: bool = False):
    return error_of_status(
        REQUEST, Response(status, (), content), safe=safe, doubtful=doubtful, now=0.0
    )


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, errors.BadRequest),
        (401, errors.AuthenticationFailed),
        (403, errors.PermissionDenied),
        (404, errors.NotFound),
        (405, errors.APIError),
        (409, errors.Conflict),
        (415, errors.APIError),
        (422, errors.UnprocessableEntity),
        (429, errors.RateLimited),
        (500, errors.ServerError),
        (503, errors.ServerError),
        (599, errors.ServerError),
        (302, errors.ResponseError),
        (600, errors.ResponseError),
    ],
)
def test_each_status_has_its_class(status: int, kind: type[Exception]) -> None:
    assert type(error(status)) is kind


@pytest.mark.parametrize(
    ("status", "content", "outcome"),
    [
        (101, b"", "unknown"),
        (301, b"", "refused"),
        (303, b"", "unknown"),
        (400, b"", "refused"),
        (429, b"", "refused"),
        (500, ENVELOPE, "unknown"),
        (502, b"", "unknown"),
        (503, b"", "unknown"),
        (503, ENVELOPE, "refused"),
        (504, ENVELOPE, "unknown"),
    ],
)
def test_the_outcome_of_an_unsafe_call_is_known_only_when_the_server_says_so(
    status: int, content: bytes, outcome: str
) -> None:
    found = error(status, content, safe=False)

    assert found.outcome == outcome
    assert isinstance(found, errors.OutcomeUnknown) == (outcome == "unknown")


def test_a_refusal_after_an_ambiguous_attempt_leaves_the_outcome_unknown() -> None:
    assert error(401, doubtful=True).outcome == "unknown"


@given(st.integers(300, 599), st.binary(max_size=300), st.booleans())
def test_any_body_gives_one_line_that_can_be_printed(
    status: int, content: bytes, safe: bool
) -> None:
    text = str(error(status, content, safe=safe))

    assert text.isprintable()
    assert text.endswith("(POST /v2/e911s)")
    assert len(text) < 400


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(JSON)
def test_any_envelope_is_read_without_an_accident(value: object) -> None:
    for document in (
        value,
        {"errors": value},
        {"errors": [value]},
        {"errors": [{"detail": value}]},
    ):
        found = error(422, json.dumps(document).encode())

        assert isinstance(found, errors.UnprocessableEntity)
        assert str(found).isprintable()


@pytest.mark.parametrize(
    ("detail", "text"),
    [
        (None, None),
        ("", None),
        ("plain\ntext", "plain text"),
        ({"data": {"attributes": {"zip": ["a", "b"]}}}, "data.attributes.zip: a, b"),
        ({"a": [], "b": {"c": 1}}, "b.c: 1"),
        ({"a": "x", "b": "y"}, "a: x; b: y"),
        ({"a": [{"b": "x"}, "y"]}, "a.b: x; a: y"),
        ("a\x00b", "a b"),
        ([{"a": "x"}, {"b": "y"}], "a: x; b: y"),
        (5, "5"),
    ],
)
def test_a_detail_becomes_one_line(detail: object, text: str | None) -> None:
    assert flatten(detail) == text


def test_a_title_that_is_a_sentence_stays_one() -> None:
    content = json.dumps({"errors": [{"title": "In use.", "detail": "Take it off first."}]})

    assert "403 Forbidden: In use. Take it off first. (POST" in str(error(403, content.encode()))


def sent(status: int, content: bytes = b"", *headers: tuple[bytes, bytes]) -> str:
    response = Response(status, headers, content)
    return str(error_of_status(REQUEST, response, safe=True, doubtful=False, now=0.0))


@pytest.mark.parametrize(
    ("status", "content", "text"),
    [
        (302, b"<html>", "302 Found: an answer that the API doesn't document: <html>"),
        (302, b"", "302 Found: an answer that the API doesn't document"),
        (302, ENVELOPE, "302 Found: T: D"),
        (400, b"no such thing", "400 Bad Request: no such thing"),
        (400, b"", "400 Bad Request"),
        (404, b"", "404 Not Found"),
        (404, b": x", "404 Not Found: : x"),
        (599, b"", "599"),
        (599, b"x", "599: x"),
        (502, b"a" * 120, "502 Bad Gateway: " + "a" * 120),
        (502, b"a" * 121, "502 Bad Gateway: " + "a" * 120 + "…"),
        (502, b" " * 1000 + b"far behind", "502 Bad Gateway"),
        (404, b'{"errors": [{"title": "Not Found", "detail": "D"}]}', "404 Not Found: D"),
        (
            404,
            b'{"errors": [{"title": "A"}, {"title": "A"}, {"title": "B"}, {"title": "C"}]}',
            "404 Not Found: A: B",
        ),
    ],
)
def test_an_error_says_what_the_answer_says(status: int, content: bytes, text: str) -> None:
    assert sent(status, content) == f"{text} (POST /v2/e911s)"


def test_a_redirect_is_named_and_not_followed() -> None:
    long = b"https://other.example/" + b"a" * 200
    text = "302 Found: a redirect to {}, which is never followed (POST /v2/e911s)"

    assert sent(302, b"moved", (b"location", b"/v3")) == text.format("/v3")
    assert sent(302, b"", (b"location", long)) == text.format(long.decode()[:120] + "…")
    assert sent(400, b"", (b"location", b"/v3")) == "400 Bad Request (POST /v2/e911s)"


def test_an_error_names_the_path_without_host_and_query() -> None:
    request = Request("GET", "https://api.example/v2/a://b/?c://d?e")
    found = error_of_status(request, Response(404), safe=True, doubtful=False, now=0.0)

    assert str(found) == "404 Not Found (GET /v2/a://b/)"


@pytest.mark.parametrize(("status", "safe"), [(300, True), (302, True), (302, False), (600, False)])
def test_an_answer_that_is_no_answer_of_the_api_comes_with_its_error(
    status: int, safe: bool
) -> None:
    found = error(status, safe=safe)

    assert found.request is REQUEST
    assert found.response == Response(status)
    assert found.outcome == ("refused" if safe else "unknown")


def test_a_success_that_cannot_be_read_comes_with_its_error() -> None:
    response = Response(201, (), b"<html>\x00")

    found = unreadable(REQUEST, response, "not JSON")

    text = "201, but the answer is unreadable: not JSON: <html> (POST /v2/e911s)"
    assert (str(found), found.outcome) == (text, "done")
    assert (found.request, found.response) == (REQUEST, response)


@pytest.mark.parametrize(
    ("status", "content", "expected"),
    [
        (303, b"", True),
        (429, b"", False),
        (500, ENVELOPE, True),
        (503, b"", True),
        (503, ENVELOPE, False),
    ],
)
def test_what_an_answer_leaves_open(status: int, content: bytes, expected: bool) -> None:
    assert may_be_done(Response(status, (), content)) is expected


@pytest.mark.parametrize(
    ("status", "title", "detail", "kind"),
    [
        (403, "Insufficient Funds", "", errors.InsufficientFunds),
        (403, "Forbidden", "The balance of your account is too low.", errors.InsufficientFunds),
        (403, "Forbidden", {"account": ["Your account balance is insufficient"]}, None),
        (402, "Payment Required", "", errors.InsufficientFunds),
        (402, "Declined", "", errors.APIError),
        (403, "ActionNotAuthorizedError", "", errors.PermissionDenied),
        (403, "Forbidden", "The name Lowfunds is in use", errors.PermissionDenied),
        (422, "Insufficient Funds", "", errors.UnprocessableEntity),
    ],
)
def test_only_a_refusal_that_speaks_of_money_is_one_for_lack_of_it(
    status: int, title: str, detail: object, kind: type[Exception] | None
) -> None:
    content = json.dumps({"errors": [{"title": title, "detail": detail}]}).encode()

    found = error(status, content, safe=False)

    assert type(found) is (kind or errors.InsufficientFunds)
    assert found.outcome == "refused"
    assert not isinstance(found, errors.InsufficientFunds) or isinstance(
        found, errors.PermissionDenied
    )
