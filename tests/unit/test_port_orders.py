"""What port orders say, and how groups of them are read."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from types import SimpleNamespace
from typing import Any, cast

import pytest
from flowroute_api.api.porting import create_a_port_order
from flowroute_api.models import PortOrderCreateAttributes, PortOrderPresetsRequest
from flowroute_api.types import UNSET
from flowroute_sdk._arguments.port_orders import (
    DOCUMENT_TYPES,
    LARGEST_DOCUMENT,
    as_country,
    as_usage,
    checked_order,
    given_day,
    given_presets,
    international,
)
from flowroute_sdk._policy.port_orders import (
    ENDED,
    GroupPage,
    documents_of,
    group_of,
    grouped,
    has_ended,
    status_of,
    summary,
)
from flowroute_sdk.errors import InvalidArgument
from flowroute_sdk.models import PortOrder, PortOrderDocument, Route

ROUTE = {"alias": "a", "route_type": "sip-reg", "value": None}


def order(number: str = "1", **attributes: Any) -> dict[str, Any]:
    return {"id": number, "type": "portorder", "attributes": attributes}


def read(**attributes: Any) -> PortOrder:
    return PortOrder.from_dict(order(**attributes))


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        ([], "In Progress"),
        ([None], "In Progress"),
        (["processing"], "In Progress"),
        (["completed", "processing"], "In Progress"),
        (["completed", None], "In Progress"),
        (["cancelled", "submitted"], "In Progress"),
        (["pending"], "Requires Action"),
        (["completed", "rejected"], "Requires Action"),
        (["cancelled", "pending"], "Requires Action"),
        (["completed"], "Completed"),
        (["completed", "completed"], "Completed"),
        (["completed", "abandoned"], "Completed"),
        ([*ENDED], "Completed"),
        (["cancelled"], "Canceled"),
        (["cancelled", "hard_canceled", "processing abandoned", "abandoned"], "Canceled"),
    ],
)
def test_a_group_is_as_far_as_its_orders(statuses: Any, expected: str) -> None:
    assert summary(statuses) == expected


@pytest.mark.parametrize(
    ("status", "plain", "ended"),
    [
        ("completed", "completed", True),
        ("Canceled", "cancelled", True),
        (" Hard_Canceled ", "hard_canceled", True),
        ("abandoned", "abandoned", True),
        ("Processing Abandoned", "processing abandoned", True),
        ("processing", "processing", False),
        (" ", None, False),
        (7, None, False),
    ],
)
def test_a_status_is_read_in_one_spelling(status: Any, plain: str | None, ended: bool) -> None:
    found = read(status=status)

    assert (status_of(found), has_ended(found)) == (plain, ended)


def test_orders_are_grouped_as_they_come() -> None:
    listed = [
        read(number="3", group_id=8, status="completed"),
        read(number="4", group_id=7, status="pending"),
        read(number="5", status="pending"),
        read(number="6", group_id=8, status="abandoned"),
        cast("PortOrder", SimpleNamespace(attributes="unread")),
    ]

    groups = grouped(listed)

    assert [each.id for each in groups] == ["8", "7"]
    members = [[one.id for one in each.attributes.orders or ()] for each in groups]
    assert members == [["3", "6"], ["4"]]
    assert [each.attributes.status for each in groups] == ["Completed", "Requires Action"]
    assert {each.type_ for each in groups} == {"portorder_group"}


def test_a_group_is_made_of_its_orders() -> None:
    found = group_of("7", [order("1", status="canceled"), order("2", status="abandoned")]).data

    assert (found.id, found.type_, found.attributes.status) == ("7", "portorder_group", "Canceled")
    assert [each.id for each in found.attributes.orders or ()] == ["1", "2"]


GROUP = {"id": "7", "type": "portorder_group", "attributes": {"orders": [], "status": "Completed"}}


@pytest.mark.parametrize(
    ("answer", "group", "count", "is_last"),
    [
        ({"data": GROUP}, True, 1, True),
        ({"data": [order()], "links": {"next": "x"}}, False, 1, False),
        ({"data": [order()], "links": {"next": None}}, False, 1, True),
        ({"data": [order()], "links": {}}, False, 1, True),
        ({"data": [order()], "links": "x"}, False, 1, True),
        ({"data": [], "links": {"next": "x"}}, False, 0, True),
        ({"data": [order(), 7, order("2")]}, False, 2, True),
        ({"data": order()}, False, 1, True),
        ({"data": None}, False, 0, True),
        ({}, False, 0, True),
        ([order()], False, 0, True),
        (None, False, 0, True),
    ],
)
def test_a_page_of_a_group_is_read_whatever_it_is(
    answer: Any, group: bool, count: int, is_last: bool
) -> None:
    page = GroupPage(answer)

    assert (page.group is not None) is group
    assert (len(page.orders), page.is_last) == (count, is_last)
    if page.group is not None:
        assert page.group.data.attributes.status == "Completed"


def test_an_order_without_documents_has_none() -> None:
    assert documents_of(read(status="pending")) == []
    assert documents_of(read(business_documents=[{"data": []}])) == []
    unread = {"data": [{"id": "0", "type": "portorder-file", "attributes": None}]}
    assert documents_of(read(business_documents=[unread])) == []


def test_numbers_get_a_plus() -> None:
    assert international("numbers", "(425) 208-1174") == ["+14252081174"]
    assert international("numbers", ["anything"], check=False) == ["anything"]
    with pytest.raises(InvalidArgument) as refused:
        international("add", [])
    assert refused.value.field == "add"


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2027-07-12", date(2027, 7, 12)),
        (date(2027, 7, 12), date(2027, 7, 12)),
        (datetime(2027, 7, 12, 23, tzinfo=UTC), date(2027, 7, 12)),
        (datetime(2027, 7, 12, 23, tzinfo=timezone(timedelta(hours=-8))), date(2027, 7, 13)),
    ],
)
def test_a_day_is_that_in_utc(value: Any, day: date) -> None:
    assert given_day("desired", value) == day
    assert given_day("desired", None) is UNSET


def test_a_day_goes_as_it_is_without_check_and_is_refused_by_its_name_with_it() -> None:
    assert given_day("desired", "soon", check=False) == "soon"
    assert given_day("desired", date(2027, 7, 12), check=False) == date(2027, 7, 12)
    with pytest.raises(InvalidArgument) as refused:
        given_day("desired", "soon")
    assert refused.value.field == "desired"


def test_presets_stand_for_ids() -> None:
    route = Route.from_dict({"id": "98396", "type": "route", "attributes": ROUTE})
    presets = {
        "primary_route_id": route,
        "failover_route_id": "",
        "e911_id": None,
        "cnam_id": 17604,
        "alias": "",
    }

    found = given_presets(presets)

    assert isinstance(found, PortOrderPresetsRequest)
    assert found.to_dict() == {
        "primary_route_id": "98396",
        "failover_route_id": None,
        "e911_id": None,
        "cnam_id": "17604",
        "alias": "",
    }
    assert given_presets(found) is found
    assert given_presets(None) is UNSET


@pytest.mark.parametrize(
    ("presets", "field"),
    [
        ({"cnam_id": "a b"}, "presets.cnam_id"),
        ({"else": "1"}, "presets.else"),
        ("alias", "presets"),
        (7, "presets"),
    ],
)
def test_what_is_no_preset_is_refused(presets: Any, field: str) -> None:
    with pytest.raises(InvalidArgument) as refused:
        given_presets(presets)

    assert refused.value.field == field


@pytest.mark.parametrize("name", ["cnam_id", "e911_id", "primary_route_id", "failover_route_id"])
def test_a_record_of_another_kind_is_no_preset_unless_unchecked(name: str) -> None:
    kind = {"cnam_id": "cnam", "e911_id": "e911"}.get(name, "route")
    other = Route.from_dict({"id": "9", "type": "number", "attributes": ROUTE})

    with pytest.raises(InvalidArgument, match=f"a record of type {kind}, not number") as refused:
        given_presets({name: other})

    assert refused.value.field == f"presets.{name}"
    found: Any = given_presets({name: other}, check=False)
    assert found.to_dict() == {name: "9"}


FIELDS: dict[str, Any] = {
    "numbers": ["+14252081174"],
    "billing_name": "John Doe",
    "street": "1218 3rd Ave",
    "city": "Seattle",
    "state": "WA",
    "country": "US",
    "zipcode": "98101",
    "provider": "Verizon",
}


def checked(**changes: Any) -> Any:
    attributes = PortOrderCreateAttributes(**{**FIELDS, **changes})
    return checked_order(create_a_port_order.OPERATION, attributes)


def test_an_order_is_put_into_the_form_that_is_wanted() -> None:
    found = checked(
        state=" wa ", country="us", usage_type="residential", city=" Seattle ", street2=""
    )

    assert (found.state, found.country, found.usage_type) == ("WA", "US", "Residential")
    assert (found.city, found.street2, found.street) == ("Seattle", None, "1218 3rd Ave")
    assert found.numbers == ["+14252081174"]
    assert checked(desired_completion_date=date(2027, 7, 12)).desired_completion_date == date(
        2027, 7, 12
    )


@pytest.mark.parametrize(
    ("zipcode", "expected"),
    [
        (1234, "text, since an integer loses a leading zero: '01234'"),
        (0, "text, since an integer loses a leading zero: '00000'"),
        (9_999_999, "text, since an integer loses a leading zero: '9999999'"),
        (10_000_000, "text, since an integer loses a leading zero: '98101'"),
        (-1, "text, since an integer loses a leading zero: '98101'"),
    ],
)
def test_a_postal_code_is_text(zipcode: Any, expected: str) -> None:
    with pytest.raises(InvalidArgument) as refused:
        checked(zipcode=zipcode)

    error = refused.value
    assert (error.field, error.value, error.expected) == ("zipcode", zipcode, expected)


@pytest.mark.parametrize("zipcode", [True, 1.5, " "])
def test_what_is_no_postal_code_is_refused(zipcode: Any) -> None:
    with pytest.raises(InvalidArgument) as refused:
        checked(zipcode=zipcode)

    assert (refused.value.field, refused.value.value) == ("zipcode", zipcode)
    assert "leading zero" not in str(refused.value)


def test_an_error_shows_what_was_given_not_what_was_made_of_it() -> None:
    with pytest.raises(InvalidArgument) as refused:
        checked(state=" washington ")

    assert (refused.value.field, refused.value.value) == ("state", " washington ")


def test_all_wrong_fields_are_named() -> None:
    with pytest.raises(InvalidArgument, match=r"(?s)billing_name.*city.*country"):
        checked(billing_name="", city=7, country="MX")


def test_usage_and_country_are_passed_on() -> None:
    assert as_usage(None) is UNSET
    assert [as_usage("x"), as_country("x")] == ["x", "x"]


def test_the_limits_of_a_document() -> None:
    assert LARGEST_DOCUMENT == 20_971_520
    assert {"application/pdf", "image/tiff", "text/plain"} < DOCUMENT_TYPES
    assert "text/html" not in DOCUMENT_TYPES


def test_documents_are_read_from_both_layouts() -> None:
    attributes = [{"filename": name, "status": "uploaded"} for name in ("a", "b", "c")]
    files = [
        {"id": str(n), "type": "portorder-file", "attributes": one}
        for n, one in enumerate(attributes)
    ]
    found = read(business_documents=[attributes[0], {"data": files[1:]}, attributes[1]])

    assert [each.filename for each in documents_of(found)] == ["a", "b", "c", "b"]
    document = PortOrderDocument.from_dict({"data": found.to_dict()})
    assert documents_of(document) == documents_of(found)
    assert documents_of(cast("PortOrder", SimpleNamespace())) == []
    unread: Any = SimpleNamespace(data=[SimpleNamespace(attributes=None)])
    odd: Any = SimpleNamespace(attributes=SimpleNamespace(business_documents=[unread, "x"]))
    assert documents_of(odd) == ["x"]
    for empty in (SimpleNamespace(), SimpleNamespace(business_documents=None)):
        assert documents_of(cast("PortOrder", SimpleNamespace(attributes=empty))) == []


def test_what_has_no_status_has_none() -> None:
    for odd in (SimpleNamespace(), SimpleNamespace(attributes=SimpleNamespace())):
        assert status_of(cast("PortOrder", odd)) is None
