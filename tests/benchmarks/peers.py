"""Other providers' SDKs, where they are installed, each beside httpx on the very same answer."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import httpx

from .calls import HEADERS
from .figures import Group, Row, duration
from .race import Call, race

OTHERS = "other SDKs"
TEXT = "hello there"
TO, FROM = "+12065551234", "+12012673227"


class Peer(NamedTuple):
    """How an SDK sends one thing and lists a hundred, and where."""

    send: Call
    send_path: str
    listing: Call
    list_path: str


def twilio(url: str) -> Peer:
    """The SDK of Twilio."""
    from twilio.rest import Client

    account = "AC" + "1" * 32
    client = Client(account, "secret")
    client.api.base_url = url
    path = f"/2010-04-01/Accounts/{account}/Messages.json"
    return Peer(
        lambda: client.messages.create(to=TO, from_=FROM, body=TEXT).sid,
        path,
        lambda: [message.date_sent for message in client.messages.list(limit=100)],
        path,
    )


def telnyx(url: str) -> Peer:
    """The SDK of Telnyx."""
    from telnyx import Telnyx

    client = Telnyx(api_key="secret", base_url=f"{url}/telnyx")
    return Peer(
        lambda: client.messages.send(to=TO, from_=FROM, text=TEXT).data.id,
        "/telnyx/messages",
        lambda: [record.record_type for record in client.detail_records.list().data],
        "/telnyx/detail_records",
    )


def stripe(url: str) -> Peer:
    """The SDK of Stripe."""
    from stripe import StripeClient

    charges = StripeClient("sk_secret", base_addresses={"api": url}).v1.charges
    new: Any = {"amount": 400, "currency": "usd", "source": "x"}
    return Peer(
        lambda: charges.create(params=new).id,
        "/v1/charges",
        lambda: [charge.created for charge in charges.list(params={"limit": 100}).data],
        "/v1/charges",
    )


def openai(url: str) -> Peer:
    """The SDK of OpenAI."""
    from openai import OpenAI

    client = OpenAI(api_key="secret", base_url=f"{url}/openai")
    messages: Any = [{"role": "user", "content": TEXT}]
    return Peer(
        lambda: client.chat.completions.create(model="x", messages=messages).id,
        "/openai/chat/completions",
        lambda: [job.created_at for job in client.fine_tuning.jobs.list(limit=100).data],
        "/openai/fine_tuning/jobs",
    )


MAKERS: tuple[Callable[[str], Peer], ...] = (twilio, telnyx, stripe, openai)


def peer_groups(url: str, scale: float) -> Iterator[Group]:
    """What other SDKs cost, in the cost of httpx for the same."""
    sends, lists = [], []
    with httpx.Client(base_url=url, headers=HEADERS) as bare:
        for make in MAKERS:
            try:
                peer = make(url)
            except ImportError:
                continue
            sends.append(_row(make.__name__, peer.send, _post(bare, peer.send_path), scale))
            lists.append(_row(make.__name__, peer.listing, _get(bare, peer.list_path), scale / 2))
    if sends:
        yield Group(f"{OTHERS}, one POST, beside httpx on the same answer", "ratio", sends)
        yield Group(f"{OTHERS}, a list of 100, beside httpx and json.loads", "ratio", lists)


def _row(name: str, call: Call, bare: Call, scale: float) -> Row:
    lap = race({"httpx": bare, name: call}, rounds=int(200 * scale), block=3)[name]
    return Row(name, lap.ratio, None, duration(lap.seconds))


def _post(client: httpx.Client, path: str) -> Call:
    return lambda: client.post(path, json={"to": TO, "from": FROM, "text": TEXT}).json()


def _get(client: httpx.Client, path: str) -> Call:
    return lambda: json.loads(client.get(path, params={"limit": 100}).content)
