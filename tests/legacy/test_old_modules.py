"""The helper modules of the previous SDK: names, models, texts, dates, callbacks' values."""

from __future__ import annotations

import importlib
import pickle
from datetime import UTC, date, datetime
from types import ModuleType
from typing import Any

import pytest
from flowroutenumbersandmessaging.api_helper import APIHelper
from flowroutenumbersandmessaging.decorators import lazy_property
from flowroutenumbersandmessaging.http._values import CaseInsensitiveDict
from flowroutenumbersandmessaging.http.auth.basic_auth import BasicAuth
from flowroutenumbersandmessaging.http.http_client import HttpClient
from flowroutenumbersandmessaging.http.http_method_enum import HttpMethodEnum
from flowroutenumbersandmessaging.http.http_request import HttpRequest
from flowroutenumbersandmessaging.models.attributes import Attributes
from flowroutenumbersandmessaging.models.data_61 import Data61
from flowroutenumbersandmessaging.models.error_1 import Error1
from flowroutenumbersandmessaging.models.error_84 import Error84
from flowroutenumbersandmessaging.models.links import Links
from flowroutenumbersandmessaging.models.mdr_2 import MDR2
from flowroutenumbersandmessaging.models.message import Message
from flowroutenumbersandmessaging.models.new_route import NewRoute

PACKAGE = "flowroutenumbersandmessaging"


@pytest.mark.parametrize("name", ["", ".controllers", ".exceptions", ".http", ".models"])
def test_a_star_import_gives_the_modules(name: str) -> None:
    package = importlib.import_module(PACKAGE + name)
    found: dict[str, Any] = {}
    exec(f"from {PACKAGE}{name} import *", found)

    assert all(isinstance(found[each], ModuleType) for each in package.__all__)


def test_a_star_import_of_the_configuration_gives_its_helper_too() -> None:
    found: dict[str, Any] = {}
    exec(f"from {PACKAGE}.configuration import *", found)

    assert found["Configuration"]().base_uri == "https://api.flowroute.com"
    assert found["APIHelper"] is APIHelper


def test_a_name_that_never_was_is_no_name() -> None:
    module = importlib.import_module(f"{PACKAGE}.api_helper")

    with pytest.raises(AttributeError, match="no attribute 'Nonsense'"):
        module.Nonsense  # noqa: B018


def test_a_model_is_read_and_written_with_the_names_of_the_api() -> None:
    document = {
        "data": {
            "id": "mdr2-1",
            "attributes": {
                "from": "12012673227",
                "timestamp": "2017-12-22T01:52:39.39Z",
                "delivery_receipts": [{"level": 2, "timestamp": "2017-12-22T01:52:40Z"}],
            },
        }
    }
    record: Any = MDR2.from_dictionary(document)

    assert (record.data.id, record.data.mtype) == ("mdr2-1", "message")
    assert record.data.attributes.mfrom == "12012673227"
    assert record.data.attributes.delivery_receipts[0].level == 2
    assert str(record.data.attributes.timestamp) == "2017-12-22T01:52:39.390000+00:00"
    written = APIHelper.to_dictionary(record)
    assert written["data"]["attributes"]["from"] == "12012673227"
    assert written["data"]["attributes"]["timestamp"] == "2017-12-22T01:52:39.390000+00:00"


def test_a_model_takes_its_fields_in_order_and_has_its_defaults() -> None:
    message = Message("1", "2", "hello")

    assert (message.mfrom, message.to, message.body, message.is_mms) == ("1", "2", "hello", None)
    assert Data61().mtype == "route"
    assert Message.from_dictionary(None) is None
    links: Any = Links.from_dictionary({"self": "https://example.com"})
    assert links.self == "https://example.com"
    with pytest.raises(TypeError):
        Message(sender="1")


def test_a_subclass_of_a_model_keeps_its_fields() -> None:
    class Signed(Message):
        pass

    assert Signed(body="hello").body == "hello"
    assert Attributes.from_dictionary({}) is not None


def test_a_model_serves_as_a_body() -> None:
    route: Any = NewRoute.from_dictionary({"data": {"attributes": {"value": "pbx.example.com"}}})

    assert APIHelper.json_serialize(route) == (
        '{"data": {"attributes": {"alias": null, "route_type": "sip-reg", '
        '"value": "pbx.example.com"}, "type": "route"}}'
    )
    assert APIHelper.json_serialize([Message(to="1")]) is not None
    assert APIHelper.json_serialize(None) is None


def test_an_error_object_is_read_by_attribute_and_by_key() -> None:
    document: Any = Error84.from_dictionary({"errors": [{"detail": {"b": 1, "a": 2}, "more": 3}]})
    error: Error1 = document.errors[0]

    assert error.detail == error["detail"] == {"a": 2, "b": 1}
    assert list(error.detail) == ["a", "b"]
    assert error.title is None
    assert error["more"] == 3
    assert pickle.loads(pickle.dumps(error)) == error
    error.title = "Mended"
    assert error["title"] == "Mended"
    with pytest.raises(AttributeError):
        error.nonsense  # noqa: B018
    assert Error1.from_dictionary(None) is None
    assert Error1("1", 404).status == 404


def test_text_that_is_no_json_comes_back_and_keys_are_in_order() -> None:
    assert APIHelper.json_deserialize("") == ""
    assert APIHelper.json_deserialize("<html>") == "<html>"
    assert APIHelper.json_deserialize(None) is None
    assert list(APIHelper.json_deserialize('{"b": 1, "a": 2}')) == ["a", "b"]
    assert APIHelper.json_deserialize("[1, 2]", str) == ["1", "2"]
    assert APIHelper.json_deserialize('{"a": 1}', len) == 1
    hidden = APIHelper.json_deserialize('{"py/object": "os.system"}')
    assert hidden == {"py/object": "os.system"}


def test_addresses_are_put_together() -> None:
    join = APIHelper.append_url_with_query_parameters

    assert join("http://a/b", {"x": None, "y": "1 2", "z": True}) == "http://a/b?y=1%202&z=True"
    assert join("http://a?q=1", {"x": [1, None, 2]}) == "http://a?q=1&x[0]=1&x[1]=2"
    assert join("http://a", {"x": [1, 2]}, "unindexed") == "http://a?x[]=1&x[]=2"
    assert join("http://a", {"x": [1, 2]}, "plain") == "http://a?x=1&x=2"
    assert join("http://a", {"x": [1, 2]}, "csv") == "http://a?x=1,2"
    assert join("http://a", None) == "http://a"
    fill = APIHelper.append_url_with_template_parameters
    assert fill("/n/{id}/{x}/{y}", {"id": "a/b", "x": [1, 2], "y": None}) == "/n/a%2Fb/1/2/"
    assert APIHelper.clean_url("http://a//b///c?d=//e") == "http://a/b/c?d=//e"
    assert APIHelper.merge_dicts({1: 2, 3: 4}, {3: 5}) == {1: 2, 3: 5}
    for act in (
        lambda: APIHelper.clean_url("a/b"),
        lambda: join("http://a", {"x": [1]}, "nonsense"),
        lambda: join(None, {}),  # type: ignore[arg-type]
    ):
        with pytest.raises(ValueError, match="expected"):
            act()


def test_forms_are_put_together() -> None:
    fields = APIHelper.form_encode_parameters({"m": Message(to="1", media_urls=["a", "b"])})

    assert fields == [("m[to]", "1"), ("m[media_urls][0]", "a"), ("m[media_urls][1]", "b")]


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("2017-12-01", "2017-12-01T00:00:00"),
        ("Dec 1, 2017 10pm", "2017-12-01T22:00:00"),
        ("2017-12-01T00:00:00.50Z", "2017-12-01T00:00:00.500000+00:00"),
        (date(2017, 12, 1), "2017-12-01"),
        (datetime(2017, 12, 1, 5, tzinfo=UTC), "2017-12-01T05:00:00+00:00"),
    ],
)
def test_a_date_is_written_as_in_the_api(given: Any, written: str) -> None:
    assert str(APIHelper.RFC3339DateTime(given)) == written


def test_the_other_forms_of_dates_go_both_ways() -> None:
    noon = datetime(2017, 12, 1, 12, tzinfo=UTC)

    assert str(APIHelper.HttpDateTime(noon)) == "Fri, 01 Dec 2017 12:00:00 GMT"
    assert str(APIHelper.UnixDateTime(noon)) == "1512129600"
    assert APIHelper.UnixDateTime.from_value("1512129600").datetime == noon.replace(tzinfo=None)
    read = APIHelper.HttpDateTime.from_value("Fri, 01 Dec 2017 12:00:00 GMT")
    assert read.datetime.timestamp() == noon.timestamp()
    assert APIHelper.RFC3339DateTime.from_value("2017-12-01T12:00:00Z").datetime == noon


def test_a_lazy_property_is_computed_once() -> None:
    class Counting:
        computed = 0

        @lazy_property
        def once(self) -> int:
            self.computed += 1
            return self.computed

    counting = Counting()
    assert (counting.once, counting.once) == (1, 1)
    assert Counting.once is None


def test_requests_are_made_and_changed() -> None:
    request = HttpClient().post("http://a/b", {"x": "1"}, None, None)
    request.add_header("y", "2")
    request.add_parameter("to", "1")
    request.add_query_parameter("z", "3")
    BasicAuth.apply(request)

    assert request.http_method == HttpMethodEnum.POST
    assert request.query_url == "http://a/b?z=3"
    assert request.parameters == {"to": "1"}
    assert {"x", "y", "Authorization"} == set(request.headers)
    assert HttpMethodEnum.to_string("PATCH") == "PATCH"
    assert HttpMethodEnum.from_string("delete") == "DELETE"
    assert HttpMethodEnum.to_string("?") is HttpMethodEnum.from_string("?") is None
    same = HttpRequest("POST", "http://a/b?z=3", request.headers, None, {"to": "1"})
    assert same == request
    assert same != HttpRequest("POST", "http://a/b")


def test_headers_compare_and_change_in_any_case() -> None:
    headers = CaseInsensitiveDict({"Content-Type": "a", "X": "b"})
    headers["CONTENT-TYPE"] = "c"
    del headers["x"]

    assert headers == {"content-type": "c"}
    assert (dict(headers), len(headers)) == ({"CONTENT-TYPE": "c"}, 1)
    assert "Content-type" in headers
    assert headers.get("nothing") is None
    assert repr(headers) == "{'CONTENT-TYPE': 'c'}"
