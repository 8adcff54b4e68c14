"""One caller that sends and looks up, in each way there is, beside httpx and the floors."""

from __future__ import annotations

import http.client
import json
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import httpx
from flowroute_sdk import Flowroute

from .answers import MEDIA_TYPE, SEND_PATH
from .figures import OURS, Group, compared
from .race import Call, race

KEYS = ("12065550100", "secret")
HEADERS = {
    "accept": MEDIA_TYPE,
    "content-type": MEDIA_TYPE,
    "authorization": httpx.BasicAuth(*KEYS)._auth_header,
}
"""Made beforehand, so that httpx and the floors don't lose time with them."""
TEXT = {"to": "12065551234", "from": "12012673227", "body": "hello there"}
BODY = {"data": {"type": "message", "attributes": TEXT}}
LIST_TARGET = f"{SEND_PATH}?start_date=2017-12-01T00%3A00%3A00Z&limit=100"


def our_send(client: Flowroute) -> Call:
    """A message sent with everything on but the rate limit; its id is read."""
    send = client.messages.send_a_message
    return lambda: send(to=TEXT["to"], from_=TEXT["from"], body=TEXT["body"]).data.id


def our_list(client: Flowroute) -> Call:
    """A hundred records as models; the parsed timestamp of each is read."""
    look_up = client.messages.look_up_a_set_of_messages
    return lambda: [r.attributes.timestamp for r in look_up("2017-12-01", limit=100).data]


def httpx_send(client: httpx.Client) -> Call:
    """The bare call that ours is compared with."""
    return lambda: client.post(SEND_PATH, json=BODY).json()["data"]["id"]


def timestamps(content: bytes) -> list[str]:
    """What our look-up reads, from plain dicts."""
    return [record["attributes"]["timestamp"] for record in json.loads(content)["data"]]


def httpx_list(client: httpx.Client) -> Call:
    """The bare look-up."""
    return lambda: timestamps(client.get(LIST_TARGET).content)


def plain(url: str) -> httpx.Client:
    """The client of httpx, as it comes."""
    return httpx.Client(base_url=url, headers=HEADERS)


def ours(url: str, **arguments: Any) -> Flowroute:
    """Our client; the rate limit would measure itself."""
    return Flowroute(*KEYS, base_url=url, rate_limit=None, **arguments)


def floors(url: str) -> dict[str, tuple[Call, Call]]:
    """Ways that do less than any SDK: the standard library, and urllib3 where it is installed."""
    connection = http.client.HTTPConnection(url.removeprefix("http://"))

    def bare(method: str, target: str, body: str | None = None) -> bytes:
        connection.request(method, target, body, HEADERS)
        return connection.getresponse().read()

    ways = {"http.client": bare}
    try:
        import urllib3
    except ImportError:
        pass
    else:
        pool = urllib3.PoolManager()
        ways["urllib3"] = lambda method, target, body=None: (
            pool.request(method, url + target, body=body, headers=HEADERS).data
        )
    return {name: (_send(way), _list(way)) for name, way in ways.items()}


def _send(way: Any) -> Call:
    return lambda: json.loads(way("POST", SEND_PATH, json.dumps(BODY)))["data"]["id"]


def _list(way: Any) -> Call:
    return lambda: timestamps(way("GET", LIST_TARGET))


def sync_groups(url: str, scale: float) -> Iterator[Group]:
    """Sends and look-ups of one caller."""
    with ExitStack() as open_now:
        bare = open_now.enter_context(plain(url))
        client = open_now.enter_context(ours(url))
        others = floors(url)
        yield compared(
            "send_a_message",
            race(
                {
                    "httpx": httpx_send(bare),
                    OURS: our_send(client),
                    **{name: send for name, (send, _) in others.items()},
                },
                rounds=int(400 * scale),
            ),
            {OURS: 0.85},
        )
        yield compared(
            "look_up_a_set_of_messages, 100 records",
            race(
                {
                    "httpx and json.loads": httpx_list(bare),
                    OURS: our_list(client),
                    **{name: look_up for name, (_, look_up) in others.items()},
                },
                rounds=int(200 * scale),
                block=2,
            ),
            {OURS: 1.0},
        )
    for how in ("http_client=", "transport=", "proxy=", "a proxy of the environment"):
        yield through_httpx(url, how, scale)


def through_httpx(url: str, how: str, scale: float) -> Group:
    """A send where httpx has to carry it, beside httpx in the same set-up."""
    far = "http://api.example"
    with ExitStack() as open_now:
        if how == "http_client=":
            own = open_now.enter_context(httpx.Client())
            pair = plain(url), ours(url, http_client=own)
        elif how == "transport=":
            bare = httpx.Client(base_url=url, headers=HEADERS, transport=httpx.HTTPTransport())
            pair = bare, ours(url, transport=httpx.HTTPTransport())
        elif how == "proxy=":
            bare = httpx.Client(base_url=far, headers=HEADERS, proxy=url)
            pair = bare, ours(far, proxy=url)
        else:
            open_now.enter_context(environment_proxy(url))
            pair = plain(far), ours(far)
        bare, client = (open_now.enter_context(each) for each in pair)
        laps = race({"httpx": httpx_send(bare), OURS: our_send(client)}, rounds=int(300 * scale))
    return compared(f"send_a_message with {how}", laps, {OURS: 1.05})


@contextmanager
def environment_proxy(url: str) -> Iterator[None]:
    """Name a proxy in the environment."""
    os.environ["http_proxy"] = url
    try:
        yield
    finally:
        del os.environ["http_proxy"]
