"""`flowroute numbers provision` and `undo-provisioning`: several numbers, bought and set up."""

from __future__ import annotations

import json
import os
import shlex
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from .._consequences import confirm, dollars
from .._exit import Exit, status_of
from .._failures import Failed
from .._options import CAREFUL
from .._plain import OwnCommand
from .._records import printable

if TYPE_CHECKING:
    from ...errors import ProvisioningFailed
    from ...reports import ProvisioningPlan, ProvisioningReport
    from .._session import Session

__all__ = ["provision", "undo"]

_DOING = {
    "buy": "buying",
    "route": "setting the route of",
    "failover_route": "setting the failover route of",
    "e911": "giving an emergency address to",
    "cnam": "giving a caller name to",
    "settings": "setting up",
}


class Journal:
    """The file that says how far it has come: written before and after each call."""

    def __init__(self, path: Path, session: Session) -> None:
        self.path = path
        self.report: ProvisioningReport | None = None
        self._session = session

    def keep(self, report: ProvisioningReport) -> None:
        """Write a report in place of the one before, so that one of them is always there."""
        before = self.report.steps if self.report is not None else report.steps
        text = json.dumps(report.to_dict(), indent=1)
        beside = self.path.with_name(f"{self.path.name}.new")
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self.path)
        self.report = report
        for old, new in zip(before, report.steps, strict=True):
            if old.state != new.state and new.state == "begun":
                self._session.terminal.say(f"{_DOING[new.action]} {new.number}")
            elif old.state != new.state and new.state == "undone":
                self._session.terminal.say(f"undone: {_DOING[new.action]} {new.number}")

    def how_to_go_on(self) -> str:
        """The commands that go on or undo."""
        file = shlex.quote(str(self.path))
        return (
            f"to go on: flowroute numbers provision --resume {file}; "
            f"to undo: flowroute numbers undo-provisioning {file}"
        )


def _provision(session: Session, resume: str | None, journal: str | None, **given: Any) -> None:
    """Buy numbers and set them up; if a step fails, undo what was done.

    The numbers and their prices are shown and asked for first. Routes, the address and the caller
    name are given by their ids, and have to be there. When a step fails, what was set up is
    removed and the numbers are released, unless --keep is given; what was paid isn't given back.
    How far it has come is kept in a file until all is done, so that --resume goes on after an
    interruption, and `numbers undo-provisioning` undoes it.
    """
    keep = given.pop("keep")
    wanted = {name: value for name, value in given.items() if value not in (None, False)}
    if resume and (set(wanted) - {"count"} or journal):
        raise click.UsageError("--resume goes on with what was planned: no other option of a plan")
    path = Path(resume or journal or f"flowroute-provision-{datetime.now(UTC):%Y%m%dT%H%M%S}.json")
    if not resume and path.exists():
        raise click.UsageError(f"{path} is there already: to go on with it, use --resume")
    with replace(session, dry_run=False).client() as client:
        if resume:
            report = _read(path)
            _check_not_undone(report, path)
        else:
            plan = client.numbers.plan_provisioning(**wanted)
            report = client.numbers.provision(plan, dry_run=True)
        _show(session, report)
        if session.dry_run:
            session.output.records(_rows(report))
            session.terminal.say("nothing was bought")
            return
        confirm(session, _costs(report))
        _run(session, client, report, Journal(path, session), keep=keep)
        if not (resume or journal):
            path.unlink()


def _run(
    session: Session, client: Any, report: ProvisioningReport, journal: Journal, *, keep: bool
) -> None:
    from ...errors import ProvisioningFailed

    try:
        done = client.numbers.provision(report, keep=keep, on_change=journal.keep)
    except ProvisioningFailed as error:
        if session.debug:
            raise
        _fail(error, journal)
    except OSError as error:
        if journal.report is None:
            text = f"{journal.path}: {error.strerror}; nothing was bought"
            raise Failed(text, Exit.USAGE) from None
        text = f"{journal.path}: {error.strerror}; {journal.report}; {journal.how_to_go_on()}"
        raise Failed(text, Exit.PARTLY) from None
    except KeyboardInterrupt:
        if journal.report is not None:
            session.terminal.tell(f"stopped: {journal.report}; {journal.how_to_go_on()}")
        raise
    session.output.records(_rows(done))


def _fail(error: ProvisioningFailed, journal: Journal) -> NoReturn:
    report, cause = error.report, error.__cause__
    text = " ".join(str(error).split())
    if report.is_clean:
        journal.path.unlink()
        raise Failed(text, status_of(cause)) from None  # type: ignore[arg-type]
    status = Exit.UNKNOWN if report.in_doubt else Exit.PARTLY
    raise Failed(f"{text}; {journal.how_to_go_on()}", status) from None


def _undo(session: Session, file: str) -> None:
    """Undo what `numbers provision` did: remove what was set up, and release the numbers.

    FILE is the one that it kept.
    """
    path = Path(file)
    report = _read(path)
    journal = Journal(path, session)
    journal.report = report
    numbers = ", ".join(report.bought) or "no numbers that are known to be bought"
    what = f"Undoing releases {numbers}, which can't be undone: somebody else may get them"
    if session.dry_run:
        session.terminal.say(what)
        session.output.records(_rows(report))
        return
    confirm(session, what)
    with session.client() as client:
        try:
            after = client.numbers.undo_provisioning(report, on_change=journal.keep)
        except KeyboardInterrupt:
            session.terminal.tell(f"stopped: {journal.report}; the same command goes on")
            raise
    if not after.is_clean:
        errors = "; ".join(each.error for each in after.steps if each.error)
        raise Failed(f"{after}; {errors}; the same command goes on", Exit.PARTLY)
    path.unlink()
    session.terminal.say("nothing is left of it")


def _read(path: Path) -> ProvisioningReport:
    from ...errors import InvalidArgument
    from ...reports import ProvisioningReport

    try:
        return ProvisioningReport.from_dict(json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise Failed(f"{path}: {error.strerror}", Exit.USAGE) from None
    except (ValueError, InvalidArgument):
        raise Failed(f"{path}: not a file that `numbers provision` kept", Exit.USAGE) from None


def _check_not_undone(report: ProvisioningReport, path: Path) -> None:
    if any(each.state in ("undone", "not_undone") for each in report.steps):
        command = f"flowroute numbers undo-provisioning {shlex.quote(str(path))}"
        raise Failed(f"undoing has begun, so that it can't go on: {command}", Exit.USAGE)


def _show(session: Session, report: ProvisioningReport) -> None:
    say = session.terminal.say
    for each in report.plan.numbers:
        place = ", ".join(text for text in (each.rate_center, each.state) if text)
        say(printable(f"{each.number} ({place}): {_fees(each.setup_cost, each.monthly_cost)}"))
    settings = _settings(report.plan)
    if settings:
        say(printable(f"each gets {', '.join(settings)}"))
    if any(each.state != "open" for each in report.steps):
        say(f"so far: {report}")


def _settings(plan: ProvisioningPlan) -> list[str]:
    named = {
        "route": plan.route,
        "failover route": plan.failover_route,
        "emergency address": plan.e911,
        "caller name": plan.cnam,
        "alias": plan.alias,
    }
    found = [f"{name} {value}" for name, value in named.items() if value]
    return [*found, "messaging"] if plan.messaging else found


def _fees(setup: Any, month: Any) -> str:
    monthly = "an unknown amount" if month is None else dollars(month)
    return f"{dollars(setup)} now and {monthly} a month"


def _costs(report: ProvisioningReport) -> str:
    """What is still to be bought, and for how much."""
    plan = report.plan
    open_numbers = {
        each.number for each in report.steps if each.action == "buy" and each.state != "done"
    }
    left = _part(plan, open_numbers)
    if not left.numbers:
        return "All numbers are bought; setting them up"
    many = f"{len(left.numbers)} number{'s' if len(left.numbers) > 1 else ''}"
    fees = _fees(left.setup_cost, left.monthly_cost)
    besides = "; emergency service is charged besides" if plan.e911 else ""
    return f"Buying {many} costs {fees}{besides}"


def _part(plan: ProvisioningPlan, wanted: set[str]) -> ProvisioningPlan:
    """The same plan for some of its numbers."""
    from ...reports import ProvisioningPlan

    return ProvisioningPlan(tuple(each for each in plan.numbers if each.number in wanted))


def _rows(report: ProvisioningReport) -> list[dict[str, Any]]:
    states = {each.number: each.state for each in report.steps if each.action == "buy"}
    return [
        {
            "id": each.number,
            "rate_center": each.rate_center,
            "state": each.state,
            "setup_cost": f"{each.setup_cost:f}",
            "monthly_cost": None if each.monthly_cost is None else f"{each.monthly_cost:f}",
            "bought": states[each.number] == "done",
        }
        for each in report.plan.numbers
    ]


def _text(name: str, about: str, **more: Any) -> click.Option:
    return click.Option([f"--{name}"], help=about, **more)


provision: OwnCommand = OwnCommand(
    "provision",
    _provision,
    [
        click.Option(["--area", "area_code"], metavar="CODE", help="The area code, such as 206."),
        _text("starts-with", "The first digits, in place of an area code."),
        _text("contains", "Digits anywhere in the numbers."),
        _text("ends-with", "The last digits."),
        _text("rate-center", "The rate center's abbreviation."),
        _text("state", "US state or Canadian province, two letters."),
        _text("number-type", "The kind.", type=click.Choice(["longcode", "toll-free"])),
        click.Option(
            ["--count"],
            type=click.IntRange(1, 100),
            default=1,
            show_default=True,
            metavar="N",
            help="How many numbers.",
        ),
        _text("route", "The route that the calls go to.", metavar="ID"),
        _text("failover-route", "The route for when that can't take them.", metavar="ID"),
        _text("e911", "The emergency address.", metavar="ID"),
        _text("cnam", "The caller name; it has to be approved.", metavar="ID"),
        _text("alias", "A name for each number."),
        click.Option(["--messaging"], is_flag=True, help="Enable messaging."),
        _text("max-setup-cost", "The most that one number may cost at once.", metavar="USD"),
        _text("max-total-setup-cost", "The most that all may cost at once.", metavar="USD"),
        click.Option(["--keep"], is_flag=True, help="Undo nothing when a step fails."),
        _text("journal", "Where to keep how far it has come.", metavar="FILE"),
        _text("resume", "Go on with what such a file says.", metavar="FILE"),
    ],
    extra=(("Careful", CAREFUL),),
)
"""The command that buys."""

undo: OwnCommand = OwnCommand(
    "undo-provisioning",
    _undo,
    [click.Argument(["file"], metavar="FILE")],
    extra=(("Careful", CAREFUL),),
)
"""The command that undoes."""
