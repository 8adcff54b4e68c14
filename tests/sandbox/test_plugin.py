import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = """
import pytest
from flowroute_sdk import AsyncFlowroute, Flowroute

def test_first(flowroute_sandbox, flowroute_client):
    assert isinstance(flowroute_client, Flowroute)
    flowroute_sandbox.load({})
    assert list(flowroute_client.e911s.list_e911s()) == []

def test_second(flowroute_sandbox, flowroute_client):
    assert len(list(flowroute_client.e911s.list_e911s())) == 3

@pytest.mark.asyncio
async def test_third(async_flowroute_client):
    assert isinstance(async_flowroute_client, AsyncFlowroute)
    page = await async_flowroute_client.e911s.list_e911s()
    assert len(page.data) == 3
"""

OPTIONS = """
import pytest

@pytest.fixture(scope="session")
def flowroute_sandbox_options():
    return {"empty": True, "access_key": "77"}

def test_options(flowroute_sandbox):
    assert flowroute_sandbox.access_key == "77"
    assert flowroute_sandbox.dump()["numbers"] == []
"""


SPYING = """
import flowroute_sdk
import pytest

given = []

class Spy(flowroute_sdk.Flowroute):
    def __init__(self, *arguments, **options):
        given.append(options)
        super().__init__(*arguments, **options)

flowroute_sdk.Flowroute = Spy

@pytest.fixture(scope="session")
def flowroute_sandbox_options():
    return {options}

def test_it(flowroute_client):
    assert ("rate_limit" in given[-1]) is {unthrottled}
    assert given[-1].get("rate_limit") is None
"""


CLIENT_OPTIONS = """
import pytest

@pytest.fixture
def flowroute_client_options():
    return {"max_retries": 0, "rate_limit": None, "secret_key": "wrong"}

def test_sync(flowroute_client):
    from flowroute_sdk import AuthenticationFailed
    with pytest.raises(AuthenticationFailed):
        flowroute_client.e911s.list_e911s()

@pytest.mark.asyncio
async def test_async(async_flowroute_client):
    from flowroute_sdk import AuthenticationFailed
    with pytest.raises(AuthenticationFailed):
        await async_flowroute_client.e911s.list_e911s()
"""

ENVIRONMENT = """
import os
import subprocess
import sys
from flowroute_sdk import Flowroute

CODE = "from flowroute_sdk import Flowroute\\n"
CODE += "with Flowroute() as client: print(len(client.e911s.list_e911s().data))"

def test_here_and_in_a_process(flowroute_environment, flowroute_sandbox):
    assert flowroute_environment["FR_BASE_URL"] == flowroute_sandbox.url
    with Flowroute() as client:
        assert len(client.e911s.list_e911s().data) == 3
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True)
    assert done.stdout == "3\\n", done.stderr

def test_it_is_gone_afterwards():
    assert "FR_BASE_URL" not in os.environ
"""

UNTHROTTLED = """
import subprocess
import sys

import pytest

@pytest.fixture(scope="session")
def flowroute_sandbox_options():
    return {options}

CODE = '''
from flowroute_sdk import Flowroute, testing
with Flowroute() as client, testing.patched(client, clock=testing.Clock()) as clock:
    for _ in range(2):
        client.messages.send_a_message(to="12065550142", from_="12066505556", body="hi")
    print(len(clock.sleeps))
'''

def test_here_and_in_a_process(flowroute_environment, flowroute_sandbox, capsys):
    exec(CODE, {})
    assert capsys.readouterr().out == "{pauses}\\n"
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True)
    assert done.stdout == "{pauses}\\n", done.stderr
    assert len(flowroute_sandbox.sent) == 4

def test_it_is_gone_afterwards(flowroute_sandbox, monkeypatch, capsys):
    monkeypatch.setenv("FR_ACCESS_KEY", flowroute_sandbox.access_key)
    monkeypatch.setenv("FR_SECRET_KEY", flowroute_sandbox.secret_key)
    monkeypatch.setenv("FR_BASE_URL", flowroute_sandbox.url)
    exec(CODE, {})
    assert capsys.readouterr().out == "1\\n"
"""

TWO_FACTOR = """
import re
import urllib.request
import json

import pytest
import two_factor
from flowroute_sdk.webhooks import DeliveryReceipt

PHONE = "12065550142"

def post(url, **body):
    head = {"Content-Type": "application/json"}
    request = urllib.request.Request(url, json.dumps(body).encode(), head)
    with urllib.request.urlopen(request, timeout=60) as done:
        return done.status, json.loads(done.read() or "null")

@pytest.fixture
def url(flowroute_environment, flowroute_serve, monkeypatch, tmp_path, webhook_receiver):
    monkeypatch.setenv("FROM_NUMBER", "12066505556")
    monkeypatch.setenv("PUBLIC_URL", webhook_receiver.url)
    monkeypatch.setenv("WEBHOOK_PASSWORD", "secret")
    monkeypatch.setenv("OPT_OUTS", str(tmp_path / "opt-outs.db"))
    return flowroute_serve(two_factor.service())

def test_a_code_arrives(url, flowroute_sandbox, flowroute_client, webhook_receiver):
    flowroute_client.numbers.set_did_level_sms_callback(
        "12066505556", callback_url=f"{url.replace('//', '//flowroute:secret@')}/flowroute"
    )
    flowroute_sandbox.deliver_inbound_sms(PHONE, "12066505556", "help")
    flowroute_sandbox.flush_webhooks()
    assert "STOP" in flowroute_sandbox.sent[0].body

    post(f"{url}/codes", number=f"+{PHONE}")
    receipt = webhook_receiver.wait_for(DeliveryReceipt, where=lambda one: one.is_final)
    sent = flowroute_sandbox.sent[1]
    assert (receipt.id, receipt.status) == (sent.id, "delivered")
    assert (sent.to, sent.from_, sent.is_mms) == (PHONE, "12066505556", False)
    code = re.match("[0-9]{6}", sent.body).group()
    assert post(f"{url}/codes/check", number=f"+{PHONE}", code=code)[0] == 204

def test_nothing_of_another_test_is_there(flowroute_sandbox, webhook_receiver):
    assert flowroute_sandbox.sent == []
    assert webhook_receiver.events == []
"""

SCOPE = ("-o", "asyncio_default_fixture_loop_scope=function")
PLUGINS = ("schemathesis", "xdist", "hypothesispytest", "pytest_httpx", "respx", "anyio")
UNUSED = tuple(option for name in PLUGINS for option in ("-p", f"no:{name}"))


def run(tmp_path: Path, tests: str, *options: str) -> subprocess.CompletedProcess[str]:
    (tmp_path / "test_it.py").write_text(tests)
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-W",
        "error",
        *SCOPE,
        *UNUSED,
        *options,
        str(tmp_path),
    ]
    return subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)


PAGE = Path(__file__).parents[2] / "docs" / "sandbox.md"


def test_the_code_of_the_documentation_runs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    program, test = re.findall(r"^```python\n(.*?)^```", PAGE.read_text(), re.DOTALL | re.MULTILINE)

    exec(program, {})
    done = run(tmp_path, test)

    assert "12062011682 Seattle office" in capsys.readouterr().out
    assert "1 passed" in done.stdout, done.stdout


def test_the_tests_of_the_page_on_testing_pass(tmp_path: Path) -> None:
    page = PAGE.with_name("testing.md").read_text()
    test = re.findall(r"^```python\n(.*?)^```", page, re.DOTALL | re.MULTILINE)[0]
    (tmp_path / "conftest.py").write_text("")

    done = run(tmp_path, test)

    assert "2 passed" in done.stdout, done.stdout


@pytest.mark.parametrize("mode", ["strict", "auto"])
def test_each_test_gets_a_fresh_account(tmp_path: Path, mode: str) -> None:
    done = run(tmp_path, TESTS, "-o", f"asyncio_mode={mode}")

    assert "3 passed" in done.stdout, done.stdout


def test_the_sandbox_of_the_session_can_be_configured(tmp_path: Path) -> None:
    done = run(tmp_path, OPTIONS)

    assert "1 passed" in done.stdout, done.stdout


@pytest.mark.parametrize(
    ("options", "unthrottled"),
    [({"fast": True}, True), ({"fast": True, "rate_limits": True}, False), ({}, False)],
)
def test_clients_are_unthrottled_where_the_sandbox_is(
    tmp_path: Path, options: dict[str, bool], unthrottled: bool
) -> None:
    tests = SPYING.replace("{options}", repr(options)).replace("{unthrottled}", repr(unthrottled))

    done = run(tmp_path, tests)

    assert "1 passed" in done.stdout, done.stdout


def test_clients_can_be_given_other_arguments(tmp_path: Path) -> None:
    done = run(tmp_path, CLIENT_OPTIONS)

    assert "2 passed" in done.stdout, done.stdout


def test_programs_that_make_their_own_client_use_the_sandbox(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("FR_ACCESS_KEY", "FR_SECRET_KEY", "FR_BASE_URL"):
        monkeypatch.delenv(name, raising=False)

    done = run(tmp_path, ENVIRONMENT)

    assert "2 passed" in done.stdout, done.stdout


@pytest.mark.parametrize(
    ("options", "pauses"), [({"fast": True}, 0), ({"fast": True, "rate_limits": True}, 1)]
)
def test_the_clients_that_programs_make_do_not_pause_where_the_sandbox_has_no_limits(
    tmp_path: Path, options: dict[str, bool], pauses: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FR_UNTHROTTLED", raising=False)
    tests = UNTHROTTLED.replace("{options}", repr(options)).replace("{pauses}", str(pauses))

    done = run(tmp_path, tests)

    assert "2 passed" in done.stdout, done.stdout


def test_a_service_that_sends_and_receives_is_tested_with_an_empty_conftest(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text("")
    shutil.copy(PAGE.parents[1] / "examples" / "two_factor.py", tmp_path)

    done = run(tmp_path, TWO_FACTOR)

    assert "2 passed" in done.stdout, done.stdout


def test_the_plugin_imports_nothing_until_a_fixture_is_used() -> None:
    code = (
        "import sys; import pytest; before = set(sys.modules);"
        "import flowroute_sdk.pytest_plugin;"
        "print(*sorted(set(sys.modules) - before))"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert set(done.stdout.split()) <= {
        "__future__",
        "flowroute_sdk",
        "flowroute_sdk.pytest_plugin",
    }
