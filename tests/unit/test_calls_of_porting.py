"""What the methods for port orders and exports send, on both sides; and what they refuse."""

from __future__ import annotations

import asyncio
import inspect
import io
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from flowroute_sdk import InvalidArgument, OutcomeUnknown, models, testing
from flowroute_sdk.testing import Answer, ConnectionLost, ScriptedTransport

Play = Callable[..., Any]
NUMBER, SENT = "(425) 208-1174", "+14252081174"
ORDER: dict[str, Any] = {
    "billing_name": "John Doe",
    "street": "1218 3rd Ave",
    "city": "Seattle",
    "state": "WA",
    "country": "US",
    "zipcode": "98101",
    "provider": "Verizon",
    "street2": "Suite 600",
    "usage_type": "Business",
    "company": "Flowroute",
    "provider_account": "A-1",
    "billing_number": "+14252081175",
    "pin": "1234",
    "last_4_ssn": "4321",
    "loa_details": {"email": "a@example.com"},
    "alias": "Desk",
    "desired_completion_date": "2027-07-12",
    "enable_cnam_lookups": False,
    "presets": {"cnam_id": "17604"},
    "status_url": "https://a.example/status",
}
ORDER_SENT = {("zip" if name == "zipcode" else name): value for name, value in ORDER.items()}
LETTER: dict[str, Any] = {
    "signature_name": "Sam User",
    "signature_title": "Agent",
    "numbers": ("4252081174",),
    "billing_name": "John Doe",
    "street": "1218 3rd Ave",
    "street2": "Suite 600",
    "city": "Seattle",
    "state": "WA",
    "zipcode": "98101",
    "country": "US",
    "provider": "Verizon",
    "usage_type": "Business",
    "company": "Flowroute",
    "loa_copy": "I authorise it.",
}
LETTER_SENT = {("zip" if name == "zipcode" else name): value for name, value in LETTER.items()}
LETTER_SENT["numbers"] = ["4252081174"]
PERIOD = {"start": "2019-01-01", "end": "2019-02-01"}
FILTERS = {
    "start_call_start_time": "2019-01-01 00:00:00",
    "start_call_end_time": "2019-02-01 00:00:00",
}
O7 = "/v2/portorders/7"
STATUS = {"status": "pending"}
RECORD = {"id": "7", "type": "portorder", "attributes": STATUS}
GROUP = {"id": "7", "type": "portorder_group", "attributes": {"orders": [RECORD], **STATUS}}
DOCUMENT = {"id": "0", "type": "portorder-file", "attributes": {"filename": "x", **STATUS}}
EXPORT = {"id": "7", "type": "cdrexport", "attributes": STATUS}
LOA = {"type": "loa", "attributes": {"numbers": ["4252081174"], "odd": 1}}


def typed(kind: str, attributes: dict[str, Any]) -> dict[str, Any]:
    return {"data": {"type": kind, "attributes": attributes}}


CALLS: list[tuple[str, dict[str, Any], str, str, Any, Any]] = [
    (
        "porting.check_portability",
        {"numbers": NUMBER},
        "POST",
        "/v2/portorders/portability",
        {"numbers": [SENT]},
        {"portable": [], "nonportable": [], "hypernetwork_enabled": []},
    ),
    (
        "porting.create_a_port_order",
        {"numbers": NUMBER, **ORDER},
        "POST",
        "/v2/portorders",
        typed("portorder", {"numbers": [SENT], **ORDER_SENT}),
        GROUP,
    ),
    ("porting.get_a_port_order", {"order_id": 7}, "GET", O7, None, RECORD),
    ("porting.get_port_order_status", {"order_id": 7}, "GET", f"{O7}/status", None, RECORD),
    (
        "porting.get_port_order_group",
        {"group_id": 7},
        "GET",
        "/v2/portorders?group_id=7",
        None,
        GROUP,
    ),
    (
        "porting.get_port_order_group",
        {"group_id": 7, "status_only": True},
        "GET",
        "/v2/portorders?group_id=7&status",
        None,
        GROUP,
    ),
    (
        "porting.update_a_port_order",
        {"order_id": 7, **ORDER},
        "PATCH",
        O7,
        typed("portorder", ORDER_SENT),
        RECORD,
    ),
    (
        "porting.update_port_order_numbers",
        {"order_id": 7, "add": NUMBER, "remove": "12065550142"},
        "PATCH",
        f"{O7}/relationships/numbers",
        {"add": [SENT], "remove": ["+12065550142"]},
        RECORD,
    ),
    (
        "porting.add_numbers_to_a_port_order_group",
        {"group_id": 7, "add": NUMBER},
        "POST",
        f"{O7}/numbers",
        {"add": [SENT]},
        RECORD,
    ),
    ("porting.get_letter_of_authorization", {"order_id": 7}, "GET", f"{O7}/loa", None, LOA),
    (
        "porting.submit_letter_of_authorization",
        {"order_id": 7, **LETTER},
        "POST",
        f"{O7}/loa",
        typed("loa", LETTER_SENT),
        {},
    ),
    ("porting.list_port_order_files", {"order_id": 7}, "GET", f"{O7}/files", None, [DOCUMENT]),
    (
        "porting.get_a_port_order_file",
        {"order_id": 7, "file_id": 0},
        "GET",
        f"{O7}/files/0",
        None,
        DOCUMENT,
    ),
    ("cdr_exports.get_a_cdr_export", {"cdr_export_id": 7}, "GET", "/v2/cdrs/exports/7", 0, EXPORT),
    (
        "cdr_exports.create_a_cdr_export",
        {
            **PERIOD,
            "number_aliases": "a",
            "number_aliases_contains": "b",
            "destination_numbers": NUMBER,
            "callerid_numbers": "911",
            "custom_x_tags": ["c"],
            "caller_ip": "10.0.0.1",
            "duration_greater_than": 5,
            "callback_url": "https://a.example/done",
            "more_filters": {"is_tollfree": True},
        },
        "POST",
        "/v2/cdrs/exports",
        typed(
            "cdrexport",
            {
                "callback_url": "https://a.example/done",
                "filter_parameters": {
                    **FILTERS,
                    "number_aliases": ["a"],
                    "number_aliases_contains": ["b"],
                    "destination_numbers": ["14252081174"],
                    "callerid_numbers": ["911"],
                    "custom_x_tags": ["c"],
                    "caller_ip": "10.0.0.1",
                    "duration_greater_than": 5,
                    "is_tollfree": True,
                },
            },
        ),
        EXPORT,
    ),
]
IDS = [call[0] for call in CALLS]


@pytest.fixture(params=["sync", "async"])
def play(request: pytest.FixtureRequest) -> Play:
    """Make one call on a client of either kind that plays a script."""

    async def in_async(script: ScriptedTransport, call: Callable[[Any], Any]) -> Any:
        async with testing.async_client(script) as client:
            found = call(client)
            if hasattr(found, "__aiter__"):
                return [each async for each in found]
            return await found if inspect.isawaitable(found) else found

    def run(call: Callable[[Any], Any], *steps: Any) -> Any:
        script = ScriptedTransport(steps, repeat_last=True)
        played.append(script)
        if request.param == "async":
            return asyncio.run(in_async(script, call)), script
        with testing.client(script) as client:
            found = call(client)
            return (list(found) if hasattr(found, "iter_pages") else found), script

    played: list[ScriptedTransport] = []
    run.played = played  # type: ignore[attr-defined]
    return run


def calling(name: str, given: dict[str, Any]) -> Callable[[Any], Any]:
    tag, _, method = name.partition(".")
    return lambda client: getattr(getattr(client, tag), method)(**given)


def target(script: ScriptedTransport, at: int = 0) -> str:
    url = urlsplit(script.attempts[at].request.url)
    return url.path + (f"?{url.query}" if url.query else "")


@pytest.mark.parametrize("call", CALLS, ids=IDS)
def test_a_call_sends_its_arguments_and_follows_its_options(play: Play, call: Any) -> None:
    name, given, method, path, body, data = call
    more = {"timeout": 7.0, "deadline": 60.0, "extra_query": {"x": "1"}}

    _, script = play(calling(name, {**given, **more}), Answer(200, {"data": data}))

    (attempt,) = script.attempts
    assert attempt.request.method == method
    assert target(script) == path + ("&x=1" if "?" in path else "?x=1")
    assert attempt.json() == (body or None)
    assert (attempt.timeout, attempt.remaining) == (7.0, 60.0)


RECORDS = [
    (call, name, kind, model)
    for call in CALLS
    for name, kind, model in (
        ("order_id", "portorder", models.PortOrder),
        ("group_id", "portorder_group", models.PortOrderGroup),
        ("file_id", "portorder-file", models.PortOrderFile),
        ("cdr_export_id", "cdrexport", models.CdrExport),
    )
    if name in call[1]
]


@pytest.mark.parametrize(
    ("call", "name", "kind", "model"), RECORDS, ids=[f"{c[0]}-{n}" for c, n, _, _ in RECORDS]
)
def test_a_record_stands_for_its_id_where_it_is_of_that_kind(
    play: Play, call: Any, name: str, kind: str, model: Any
) -> None:
    method, given, _, _, _, data = call
    fields = {"orders": [], "filename": "x", **STATUS}
    own, other = (
        model.from_dict({"id": "9", "type": each, "attributes": fields}) for each in (kind, "pet")
    )
    reply = Answer(200, {"data": data})

    for value, more in ((own, {}), (other, {"check": False})):
        _, script = play(calling(method, {**given, name: value, **more}), reply)
        assert "9" in target(script).replace("/v2/", "")
    with pytest.raises(InvalidArgument, match=f"a record of type {kind}, not pet") as refused:
        play(calling(method, {**given, name: other}), reply)
    assert refused.value.field == name


NUMBERED = [
    (call, name) for call in CALLS for name in ("numbers", "add", "remove") if name in call[1]
]
NUMBERED = [each for each in NUMBERED if "letter" not in each[0][0]]


@pytest.mark.parametrize(("call", "name"), NUMBERED, ids=[f"{c[0]}-{n}" for c, n in NUMBERED])
def test_what_is_no_number_is_refused_or_sent_as_given(play: Play, call: Any, name: str) -> None:
    method, given, _, _, _, data = call

    with pytest.raises(InvalidArgument) as refused:
        play(calling(method, {**given, name: ["x"]}))
    _, script = play(
        calling(method, {**given, name: ["x"], "check": False}), Answer(200, {"data": data})
    )

    assert refused.value.field.partition("[")[0] == name
    body = script.attempts[0].json()
    assert body.get("data", {}).get("attributes", body)[name] == ["x"]


ORDERED = ["porting.create_a_port_order", "porting.update_a_port_order"]
FIRST = {ORDERED[0]: {"numbers": NUMBER, **ORDER}, ORDERED[1]: {"order_id": 7, **ORDER}}
ODD = {
    "loa_details": 7,
    "desired_completion_date": "soon",
    "enable_cnam_lookups": "yes",
    "presets": {"route_id": 1},
}


@pytest.mark.parametrize("method", ORDERED)
@pytest.mark.parametrize("name", ORDER)
def test_a_field_of_an_order_is_refused_by_its_name_or_sent_as_given(
    play: Play, method: str, name: str
) -> None:
    value = ODD.get(name, 7)
    reply = Answer(200, {"data": GROUP if "create" in method else RECORD})

    with pytest.raises(InvalidArgument) as refused:
        play(calling(method, {**FIRST[method], name: value}), reply)

    assert refused.value.field.partition(".")[0] == name
    if name not in ("loa_details", "presets"):
        given = {**FIRST[method], name: value, "check": False}
        _, script = play(calling(method, given), reply)
        sent = script.attempts[0].json()["data"]["attributes"]
        assert sent["zip" if name == "zipcode" else name] == value


@pytest.mark.parametrize("method", ORDERED)
def test_what_is_not_given_is_not_sent(play: Play, method: str) -> None:
    needed = ("billing_name", "street", "city", "state", "country", "zipcode", "provider")
    few = {"numbers": NUMBER} if "create" in method else {"order_id": 7}
    few |= {name: ORDER[name] for name in needed}

    _, script = play(
        calling(method, few), Answer(200, {"data": GROUP if "c" in method else RECORD})
    )

    sent = script.attempts[0].json()["data"]["attributes"]
    assert sent.keys() - {"numbers", "zip"} == {*needed} - {"zipcode"}


def test_a_change_has_to_change_something(play: Play) -> None:
    for name in ("update_a_port_order", "update_port_order_numbers"):
        call = calling(f"porting.{name}", {"order_id": 7})
        with pytest.raises(InvalidArgument, match="at least one"):
            play(call)
        unchecked = calling(f"porting.{name}", {"order_id": 7, "check": False})
        _, script = play(unchecked, Answer(200, {"data": RECORD}))
        assert script.attempts[0].json() in ({}, typed("portorder", {}))


def test_cancelling_says_so(play: Play) -> None:
    _, script = play(
        calling("porting.cancel_a_port_order", {"order_id": 7, "timeout": 3.0}),
        Answer(200, {"data": RECORD}),
    )

    (attempt,) = script.attempts
    assert attempt.request.method == "PATCH"
    assert target(script) == f"{O7}/status"
    assert attempt.json()["data"]["attributes"] == {"status": "cancelled"}
    assert attempt.timeout == 3.0


LISTS: list[tuple[str, dict[str, Any], str]] = [
    (
        "porting.list_port_orders",
        {"group_id": 8, "status": True},
        "/v2/portorders?group_id=8&status&limit=7&offset=3",
    ),
    (
        "cdr_exports.list_cdr_exports",
        {"status": "failed"},
        "/v2/cdrs/exports?status=failed&limit=7&offset=3",
    ),
]


@pytest.mark.parametrize(("name", "given", "path"), LISTS, ids=[each[0] for each in LISTS])
def test_a_list_is_asked_for_by_page(
    play: Play, name: str, given: dict[str, Any], path: str
) -> None:
    window = {"limit": 7, "offset": 3, "max_items": 2}
    reply = Answer(200, {"data": [RECORD] * 3, "links": {}})

    found, script = play(calling(name, {**given, **window, "timeout": 7.0}), reply)

    assert len(found) == 2
    assert target(script) == path
    assert script.attempts[0].timeout == 7.0
    for field, value in ({"limit": 0, "offset": -1, "max_items": -1}).items():
        with pytest.raises(InvalidArgument) as refused:
            play(calling(name, {**given, field: value}))
        assert refused.value.field == field
    with pytest.raises(InvalidArgument) as refused:
        play(calling(name, {**given, "status": 7}))
    assert refused.value.field == "status"
    unchecked = {**given, "limit": 0, "check": False}
    assert "limit=0" in target(play(calling(name, unchecked), reply)[1])


def test_a_letter_is_read_and_goes_back_signed(play: Play) -> None:
    signature = {"signature_name": "Sam User", "signature_title": "Agent"}
    call = calling(
        "porting.sign_letter_of_authorization",
        {"order_id": 7, **signature, "timeout": 3.0, "extra_query": {"x": "1"}},
    )

    _, script = play(call, Answer(200, {"data": LOA}), Answer(201))

    read, signed = script.attempts
    assert (read.request.method, target(script)) == ("GET", f"{O7}/loa")
    assert (signed.request.method, target(script, 1)) == ("POST", f"{O7}/loa?x=1")
    assert signed.json() == typed("loa", {**LOA["attributes"], **signature})  # type: ignore[dict-item]
    assert (read.timeout, signed.timeout) == (3.0, 3.0)


def test_a_letter_that_was_read_is_not_read_again(play: Play) -> None:
    signature = {"signature_name": "Sam User", "signature_title": "Agent"}
    letter = models.LetterOfAuthorizationDocument.from_dict({"data": LOA})
    given = {"order_id": 7, **signature, "letter": letter}

    _, script = play(calling("porting.sign_letter_of_authorization", given), Answer(201))

    (attempt,) = script.attempts
    assert attempt.json() == typed("loa", {**LOA["attributes"], **signature})  # type: ignore[dict-item]
    for change, field in (
        ({"letter": "x"}, "letter"),
        ({"signature_name": " "}, "signature_name"),
        ({"signature_title": " "}, "signature_title"),
        ({"order_id": "a b"}, "order_id"),
    ):
        with pytest.raises(InvalidArgument) as refused:
            play(calling("porting.sign_letter_of_authorization", {**given, **change}))
        assert refused.value.field == field
    unchecked = {**given, "signature_name": " ", "check": False}
    _, script = play(calling("porting.sign_letter_of_authorization", unchecked), Answer(201))
    assert script.attempts[0].json()["data"]["attributes"]["signature_name"] == " "


def test_the_signature_of_a_letter_is_checked(play: Play) -> None:
    call = "porting.submit_letter_of_authorization"
    for field in ("signature_name", "signature_title"):
        with pytest.raises(InvalidArgument) as refused:
            play(calling(call, {"order_id": 7, **LETTER, field: " "}))
        assert refused.value.field == field
        unchecked = {"order_id": 7, **LETTER, field: " ", "check": False}
        _, script = play(calling(call, unchecked), Answer(201))
        assert script.attempts[0].json()["data"]["attributes"][field] == " "
    few = {name: LETTER[name] for name in ("signature_name", "signature_title")}
    _, script = play(calling(call, {"order_id": 7, **few}), Answer(201))
    assert script.attempts[0].json() == typed("loa", few)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"order_id": "a b"}, "order_id"),
        ({"file": 7}, "file"),
        ({"file": b""}, "file"),
        ({"file": b"12345"}, "file"),
        ({"media_type": "text/html"}, "file"),
        ({"file_name": "a.exe"}, "file"),
        ({"max_size": 0}, "max_size"),
        ({"max_size": 10**12 + 1}, "max_size"),
        ({"max_size": None}, "max_size"),
    ],
)
def test_what_is_no_document_is_not_uploaded(play: Play, change: Any, field: str) -> None:
    given = {"order_id": 7, "file": b"1234", "max_size": 4, **change}

    with pytest.raises(InvalidArgument) as refused:
        play(calling("porting.upload_a_port_order_file", given))

    assert refused.value.field == field


def test_a_group_is_read_page_by_page_until_there_is_no_more(play: Play) -> None:
    call = calling("porting.get_port_order_group", {"group_id": 7, "status_only": True})
    following = {"next": "https://a.example/x"}

    found, script = play(
        call,
        Answer(200, {"data": [RECORD, RECORD | {"id": "8"}], "links": following}),
        Answer(200, {"data": [RECORD | {"id": "9"}], "links": following}),
        Answer(200, {"data": [], "links": following}),
    )

    assert [target(script, at).partition("?")[2] for at in range(3)] == [
        "group_id=7&status",
        "group_id=7&status&offset=2",
        "group_id=7&status&offset=3",
    ]
    assert len(script.attempts) == 3
    assert len(found.data.attributes.orders) == 3
    assert (found.data.id, found.data.attributes.status) == ("7", "Requires Action")


@pytest.mark.parametrize("value", [1, "yes"])
def test_the_state_alone_is_a_flag(play: Play, value: Any) -> None:
    with pytest.raises(InvalidArgument) as refused:
        play(calling("porting.get_port_order_group", {"group_id": 7, "status_only": value}))

    assert refused.value.field == "status_only"


MADE = {
    "id": "7",
    "type": "portorder",
    "attributes": {"group_id": 8, "numbers": [SENT], "billing_name": "John Doe", **STATUS},
}
OLDER = {**MADE, "attributes": {**MADE["attributes"], "group_id": 6}}  # type: ignore[dict-item]


def test_an_order_without_an_answer_is_found_where_it_was_not_before(play: Play) -> None:
    needed = ("billing_name", "street", "city", "state", "country", "zipcode", "provider")
    wish = {"numbers": NUMBER, **{name: ORDER[name] for name in needed}}
    call = calling(
        "porting.create_a_port_order", {**wish, "on_unknown": "find", "settle": 0, "timeout": 3.0}
    )

    found, script = play(
        call,
        Answer(200, {"data": [OLDER], "links": {}}),
        ConnectionLost(),
        Answer(200, {"data": [OLDER, MADE], "links": {}}),
    )

    assert found.data.id == "8"
    assert found.data.attributes.orders[0].attributes.numbers == [SENT]
    assert [each.request.method for each in script.attempts] == ["GET", "POST", "GET"]
    assert {each.timeout for each in script.attempts} == {3.0}


def test_an_older_order_is_not_taken_for_one_without_an_answer(play: Play) -> None:
    needed = ("billing_name", "street", "city", "state", "country", "zipcode", "provider")
    wish = {"numbers": NUMBER, **{name: ORDER[name] for name in needed}}
    call = calling("porting.create_a_port_order", {**wish, "on_unknown": "find", "settle": 0})
    older = Answer(200, {"data": [OLDER], "links": {}})

    with pytest.raises(OutcomeUnknown) as unknown:
        play(call, older, ConnectionLost(), older)

    assert unknown.value.candidates == ()


def test_what_orders_say_is_read_on_both_sides(play: Play) -> None:
    order = models.PortOrder.from_dict({**RECORD, "attributes": {"status": "Canceled"}})

    assert play(lambda client: client.porting.status_of(order))[0] == "cancelled"
    assert play(lambda client: client.porting.has_ended(order))[0] is True
    assert play(lambda client: client.porting.documents_of(order))[0] == []


def test_what_is_no_business_document_is_not_fetched(play: Play) -> None:
    for given in (7, models.PortOrder.from_dict(RECORD)):
        with pytest.raises(InvalidArgument, match="a business document of a port order") as refused:
            play(
                calling(
                    "porting.download_a_port_order_file", {"document": given, "to": io.BytesIO()}
                )
            )
        assert refused.value.field == "document"


def test_a_group_that_always_names_a_next_page_is_read_once() -> None:
    page = {
        "data": [{"id": "1", "type": "portorder", "attributes": {"status": "pending"}}],
        "links": {"next": "https://api.flowroute.com/v2/portorders?group_id=7&offset=1"},
    }
    script = testing.ScriptedTransport([testing.Answer(200, page)] * 5)

    with testing.client(script) as client:
        group = client.porting.get_port_order_group("7")

    assert [each.id for each in group.data.attributes.orders or ()] == ["1"]
    assert len(script.attempts) == 2
