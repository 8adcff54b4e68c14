import os
import re
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from flowroute_sdk.sandbox import Sandbox

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
    rest, _ = process.communicate(timeout=120)

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
    _, errors = process.communicate(timeout=120)

    assert process.returncode == 0
    assert errors.startswith("reference: ")
    assert "Traceback" not in errors
    assert errors.count("\n") == (3 if hanging else 2)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_in_order_when_asked_to(number: signal.Signals, tmp_path: Path) -> None:
    state = ["--state", str(tmp_path / "state.sqlite")]
    process = subprocess.Popen(
        [*COMMAND, "--port", "0", *state], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    url = process.stdout.readline().strip().partition("=")[2]
    httpx.put(f"{url}/_sandbox/balance", json={"dollars": 7})

    process.send_signal(number)
    process.communicate(timeout=120)

    assert process.returncode == 0
    with Sandbox(state_file=tmp_path / "state.sqlite") as sandbox:
        assert sandbox.balance == 7


@pytest.mark.parametrize("quiet", [False, True])
def test_each_request_is_a_line_on_standard_error(quiet: bool) -> None:
    process = subprocess.Popen(
        [*COMMAND, "--port", "0", *(["--quiet"] if quiet else [])],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    url = process.stdout.readline().strip().partition("=")[2]
    httpx.get(f"{url}/v2/numbers?limit=2", auth=("12345678", "sandbox-secret-key"))
    httpx.post(f"{url}/_sandbox/faults", json={"effect": "drop_before"})
    with pytest.raises(httpx.TransportError):
        httpx.get(f"{url}/v2/routes")

    process.send_signal(signal.SIGTERM)
    _, errors = process.communicate(timeout=120)

    lines = [re.sub(r"[\d.]+ ms", "N ms", line) for line in errors.splitlines()[1:]]
    assert lines == (
        []
        if quiet
        else [
            "GET /v2/numbers 200 N ms",
            "POST /_sandbox/faults 204 N ms",
            "GET /v2/routes dropped N ms",
        ]
    )


def test_the_lines_can_be_evaluated_by_a_shell_in_the_background(tmp_path: Path) -> None:
    secret = 'it\'s a "$(secret)"; key'
    script = f"""
        set -eu
        eval "$({shlex.join([*COMMAND, "--background", "--port", "0", "--secret-key", secret])})"
        printf '%s\\n' "$FR_SECRET_KEY" "$FR_BASE_URL" "$FR_SANDBOX_PID"
    """

    done = subprocess.run(
        ["sh", "-c", script], capture_output=True, text=True, check=True, cwd=tmp_path, timeout=120
    )

    shown, url, process_id = done.stdout.splitlines()
    try:
        answer = httpx.get(f"{url}/v2/numbers", auth=("12345678", secret))
    finally:
        os.kill(int(process_id), signal.SIGTERM)
    assert shown == secret
    assert answer.status_code == 200
    assert done.stderr == ""


def test_what_keeps_it_from_the_background_is_said(tmp_path: Path) -> None:
    options = ["--background", "--port", "0", "--account", "nowhere.json"]

    done = subprocess.run(
        [*COMMAND, *options], capture_output=True, text=True, cwd=tmp_path, check=False
    )

    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("error: ")


def test_a_command_runs_with_the_variables_set_and_decides_the_exit_code() -> None:
    code = (
        "import os, sys, urllib.request;"
        "print(urllib.request.urlopen(os.environ['FR_BASE_URL'] + '/_sandbox').status);"
        "sys.exit(3)"
    )

    done = subprocess.run(
        [*COMMAND, "--port", "0", "--", sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )

    assert (done.returncode, done.stdout, done.stderr) == (3, "200\n", "")


def test_a_command_that_is_not_there_is_one_line() -> None:
    done = subprocess.run(
        [*COMMAND, "--port", "0", "--", "no-such-command"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 127
    assert done.stderr.startswith("error: no-such-command: ")


def test_the_help_shows_the_defaults() -> None:
    done = subprocess.run([*COMMAND, "--help"], capture_output=True, text=True, check=True)

    shown = " ".join(done.stdout.split())
    for default in ("127.0.0.1", "8765", "12345678", "30, or 0 with --fast", "in memory"):
        assert f"default: {default})" in shown
    assert "default: None" not in shown


def test_a_missing_extra_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "jsonschema_rs.py").write_text(
        "raise ModuleNotFoundError('no jsonschema_rs', name='jsonschema_rs')"
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


def test_a_missing_extra_is_named_where_it_is_needed(tmp_path: Path) -> None:
    (tmp_path / "yaml.py").write_text("raise ModuleNotFoundError('no yaml', name='yaml')")
    (tmp_path / "account.yaml").write_text("{}")
    path = {**os.environ, "PYTHONPATH": str(tmp_path)}

    done = subprocess.run(
        [*COMMAND, "--account", "account.yaml"],
        capture_output=True,
        text=True,
        env=path,
        check=False,
        cwd=tmp_path,
    )

    assert done.returncode == 1
    assert done.stderr == (
        "error: account.yaml: account files in YAML need the extra: "
        'pip install "flowroute-sdk[sandbox]"\n'
    )
