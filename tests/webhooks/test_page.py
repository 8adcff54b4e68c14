"""The frameworks of the page on receiving: its code, run in each of them by a real server."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from flowroute_sdk import Flowroute
from flowroute_sdk.sandbox import Sandbox

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "webhooks.md").read_text("utf-8")
OWN, PHONE = "12066505556", "12065550142"
SECTIONS = {
    "FastAPI": "FastAPI and Starlette",
    "Starlette": "FastAPI and Starlette",
    "Django WSGI": "Django",
    "Django ASGI": "Django",
    "Flask": "Flask",
    "ASGI": "Without a framework",
    "WSGI": "Without a framework",
}


def code_of(heading: str) -> str:
    """The first block of code below a heading."""
    _, _, section = PAGE.partition(f"## {heading}\n")
    block = re.search(r"^```python\n(.*?)^```", section, re.DOTALL | re.MULTILINE)
    assert block is not None
    return block.group(1)


@contextmanager
def program(name: str, folder: Path) -> Iterator[tuple[str, Any]]:
    """Run the page's code in a process of its own; its address, and the process."""
    (folder / "hooks.py").write_text(f"{code_of('Receiving')}\n\n{code_of(SECTIONS[name])}")
    process = subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "tests.webhooks.page_server", name],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(folder), str(ROOT)])},
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        lines = iter(process.stdout.readline, "")
        yield next(line for line in lines if line.startswith("http:")).strip(), process
    finally:
        process.stdin.close()
        process.wait(60)
        process.stdout.close()


def test_each_section_of_the_page_is_run() -> None:
    _, _, section = PAGE.partition("## In a web framework")
    headings = re.findall(r"^### (.*)$", section.partition("\n## ")[0], re.MULTILINE)

    assert headings == list(dict.fromkeys(SECTIONS.values()))


@pytest.mark.parametrize("name", SECTIONS)
def test_the_code_of_the_page_takes_what_is_posted_once(
    name: str, tmp_path: Path, client: Flowroute, sandbox: Sandbox
) -> None:
    with program(name, tmp_path) as (url, process):
        host = url.removeprefix("http://")
        client.messages.set_account_level_sms_callback(
            f"http://flowroute:a%20long%20secret@{host}/sms"
        )
        sandbox.fault("webhook_duplicate")
        sandbox.deliver_inbound_sms(PHONE, OWN, "hello there")
        sandbox.flush_webhooks()
        statuses = [one.statuses for one in sandbox.webhooks()]
        refused = httpx.post(f"{url}/sms", json={"data": {}}, trust_env=False)
        wrong = httpx.post(
            f"{url}/sms", json={}, auth=("flowroute", "a long secret"), trust_env=False
        )
        process.stdin.close()
        printed = process.stdout.read()

    assert statuses == [[200], [200]]
    assert printed.count(f"{PHONE} hello there") == 1
    assert refused.status_code == 401
    assert refused.headers["www-authenticate"].startswith("Basic")
    assert (wrong.status_code, wrong.headers["content-type"]) == (400, "text/plain; charset=utf-8")
    assert "there is neither data" in wrong.text
