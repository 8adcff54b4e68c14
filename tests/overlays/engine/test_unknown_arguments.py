"""Arguments that don't exist: the error tells the method, and what was probably meant."""

from __future__ import annotations

import inspect
import traceback

import pytest
from flowroute_sdk import AsyncFlowroute, Flowroute

from tests.overlays.engine.support import Driver

BASE = "http://127.0.0.1:9"


@pytest.fixture(params=["sync", "async"])
def driver(request):
    driver = Driver(request.param, BASE)
    yield driver
    driver.close()


CALLS = {
    "e911s.get_e911() got an unexpected keyword argument 'max_retry': did you mean max_retries?": (
        lambda client: client.e911s.get_e911("7", max_retry=3)
    ),
    "e911s.list_e911s() got an unexpected keyword argument 'lable': did you mean label?": (
        lambda client: client.e911s.list_e911s(lable="HQ")
    ),
    "e911s.list_e911s() got an unexpected keyword argument 'maxitems': did you mean max_items?": (
        lambda client: client.e911s.list_e911s(maxitems=5)
    ),
    "cnams.create_cnam_record() got an unexpected keyword argument 'on_unkown':"
    " did you mean on_unknown?": (
        lambda client: client.cnams.create_cnam_record("Bob", on_unkown="find")
    ),
    "messages.send_a_message() got an unexpected keyword argument 'media_url':"
    " did you mean media_urls?": (
        lambda client: client.messages.send_a_message(
            to="12065551234", from_="12065550000", body="hi", media_url="https://a.example/b.png"
        )
    ),
    "numbers.purchase_a_phone_number() got an unexpected keyword argument 'colour'": (
        lambda client: client.numbers.purchase_a_phone_number("12065551234", colour="red")
    ),
    "with_options() got an unexpected keyword argument 'dead_line': did you mean deadline?": (
        lambda client: client.with_options(dead_line=3)
    ),
    "request() got an unexpected keyword argument 'safe_to_repet': did you mean safe_to_repeat?": (
        lambda client: client.request("GET", "/v2/routes", safe_to_repet=True)
    ),
}


@pytest.mark.parametrize("text", CALLS)
def test_an_argument_that_does_not_exist_is_named_with_method_and_nearest(driver, text):
    with pytest.raises(TypeError) as caught:
        driver.run(CALLS[text])

    assert str(caught.value) == text


def test_the_raw_forms_say_the_same(driver):
    with pytest.raises(TypeError) as caught:
        driver.run(lambda client: client.with_raw_response.e911s.get_e911("7", time_out=3))

    assert str(caught.value) == (
        "e911s.get_e911() got an unexpected keyword argument 'time_out': did you mean timeout?"
    )


@pytest.mark.parametrize("make", [Flowroute, AsyncFlowroute])
def test_a_constructor_tells_the_nearest_as_well_and_shows_nothing_that_was_given(make):
    with pytest.raises(TypeError) as caught:
        make("12065550100", secretkey="s3cr3t-k3y")

    assert str(caught.value) == (
        f"{make.__name__}() got an unexpected keyword argument 'secretkey':"
        " did you mean secret_key?"
    )
    shown = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    frames = [frame for frame in shown.stack if "flowroute_sdk" in frame.filename]
    assert frames
    assert "s3cr3t-k3y" not in "".join(str(frame.locals) for frame in frames)


@pytest.mark.parametrize("make", [Flowroute, AsyncFlowroute])
def test_a_subclass_has_arguments_of_its_own(make):
    class Narrow(make):
        def __init__(self, account, *, region="us"):
            super().__init__(account, "secret", base_url=BASE)
            self.region = region

    class Wide(make):
        def __init__(self, **given):
            super().__init__("key", "secret", **given)

    assert Narrow("key", region="eu").region == "eu"
    assert Wide(base_url=BASE).base_url == BASE
    with pytest.raises(TypeError, match=r"Narrow\(\) .* 'regoin': did you mean region\?"):
        Narrow("key", regoin="eu")
    with pytest.raises(TypeError, match=r"Wide\(\) .* 'max_retry': did you mean max_retries\?"):
        Wide(max_retry=3)
    assert list(inspect.signature(Narrow).parameters) == ["account", "region"]


@pytest.mark.parametrize("make", [Flowroute, AsyncFlowroute])
def test_too_many_positional_arguments_are_an_error_as_ever(make):
    with pytest.raises(TypeError, match="positional argument"):
        make("key", "secret", BASE)
