"""Keys that are stored under a name, and which account a command uses."""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from flowroute_sdk.cli._exit import Exit
from flowroute_sdk.sandbox import Sandbox

from tests.cli.conftest import Ran, Run, Screen


@pytest.fixture
def config(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The file of profiles, which isn't there yet; no keys in the environment."""
    monkeypatch.delenv("FR_ACCESS_KEY")
    monkeypatch.delenv("FR_SECRET_KEY")
    monkeypatch.delenv("FR_BASE_URL")
    monkeypatch.setitem(sys.modules, "keyring", None)
    return tmp_path / "config.toml"


def login(flowroute: Run, sandbox: Sandbox, *options: str, secret: str | None = None) -> Ran:
    keys = f"{sandbox.access_key}\n{secret or sandbox.secret_key}\n"
    return flowroute("login", "--base-url", sandbox.url, *options, stdin=keys)


class FakeKeyring(ModuleType):
    """The package keyring, with a dictionary in the place of the system's store."""

    def __init__(self) -> None:
        super().__init__("keyring")
        self.stored: dict[tuple[str, str], str] = {}

    def get_keyring(self) -> object:
        return object()

    def set_password(self, service: str, name: str, secret: str) -> None:
        self.stored[service, name] = secret

    def get_password(self, service: str, name: str) -> str | None:
        return self.stored.get((service, name))

    def delete_password(self, service: str, name: str) -> None:
        del self.stored[service, name]


@pytest.fixture
def keyring(config: Path, monkeypatch: pytest.MonkeyPatch) -> FakeKeyring:
    fake = FakeKeyring()
    fail = ModuleType("keyring.backends.fail")
    fail.Keyring = type("Keyring", (), {})  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "keyring", fake)
    monkeypatch.setitem(sys.modules, "keyring.backends", ModuleType("keyring.backends"))
    monkeypatch.setitem(sys.modules, "keyring.backends.fail", fail)
    return fake


def test_login_stores_keys_that_work_for_the_owner_alone(
    flowroute: Run, sandbox: Sandbox, config: Path
) -> None:
    ran = login(flowroute, sandbox)

    assert ran == (
        0,
        "",
        f'stored as profile "default", the secret key in {config}; the account owns numbers\n',
    )
    assert config.stat().st_mode & 0o777 == 0o600
    assert tomllib.loads(config.read_text("utf-8")) == {
        "profiles": {
            "default": {
                "access_key": sandbox.access_key,
                "base_url": sandbox.url,
                "secret_key": sandbox.secret_key,
            }
        }
    }
    assert flowroute("numbers", "list", "--max-items", "1", "--field", "id").status == 0


def test_wrong_keys_are_not_stored(flowroute: Run, sandbox: Sandbox, config: Path) -> None:
    ran = flowroute("login", "--base-url", sandbox.url, stdin=f"{sandbox.access_key}\nwrong-one\n")

    assert ran.status == Exit.ACCESS
    assert "wrong-one" not in ran.out + ran.err
    assert not config.exists()


@pytest.mark.parametrize("stdin", ["", "one\n", "one\ntwo\nthree\n"])
def test_login_says_what_standard_input_must_hold(flowroute: Run, config: Path, stdin: str) -> None:
    ran = flowroute("login", stdin=stdin)

    assert ran.status == Exit.USAGE
    assert "the access key on one line and the secret key on the next" in ran.err


@pytest.mark.parametrize("name", ["a b", "x" * 65, "../x", ""])
def test_a_name_that_is_none_is_refused_before_any_call(
    flowroute: Run, sandbox: Sandbox, config: Path, name: str
) -> None:
    ran = flowroute(
        *("login", "--profile", name, "--base-url", sandbox.url),
        stdin=f"{sandbox.access_key}\n{sandbox.secret_key}\n",
    )

    assert ran.status == Exit.USAGE, ran
    assert "--profile" in ran.err
    assert sandbox.requests() == []
    assert not config.exists()


def test_login_at_a_terminal_shows_no_secret_key(
    screen: Callable[..., Screen], sandbox: Sandbox, config: Path
) -> None:
    asked = screen("login", "--base-url", sandbox.url, "--no-keyring")
    asked.until("access key: ")
    asked.press(f"{sandbox.access_key}\n")
    asked.until("secret key: ")
    asked.press(f"{sandbox.secret_key}\n")

    assert asked.end() == 0
    assert 'stored as profile "default"' in asked.text
    assert sandbox.secret_key not in asked.text
    assert tomllib.loads(config.read_text("utf-8"))["profiles"]["default"]["secret_key"] == (
        sandbox.secret_key
    )


def test_login_keeps_other_profiles_and_what_people_have_written_there(
    flowroute: Run, sandbox: Sandbox, config: Path
) -> None:
    config.write_text('# ours\n[profiles.work]\naccess_key = "a"\nsecret_key = "b"\n', "utf-8")
    config.chmod(0o600)
    login(flowroute, sandbox, "--profile", "home")

    text = config.read_text("utf-8")
    assert text.startswith("# ours\n[profiles.work]\n")
    assert set(tomllib.loads(text)["profiles"]) == {"work", "home"}


def test_a_file_that_others_can_read_is_warned_of(
    flowroute: Run, sandbox: Sandbox, config: Path
) -> None:
    login(flowroute, sandbox)
    assert flowroute("whoami").err == ""
    config.chmod(0o640)

    assert flowroute("whoami").err == (
        f"warning: others can read {config}; mend it with: chmod 600 {config}\n"
    )


def test_a_keyring_holds_the_secret_key(
    flowroute: Run, sandbox: Sandbox, config: Path, keyring: FakeKeyring
) -> None:
    login(flowroute, sandbox)

    assert sandbox.secret_key not in config.read_text("utf-8")
    assert keyring.stored == {("flowroute-sdk", "default"): sandbox.secret_key}
    assert flowroute("numbers", "list").status == 0
    assert flowroute("logout").status == 0
    assert keyring.stored == {}


def test_without_keyring_the_secret_key_lies_in_the_file(
    flowroute: Run, sandbox: Sandbox, config: Path, keyring: FakeKeyring
) -> None:
    login(flowroute, sandbox, "--no-keyring")

    assert keyring.stored == {}
    assert sandbox.secret_key in config.read_text("utf-8")


def test_a_secret_key_that_the_keyring_has_lost_is_asked_for_again(
    flowroute: Run, sandbox: Sandbox, keyring: FakeKeyring
) -> None:
    login(flowroute, sandbox)
    keyring.stored.clear()
    ran = flowroute("numbers", "list")

    assert ran.status == Exit.USAGE
    assert "flowroute login --profile default" in ran.err


def test_a_profile_that_is_named_comes_before_the_environment_and_that_before_the_rest(
    flowroute: Run, sandbox: Sandbox, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def source(*options: str) -> str:
        document = json.loads(flowroute("whoami", "--json", *options).out)
        return str(document["keys_from"])

    for name in ("default", "work", "other"):
        login(flowroute, sandbox, "--profile", name)

    assert source() == 'profile "default"'
    monkeypatch.setenv("FR_PROFILE", "work")
    assert source() == 'profile "work"'
    monkeypatch.setenv("FR_ACCESS_KEY", sandbox.access_key)
    monkeypatch.setenv("FR_SECRET_KEY", sandbox.secret_key)
    monkeypatch.setenv("FR_BASE_URL", sandbox.url)
    assert source() == "FR_ACCESS_KEY and FR_SECRET_KEY"
    assert source("--profile", "other") == 'profile "other"'


def test_a_profile_has_its_own_address(
    flowroute: Run, sandbox: Sandbox, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    login(flowroute, sandbox)
    monkeypatch.setenv("FR_BASE_URL", "http://127.0.0.1:9")

    ran = flowroute("whoami", "--field", "base_url")
    assert ran.status == 0, "the keys of a profile go to no other address than its own"
    assert ran.out == f"{sandbox.url}\n"


def test_a_profile_that_is_not_there_is_told_with_those_that_are(
    flowroute: Run, sandbox: Sandbox, config: Path
) -> None:
    login(flowroute, sandbox, "--profile", "work")
    ran = flowroute("numbers", "list", "--profile", "wrok")

    assert ran.status == Exit.USAGE
    assert "no profile 'wrok'" in ran.err
    assert "(known: work)" in ran.err


@pytest.mark.parametrize("text", ["profiles = 3", "[profiles]\nx = 1", "]", "\x00"])
@pytest.mark.parametrize("command", [("numbers", "list"), ("logout",)], ids=lambda it: it[0])
def test_a_file_that_is_no_file_of_profiles_is_told(
    flowroute: Run, config: Path, text: str, command: tuple[str, ...]
) -> None:
    config.write_text(text, "utf-8")
    config.chmod(0o600)
    ran = flowroute(*command)

    assert ran.status == Exit.USAGE, ran
    assert str(config) in ran.err


def test_a_profile_without_keys_says_how_to_store_them(flowroute: Run, config: Path) -> None:
    config.write_text("[profiles.default]\naccess_key = 3", "utf-8")
    config.chmod(0o600)

    assert "flowroute login --profile default" in flowroute("numbers", "list").err


def test_logout_forgets_one_profile(flowroute: Run, sandbox: Sandbox, config: Path) -> None:
    login(flowroute, sandbox)
    login(flowroute, sandbox, "--profile", "work")
    assert flowroute("logout", "--profile", "work") == (0, "", 'forgot profile "work"\n')

    assert set(tomllib.loads(config.read_text("utf-8"))["profiles"]) == {"default"}
    assert flowroute("logout", "--profile", "work").status == Exit.NOT_FOUND
    assert config.stat().st_mode & 0o777 == 0o600


def test_whoami_shows_no_secret_and_where_keys_come_from(flowroute: Run, sandbox: Sandbox) -> None:
    ran = flowroute("whoami", "--json")

    assert json.loads(ran.out) == {
        "access_key": sandbox.access_key,
        "keys_from": "FR_ACCESS_KEY and FR_SECRET_KEY",
        "base_url": sandbox.url,
        "works": True,
    }
    assert sandbox.secret_key not in ran.out + ran.err


def test_without_keys_it_says_how_to_get_some(flowroute: Run, config: Path) -> None:
    ran = flowroute("numbers", "list")

    assert ran.status == Exit.ACCESS
    assert "FR_ACCESS_KEY" in ran.err
    assert "flowroute login" in ran.err
