"""Every operation under every fault: how many requests reached the server."""

from __future__ import annotations

import pytest
from flowroute_sdk import FlowrouteError, OutcomeUnknown, RateLimited, ServerError, TransportError

from tests.misbehaving_server import answer, drop, half
from tests.operations import OPERATIONS, arguments, is_safe

pytestmark = pytest.mark.filterwarnings("ignore:dlr_callback is now:DeprecationWarning")

CASES = [(each.tag, name, is_safe(name)) for name, each in OPERATIONS.items()]


def caller(tag, name):
    method = OPERATIONS[name].method
    return lambda client: getattr(getattr(client, tag), method)(**arguments(name))


@pytest.mark.parametrize("kind", ["sync", "async"], indirect=True)
@pytest.mark.parametrize(("tag", "name", "safe"), CASES, ids=list(OPERATIONS))
def test_a_lost_or_ambiguous_answer_is_repeated_only_where_it_is_safe(against, tag, name, safe):
    for fault, error in (
        (drop, TransportError),
        (answer(500), ServerError),
        (half(500), FlowrouteError),
    ):
        server, driver = against(fault, rate_limit=None)

        with pytest.raises(error if safe else OutcomeUnknown) as caught:
            driver.run(caller(tag, name))

        assert server.count == (3 if safe else 1)
        assert caught.value.outcome == "unknown"


@pytest.mark.parametrize("kind", ["sync", "async"], indirect=True)
@pytest.mark.parametrize(("tag", "name"), [case[:2] for case in CASES], ids=list(OPERATIONS))
def test_a_call_over_the_limit_is_repeated_for_every_operation(against, tag, name):
    server, driver = against(answer(429), rate_limit=None)

    with pytest.raises(RateLimited) as caught:
        driver.run(caller(tag, name))

    assert server.count == 9
    assert caught.value.outcome == "refused"


@pytest.mark.parametrize(("tag", "name", "safe"), CASES, ids=list(OPERATIONS))
@pytest.mark.parametrize("kind", ["sync", "async"], indirect=True)
def test_an_outage_in_the_api_s_own_words_is_repeated_only_where_it_is_safe(
    against, tag, name, safe
):
    server, driver = against(answer(503, '{"errors": [{"status": 503}]}'), rate_limit=None)

    with pytest.raises(ServerError) as caught:
        driver.run(caller(tag, name))

    assert server.count == (3 if safe else 1)
    assert caught.value.outcome == "refused"


@pytest.mark.parametrize("kind", ["sync", "async"], indirect=True)
@pytest.mark.parametrize(("tag", "name"), [case[:2] for case in CASES], ids=list(OPERATIONS))
def test_a_refusal_is_never_repeated(against, tag, name):
    server, driver = against(answer(422, '{"errors": [{"detail": "no"}]}'), rate_limit=None)

    with pytest.raises(FlowrouteError, match="422 Unprocessable Entity: no"):
        driver.run(caller(tag, name))

    assert server.count == 1


@pytest.mark.parametrize("kind", ["sync", "async"], indirect=True)
@pytest.mark.parametrize(("tag", "name"), [case[:2] for case in CASES], ids=list(OPERATIONS))
def test_every_operation_has_a_raw_form(against, tag, name):
    server, driver = against(answer(200, "{}", x_seen="1"), rate_limit=None)

    raw = driver.run(lambda client: caller(tag, name)(client.with_raw_response))

    assert (raw.status, raw.content, raw.headers["x-seen"]) == (200, b"{}", "1")
    assert server.count == 1
