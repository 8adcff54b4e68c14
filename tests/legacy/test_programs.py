"""Programs with the calls of the previous SDK's demos run as far as they did, and further."""

from __future__ import annotations

from typing import Any

import pytest
from flowroute_sdk.sandbox import Sandbox
from flowroutenumbersandmessaging.flowroutenumbersandmessaging_client import (
    FlowroutenumbersandmessagingClient,
)

from .observing import prepare, watched
from .programs import PROGRAMS
from .test_differences import PREVIOUS


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_program_gets_what_it_got(
    name: str, old: FlowroutenumbersandmessagingClient, sandbox: Sandbox
) -> None:
    prepare(sandbox)
    now = watched(PROGRAMS[name], old, sandbox)
    before = PREVIOUS["programs"][name]

    if name == "number_route_message_demo":
        # What the sandbox refuses as a form, it takes as JSON.
        assert before["steps"].pop().startswith("ErrorException")
        portable = now["steps"].pop()
        assert portable == [["data"], ["hypernetwork_enabled", "nonportable", "portable"]]
    assert now["steps"] == before["steps"]


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_program_sends_what_it_sent(
    name: str, old: FlowroutenumbersandmessagingClient, sandbox: Sandbox
) -> None:
    prepare(sandbox)
    now = watched(PROGRAMS[name], old, sandbox)["sent"]
    before = PREVIOUS["programs"][name]["sent"]

    assert [each["request"] for each in now] == _expected(each["request"] for each in before)


def _expected(before: Any) -> list[str]:
    """Old requests with the differences that the page lists."""
    now: list[str] = []
    for request in before:
        if request.startswith("PATCH /v2/e911s/"):
            now.pop()  # it had read the address first
        request = request.replace("/dlr_callback", "/sms_dlr_callback")
        now.append(request.replace("is_approved=True", "is_approved=true"))
    return now
