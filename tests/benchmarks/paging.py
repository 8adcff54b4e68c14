"""Iterating over many pages: memory has to stay flat."""

from __future__ import annotations

import sys

from .answers import PAGED_LIMIT, PAGED_TOTAL
from .figures import OURS, Group, Row
from .startup import printed

PROGRAM = """
import gc
from flowroute_sdk import Flowroute

def used():
    gc.collect()
    with open('/proc/self/statm') as statm:
        return int(statm.read().split()[1]) * {page_size} / 1e6

early = count = 0
with Flowroute('key', 'secret', base_url='{url}') as client:
    for record in client.messages.look_up_a_set_of_messages('2017-12-01', limit={limit}):
        count += 1
        if count == {total} // 10:
            early = used()
assert count == {total}, count
print(used() - early)
"""


def paging_group(url: str) -> Group:
    """How much more memory a process has after all records than after the first tenth of them."""
    title = f"iterating over {PAGED_TOTAL:,} records: growth after the first tenth"
    if sys.platform != "linux":
        return Group(f"{title}: measured on Linux only", "MB", [])
    from resource import getpagesize

    program = PROGRAM.format(page_size=getpagesize(), url=url, limit=PAGED_LIMIT, total=PAGED_TOTAL)
    return Group(title, "MB", [Row(OURS, max(printed(program), 0.0), 2.0)])
