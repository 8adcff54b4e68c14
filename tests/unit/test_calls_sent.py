"""What each method sends: its arguments in the path, the query and the body; and what it refuses.

A table of all operations, on a transport that plays a script.
"""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

import pytest
from flowroute_sdk import InvalidArgument, models, testing
from flowroute_sdk.testing import Answer, Clock, ScriptedTransport

NUMBER = {"number_id": "+1 (206) 555-1234"}
DIGITS = "12065551234"
PAGE = {"limit": 7, "offset": 3, "max_items": 2}
PAGED = "limit=7&offset=3"
CALLBACK = {"callback_url": "https://a.example/cb"}
ADDRESS = {
    "label": "HQ",
    "first_name": "Chris",
    "last_name": "Smith",
    "street_name": "3rd Ave",
    "street_number": 1182,
    "city": "Seattle",
    "state": "WA",
    "country": "us",
    "zipcode": "98101",
    "address_type": "Suite",
    "address_type_number": 200,
}
ADDRESS_SENT = {
    **{name: value for name, value in ADDRESS.items() if name != "zipcode"},
    "street_number": "1182",
    "country": "US",
    "zip": "98101",
    "address_type_number": "200",
}


def typed(kind: str, attributes: dict[str, Any]) -> dict[str, Any]:
    return {"data": {"type": kind, "attributes": attributes}}


class Call(NamedTuple):
    """A call with all arguments, and what is to be sent."""

    tag: str
    name: str
    given: dict[str, Any]
    method: str
    path: str
    query: str = ""
    body: Any = None

    @property
    def is_list(self) -> bool:
        return "max_items" in self.given


CALLS = [
    Call(
        "numbers",
        "list_available_area_codes",
        {"max_setup_cost": "4.50", **PAGE},
        "GET",
        "/v2/numbers/available/areacodes",
        f"max_setup_cost=4.50&{PAGED}",
    ),
    Call(
        "numbers",
        "list_available_exchange_codes",
        {"areacode": "(206)", "max_setup_cost": 4, **PAGE},
        "GET",
        "/v2/numbers/available/exchanges",
        f"areacode=206&max_setup_cost=4&{PAGED}",
    ),
    Call(
        "numbers",
        "search_for_purchasable_phone_numbers",
        {
            "starts_with": "+1 206",
            "contains": "55-5",
            "ends_with": "12-34",
            "rate_center": "SEATTLE",
            "state": "WA",
            "number_type": "longcode",
            "iso_country": "US",
            "order_by": "number,asc",
            **PAGE,
        },
        "GET",
        "/v2/numbers/available",
        "starts_with=%2B1206&contains=555&ends_with=1234&rate_center=SEATTLE&state=WA"
        f"&number_type=longcode&iso_country=US&order_by=number%2Casc&{PAGED}",
    ),
    Call(
        "numbers",
        "purchase_a_phone_number",
        {**NUMBER, "cnam_lookups_enabled": True, "messaging_enabled": False},
        "POST",
        f"/v2/numbers/{DIGITS}",
        "cnam_lookups_enabled=true&messaging_enabled=false",
    ),
    *(
        Call(
            "numbers",
            f"set_did_level_{name}_callback",
            {**NUMBER, **CALLBACK},
            "POST",
            f"/v2/numbers/{DIGITS}/relationships/{name}_callback",
            body={"data": {"attributes": CALLBACK}},
        )
        for name in ("sms", "mms", "sms_dlr", "mms_dlr")
    ),
    Call(
        "numbers",
        "provision_messaging",
        {
            "numbers": ["+1 206 555 1234", "(206) 555-0000"],
            "action": "disable",
            "email": True,
            **CALLBACK,
        },
        "POST",
        "/v2/message-provision",
        body={
            "numbers": [DIGITS, "12065550000"],
            "action": "disable",
            "email": True,
            **CALLBACK,
        },
    ),
    Call(
        "numbers",
        "look_up_a_message_provision_task",
        {"task_id": 5},
        "GET",
        "/v2/message-provision/status/5",
    ),
    Call(
        "numbers",
        "list_account_phone_numbers",
        {
            "starts_with": "+1 206",
            "contains": "55-5",
            "ends_with": "12-34",
            "alias": "front desk",
            **PAGE,
        },
        "GET",
        "/v2/numbers",
        f"starts_with=%2B1206&contains=555&ends_with=1234&alias=front%20desk&{PAGED}",
    ),
    Call("numbers", "list_phone_number_details", NUMBER, "GET", f"/v2/numbers/{DIGITS}"),
    Call(
        "numbers",
        "update_a_phone_number",
        {
            **NUMBER,
            "alias": "desk",
            "cnam_lookups_enabled": True,
            "messaging_enabled": False,
            "messaging_email": True,
            "messaging_callback_url": "https://a.example/m",
        },
        "PATCH",
        f"/v2/numbers/{DIGITS}",
        body={
            "type": "number",
            "alias": "desk",
            "cnam_lookups_enabled": True,
            "messaging_enabled": False,
            "messaging_email": True,
            "messaging_callback_url": "https://a.example/m",
        },
    ),
    Call("numbers", "release_a_phone_number", NUMBER, "DELETE", f"/v2/numbers/{DIGITS}"),
    Call(
        "routes",
        "list_inbound_routes",
        {"route_type": "host", **PAGE},
        "GET",
        "/v2/routes",
        f"route_type=host&{PAGED}",
    ),
    Call(
        "routes",
        "create_an_inbound_route",
        {"route_type": "number", "value": "(206) 555-1234", "alias": "a", "edge_strategy_id": 2},
        "POST",
        "/v2/routes",
        body=typed(
            "route",
            {"alias": "a", "route_type": "number", "value": DIGITS, "edge_strategy_id": 2},
        ),
    ),
    Call(
        "routes",
        "update_an_inbound_route",
        {
            "route_id": 6,
            "route_type": "number",
            "value": "(206) 555-1234",
            "alias": "a",
            "edge_strategy_id": 2,
        },
        "PATCH",
        "/v2/routes/6",
        body=typed(
            "route",
            {"alias": "a", "route_type": "number", "value": DIGITS, "edge_strategy_id": 2},
        ),
    ),
    Call("routes", "delete_an_inbound_route", {"route_id": 6}, "DELETE", "/v2/routes/6"),
    Call("routes", "list_edge_strategies", {"max_items": 2}, "GET", "/v2/routes/edge_strategies"),
    *(
        Call(
            "routes",
            f"update_{which}_voice_route",
            {**NUMBER, "route_id": 6},
            "PATCH",
            f"/v2/numbers/{DIGITS}/relationships/{which}_route",
            body={"data": {"id": "6", "type": "route"}},
        )
        for which in ("primary", "failover")
    ),
    *(
        Call(
            "routes",
            f"remove_{which}_voice_route",
            NUMBER,
            "DELETE",
            f"/v2/numbers/{DIGITS}/relationships/{which}_route",
        )
        for which in ("primary", "failover")
    ),
    Call(
        "e911s",
        "list_e911s",
        {"label": "HQ", "street_name": "3rd", "city": "Seattle", "state": "WA", **PAGE},
        "GET",
        "/v2/e911s",
        f"label=HQ&street_name=3rd&city=Seattle&state=WA&{PAGED}",
    ),
    Call("e911s", "get_e911", {"e911_id": 6}, "GET", "/v2/e911s/6"),
    Call(
        "e911s",
        "validate_address",
        ADDRESS,
        "POST",
        "/v2/e911s/validate",
        body=typed("e911", ADDRESS_SENT),
    ),
    Call("e911s", "create_address", ADDRESS, "POST", "/v2/e911s", body=typed("e911", ADDRESS_SENT)),
    Call(
        "e911s",
        "update_address",
        {"e911_id": 6, **ADDRESS},
        "PATCH",
        "/v2/e911s/6",
        body=typed("e911", ADDRESS_SENT),
    ),
    Call("e911s", "delete_address", {"e911_id": 6}, "DELETE", "/v2/e911s/6"),
    Call(
        "e911s",
        "associate",
        {"e911_id": 6, **NUMBER},
        "PATCH",
        f"/v2/numbers/{DIGITS}/relationships/e911s/6",
    ),
    Call("e911s", "disconnect", NUMBER, "DELETE", f"/v2/numbers/{DIGITS}/relationships/e911s"),
    Call(
        "e911s",
        "list_dids_for_e911",
        {"e911_id": 6, **PAGE},
        "GET",
        "/v2/e911s/6/relationships/numbers",
        PAGED,
    ),
    Call(
        "cnams",
        "list_cnams",
        {
            "is_approved": True,
            "value": "a",
            "starts_with": "b",
            "contains": "c",
            "ends_with": "d",
            **PAGE,
        },
        "GET",
        "/v2/cnams",
        f"is_approved=true&value=a&starts_with=b&contains=c&ends_with=d&{PAGED}",
    ),
    Call("cnams", "get_cnam", {"cnam_id": 6}, "GET", "/v2/cnams/6"),
    Call(
        "cnams", "create_cnam_record", {"value": "Bob"}, "POST", "/v2/cnams", body={"value": "Bob"}
    ),
    Call(
        "cnams",
        "update_cnam_record",
        {"cnam_id": 6, "value": "Bob"},
        "PATCH",
        "/v2/cnams/6",
        body=typed("cnam", {"value": "Bob"}),
    ),
    Call("cnams", "remove_cnam", {"cnam_id": 6}, "DELETE", "/v2/cnams/6"),
    Call(
        "cnams",
        "associate_cnam",
        {"cnam_id": 6, **NUMBER},
        "PATCH",
        f"/v2/numbers/{DIGITS}/relationships/cnams/6",
    ),
    Call(
        "cnams", "unassociate_cnam", NUMBER, "DELETE", f"/v2/numbers/{DIGITS}/relationships/cnams"
    ),
    Call(
        "messages",
        "look_up_a_message_detail_record",
        {"message_id": "mdr2-1"},
        "GET",
        "/v2.1/messages/mdr2-1",
    ),
    Call(
        "messages",
        "look_up_a_set_of_messages",
        {"start_date": datetime(2024, 1, 31, tzinfo=UTC), "end_date": "2024-02-01", **PAGE},
        "GET",
        "/v2.1/messages",
        f"start_date=2024-01-31T00%3A00%3A00.00Z&end_date=2024-02-01&{PAGED}",
    ),
    Call(
        "messages",
        "send_a_message",
        {
            "to": "(206) 555-1234",
            "from_": "+1 206 555 0000",
            "body": "hi",
            "media_urls": "https://a.example/b.png",
            "is_mms": True,
            "dlr_callback": "https://a.example/dlr",
        },
        "POST",
        "/v2.1/messages",
        body=typed(
            "message",
            {
                "to": DIGITS,
                "from": "12065550000",
                "body": "hi",
                "media_urls": ["https://a.example/b.png"],
                "is_mms": True,
                "dlr_callback": "https://a.example/dlr",
            },
        ),
    ),
    *(
        Call(
            "messages",
            f"set_account_level_{name}_callback",
            CALLBACK,
            "PUT",
            f"/v2.1/messages/{name}_callback",
            body={"data": {"attributes": CALLBACK}},
        )
        for name in ("sms", "mms", "sms_dlr", "mms_dlr")
    ),
    *(
        Call(
            "messages",
            f"get_account_level_{name}_callback",
            {},
            "GET",
            f"/v2.1/messages/{name}_callback",
        )
        for name in ("sms", "mms", "sms_dlr", "mms_dlr")
    ),
]

IDS = [call.name for call in CALLS]
FIELDS = {**ADDRESS_SENT, "alias": "a", "route_type": "host", "value": "v"}
RECORD = {"id": "9", "type": "x", "attributes": FIELDS}
"""Has what every kind of record must have."""
ODD = "no b%y"
"""What no argument may be: no number, no id, no flag, no amount."""
TEXTS = ("label", "street_name", "first_name", "last_name", "city", "rate_center", "order_by")
URLS = ("callback_url", "media_urls", "dlr_callback", "messaging_callback_url")
WRONG: dict[str, Any] = {
    **dict.fromkeys((*TEXTS, "alias", "body", "address_type"), 7),
    **dict.fromkeys((*URLS, "street_number", "address_type_number", "value"), " "),
    "zipcode": "1",
    "limit": 0,
    "offset": -1,
    "max_items": -1,
}
KINDS: dict[str, Any] = {
    "e911_id": models.E911,
    "route_id": models.Route,
    "cnam_id": models.Cnam,
    "message_id": models.Message,
}


class Sent(NamedTuple):
    """What came of a call."""

    result: Any
    script: ScriptedTransport
    clock: Clock

    @property
    def requests(self) -> list[tuple[str, str, str, Any]]:
        found = []
        for each in self.script.attempts:
            url = urlsplit(each.request.url)
            found.append((each.request.method, url.path, url.query, each.json()))
        return found


Play = Callable[..., Sent]


@pytest.fixture(params=["sync", "async"])
def play(request: pytest.FixtureRequest) -> Play:
    """Make one call on a client of either kind that plays a script."""

    def in_sync(script: ScriptedTransport, call: Callable[[Any], Any]) -> Any:
        with testing.client(script) as client:
            found = call(client)
            return list(found) if hasattr(found, "iter_pages") else found

    async def in_async(script: ScriptedTransport, call: Callable[[Any], Any]) -> Any:
        async with testing.async_client(script) as client:
            found = call(client)
            if hasattr(found, "__aiter__"):
                return [each async for each in found]
            return await found if inspect.isawaitable(found) else found

    def run(call: Callable[[Any], Any], *steps: Any) -> Sent:
        script = ScriptedTransport(steps, repeat_last=True)
        if request.param == "sync":
            return Sent(in_sync(script, call), script, script.clock)
        return Sent(asyncio.run(in_async(script, call)), script, script.clock)

    return run


def calling(call: Call, **changes: Any) -> Callable[[Any], Any]:
    given = {name: value for name, value in (call.given | changes).items() if value is not ...}
    if not given.get("check", True) and "number_id" not in changes and "number_id" in given:
        given["number_id"] = DIGITS
    return lambda client: getattr(getattr(client, call.tag), call.name)(**given)


def wrong(call: Call, name: str) -> Any:
    is_text = call.name == "list_cnams" and name in ("starts_with", "contains", "ends_with")
    return 7 if is_text else WRONG.get(name, ODD)


def answer(call: Call) -> Answer:
    return Answer(200, {"data": [RECORD] * 3 if call.is_list else RECORD})


@pytest.mark.parametrize("call", CALLS, ids=IDS)
def test_a_call_sends_its_arguments_and_follows_its_options(play: Play, call: Call) -> None:
    more = {"timeout": 7.0, "deadline": 60.0, "extra_query": {"x": "1"}}

    sent = play(calling(call, **more), answer(call))

    query = f"{call.query}&x=1" if call.query else "x=1"
    assert sent.requests == [(call.method, call.path, query, call.body)]
    assert (sent.script.attempts[0].timeout, sent.script.attempts[0].remaining) == (7.0, 60.0)
    if call.is_list:
        assert len(sent.result) == 2


REFUSED = [
    (call, name)
    for call in CALLS
    for name in call.given
    if (call.name, name) not in {("validate_address", "country"), ("create_address", "country")}
]


@pytest.mark.parametrize(("call", "name"), REFUSED, ids=[f"{c.name}-{n}" for c, n in REFUSED])
def test_a_value_that_cannot_be_right_is_refused_by_the_argument_s_name(
    play: Play, call: Call, name: str
) -> None:
    with pytest.raises(InvalidArgument) as caught:
        play(calling(call, **{name: wrong(call, name)}))

    assert caught.value.field.partition("[")[0] == name


UNCHECKED = [
    (call, name)
    for call, name in REFUSED
    if not name.endswith("_id") and name not in ("offset", "max_items", "media_urls")
]


@pytest.mark.parametrize(("call", "name"), UNCHECKED, ids=[f"{c.name}-{n}" for c, n in UNCHECKED])
def test_without_checks_a_value_is_sent_as_given(play: Play, call: Call, name: str) -> None:
    value = wrong(call, name)

    sent = play(calling(call, **{name: value}, check=False), answer(call))

    _, _, query, body = sent.requests[0]
    sent_name = {"from_": "from", "zipcode": "zip"}.get(name, name)
    if body is None:
        assert parse_qs(query, keep_blank_values=True)[sent_name] == [str(value)]
    else:
        assert leaf(body, sent_name) in (value, [value])


def leaf(body: Any, name: str) -> Any:
    for inner in ("data", "attributes"):
        body = body.get(inner, body)
    return body[name]


IDENTIFIED = [
    (call, name) for call in CALLS for name in call.given if name.endswith("_id") and name in KINDS
]


@pytest.mark.parametrize(("call", "name"), IDENTIFIED, ids=[f"{c.name}-{n}" for c, n in IDENTIFIED])
def test_a_record_stands_for_its_id_where_it_is_of_that_kind(
    play: Play, call: Call, name: str
) -> None:
    kind = name.removesuffix("_id")
    own, other = (KINDS[name].from_dict({**RECORD, "type": each}) for each in (kind, "pet"))

    sent = play(calling(call, **{name: own}), answer(call))
    unchecked = play(calling(call, **{name: other}, check=False), answer(call))
    with pytest.raises(InvalidArgument, match=f"expected a record of type {kind}, not pet$"):
        play(calling(call, **{name: other}))

    for method, path, _, body in (*sent.requests, *unchecked.requests):
        assert method == call.method
        assert path.endswith("/9") or "/9/" in path or body["data"]["id"] == "9"


NUMBERED = [call for call in CALLS if "number_id" in call.given]


@pytest.mark.parametrize("call", NUMBERED, ids=[each.name for each in NUMBERED])
def test_without_checks_a_number_goes_into_the_path_as_given(play: Play, call: Call) -> None:
    sent = play(calling(call, number_id="206", check=False), answer(call))

    assert sent.requests[0][1] == call.path.replace(DIGITS, "206")


HOUSED = [call for call in CALLS if "street_number" in call.given]


@pytest.mark.parametrize("name", ["street_number", "address_type_number"])
@pytest.mark.parametrize("call", HOUSED, ids=[each.name for each in HOUSED])
def test_without_checks_a_number_of_a_house_stays_one(play: Play, call: Call, name: str) -> None:
    sent = play(calling(call, check=False), answer(call))

    assert leaf(sent.requests[0][3], name) == ADDRESS[name]


UPDATES = [
    call
    for call in CALLS
    if call.name in ("update_an_inbound_route", "update_address", "update_a_phone_number")
]


@pytest.mark.parametrize("call", UPDATES, ids=[each.name for each in UPDATES])
def test_an_update_with_nothing_to_change_is_refused_unless_unchecked(
    play: Play, call: Call
) -> None:
    nothing: Any = {each: ... for each in call.given if not each.endswith("_id")}
    nothing["edge_strategy_id"] = ...

    with pytest.raises(InvalidArgument, match="expected at least one"):
        play(calling(call, **nothing))
    unchecked = play(calling(call, **nothing, check=False), answer(call))
    extra = play(calling(call, **nothing, extra_body={"new": 1}), answer(call))

    assert unchecked.requests[0][3].keys() <= {"type", "data"}
    assert extra.requests[0][3]["new"] == 1


def test_numbers_are_enabled_for_messaging_unless_told_otherwise(play: Play) -> None:
    call = next(each for each in CALLS if each.name == "provision_messaging")
    few: Any = dict.fromkeys(("action", "email", "callback_url"), ...)

    sent = play(calling(call, **few), answer(call))

    assert sent.requests[0][3] == {"numbers": call.body["numbers"], "action": "enable"}


ROUTED = [call for call in CALLS if "edge_strategy_id" in call.given]


@pytest.mark.parametrize("call", ROUTED, ids=[each.name for each in ROUTED])
def test_a_point_of_presence_is_given_by_its_number_unless_unchecked(
    play: Play, call: Call
) -> None:
    found = models.EdgeStrategy.from_dict({"id": "9", "type": "edge_strategy", "attributes": {}})

    sent = play(calling(call, edge_strategy_id=found), answer(call))
    unchecked = play(calling(call, edge_strategy_id="west", check=False), answer(call))
    with pytest.raises(InvalidArgument, match="expected a whole number or an edge strategy"):
        play(calling(call, edge_strategy_id="west"))

    assert leaf(sent.requests[0][3], "edge_strategy_id") == 9
    assert leaf(unchecked.requests[0][3], "edge_strategy_id") == "west"


def test_a_route_cannot_lose_its_name(play: Play) -> None:
    call = next(each for each in CALLS if each.name == "update_an_inbound_route")

    with pytest.raises(InvalidArgument) as caught:
        play(calling(call, alias=""))

    assert caught.value.field == "alias"
