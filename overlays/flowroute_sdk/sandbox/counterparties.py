"""The people at the other end: what becomes of messages to them, what they answer."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec

if TYPE_CHECKING:
    from .world import World

Outcome = Literal["delivered", "failed", "buffered", "silent"]
# By carriers' convention; of these the published support pages name STOP and UNSTOP.
STOP = frozenset({"STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT"})
START = frozenset({"START", "UNSTOP"})


class AutoReply(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A reply to messages whose text matches `when` (with `*`, case-insensitive).

    It is sent `after` so many seconds, or at once if the sandbox is fast; with media, it is an MMS.
    """

    body: str | None = None
    media_urls: list[str] = []
    when: str = "*"
    after: Annotated[float, msgspec.Meta(ge=0, le=1e6)] = 1.0

    def __post_init__(self) -> None:
        if self.body is None and not self.media_urls:
            raise ValueError("a reply needs a body or media_urls")

    def answers(self, text: str) -> bool:
        """Whether it is the answer to a text."""
        return fnmatchcase(text.lower(), self.when.lower())


class Counterparty(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """How numbers (`number`, with `*`) behave.

    `outcome` determines the receipts of messages to them: delivered, failed, buffered (accepted by
    the carrier, nothing after that) or silent (handed over, nothing after that). `status_code` and
    `description` are those of the last receipt. The first of `replies` that matches a text is sent.
    """

    number: Annotated[str, msgspec.Meta(pattern=r"^\+?[0-9*?]+\Z")]
    outcome: Outcome = "delivered"
    status_code: Annotated[int, msgspec.Meta(ge=0, le=100_000)] | None = None
    description: str | None = None
    replies: list[AutoReply] = []

    def is_at(self, number_id: str) -> bool:
        """Whether a number is one of theirs."""
        return fnmatchcase(number_id, self.number.removeprefix("+"))

    def reply_to(self, text: str) -> AutoReply | None:
        """What they answer to a text, if anything."""
        return next((one for one in self.replies if one.answers(text)), None)


def counterparty_of(world: World, number_id: str) -> Counterparty | None:
    """The script for a number: of several the one that was added last."""
    found = (one for one in reversed(world.counterparties) if one.is_at(number_id))
    return next(found, None)


def note_choice(world: World, own: str, other: str, text: str | None) -> None:
    """Let a STOP or START of somebody take effect for one of the account's numbers."""
    word = (text or "").strip().upper()
    account = world.store.account
    pair = f"{own} {other}"
    if word in STOP and pair not in account.opted_out:
        account.opted_out.append(pair)
        world.store.save(account)
    elif word in START and pair in account.opted_out:
        account.opted_out.remove(pair)
        world.store.save(account)


def has_opted_out(world: World, own: str, other: str) -> bool:
    """Whether somebody doesn't want messages from one of the account's numbers."""
    return f"{own} {other}" in world.store.account.opted_out
