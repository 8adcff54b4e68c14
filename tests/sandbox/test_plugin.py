import re
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


SCOPE = ("-o", "asyncio_default_fixture_loop_scope=function")
UNUSED = ("-p", "no:schemathesis", "-p", "no:xdist", "-p", "no:hypothesispytest")


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
