import re
import shlex
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise

import httpx
from flowroute_sdk.sandbox import load_document
from flowroute_sdk.sandbox.document import METHODS


class Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.anchors: list[str] = []
        self.targets: set[str] = set()
        self.fetched: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = dict(attributes)
        if found.get("id"):
            self.anchors.append(str(found["id"]))
        if tag == "a":
            self.targets.add(str(found["href"]).removeprefix("#"))
        self.fetched += [str(found[name]) for name in ("src", "data") if found.get(name)]
        if tag in ("link", "script", "iframe", "img"):
            self.fetched.append(tag)


def test_every_operation_and_schema_has_an_anchor(api: httpx.Client) -> None:
    page, document = Page(api.get("/docs").text), load_document()

    operations = {
        one["operationId"]
        for item in document["paths"].values()
        for one in item.values()
        if isinstance(one, dict) and "operationId" in one
    }
    assert operations <= set(page.anchors)
    assert set(document["components"]["schemas"]) <= set(page.anchors)
    assert len(page.anchors) == len(set(page.anchors))


def test_every_link_of_the_page_leads_somewhere(api: httpx.Client) -> None:
    page = Page(api.get("/docs").text)

    assert page.targets <= set(page.anchors)


def test_the_page_fetches_nothing(api: httpx.Client) -> None:
    response = api.get("/docs")

    assert Page(response.text).fetched == []
    assert not re.search(r"@import|url\(", response.text)
    assert response.headers["content-type"].startswith("text/html")


def test_the_root_leads_to_the_page(api: httpx.Client) -> None:
    assert api.get("/", follow_redirects=True).url.path == "/docs"


def test_the_commands_of_the_page_are_understood(api: httpx.Client) -> None:
    document = load_document()
    commands = re.findall(r"<pre class=command>(.*?)</pre>", api.get("/docs").text, re.DOTALL)

    statuses = set()
    for command in commands:
        words = shlex.split(unescape(command))
        options = dict(pairwise(words))
        url = next(word for word in words if word.startswith("$FR_BASE_URL"))
        response = api.request(
            options.get("-X", "GET"),
            url.removeprefix("$FR_BASE_URL"),
            headers=dict([options["-H"].split(": ")]) if "-H" in options else {},
            content=options.get("-d", ""),
        )
        statuses.add(response.status_code)

    assert len(commands) == sum(
        method in METHODS for item in document["paths"].values() for method in item
    )
    assert statuses.isdisjoint({400, 401, 405, 415, 500})
