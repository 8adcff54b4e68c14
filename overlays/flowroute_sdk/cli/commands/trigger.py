"""`flowroute trigger`: lets things happen in a sandbox as if somebody had done them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from .._local import ControlPlane
from .._plain import OwnCommand

if TYPE_CHECKING:
    from .._session import Session

__all__ = ["trigger"]


def _inbound_sms(session: Session, from_: str, to: str, body: str) -> None:
    """Let an SMS come in for a number of the sandbox's account."""
    with session.client() as client:
        answer = ControlPlane(client).post("/inbound/sms", **{"from": from_}, to=to, body=body)
    session.output.one(answer)


def _inbound_mms(
    session: Session, from_: str, to: str, body: str | None, media_url: tuple[str, ...]
) -> None:
    """Let an MMS come in for a number of the sandbox's account."""
    with session.client() as client:
        answer = ControlPlane(client).post(
            "/inbound/mms", **{"from": from_}, to=to, body=body, media_urls=list(media_url)
        )
    session.output.one(answer)


def _receipt(
    session: Session, message_id: str, status: str, level: int | None, description: str | None
) -> None:
    """Let another receipt come in for a message that was sent."""
    with session.client() as client:
        ControlPlane(client).post(
            f"/messages/{message_id}/receipts", status=status, level=level, description=description
        )
    session.terminal.say("done")


_FROM = click.Option(["--from", "from_"], required=True, help="The other party's number.")
_TO = click.Option(["--to"], required=True, help="A number of the account.")

trigger: click.Group = click.Group(
    "trigger",
    help="Let things happen in a sandbox, as if somebody had done them.",
    commands=[
        OwnCommand(
            "inbound-sms",
            _inbound_sms,
            [_FROM, _TO, click.Option(["--body"], required=True, help="The text.")],
        ),
        OwnCommand(
            "inbound-mms",
            _inbound_mms,
            [
                _FROM,
                _TO,
                click.Option(["--body"], help="The text, if there is one."),
                click.Option(["--media-url"], multiple=True, help="A file's URL; can be repeated."),
            ],
        ),
        OwnCommand(
            "receipt",
            _receipt,
            [
                click.Argument(["message_id"]),
                click.Option(["--status"], default="delivered", show_default=True),
                click.Option(["--level"], type=int, help="1: of the carrier; 2: of the phone."),
                click.Option(["--description"], help="The status in words."),
            ],
            writes=False,
        ),
    ],
)
"""The commands."""
