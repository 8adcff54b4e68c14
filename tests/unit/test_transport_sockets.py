"""Time left, and whether a connection was touched, on pairs of sockets."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import suppress

import pytest
from flowroute_sdk._transports import sockets
from flowroute_sdk._transports.base import Failure

NOW = 50.0


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sockets, "monotonic", lambda: NOW)


@pytest.fixture
def pair() -> Iterator[tuple[socket.socket, socket.socket]]:
    one, other = socket.socketpair()
    yield one, other
    one.close()
    other.close()


@pytest.mark.parametrize(
    ("timeout", "ends_at", "ends"),
    [(None, None, None), (None, 60.0, 60.0), (5, None, 55.0), (5, 60.0, 55.0), (20, 60.0, 60.0)],
)
def test_a_phase_ends_with_its_time_out_or_the_deadline(
    timeout: float | None, ends_at: float | None, ends: float | None
) -> None:
    assert sockets.ends_first(timeout, ends_at) == ends


@pytest.mark.parametrize(
    ("timeout", "ends_at", "left"),
    [
        (None, None, None),
        (5, None, 5),
        (None, 60.0, 10.0),
        (5, 60.0, 5),
        (20, 60.0, 10.0),
        (20, NOW, 1e-6),
        (20, NOW - 10, 1e-6),
    ],
)
def test_what_is_left_of_a_phase_is_never_nothing(
    timeout: float | None, ends_at: float | None, left: float | None
) -> None:
    assert sockets.time_left(timeout, ends_at) == left


def test_at_the_deadline_nothing_is_sent_any_more() -> None:
    sockets.check_time(None)
    sockets.check_time(NOW + 1e-9)

    for over in (NOW, NOW - 1):
        with pytest.raises(Failure) as caught:
            sockets.check_time(over)
        failure = caught.value
        assert (failure.kind, failure.sent) == ("pool", False)
        assert failure.reason == "no time is left to send"


def test_an_exception_is_told_in_one_line() -> None:
    assert sockets.told(OSError("it\n is  bad")) == "it is bad"
    assert sockets.told(OSError()) == "OSError"


def test_a_connection_on_which_nothing_happened_has_nothing_to_read(
    pair: tuple[socket.socket, socket.socket],
) -> None:
    assert sockets.is_readable(pair[0]) is False


@pytest.mark.parametrize("said", [b"x", b""])
def test_a_word_or_an_end_can_be_read(
    pair: tuple[socket.socket, socket.socket], said: bytes
) -> None:
    if said:
        pair[1].send(said)
    else:
        pair[1].close()

    assert sockets.is_readable(pair[0]) is True


def test_a_full_buffer_to_send_is_nothing_to_read(
    pair: tuple[socket.socket, socket.socket],
) -> None:
    pair[0].setblocking(False)
    with suppress(BlockingIOError):
        while True:
            pair[0].send(b"x" * 65536)

    assert sockets.is_readable(pair[0]) is False


@pytest.mark.parametrize("writing", [False, True])
def test_a_socket_is_waited_for_until_its_time_is_over(
    pair: tuple[socket.socket, socket.socket], writing: bool
) -> None:
    one, other = pair
    one.setblocking(False)
    if writing:
        with suppress(BlockingIOError):
            while True:
                one.send(bytes(65536))

    with pytest.raises(TimeoutError):
        sockets.wait_until_ready(one, NOW, writing=writing)

    if writing:
        other.setblocking(False)
        with suppress(BlockingIOError):
            while True:
                other.recv(1 << 20)
    else:
        other.send(b"x")
    sockets.wait_until_ready(one, None, writing=writing)
