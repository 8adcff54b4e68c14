"""TLS settings, made with certificates and an environment of the test's own."""

from __future__ import annotations

import os
import ssl
from collections.abc import Iterator
from pathlib import Path

import certifi
import pytest
from flowroute_sdk import ConfigurationError
from flowroute_sdk._transports import tls
from flowroute_sdk._transports.tls import checked_verify, handshake_failure, tls_context

from tests.overlays.engine.test_tls import CERTIFICATE


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR"):
        monkeypatch.delenv(name, raising=False)
    _forget()
    yield
    _forget()


def _forget() -> None:
    for cached in (tls._trusting, tls._trusting_all):
        if hasattr(cached, "cache_clear"):
            cached.cache_clear()


class Made:
    """Stands for a context; notes what it was made of."""

    def __init__(self, **of: object) -> None:
        self.of = of
        self.protocols: list[list[str]] = []

    def set_alpn_protocols(self, names: list[str]) -> None:
        self.protocols.append(names)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Made]:
    every: list[Made] = []

    def make(**of: object) -> Made:
        every.append(Made(**of))
        return every[-1]

    monkeypatch.setattr(tls.ssl, "create_default_context", make)
    return every


def test_a_context_of_the_user_s_is_taken_as_it_is() -> None:
    context = ssl.create_default_context()

    assert tls_context(context) is context


def test_http_1_1_is_offered_and_the_usual_roots_are_trusted(made: list[Made]) -> None:
    tls_context(True)

    assert [each.of for each in made] == [{"cafile": certifi.where()}]
    assert made[0].protocols == [["http/1.1"]]


@pytest.mark.parametrize(
    ("name", "argument"), [("SSL_CERT_FILE", "cafile"), ("SSL_CERT_DIR", "capath")]
)
def test_the_environment_may_name_a_file_or_a_folder(
    made: list[Made], monkeypatch: pytest.MonkeyPatch, name: str, argument: str
) -> None:
    monkeypatch.setenv(name, "/some/where")

    tls_context(True)

    assert [each.of for each in made] == [{argument: "/some/where"}]


def test_a_file_of_the_environment_goes_before_a_folder(
    made: list[Made], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/file")
    monkeypatch.setenv("SSL_CERT_DIR", "/folder")

    tls_context(True)

    assert [each.of for each in made] == [{"cafile": "/file"}]


@pytest.mark.parametrize("kind", [str, Path])
def test_a_path_is_a_file_or_a_folder(made: list[Made], tmp_path: Path, kind: type) -> None:
    tls_context(kind(CERTIFICATE))
    tls_context(kind(tmp_path))

    assert [each.of for each in made] == [{"cafile": str(CERTIFICATE)}, {"capath": str(tmp_path)}]


def test_what_is_given_goes_before_the_environment(
    made: list[Made], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/file")

    tls_context(str(CERTIFICATE))

    assert [each.of for each in made] == [{"cafile": str(CERTIFICATE)}]


def test_a_context_is_made_once_for_each_setting() -> None:
    assert tls_context(str(CERTIFICATE)) is tls_context(CERTIFICATE)
    assert tls_context(False) is tls_context(False)
    assert tls_context(False) is not tls_context(str(CERTIFICATE))


def test_a_real_context_checks_the_certificate_and_the_host() -> None:
    context = tls_context(CERTIFICATE)

    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname is True


def test_without_verifying_anybody_is_trusted() -> None:
    context = tls_context(False)

    assert context.protocol is ssl.PROTOCOL_TLS_CLIENT
    assert context.verify_mode is ssl.CERT_NONE
    assert context.check_hostname is False


@pytest.mark.parametrize("verify", [True, False])
def test_the_server_is_told_that_http_1_1_is_spoken(
    verify: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered = []
    monkeypatch.setattr(
        ssl.SSLContext, "set_alpn_protocols", lambda self, names: offered.append(names)
    )

    tls_context(verify)

    assert offered == [["http/1.1"]]


@pytest.mark.parametrize("verify", [None, 5, 1, 0, b"x"])
def test_what_cannot_say_whom_to_trust_is_refused(verify: object) -> None:
    with pytest.raises(ConfigurationError) as caught:
        tls_context(verify)

    assert str(caught.value) == "verify must be True, False, a path or an ssl.SSLContext"


def test_a_file_that_cannot_be_loaded_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with pytest.raises(ConfigurationError, match=r"^verify: /nowhere/ca\.pem can't be loaded: "):
        tls_context("/nowhere/ca.pem")

    def fail(**_: object) -> None:
        raise OSError("unreadable")

    monkeypatch.setattr(tls.ssl, "create_default_context", fail)
    with pytest.raises(ConfigurationError) as caught:
        tls_context(tmp_path)
    assert str(caught.value) == f"verify: {tmp_path} can't be loaded: unreadable"
    assert isinstance(caught.value.__cause__, OSError)


def test_only_what_names_certificates_is_loaded_early(
    made: list[Made], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/file")
    assert checked_verify(True) is True
    assert checked_verify(False) is False
    assert made == []

    path = os.fspath(CERTIFICATE)
    assert checked_verify(path) is path
    assert [each.of for each in made] == [{"cafile": path}]


@pytest.mark.parametrize(
    ("error", "kind", "reason"),
    [
        (ssl.SSLCertVerificationError("not\ntrusted"), "tls", None),
        (ssl.SSLError("bad record"), "connect", None),
        (ValueError("no host"), "connect", "no host"),
        (OSError(5, "io"), "connect", "[Errno 5] io"),
        (TimeoutError("slow"), "connect_timeout", "the TLS handshake took too long"),
    ],
)
def test_only_a_certificate_that_is_not_trusted_stays_so(
    error: OSError | ValueError, kind: str, reason: str | None
) -> None:
    failure = handshake_failure(error)

    assert (failure.kind, failure.sent) == (kind, False)
    assert failure.reason == (reason or " ".join(str(error).split()))
    if kind != "connect_timeout":
        assert failure.root is (error if isinstance(error, OSError) else None)
