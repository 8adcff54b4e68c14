"""What the table of facts is made of: a line is a page, a sentence, and a check or a reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpx
from flowroute_sdk.sandbox import Sandbox

from tests.sandbox.conftest import Receiver, client_of, envelope

JSON_API = "application/vnd.api+json"
ROUTE = {"route_type": "host", "value": "a.example.com", "alias": "new_route"}
SOURCES = {"D": "documented", "S": "old SDK", "T": "third party", "I": "inferred"}
OWN, OTHER, WITH_ALL = "12012673227", "12065550142", "12062011682"
ADDRESS = {
    "label": "HQ",
    "first_name": "Chris",
    "last_name": "Smith",
    "street_number": "1218",
    "street_name": "3rd Ave",
    "city": "Seattle",
    "state": "WA",
    "country": "US",
    "zip": "98101",
}


@dataclass
class Bench:
    """A fresh account and short ways to ask it."""

    sandbox: Sandbox
    api: httpx.Client
    receiver: Receiver

    def ask(self, method: str, path: str, body: Any = None, **options: Any) -> httpx.Response:
        return self.api.request(method, path, json=body, **options)

    def get(self, path: str) -> Any:
        return self.ask("GET", path).json()

    def status(self, method: str, path: str, body: Any = None, **options: Any) -> int:
        return self.ask(method, path, body, **options).status_code

    def error(self, method: str, path: str, body: Any = None, **options: Any) -> Any:
        return self.ask(method, path, body, **options).json()["errors"][0]

    def ids(self, path: str) -> list[str]:
        return [one["id"] for one in self.get(path)["data"]]

    def first(self, path: str) -> Any:
        return self.get(path)["data"][0]

    def send(self, **wish: Any) -> httpx.Response:
        wish = {"to": OTHER, "from": OWN, "body": "hello there", **wish}
        given = {name: one for name, one in wish.items() if one is not None}
        return self.ask("POST", "/v2.1/messages", envelope("message", **given))

    def sent(self, **wish: Any) -> Any:
        """The record of a message that is sent."""
        message_id = self.send(**wish).json()["data"]["id"]
        return self.get(f"/v2.1/messages/{message_id}")["data"]["attributes"]

    def address(self, **changes: Any) -> Any:
        return envelope("e911", **{**ADDRESS, **changes})

    def number(self, query: str = "starts_with=1206") -> str:
        """A number on offer."""
        number_id: str = self.ids(f"/v2/numbers/available?{query}&limit=1")[0]
        return number_id

    def posted(self, cause: Callable[[], Any], callback: str | None = None) -> list[Any]:
        """What the receiver gets because of something."""
        url = f"{self.receiver.url}/hook"
        if callback is not None:
            self.ask("PUT", f"/v2.1/messages/{callback}", {"callback_url": url})
        cause()
        self.sandbox.flush_webhooks()
        return self.receiver.at("/hook")

    @property
    def hook(self) -> str:
        return f"{self.receiver.url}/hook"

    def charged(self, cause: Callable[[], Any]) -> int:
        """Nanodollars that something costs."""
        before = self.sandbox.balance
        cause()
        return int((before - self.sandbox.balance) * 10**9)


@dataclass
class Table:
    """The lines of one page of the API's facts; `sources` are the letters of `SOURCES`."""

    page: str
    facts: dict[str, Callable[[Bench], object]] = field(default_factory=dict)
    choices: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)

    def holds(self, sources: str, fact: str, check: Callable[[Bench], object]) -> None:
        self._note(sources, fact)
        self.facts[fact] = check

    def chosen(self, sources: str, fact: str, reason: str) -> None:
        self._note(sources, fact)
        self.choices[fact] = reason

    def _note(self, sources: str, fact: str) -> None:
        assert fact not in self.sources, fact
        assert sources, fact
        assert {*sources} <= SOURCES.keys(), fact
        self.sources[fact] = sources


def attributes_of(path: str) -> Callable[[Bench], set[str]]:
    """The attributes of the first item of a list."""
    return lambda s: set(s.first(path)["attributes"])


def slow(check: Callable[[Bench], object]) -> Callable[[Bench], object]:
    """The same with a sandbox that waits and limits as the service does."""

    def checked(bench: Bench) -> object:
        with Sandbox() as sandbox, client_of(sandbox) as api:
            return check(Bench(sandbox, api, bench.receiver))

    return checked
