"""A browser, where there is one: without one these tests aren't collected."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome")
BROWSER = next(filter(None, map(shutil.which, NAMES)), None)
PATIENCE = 120.0
OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--no-proxy-server",
)

collect_ignore = [] if BROWSER else ["test_hostile_pages.py", "test_docs_in_a_browser.py"]


@contextmanager
def browsing(url: str, profile: Path, *options: str) -> Iterator[subprocess.Popen[str]]:
    """A browser that shows a page until the end of the block."""
    assert BROWSER is not None
    command = [BROWSER, *OPTIONS, f"--user-data-dir={profile}", *options, url]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def shown(url: str, profile: Path, *options: str) -> str:
    """The document of a page once its scripts have run."""
    with browsing(url, profile, "--dump-dom", "--virtual-time-budget=5000", *options) as process:
        return process.communicate(timeout=PATIENCE)[0]
