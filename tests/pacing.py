"""Messages at the default rate against a sandbox that counts: `python -m tests.pacing`.

Nothing is repeated, so that each refusal shows. It takes six minutes or so, as the rate is the
real one, and is therefore no part of the test suite, which turns a clock by hand.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from flowroute_sdk import Flowroute, RateLimited, RateLimits
from flowroute_sdk.sandbox import Sandbox

RUNS = ((500, 1), (500, 4), (500, 8))
"""Messages in all, and by how many processes."""


def main() -> int:
    """Carry out the runs, print what was refused, and fail if anything was."""
    refused = 0
    for messages, processes in RUNS:
        with Sandbox(rate_limits=True) as sandbox, tempfile.TemporaryDirectory() as folder:
            started_at = time.monotonic()
            shared = str(Path(folder) / "rate") if processes > 1 else ""
            each = messages // processes
            account = [sandbox.url, sandbox.access_key, sandbox.secret_key]
            command = [sys.executable, "-m", "tests.pacing", "send", *account, shared, str(each)]
            senders = [
                subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
                for _ in range(processes)
            ]
            lost = sum(int(sender.communicate()[0]) for sender in senders)
            took = time.monotonic() - started_at
            sent = each * processes
            rate = f"{sent / took:.2f} a second"
            print(f"{sent} messages, {processes} processes: {lost} refused, {rate}", flush=True)
            refused += lost
    return 1 if refused else 0


def send(url: str, access_key: str, secret_key: str, shared: str, messages: str) -> None:
    """Send messages as fast as the client lets one, and print how many were refused."""
    refused = 0
    limits = RateLimits(shared_file=shared or None)
    with Flowroute(
        access_key, secret_key, base_url=url, max_retries=0, rate_limit=limits
    ) as client:
        sender = client.numbers.list_account_phone_numbers(limit=1).data[0].id
        for number in range(int(messages)):
            try:
                client.messages.send_a_message(
                    to="12065550100", from_=sender, body=f"message {number}"
                )
            except RateLimited:
                refused += 1
    print(refused)


if __name__ == "__main__":
    if sys.argv[1:2] == ["send"]:
        send(*sys.argv[2:])
    else:
        sys.exit(main())
