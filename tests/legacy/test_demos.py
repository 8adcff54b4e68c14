"""The old demos run unchanged against the sandbox, and so do their rewritten forms."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from flowroute_sdk.migrate import migrate_source
from flowroute_sdk.sandbox import Sandbox

DEMOS = sorted((Path(__file__).parents[2] / "examples" / "legacy").glob("*.py"))
COSTLY = {
    "purchase_a_phone_number",
    "send_a_message",
    "associate",
    "release_a_phone_number",
    "delete_an_inbound_route",
}


def run(path: Path, sandbox: Sandbox) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "FR_BASE_URL": sandbox.url,
        "FR_ACCESS_KEY": sandbox.access_key,
        "FR_SECRET_KEY": sandbox.secret_key,
        "PYTHONHASHSEED": "0",
    }
    return subprocess.run(
        [sys.executable, "-W", "error::ResourceWarning", str(path)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def seen(sandbox: Sandbox) -> list[tuple[str, str | None]]:
    return [(request.method, request.operation) for request in sandbox.requests()]


@pytest.mark.parametrize("demo", DEMOS, ids=lambda demo: demo.stem)
def test_an_old_demo_runs_unchanged_and_spends_nothing(demo: Path, sandbox: Sandbox) -> None:
    done = run(demo, sandbox)

    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert "--" in done.stdout
    operations = {operation for _, operation in seen(sandbox)}
    assert len(operations) > 4
    assert not operations & COSTLY


@pytest.mark.parametrize("demo", DEMOS, ids=lambda demo: demo.stem)
def test_a_rewritten_demo_sends_what_the_old_one_sent(
    demo: Path, sandbox: Sandbox, tmp_path: Path
) -> None:
    migration = migrate_source(demo.read_bytes())
    rewritten = tmp_path / demo.name
    rewritten.write_bytes(migration.source)
    run(demo, sandbox)
    before = seen(sandbox)
    sandbox.reset()

    done = run(rewritten, sandbox)

    assert done.returncode == 0, done.stderr
    assert all("stands within JSON text" in remark.text for remark in migration.left)
    if not migration.left:
        assert b"flowroutenumbersandmessaging" not in migration.source
    after = seen(sandbox)
    # The old way of assigning caller names looks the number up first.
    looked_up = len(before) - len(after) if "cnam" in demo.name else 0
    assert len(before) == len(after) + looked_up
    assert set(before) == set(after)
