"""Measure the library beside what it stands on: `python -m tests.benchmarks`."""

from __future__ import annotations

import argparse
import asyncio
import os
from collections.abc import Iterator

from . import page
from .calls import sync_groups
from .decoding import decoding_groups
from .figures import Group, as_text, missed
from .paging import paging_group
from .peers import peer_groups
from .receiving import receiving_groups
from .server import running_server
from .startup import startup_groups
from .tasks import async_groups
from .weight import weight_groups

PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


def measured(scale: float) -> Iterator[Group]:
    """All figures, one group after the other."""
    with running_server() as url:
        yield from decoding_groups(scale)
        yield from sync_groups(url, scale)
        yield from asyncio.run(async_groups(url, scale))
        yield from startup_groups(url, scale)
        yield paging_group(url)
        yield from peer_groups(url, scale)
    yield from receiving_groups(scale)
    yield from weight_groups()


def main() -> None:
    """Measure, print one table, and on demand write it into the documentation."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds, rougher figures")
    parser.add_argument("--write", action="store_true", help="update docs/performance.*")
    arguments = parser.parse_args()
    for name in PROXIES:
        for spelled in (name, name.upper()):
            os.environ.pop(spelled, None)

    groups = []
    for group in measured(0.2 if arguments.quick else 1.0):
        groups.append(group)
        print(f"measured: {group.title}", flush=True)
    print(f"\n{page.conditions()}\n\n{as_text(groups)}\n")
    print("not reached: " + ("; ".join(missed(groups)) or "nothing"))
    if arguments.write:
        page.write(groups)


if __name__ == "__main__":
    main()
