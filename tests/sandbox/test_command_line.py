import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

COMMAND = [sys.executable, "-m", "flowroute_sdk.sandbox"]


def test_it_prints_what_to_export_and_serves_until_ended() -> None:
    options = ["--port", "0", "--fast", "--access-key", "42", "--secret-key", "s3cret"]
    process = subprocess.Popen([*COMMAND, *options], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    lines = [process.stdout.readline().strip() for _ in range(3)]
    values = dict(line.removeprefix("export ").split("=", 1) for line in lines)

    response = httpx.get(
        values["FR_BASE_URL"] + "/v2/numbers", auth=(values["FR_ACCESS_KEY"], "s3cret")
    )
    process.send_signal(signal.SIGTERM)
    rest, _ = process.communicate(timeout=20)

    assert all(line.startswith("export ") for line in lines)
    assert values["FR_SECRET_KEY"] == "s3cret"
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+", values["FR_BASE_URL"])
    assert response.status_code == 200
    assert rest == ""


@pytest.mark.parametrize(
    "options",
    [
        ["--port", "1000000"],
        ["--account", "nowhere.json"],
        ["--host", "no.such.host.invalid"],
        ["--webhook-interval", "nan"],
        ["--empty", "--account", "account.json"],
        ["--state", "nowhere/state.sqlite"],
    ],
)
def test_what_cannot_work_is_one_line(options: list[str], tmp_path: Path) -> None:
    done = subprocess.run(
        [*COMMAND, *options], capture_output=True, text=True, cwd=tmp_path, check=False
    )

    assert done.returncode in (1, 2)
    assert "Traceback" not in done.stderr
    assert "error: " in done.stderr


def test_a_port_in_use_is_one_line() -> None:
    first = subprocess.Popen([*COMMAND, "--port", "0"], stdout=subprocess.PIPE, text=True)
    assert first.stdout is not None
    port = first.stdout.readline().strip().rpartition(":")[2]

    second = subprocess.run([*COMMAND, "--port", port], capture_output=True, text=True, check=False)
    first.kill()
    first.communicate()

    assert second.returncode == 1
    assert "in use" in second.stderr


@pytest.mark.parametrize("hanging", [False, True])
def test_an_interrupt_ends_it_without_a_traceback(hanging: bool) -> None:
    process = subprocess.Popen(
        [*COMMAND, "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    url = process.stdout.readline().strip().partition("=")[2]
    if hanging:
        httpx.post(f"{url}/_sandbox/faults", json={"effect": "latency", "seconds": 600})
        with pytest.raises(httpx.ReadTimeout):
            httpx.get(f"{url}/v2/numbers", timeout=httpx.Timeout(5, read=0.1))
    else:
        httpx.get(f"{url}/v2/numbers")

    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=20)

    assert process.returncode == 0
    assert errors.startswith("reference: ")
    assert errors.count("\n") == 1


def test_a_missing_extra_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "starlette.py").write_text(
        "raise ModuleNotFoundError('no starlette', name='starlette')"
    )
    path = {**os.environ, "PYTHONPATH": str(tmp_path)}

    command = subprocess.run(COMMAND, capture_output=True, text=True, env=path, check=False)
    program = subprocess.run(
        [sys.executable, "-c", "from flowroute_sdk.sandbox import Sandbox"],
        capture_output=True,
        text=True,
        env=path,
        check=False,
    )

    message = 'the sandbox needs its extra: pip install "flowroute-sdk[sandbox]"'
    assert (command.returncode, command.stderr) == (1, f"error: {message}\n")
    assert program.stderr.endswith(f"ImportError: {message}\n")
