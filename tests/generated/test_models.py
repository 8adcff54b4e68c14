"""What the models of the generated client promise about the data that they read."""

import copy
import datetime as dt
import inspect
import json
import pickle
import typing
from decimal import Decimal
from email.utils import parsedate_to_datetime
from importlib.resources import files
from typing import Any

import attrs
import httpx
import pytest
from fastapi import Body, FastAPI
from flowroute_api import models
from flowroute_api.api.cnams import associate_cnam, unassociate_cnam
from flowroute_api.api.messages import look_up_a_message_detail_record
from flowroute_api.api.numbers import (
    list_phone_number_details,
    search_for_purchasable_phone_numbers,
)
from flowroute_api.types import UNSET, ApiNumber, DecodeError, Model, Unset
from pydantic import BaseModel

DOCUMENT: dict[str, Any] = json.loads((files("flowroute_api") / "openapi.json").read_bytes())
EXAMPLES = {
    name: schema["example"]
    for name, schema in DOCUMENT["components"]["schemas"].items()
    if isinstance(schema.get("example"), dict) and "properties" in schema
}
del EXAMPLES["CdrExportItem"]  # a wrapper, which is taken off


def instants(value: Any) -> Any:
    """The value with timestamps as instants and integers as text: the forms that may differ."""
    if isinstance(value, dict):
        return {name: instants(item) for name, item in value.items()}
    if isinstance(value, list):
        return [instants(item) for item in value]
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    for read in (dt.datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(value) if isinstance(value, str) and ":" in value else value
        except ValueError:
            continue
    return value


def message(**attributes: Any) -> Any:
    body = {"data": {"id": "mdr2-1", "type": "message", "attributes": attributes}}
    operation = look_up_a_message_detail_record.OPERATION
    return operation.decode(200, json.dumps(body).encode()).data.attributes


def details(included: list[Any]) -> Any:
    body = {**EXAMPLES["NumberDocument"], "included": included}
    return list_phone_number_details.OPERATION.decode(200, json.dumps(body).encode())


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_every_example_of_the_specs_comes_back_out_equal(name: str) -> None:
    model = getattr(models, name)

    parsed = model.from_dict(EXAMPLES[name])

    expected = EXAMPLES[name]
    if name == "CdrExportListDocument":
        expected = {**expected, "data": [item["data"] for item in expected["data"]]}
    assert instants(parsed.to_dict()) == instants(expected)


def test_reading_an_example_leaves_the_source_as_it_was() -> None:
    source = EXAMPLES["MessageDocument"]
    before = copy.deepcopy(source)

    models.MessageDocument.from_dict(source)

    assert source == before


def test_an_absent_optional_field_reads_as_none() -> None:
    attributes = message(body="hello")

    assert attributes.status is None
    assert attributes.from_ is None
    assert "status" not in attributes.to_dict()


def test_a_null_stays_a_null() -> None:
    assert message(body=None).to_dict() == {"body": None}


def test_an_unknown_field_is_kept_and_can_be_read() -> None:
    attributes = message(body="hello", carrier={"name": "ACME"})

    assert attributes.extras == {"carrier": {"name": "ACME"}}
    assert attributes.to_dict()["carrier"] == {"name": "ACME"}


@pytest.mark.parametrize("name", ["to_dict", "adopt", "FIELDS", "extras", "__class__", "from_"])
def test_an_unknown_field_named_like_a_part_of_the_model_breaks_nothing(name: str) -> None:
    attributes = message(**{name: "odd", "body": "hello"})

    assert attributes.extras == {name: "odd"}
    assert models.MessageAttributes.to_dict(attributes) == {name: "odd", "body": "hello"}
    assert "hello" in repr(attributes)


def test_an_unknown_value_of_an_enum_passes_through() -> None:
    assert message(direction="sideways").direction == "sideways"


def test_an_integer_id_reads_as_text_and_a_null_id_as_none() -> None:
    given = b'{"data": {"id": %s, "type": "cnam", "attributes": {"date_created": null}}}'

    assert associate_cnam.OPERATION.decode(202, given % b"17604").data.id == "17604"
    assert unassociate_cnam.OPERATION.decode(202, given % b"null").data.id is None


@pytest.mark.parametrize("nanodollars", [4000000, "4000000"])
def test_nanodollars_read_as_an_integer(nanodollars: object) -> None:
    assert message(amount_nanodollars=nanodollars).amount_nanodollars == 4_000_000


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2017-12-22T01:52:39.39Z", dt.datetime(2017, 12, 22, 1, 52, 39, 390_000, dt.UTC)),
        ("2024-10-19T01:21:21.980000Z", dt.datetime(2024, 10, 19, 1, 21, 21, 980_000, dt.UTC)),
        ("2018-04-16 16:20:32.939166+00:00", dt.datetime(2018, 4, 16, 16, 20, 32, 939_166, dt.UTC)),
        ("Fri, 01 Jun 2018 00:17:52 GMT", dt.datetime(2018, 6, 1, 0, 17, 52, tzinfo=dt.UTC)),
        ("2019-06-25 18:18:54+00", dt.datetime(2019, 6, 25, 18, 18, 54, tzinfo=dt.UTC)),
        ("2019-01-01 00:00:00", dt.datetime(2019, 1, 1, tzinfo=dt.UTC)),
    ],
)
def test_every_form_of_timestamp_that_the_api_uses_reads_as_an_aware_instant(
    text: str, instant: dt.datetime
) -> None:
    assert message(timestamp=text).timestamp == instant


@pytest.mark.parametrize(
    "text", ["soon", "", 5, {"at": 1}, "Mon, 01 Jan 2018 00:00:00 +99999999999999999"]
)
def test_a_timestamp_in_no_known_form_reads_as_none_and_is_not_lost(text: object) -> None:
    attributes = message(timestamp=text, body="hello")

    assert attributes.timestamp is None
    assert attributes.to_dict() == {"timestamp": text, "body": "hello"}
    assert attributes.extras == {}


def test_included_resources_are_read_by_their_type() -> None:
    document = details(
        [
            {"type": "route", "id": 0, "attributes": {"alias": "sip-reg", "route_type": "sip-reg"}},
            {"type": "hologram", "id": 7, "colour": "blue"},
        ]
    )

    route, other = document.included
    assert isinstance(route, models.Route)
    assert route.id == "0"
    assert isinstance(other, models.OtherResource)
    assert other.extras == {"colour": "blue"}


@pytest.mark.parametrize(
    "odd",
    [
        {"type": "route", "id": "1", "attributes": "x"},
        {"type": ["route"], "id": "1"},
        {"type": {}, "id": "1"},
        {},
        "text",
        5,
        None,
        [],
    ],
)
def test_one_odd_item_among_the_included_degrades_nothing_else(odd: object) -> None:
    good = {"type": "route", "id": "1", "attributes": {"alias": "a", "route_type": "host"}}

    document = details([good, odd, good])

    assert [type(item) for item in document.included] == [
        models.Route,
        models.OtherResource,
        models.Route,
    ]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "not JSON"),
        (b"<html>", "not JSON"),
        (b'{"data": ', "not JSON"),
        (b'"\xff"', "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"[]", "MessageDocument: expected an object, got list"),
        (b"{}", "MessageDocument.data is missing"),
        (b'{"data": null}', "Message: expected an object, got NoneType"),
        (b'{"data": {"id": "1"}}', "Message.type is missing"),
    ],
)
def test_a_body_of_another_shape_names_what_is_wrong(body: bytes, said: str) -> None:
    with pytest.raises(DecodeError, match=said):
        look_up_a_message_detail_record.OPERATION.decode(200, body)


def test_models_compare_copy_pickle_and_show_themselves() -> None:
    document = models.NumberDocument.from_dict(EXAMPLES["NumberDocument"])

    assert copy.deepcopy(document) == document
    assert pickle.loads(pickle.dumps(document)) == document
    assert document != models.NumberDocument.from_dict(
        EXAMPLES["NumberDocument"] | {"included": []}
    )
    assert repr(document).startswith("NumberDocument(data=Number(")


def test_a_model_can_be_made_by_hand() -> None:
    route = models.Route(
        id="5", attributes=models.RouteAttributes(alias="a", route_type="host", value="b")
    )

    assert route.type_ == "route"
    assert route.to_dict() == {
        "id": "5",
        "type": "route",
        "attributes": {"alias": "a", "route_type": "host", "value": "b"},
    }


def test_a_model_is_read_only() -> None:
    attributes = message(body="hello", from_="x")

    for name in ("body", "from_", "to_dict", "extras", "anything"):
        with pytest.raises(AttributeError, match="read-only"):
            setattr(attributes, name, "other")
        with pytest.raises(AttributeError, match="read-only"):
            delattr(attributes, name)
    assert attributes.body == "hello"


def test_a_misspelt_attribute_or_argument_is_an_error() -> None:
    with pytest.raises(AttributeError, match="bdy"):
        _ = message(body="hello").bdy
    with pytest.raises(TypeError, match="bdy"):
        models.MessageAttributes(bdy="hello")  # type: ignore[call-arg]


@pytest.mark.parametrize(
    "name",
    [
        "to_dict",
        "from_dict",
        "extras",
        "adopt",
        "FIELDS",
        "DERIVED",
        "amount_usd",
        "__class__",
        "__dict__",
        "__attrs_attrs__",
        "_unread",
        "\0unread",
    ],
)
def test_whatever_a_server_calls_a_field_the_model_works_on(name: str) -> None:
    attributes = message(**{name: "odd", "body": "hello", "timestamp": "soon"})

    whole = {name: "odd", "body": "hello", "timestamp": "soon"}
    assert attributes.to_dict() == whole
    assert attributes.extras == {name: "odd"}
    assert type(attributes).from_dict(attributes.to_dict()) == attributes
    assert pickle.loads(pickle.dumps(attributes)).to_dict() == whole
    assert isinstance(attributes, models.MessageAttributes)
    assert hash(attributes) == hash(copy.copy(attributes))


def test_what_cannot_be_read_is_in_no_dict_that_frameworks_look_into() -> None:
    attributes = message(timestamp="soon", body="hello")

    assert vars(attributes) == {"timestamp": None, "body": "hello"}
    assert copy.copy(attributes).to_dict() == copy.deepcopy(attributes).to_dict()
    assert copy.deepcopy(attributes).to_dict() == {"timestamp": "soon", "body": "hello"}
    assert attributes != message(timestamp="later", body="hello")


def test_dir_shows_the_fields_and_nothing_else() -> None:
    assert dir(models.AvailableNumberAttributes(value="1")) == sorted(
        [
            "value",
            "number_type",
            "rate_center",
            "state",
            "monthly_cost",
            "setup_cost",
            "monthly_cost_usd",
            "setup_cost_usd",
        ]
    )


def test_equal_models_have_equal_hashes_by_type_and_id() -> None:
    first, second = (models.NumberDocument.from_dict(EXAMPLES["NumberDocument"]) for _ in "ab")

    assert {first.data, second.data} == {first.data}
    assert hash(first.data) == hash(second.data)
    assert hash(first.data) != hash(first.data.__replace__(id="5"))
    assert hash(models.ResourceIdentifier(id="5", type_="x")) != hash(
        models.OtherResource(id="5", type_="x")
    )


def test_models_can_be_matched_by_their_attributes() -> None:
    match message(body="STOP", **{"from": "12065551234"}):
        case models.MessageAttributes(from_=number, body="STOP"):
            assert number == "12065551234"
        case _:
            raise AssertionError


def test_pickles_name_public_modules_only() -> None:
    pickled = pickle.dumps(models.NumberDocument.from_dict(EXAMPLES["NumberDocument"]), protocol=4)

    assert b"flowroute_sdk.models" in pickled
    assert b"flowroute_api" not in pickled


def test_a_number_of_a_record_stays_one_in_a_pickle_that_names_public_modules_only() -> None:
    number = message(**{"from": "4792345678"}).from_

    pickled = pickle.dumps(number, protocol=4)

    assert b"flowroute_api" not in pickled
    assert pickle.loads(pickled) == "4792345678"
    assert type(pickle.loads(pickled)) is type(copy.deepcopy(number)) is ApiNumber


@pytest.mark.parametrize(
    ("cost", "exact"),
    [
        (b"3.99", "3.99"),
        (b"0.0040", "0.004"),
        (b"1", "1"),
        (b'"1.25"', "1.25"),
        (b"null", None),
        (b'"free"', None),
        (b'"NaN"', None),
        (b"[]", None),
    ],
)
def test_an_amount_has_an_exact_decimal_beside_it(cost: bytes, exact: str | None) -> None:
    body = (
        b'{"data": [{"id": "1", "type": "number", "attributes": {"value": "1", "setup_cost": %s}}]}'
    )
    (number,) = search_for_purchasable_phone_numbers.OPERATION.decode(200, body % cost).data

    found = number.attributes.setup_cost_usd
    assert found == (None if exact is None else Decimal(exact))


def test_every_amount_of_every_model_has_a_decimal_beside_it() -> None:
    kinds = [getattr(models, name) for name in models.__all__]
    answers = [kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Model)]
    amounts = [
        (kind, name)
        for kind in answers
        for name, hint in inspect.get_annotations(kind).items()
        if hint.startswith("float") and not name.startswith("duration")
    ]

    assert len(amounts) >= 5
    assert [
        (kind.__name__, name) for kind, name in amounts if f"{name}_usd" not in kind.DERIVED
    ] == []


def test_nanodollars_have_their_dollars_beside_them() -> None:
    assert message(amount_nanodollars="4000000").amount_usd == Decimal("0.004")
    assert message(amount_nanodollars=None).amount_usd is None
    assert message(body="hello").amount_usd is None


def test_the_postal_code_has_one_name_on_both_sides() -> None:
    document = models.E911Document.from_dict(EXAMPLES["E911Document"])

    assert document.data.attributes.zipcode == EXAMPLES["E911Document"]["data"]["attributes"]["zip"]
    assert document.data.attributes.to_dict()["zip"] == document.data.attributes.zipcode
    assert models.E911UpdateAttributes(zipcode="98101").to_dict() == {"zip": "98101"}


def test_attrs_own_functions_work_on_models() -> None:
    route = models.Route.from_dict(EXAMPLES["RouteDocument"]["data"])

    assert attrs.has(models.Route)
    assert [field.name for field in attrs.fields(models.Route)] == [*models.Route.FIELDS.values()]
    assert attrs.asdict(route)["attributes"]["alias"] == route.attributes.alias
    changed = attrs.evolve(route, id="77")
    assert (changed.id, changed.attributes) == ("77", route.attributes)
    assert type(changed) is models.Route
    assert attrs.fields(models.RouteAttributes) != attrs.fields(models.Route)


def test_requests_are_equal_by_their_fields_and_answer_to_attrs() -> None:
    request = models.RouteUpdateAttributes(alias="PBX")

    assert request == models.RouteUpdateAttributes(alias="PBX")
    assert request not in (
        models.RouteUpdateAttributes(),
        models.RouteCreateAttributes("PBX", "uri", "x"),
    )
    assert copy.copy(request) == pickle.loads(pickle.dumps(request)) == request
    assert repr(models.CnamCreateRequest(value="ACME")) == "CnamCreateRequest(value='ACME')"
    assert attrs.asdict(models.CnamCreateRequest("ACME")) == {"value": "ACME"}
    assert attrs.evolve(request, value="sip.example.com").to_dict() == {
        "alias": "PBX",
        "value": "sip.example.com",
    }
    with pytest.raises(AttributeError):
        request.alais = "PBX"  # type: ignore[attr-defined]


def test_replacing_a_field_keeps_what_the_specification_does_not_know() -> None:
    attributes = message(body="hello", carrier="ACME")

    changed = attributes.__replace__(body="bye")

    assert changed.to_dict() == {"body": "bye", "carrier": "ACME"}
    assert attributes.body == "hello"


@pytest.mark.parametrize("name", sorted(models._MODULES))
def test_the_annotations_of_every_model_resolve(name: str) -> None:
    model = getattr(models, name)
    if isinstance(model, type):
        assert typing.get_type_hints(model)


async def test_fastapi_answers_with_models_and_reads_them() -> None:
    app = FastAPI()
    document = models.MessageDocument.from_dict(
        EXAMPLES["MessageDocument"] | {"\0unread": 1, "carrier": "ACME"}
    )

    @app.get("/typed")
    def typed() -> models.MessageDocument:
        return document

    @app.get("/untyped", response_model=None)
    def untyped() -> typing.Any:
        return document

    @app.post("/echo")
    def echo(given: typing.Annotated[models.MessageDocument, Body()]) -> models.MessageDocument:
        assert isinstance(given, models.MessageDocument)
        return given

    inside = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=inside, base_url="http://app") as client:
        whole = json.loads(json.dumps(document.to_dict()))
        assert (await client.get("/typed")).json() == whole
        assert instants((await client.get("/untyped")).json()) == instants(whole)
        assert (await client.post("/echo", json=whole)).json() == whole
        assert (await client.post("/echo", json={"data": 5})).status_code == 422
        assert (await client.get("/openapi.json")).status_code == 200


def test_a_model_is_a_field_of_a_pydantic_model() -> None:
    class Kept(BaseModel):
        message: models.MessageDocument

    document = models.MessageDocument.from_dict(EXAMPLES["MessageDocument"])

    kept = Kept(message=document)

    assert kept.message is document
    assert Kept.model_validate_json(kept.model_dump_json()) == kept
    assert kept.model_dump()["message"] == document.to_dict()
    with pytest.raises(ValueError, match="data is missing"):
        Kept(message={})  # type: ignore[arg-type]


def test_unset_is_one_object_however_it_is_copied() -> None:
    assert copy.deepcopy(UNSET) is UNSET
    assert pickle.loads(pickle.dumps(UNSET)) is UNSET
    assert Unset() is UNSET
    assert not UNSET
    assert repr(UNSET) == "UNSET"


def test_a_request_leaves_out_what_is_unset_and_sends_null_for_none() -> None:
    attributes = models.RouteUpdateAttributes(alias="a")
    assert attributes.to_dict() == {"alias": "a"}

    attributes = models.E911UpdateAttributes(address_type=None)
    assert attributes.to_dict() == {"address_type": None}


ODD_RECORDS = [None, 5, "text", [], {}, {"id": "7", "attributes": "text"}, {"attributes": {}}]


@pytest.mark.parametrize("odd", ODD_RECORDS, ids=repr)
def test_one_odd_record_costs_no_page(odd: Any) -> None:
    good = {"id": "mdr2-1", "type": "message", "attributes": {"body": "hi"}}
    body = {"data": [good, odd, {**good, "id": 2}], "links": {"next": "/?offset=3"}}
    sent = json.loads(json.dumps(body))

    document = models.MessageListDocument.from_dict(body)

    first, kept, last = document.data
    assert (first.id, first.attributes.body, last.id) == ("mdr2-1", "hi", "2")
    assert isinstance(kept, models.Message)
    assert kept.to_dict() == (odd if isinstance(odd, dict) else {"value": odd})
    assert kept.links is None
    assert document.links is not None
    assert document.links.next_ == "/?offset=3"
    assert body == sent


def test_an_odd_record_keeps_what_can_be_read() -> None:
    body = {"data": [{"id": "7", "attributes": "text"}], "links": {}}

    (kept,) = models.MessageListDocument.from_dict(body).data

    assert kept.id == "7"
    assert kept.attributes == "text"  # type: ignore[comparison-overlap]


@pytest.mark.parametrize("odd", [[], "text", 5, True])
def test_odd_links_read_as_none_and_are_kept(odd: Any) -> None:
    record = {"id": "mdr2-1", "type": "message", "attributes": {}, "links": odd}
    body = {"data": [record], "links": odd}

    document = models.MessageListDocument.from_dict(body)

    assert document.links is None
    assert document.data[0].links is None
    assert document.data[0].id == "mdr2-1"
    assert document.to_dict() == body


def test_an_odd_part_of_a_record_that_may_be_absent_reads_as_none_and_is_kept() -> None:
    odd = {"media": {"data": "text"}}
    record = {"id": "mdr2-1", "type": "message", "attributes": {}, "relationships": odd}

    document = models.MessageDocument.from_dict({"data": record})

    assert document.to_dict() == {"data": record}


def test_odd_receipts_cost_no_record() -> None:
    read = message(delivery_receipts=[{"level": 2}, "text", {"level": 1}])

    first, odd, last = read.delivery_receipts
    assert (first.level, odd.to_dict(), last.level) == (2, {"value": "text"}, 1)


def test_an_odd_included_resource_costs_no_document() -> None:
    odd = [None, {"type": "media", "attributes": 5}]

    document = details(odd)

    assert [each.to_dict() for each in document.included] == [{"value": None}, odd[1]]


def test_items_of_a_list_are_taken_out_of_what_wraps_them() -> None:
    record = {"id": 7, "type": "cdrexport", "attributes": {"status": "failed"}}
    source = {"data": [{"data": {**record}, "note": "n"}, {**record, "id": "8"}, {"data": None}, 5]}
    before = json.dumps(source)

    wrapped, plain, *odd = models.CdrExportListDocument.from_dict(source).data

    assert (wrapped.id, plain.id) == ("7", "8")
    assert wrapped.attributes == plain.attributes
    assert wrapped.extras == {"note": "n"}
    assert len(odd) == 2
    assert json.dumps(source) == before
