"""The account that a sandbox starts with: the built-in one, an empty one, or one from a file."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import msgspec

from .arguments import decode
from .calls import sample_calls
from .clock import DAY
from .money import DOLLAR, Prices, nanodollars
from .records import (
    E911,
    Account,
    Cnam,
    Message,
    Number,
    Route,
    State,
)
from .references import dangling
from .telephony import receipts_for, segment_count

BALANCE = 50 * DOLLAR
MESSAGES = 240
TEXTS = (
    "Your order has shipped.",
    "Your code is 428113.",
    "Reminder: appointment tomorrow at 10:00.",
    "Thanks, see you then!",
    "Can you call me back?",
    "Café opens at 8 — bring a friend",
    "STOP",
)
_CALLING = ("12062011682", "14164390052", "16502390214", "18552003001")
PEOPLE = ("12065550142", "13125550187", "12125550111", "14165550123", "17135550166")


class AccountError(ValueError):
    """An account file can't be understood."""


def read_account(path: str | Path, now: float) -> State:
    """The account that a JSON or YAML file describes.

    The file has the shape of `/_sandbox/state`, with every part optional. Raises `AccountError`
    naming what is wrong, `OSError` when it can't be read.
    """
    path = Path(path)
    try:
        content = path.read_bytes()
        if path.suffix in (".yaml", ".yml"):
            described = _read_yaml(content)
        else:
            described = msgspec.json.decode(content)
        return convert_account(described, now)
    except (msgspec.DecodeError, AccountError) as error:
        raise AccountError(f"{path.name}: {error}") from error


def _read_yaml(content: bytes) -> Any:
    try:
        return msgspec.yaml.decode(content) or {}
    except ImportError as error:
        message = 'account files in YAML need the extra: pip install "flowroute-sdk[sandbox]"'
        raise AccountError(message) from error


def convert_account(described: Any, now: float) -> State:
    """A state from its plain form; messages and calls may leave out when they were.

    Raises `AccountError` when it doesn't fit or names records that it lacks.
    """
    for part in ("messages", "calls"):
        if isinstance(described, dict) and isinstance(described.get(part), list):
            dated = [
                {"at": now, **one} if isinstance(one, dict) else one for one in described[part]
            ]
            described = {**described, part: dated}
    try:
        # By way of JSON: what JSON can't hold couldn't be kept or dumped.
        state = decode(msgspec.json.encode(described), State)
    except (TypeError, ValueError, OverflowError, RecursionError) as error:
        raise AccountError(str(error)) from error
    problem = next(dangling(state), None)
    if problem is not None:
        raise AccountError(problem)
    return state


def empty_account() -> State:
    """Nothing but a balance."""
    return State(account=Account(balance=BALANCE))


def sample_account(seed: int, now: float) -> State:
    """A small, realistic account whose last month ends at `now`."""
    return State(
        account=Account(balance=BALANCE),
        numbers=_numbers(),
        routes=_routes(),
        e911s=_e911s(),
        cnams=_cnams(now),
        messages=_messages(seed, now),
        calls=sample_calls(seed, now, _CALLING, PEOPLE),
    )


def _numbers() -> list[Number]:
    return [
        Number(
            id="12012673227",
            rate_center="oradell",
            state="nj",
            messaging_enabled=True,
        ),
        Number(
            id="12062011682",
            alias="Seattle office",
            rate_center="seattle",
            state="wa",
            messaging_enabled=True,
            primary_route="98396",
            failover_route="98397",
            cnam="22671",
            e911="20930",
        ),
        Number(
            id="12066505556",
            alias="",
            rate_center="seattle",
            state="wa",
            messaging_enabled=True,
            e911="20930",
        ),
        Number(
            id="14164390052",
            alias="Toronto",
            rate_center="toronto",
            state="on",
            iso_country="CA",
            monthly_cost=1.5,
            cnam_lookups_enabled=False,
            e911="21300",
        ),
        Number(
            id="16502390214",
            rate_center="millbrae",
            state="ca",
            primary_route="98398",
        ),
        Number(
            id="18552003001",
            alias="Support line",
            number_type="toll-free",
            rate_center="tollfree",
            messaging_enabled=True,
        ),
    ]


def _routes() -> list[Route]:
    return [
        Route(id="0", alias="sip-reg", route_type="sip-reg"),
        Route(id="98396", alias="PBX", route_type="host", value="24.239.23.40:5060"),
        Route(id="98397", alias="Reception", route_type="number", value="16476998778"),
        Route(
            id="98398",
            alias="Alice",
            route_type="uri",
            value="sip:alice@atlanta.example.com",
            edge_strategy_id=2,
        ),
        Route(id="98399", alias="Spare", route_type="host", value="myphone.example.com"),
    ]


def _e911s() -> list[E911]:
    seattle = {
        "label": "Seattle office",
        "first_name": "Maria",
        "last_name": "Bermudez",
        "street_number": "7742",
        "street_name": "20th Ave SW",
        "address_type": "Lobby",
        "address_type_number": "12",
        "city": "Seattle",
        "state": "WA",
        "country": "USA",
        "zip": "98106",
    }
    toronto = {
        "label": "Toronto",
        "first_name": "Noah",
        "last_name": "Tremblay",
        "street_number": "1000",
        "street_name": "Danforth Ave",
        "address_type": "",
        "address_type_number": "",
        "city": "Toronto",
        "state": "ON",
        "country": "CA",
        "zip": "M4C 5K7",
    }
    spare = {
        "label": "Warehouse",
        "first_name": "Chris",
        "last_name": "Smith",
        "street_number": "1218",
        "street_name": "3rd Ave",
        "city": "Seattle",
        "state": "WA",
        "country": "US",
        "zip": "98101",
    }
    return [
        E911(id="20930", attributes=seattle),
        E911(id="21299", attributes=spare),
        E911(id="21300", attributes=toronto),
    ]


def _cnams(now: float) -> list[Cnam]:
    return [
        Cnam(id="17604", value="TEST, MARIA", is_approved=True, rejection_reason=""),
        Cnam(
            id="22671",
            value="REGENCE INC",
            is_approved=True,
            created_at=now - 30 * DAY,
            approved_at=now - 28 * DAY,
        ),
        Cnam(
            id="23452",
            value="SANTA CLAUS",
            created_at=now - 9 * DAY,
            rejection_reason="Names of fictional characters are not allowed.",
        ),
        Cnam(id="23453", value="FR H5K8", created_at=now - 3600),
    ]


def _messages(seed: int, now: float) -> list[Message]:
    chance = random.Random(seed)
    own = ("12012673227", "12062011682", "12066505556", "18552003001")
    moments = sorted(now - chance.random() * 30 * DAY for _ in range(MESSAGES))
    return [_message(chance, at, chance.choice(own)) for at in moments]


def _message(chance: random.Random, at: float, own: str) -> Message:
    body, other = chance.choice(TEXTS), chance.choice(PEOPLE)
    outbound = chance.random() < 0.6
    return Message(
        id=f"mdr2-{chance.getrandbits(128):032x}",
        at=at,
        direction="outbound" if outbound else "inbound",
        sender=own if outbound else other,
        recipient=other if outbound else own,
        body=body,
        amount=nanodollars(Prices().sms) * segment_count(body),
        toll_free=own.startswith("1855"),
        receipts=receipts_for(at, other, fast=False) if outbound else [],
    )
