"""The reference page of a sandbox, in a real browser."""

from __future__ import annotations

import re
from pathlib import Path

import httpx
from flowroute_sdk.sandbox import Sandbox, load_document

from tests.sandbox.browser.conftest import shown

METHODS = {"get", "post", "put", "patch", "delete"}
WIDE = "document.documentElement.scrollWidth > innerWidth"
TELL = f"<script>document.title = {WIDE} ? 'wide' : 'fits'</script>"


def test_the_page_shows_every_operation_and_fetches_nothing(tmp_path: Path) -> None:
    asked: list[str] = []
    with Sandbox(observe=lambda method, path, status, seconds: asked.append(path)) as sandbox:
        page = shown(f"{sandbox.url}/", tmp_path)

    operations = [
        operation["operationId"]
        for path in load_document()["paths"].values()
        for method, operation in path.items()
        if method in METHODS
    ]
    assert not [one for one in operations if one not in page]
    assert "/_sandbox/reset" in page
    assert {*asked} <= {"/", "/docs", "/favicon.ico"}
    assert not re.search(r"<(script|link|img)[^>]*(src|href)=.?http", page)


def test_the_page_fits_a_phone(tmp_path: Path) -> None:
    with Sandbox() as sandbox:
        content = httpx.get(f"{sandbox.url}/docs").text
    file = tmp_path / "docs.html"
    file.write_text(content + TELL)

    page = shown(file.as_uri(), tmp_path / "profile", "--window-size=500,900")

    assert "<title>fits</title>" in page
