"""The controllers `porting` and `cdrs` of the previous SDK."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import flowroute_sdk
import pytest
from flowroute_sdk.sandbox import Sandbox
from flowroutenumbersandmessaging.controllers.cdrs_controller import _plain
from flowroutenumbersandmessaging.exceptions.api_exception import APIException
from flowroutenumbersandmessaging.exceptions.error_exception import ErrorException
from flowroutenumbersandmessaging.flowroutenumbersandmessaging_client import (
    FlowroutenumbersandmessagingClient,
)

from .calls import FILTERS, READY, UNFINISHED
from .observing import prepare


@pytest.fixture
def exported(sandbox: Sandbox) -> Sandbox:
    """A sandbox with a completed export of two calls, and a failed one."""
    prepare(sandbox)
    return sandbox


@pytest.mark.parametrize(
    "numbers",
    [
        ["14254664444", "18827833439"],
        ("+1 (425) 466-4444", 18827833439),
        "4254664444, 8827833439",
    ],
)
def test_numbers_to_port_are_taken_in_any_form(
    numbers: Any, old: FlowroutenumbersandmessagingClient, sandbox: Sandbox
) -> None:
    answer = old.porting.checkPortability(numbers)

    assert sandbox.requests()[0].json() == {"numbers": ["+14254664444", "+18827833439"]}
    assert list(answer["data"]) == ["hypernetwork_enabled", "nonportable", "portable"]


def test_what_is_no_number_is_left_to_the_api(
    old: FlowroutenumbersandmessagingClient, sandbox: Sandbox
) -> None:
    with pytest.raises(ErrorException) as caught:
        old.porting.checkPortability("nobody")

    assert caught.value.response_code == 422
    assert sandbox.requests()[0].json() == {"numbers": ["nobody"]}


def test_an_export_is_made_listed_and_read(
    old: FlowroutenumbersandmessagingClient, exported: Sandbox
) -> None:
    made = old.cdrs.create_cdr_export(FILTERS, "https://example.com/cdrs")
    listed = old.cdrs.list_cdrs(10, None, "completed")["data"]

    assert made["data"]["attributes"]["callback_url"] == "https://example.com/cdrs"
    assert exported.requests()[0].json()["data"]["attributes"]["filter_parameters"] == FILTERS
    assert READY in [each["data"]["id"] for each in listed]
    status = old.cdrs.get_cdr_export_status(READY)["data"]["attributes"]["status"]
    assert status == "completed"


def test_the_rows_of_an_export_come_as_dicts_from_a_file_that_is_not_compressed(
    old: FlowroutenumbersandmessagingClient, exported: Sandbox, tmp_path: Path
) -> None:
    target = tmp_path / "calls.csv"
    answer = old.cdrs.download_cdr_export(READY, str(target))
    rows = old.cdrs.parse_cdr_export(str(target))

    assert answer == {"filename": str(target)}
    assert target.read_text("utf-8").startswith("direction,start_time,")
    assert len(rows) == 2
    assert {"callerid", "destination", "total_cost", "start_time"} <= rows[0].keys()
    assert [each.name for each in tmp_path.iterdir()] == ["calls.csv"]
    assert "authorization" not in exported.requests()[-1].headers


def test_an_export_without_a_file_gives_none_and_leaves_the_target_alone(
    old: FlowroutenumbersandmessagingClient, exported: Sandbox, tmp_path: Path
) -> None:
    target = tmp_path / "calls.csv"
    target.write_text("before", "utf-8")

    assert old.cdrs.download_cdr_export(UNFINISHED, target) is None
    assert target.read_text("utf-8") == "before"


def test_a_file_that_cannot_be_written_is_an_old_exception(
    old: FlowroutenumbersandmessagingClient, exported: Sandbox, tmp_path: Path
) -> None:
    with pytest.raises(APIException, match=r"^Error fetching CDR Export data") as caught:
        old.cdrs.download_cdr_export(READY, tmp_path / "nowhere" / "calls.csv")

    assert isinstance(caught.value.__cause__, FileNotFoundError)
    assert caught.value.response_code == 0


def test_a_disk_that_is_full_leaves_the_target_as_it_was(
    old: FlowroutenumbersandmessagingClient,
    exported: Sandbox,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(
        "flowroutenumbersandmessaging.controllers.cdrs_controller.copyfileobj", full
    )
    target = tmp_path / "calls.csv"
    target.write_text("before", "utf-8")
    with pytest.raises(APIException, match="No space left"):
        old.cdrs.download_cdr_export(READY, target)

    assert exported.requests()
    assert [each.read_text("utf-8") for each in tmp_path.iterdir()] == ["before"]


def test_a_file_that_is_gone_is_an_old_exception_and_an_error_of_the_new_tree(
    old: FlowroutenumbersandmessagingClient, exported: Sandbox, tmp_path: Path
) -> None:
    state = exported.dump()
    for each in state["cdr_exports"]:
        each["ends_at"] = each["requested_at"] = 1_500_000_000.0
    exported.load(state)
    with pytest.raises(APIException, match=r"^Error fetching CDR Export data") as caught:
        old.cdrs.download_cdr_export(READY, tmp_path / "calls.csv")

    assert isinstance(caught.value, flowroute_sdk.errors.DownloadExpired)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_read_is_an_old_exception(
    old: FlowroutenumbersandmessagingClient, tmp_path: Path
) -> None:
    with pytest.raises(APIException, match=r"^Error parsing CDR Export data"):
        old.cdrs.parse_cdr_export(tmp_path / "nothing.csv")
    with pytest.raises(APIException, match=r"^Error parsing CDR Export data"):
        old.cdrs.parse_cdr_export(None)


def test_a_file_that_was_never_compressed_is_taken_as_it_is() -> None:
    assert _plain(io.BytesIO(b"direction\n")).read() == b"direction\n"
