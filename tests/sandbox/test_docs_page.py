import re
import shlex
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise

import httpx
from flowroute_sdk.sandbox import Sandbox, load_document
from flowroute_sdk.sandbox.control_operations import OPERATIONS
from flowroute_sdk.sandbox.document import METHODS

from tests.sandbox.conftest import client_of


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


def commands_of(api: httpx.Client) -> list[list[str]]:
    """The lines of each command of the page."""
    found = re.findall(r"<pre class=command>(.*?)</pre>", api.get("/docs").text, re.DOTALL)
    return [unescape(one).splitlines() for one in found]


def carry_out(api: httpx.Client, line: str) -> httpx.Response:
    words = shlex.split(line)
    options = dict(pairwise(words))
    url = next(word for word in words if word.startswith("$FR_BASE_URL"))
    if "-F" in options:
        field, _, text = options["-F"].partition("=")
        content, _, name = text.partition(";filename=")
        path = url.removeprefix("$FR_BASE_URL")
        return api.post(path, files={field: (name, content, "application/pdf")})
    return api.request(
        options.get("-X", "GET"),
        url.removeprefix("$FR_BASE_URL"),
        headers=dict([options["-H"].split(": ")]) if "-H" in options else {},
        content=options.get("-d", ""),
    )


def test_every_command_of_the_page_succeeds_on_a_fresh_account(sandbox: Sandbox) -> None:
    document = load_document()
    keys = (sandbox.access_key, sandbox.secret_key)
    with httpx.Client(base_url=sandbox.url, auth=keys) as api:
        commands = commands_of(api)
        failures = []
        for index in range(len(commands)):
            sandbox.reset()
            lines = commands_of(api)[index]  # anew, as ids go on after a reset
            answers = [carry_out(api, line) for line in lines]
            failures += [(lines, one.text) for one in answers if not one.is_success]

    assert failures == []
    assert len(commands) == sum(
        method in METHODS for item in document["paths"].values() for method in item
    )


def test_the_page_of_an_empty_account_has_every_command_too() -> None:
    with Sandbox(empty=True) as sandbox, client_of(sandbox) as api:
        assert len(commands_of(api)) > 40


def test_every_control_operation_is_on_the_page(api: httpx.Client) -> None:
    page = api.get("/docs").text

    for operation in OPERATIONS:
        section = page.partition(f"<section id='control.{operation.name}'>")[2].partition(
            "</section>"
        )[0]
        assert operation.url in section
        for argument in operation.arguments():
            assert f"<code>{argument.name}</code>" in section
