"""`flowroute numbers provision` and `undo-provisioning`."""

from __future__ import annotations

import json
import signal
from collections.abc import Callable
from os import kill
from pathlib import Path
from typing import Any

import pytest
from flowroute_sdk import Flowroute
from flowroute_sdk.cli._exit import Exit
from flowroute_sdk.sandbox import Sandbox

from tests.cli.conftest import Run, Screen

ROUTE, ADDRESS = "98399", "21299"
PLAN = ("--area", "206", "--count", "2", "--route", ROUTE, "--e911", ADDRESS, "--alias", "Shop")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that commands run in."""
    place = tmp_path / "run"
    place.mkdir()
    monkeypatch.chdir(place)
    return place


def owned(sandbox: Sandbox) -> set[str]:
    with Flowroute(sandbox.access_key, sandbox.secret_key, base_url=sandbox.url) as client:
        return {str(each.id) for each in client.numbers.list_account_phone_numbers()}


@pytest.fixture
def at_start(sandbox: Sandbox) -> set[str]:
    found = owned(sandbox)
    sandbox.forget_requests()
    return found


def changes(sandbox: Sandbox) -> list[str]:
    return [each.method for each in sandbox.requests() if each.method != "GET"]


def bought(sandbox: Sandbox) -> int:
    paths = [each.path for each in sandbox.requests() if each.method == "POST"]
    return sum(path.rpartition("/")[0] == "/v2/numbers" for path in paths)


def test_numbers_are_bought_and_set_up_and_no_file_stays(
    flowroute: Run, sandbox: Sandbox, at_start: set[str], folder: Path
) -> None:
    ran = flowroute("numbers", "provision", *PLAN, "--yes", "--field", "id")

    assert ran.status == 0, ran.err
    numbers = set(ran.out.split())
    assert numbers == owned(sandbox) - at_start
    assert len(numbers) == 2
    assert "each gets route 98399, emergency address 21299, alias Shop" in ran.err
    assert f"buying {min(numbers)}" in ran.err
    assert list(folder.iterdir()) == []


def test_a_dry_run_shows_numbers_and_prices_and_buys_nothing(
    flowroute: Run, sandbox: Sandbox, folder: Path
) -> None:
    ran = flowroute("numbers", "provision", *PLAN, "--dry-run", "--json")

    assert ran.status == 0, ran.err
    rows = json.loads(ran.out)["data"]
    assert [row["id"][:4] for row in rows] == ["1206", "1206"]
    assert all(float(row["setup_cost"]) > 0 and row["monthly_cost"] for row in rows)
    assert not any(row["bought"] for row in rows)
    assert changes(sandbox) == []
    assert list(folder.iterdir()) == []


def test_without_yes_and_without_a_terminal_nothing_is_bought(
    flowroute: Run, sandbox: Sandbox
) -> None:
    ran = flowroute("numbers", "provision", *PLAN)

    assert ran.status == Exit.USAGE
    assert "Buying 2 numbers costs $" in ran.err
    assert changes(sandbox) == []


@pytest.mark.parametrize(("key", "count"), [("y", 2), ("n", 0)])
def test_on_a_terminal_the_plan_with_its_prices_is_asked_for(
    screen: Callable[..., Screen],
    sandbox: Sandbox,
    at_start: set[str],
    folder: Path,
    key: str,
    count: int,
) -> None:
    shown = screen("numbers", "provision", *PLAN)
    text = shown.until("Go on? [y/N]").replace("\n", "")
    assert "$1.00 now and $1.25 a month" in text
    assert "emergency service is charged besides" in text

    shown.press(f"{key}\n")

    assert shown.end() == (0 if count else Exit.USAGE)
    assert len(owned(sandbox) - at_start) == count
    assert list(folder.iterdir()) == []


def test_when_a_step_fails_all_is_undone_and_the_status_is_that_of_the_failure(
    flowroute: Run, sandbox: Sandbox, at_start: set[str], folder: Path
) -> None:
    sandbox.fault("status", status=422, title="No such thing", operation="associate")

    ran = flowroute("numbers", "provision", *PLAN, "--yes")

    assert (ran.status, ran.out) == (Exit.REFUSED, "")
    assert "No such thing" in ran.err
    assert "nothing is left of what was done" in ran.err
    assert ran.err.count("\nundone: buying") == 2
    assert owned(sandbox) == at_start
    assert list(folder.iterdir()) == []


def test_what_could_not_be_undone_is_told_with_the_command_that_does(
    flowroute: Run, sandbox: Sandbox, at_start: set[str], folder: Path
) -> None:
    sandbox.fault("status", status=422, operation="associate")
    sandbox.fault("status", status=403, operation="release_a_phone_number")

    ran = flowroute("numbers", "provision", *PLAN, "--yes")

    assert ran.status == Exit.PARTLY
    (file,) = folder.iterdir()
    assert f"flowroute numbers undo-provisioning {file.name}" in ran.err
    assert len(owned(sandbox) - at_start) == 1
    cannot = flowroute("numbers", "provision", "--resume", file.name, "--yes")
    assert cannot.status == Exit.USAGE
    assert "undoing has begun" in cannot.err
    assert flowroute("numbers", "undo-provisioning", file.name).status == Exit.USAGE
    undone = flowroute("numbers", "undo-provisioning", file.name, "--yes")
    assert undone.status == 0, undone.err
    assert owned(sandbox) == at_start
    assert not file.exists()


def test_with_keep_the_rest_is_done_by_resume(
    flowroute: Run, sandbox: Sandbox, at_start: set[str], folder: Path
) -> None:
    sandbox.fault("status", status=422, operation="associate")
    ran = flowroute("numbers", "provision", *PLAN, "--yes", "--keep", "--journal", "shop.json")
    assert ran.status == Exit.PARTLY
    assert "flowroute numbers provision --resume shop.json" in ran.err
    assert (folder / "shop.json").stat().st_mode & 0o777 == 0o600
    numbers = owned(sandbox) - at_start
    sandbox.forget_requests()

    again = flowroute("numbers", "provision", "--resume", "shop.json", "--yes", "--field", "id")

    assert again.status == 0, again.err
    assert "All numbers are bought; setting them up" in again.err
    assert set(again.out.split()) == numbers == owned(sandbox) - at_start
    assert bought(sandbox) == 0


def test_ctrl_c_leaves_a_file_that_goes_on_and_status_130(
    screen: Callable[..., Screen],
    flowroute: Run,
    sandbox: Sandbox,
    at_start: set[str],
    folder: Path,
) -> None:
    sandbox.fault("latency", seconds=60, operation="associate")
    shown = screen("numbers", "provision", *PLAN, "--yes", "--journal", "shop.json", columns=40)
    shown.until("giving an emergency address to")

    kill(shown.pid, signal.SIGINT)

    assert shown.end() == Exit.INTERRUPTED
    assert "--resume shop.json" in shown.text.replace("\n", "")
    assert "Traceback" not in shown.text
    numbers = owned(sandbox) - at_start
    assert len(numbers) == 2
    sandbox.clear_faults()
    sandbox.forget_requests()
    again = flowroute("numbers", "provision", "--resume", "shop.json", "--yes", "--field", "id")
    assert again.status == 0, again.err
    assert set(again.out.split()) == numbers == owned(sandbox) - at_start
    assert bought(sandbox) == 0


def test_ctrl_c_in_a_purchase_buys_no_more_than_planned(
    screen: Callable[..., Screen], flowroute: Run, sandbox: Sandbox, at_start: set[str]
) -> None:
    sandbox.fault("latency", seconds=60, operation="purchase_a_phone_number")
    shown = screen("numbers", "provision", *PLAN, "--yes", "--journal", "shop.json")
    shown.until("buying ")

    kill(shown.pid, signal.SIGINT)

    assert shown.end() == Exit.INTERRUPTED
    sandbox.clear_faults()
    ran = flowroute("numbers", "provision", "--resume", "shop.json", "--yes")
    assert ran.status == 0, ran.err
    assert len(owned(sandbox) - at_start) == 2


def test_what_was_done_can_be_undone_after_ctrl_c(
    screen: Callable[..., Screen], flowroute: Run, sandbox: Sandbox, at_start: set[str]
) -> None:
    sandbox.fault("latency", seconds=60, operation="associate")
    shown = screen("numbers", "provision", *PLAN, "--yes", "--journal", "shop.json")
    shown.until("giving an emergency address to")
    kill(shown.pid, signal.SIGINT)
    shown.end()
    sandbox.clear_faults()

    ran = flowroute("numbers", "undo-provisioning", "shop.json", "--yes")

    assert ran.status == 0, ran.err
    assert "Undoing releases 1206" in ran.err
    assert owned(sandbox) == at_start


def test_a_purchase_in_doubt_has_its_own_status(
    flowroute: Run, sandbox: Sandbox, at_start: set[str], folder: Path
) -> None:
    sandbox.fault("bad_json", operation="update_a_phone_number", times=None)
    sandbox.fault("status", status=403, operation="release_a_phone_number", times=None)

    ran = flowroute("numbers", "provision", *PLAN, "--yes")

    assert ran.status == Exit.UNKNOWN
    (file,) = folder.iterdir()
    assert file.name in ran.err


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (("--area", "20"), Exit.USAGE, "area_code='20'"),
        (("--area", "206", "--starts-with", "1206"), Exit.USAGE, "starts_with"),
        (("--area", "206", "--route", "1234567"), Exit.USAGE, "route='1234567'"),
        (("--area", "206", "--max-setup-cost", "0.5"), Exit.DECLINED, "at most $0.5"),
        (("--area", "206", "--count", "3", "--max-total-setup-cost", "2"), Exit.DECLINED, "above"),
        (("--area", "206", "--contains", "9999999999"), Exit.DECLINED, "0 of the 1"),
        (("--count", "0"), Exit.USAGE, "--count"),
        (("--resume", "gone.json"), Exit.USAGE, "gone.json"),
        (("--resume", "bad.json"), Exit.USAGE, "bad.json"),
        (("--resume", "bad.json", "--area", "206"), Exit.USAGE, "--resume"),
        (("--area", "206", "--journal", "bad.json"), Exit.USAGE, "there already"),
    ],
)
def test_what_cannot_be_is_told_before_anything_is_bought(
    flowroute: Run,
    sandbox: Sandbox,
    folder: Path,
    arguments: tuple[str, ...],
    status: Exit,
    told: str,
) -> None:
    (folder / "bad.json").write_text('{"version": 1}')

    ran = flowroute("numbers", "provision", *arguments, "--yes")

    assert (ran.status, ran.out) == (status, "")
    assert told in ran.err
    assert changes(sandbox) == []
    assert [each.name for each in folder.iterdir()] == ["bad.json"]


def test_where_the_file_cannot_be_written_nothing_is_bought(
    flowroute: Run, sandbox: Sandbox
) -> None:
    ran = flowroute("numbers", "provision", *PLAN, "--yes", "--journal", "no/such/folder.json")

    assert ran.status == Exit.USAGE
    assert "no/such/folder.json: No such file or directory; nothing was bought" in ran.err
    assert changes(sandbox) == []


def test_the_file_says_what_was_begun_before_it_is_sent(
    flowroute: Run, sandbox: Sandbox, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flowroute_sdk._sync.resources.numbers import Numbers

    seen: list[Any] = []
    buy: Callable[..., object] = Numbers.purchase_a_phone_number

    def watched(numbers: Numbers, number: str, **more: object) -> object:
        steps = json.loads((folder / "shop.json").read_text())["steps"]
        seen.extend(each["state"] for each in steps if each["number"] == number)
        return buy(numbers, number, **more)

    monkeypatch.setattr(Numbers, "purchase_a_phone_number", watched)

    flowroute("numbers", "provision", "--area", "206", "--yes", "--journal", "shop.json")

    assert seen == ["begun"]
