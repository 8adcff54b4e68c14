"""Import time and memory, each measured in fresh processes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping
from statistics import median
from time import perf_counter

from .answers import SEND_PATH
from .figures import OURS, Group, Row, compared
from .race import Lap, laps

TIMED = "import time\nstarted_at = time.perf_counter()\n{}\nprint(time.perf_counter() - started_at)"
WEIGHED = """{}
with open('/proc/self/statm') as statm:
    print(int(statm.read().split()[1]) * {page_size} / 1e6)"""

IMPORT = {"httpx": "import httpx", OURS: "import flowroute_sdk"}
READY = {
    "httpx": "import httpx; client = httpx.Client()",
    OURS: "from flowroute_sdk import Flowroute; client = Flowroute('key', 'secret')",
}
FIRST_SEND = {
    "httpx": "import httpx; client = httpx.Client(base_url={url!r}, auth=('key', 'secret'))\n"
    f"client.post('{SEND_PATH}', json={{}}).json()['data']['id']",
    OURS: "from flowroute_sdk import Flowroute\n"
    "client = Flowroute('key', 'secret', base_url={url!r})\n"
    "client.messages.send_a_message(to='12065551234', from_='12012673227', body='hello').data.id",
}
FIRST_LIST = {
    "httpx": "import httpx; client = httpx.Client(base_url={url!r}, auth=('key', 'secret'))\n"
    f"client.get('{SEND_PATH}?start_date=2017-12-01&limit=10').json()['data'][0]['id']",
    OURS: "from flowroute_sdk import Flowroute\n"
    "client = Flowroute('key', 'secret', base_url={url!r})\n"
    "client.messages.look_up_a_set_of_messages('2017-12-01', limit=10).data[0].id",
}

COMMANDS = {
    "import typer, rich": ("-c", "import typer, rich"),
    "flowroute --help": ("-m", "flowroute_sdk", "--help"),
    "flowroute messages send --help": ("-m", "flowroute_sdk", "messages", "send", "--help"),
}


def printed(code: str) -> float:
    """The number that a fresh process prints."""
    command = [sys.executable, "-c", code]
    return float(subprocess.run(command, capture_output=True, check=True, text=True).stdout)


def startup_groups(url: str, scale: float) -> Iterator[Group]:
    """What it takes to get going."""
    for title, programs, target in (
        ("import alone", IMPORT, 0.4),
        ("import and client", READY, 1.15),
        ("import to the first message sent", FIRST_SEND, 1.5),
        ("import to the first records read", FIRST_LIST, 1.5),
    ):
        yield compared(title, started(filled(programs, url), scale), {OURS: target})
    _, *ours = COMMANDS
    yield compared("help of the command line", commands(scale), dict.fromkeys(ours, 2.0))
    yield memory(filled(FIRST_LIST, url), scale)


def filled(programs: Mapping[str, str], url: str) -> dict[str, str]:
    return {name: program.replace("{url!r}", repr(url)) for name, program in programs.items()}


def started(programs: Mapping[str, str], scale: float) -> dict[str, Lap]:
    times: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(max(int(15 * scale), 5)):
        for name, program in programs.items():
            times[name].append(printed(TIMED.format(program)))
    return laps(times)


def commands(scale: float) -> dict[str, Lap]:
    """Whole processes, the interpreter's own start included."""
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(max(int(15 * scale), 5)):
        for name, arguments in COMMANDS.items():
            began = perf_counter()
            subprocess.run([sys.executable, *arguments], capture_output=True, check=True)
            times[name].append(perf_counter() - began)
    return laps(times)


def memory(programs: Mapping[str, str], scale: float) -> Group:
    """The memory of a process after one call."""
    if sys.platform != "linux":
        return Group("memory after one call: measured on Linux only", "MB", [])
    from resource import getpagesize

    used = {
        name: median(
            printed(WEIGHED.replace("{page_size}", str(getpagesize())).replace("{}", program, 1))
            for _ in range(max(int(5 * scale), 3))
        )
        for name, program in programs.items()
    }
    rows = [
        Row("httpx", used["httpx"]),
        Row(OURS, used[OURS]),
        Row(f"{OURS} beyond httpx", used[OURS] - used["httpx"], 4.0),
    ]
    return Group("memory after one call", "MB", rows)
