"""The table and the plot in the documentation."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from .figures import Group, as_markdown
from .peers import OTHERS
from .plot import picture

DOCS = Path(__file__).parents[2] / "docs"
PACKAGES = ("httpx", "aiohttp", "urllib3", "sniffio", "twilio", "telnyx", "stripe", "openai")


def write(groups: list[Group]) -> None:
    """Put the figures on the page, and draw them.

    Other SDKs bring packages along that change what httpx costs. So their figures come from an
    environment that has them, and all others from one that hasn't.
    """
    peers = [group for group in groups if group.title.startswith(OTHERS)]
    if peers:
        replace("other SDKs", peers)
        (DOCS / "performance-peers.svg").write_text(picture(peers), "utf-8")
    else:
        replace("figures", groups)
        (DOCS / "performance.svg").write_text(picture(groups), "utf-8")


def replace(name: str, groups: list[Group]) -> None:
    """Write a table between its marks."""
    begin, end = f"<!-- {name}: written by the command -->", f"<!-- end of {name} -->"
    page = DOCS / "performance.md"
    before, _, rest = page.read_text("utf-8").partition(begin)
    _, _, after = rest.partition(end)
    table = f"{conditions()}\n\n{as_markdown(groups)}"
    page.write_text(f"{before}{begin}\n\n{table}\n\n{end}{after}", "utf-8")


def conditions() -> str:
    """What was measured with what."""
    parts = [
        f"Measured on {datetime.now(UTC):%Y-%m-%d}",
        f"{platform.python_implementation()} {platform.python_version()}",
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
    ]
    for name in PACKAGES:
        try:
            parts.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            continue
    return ", ".join(parts) + "."
