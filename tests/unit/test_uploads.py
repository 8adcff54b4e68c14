"""Bodies of several parts that are read while they are sent."""

from __future__ import annotations

import asyncio
import gc
import io
import threading
import warnings
from pathlib import Path

import pytest
from flowroute_sdk._transports.base import Failure, told
from flowroute_sdk._transports.uploads import Upload, content_length

BILL = bytes(range(256)) * 1000 + b"end"


@pytest.fixture
def bill(tmp_path: Path) -> Path:
    path = tmp_path / "bill.pdf"
    path.write_bytes(BILL)
    return path


class Pipe(io.RawIOBase):
    """What can be read once, as a pipe can."""

    def __init__(self, content: bytes) -> None:
        self._inner = io.BytesIO(content)

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        assert 0 < size <= 64 * 1024
        return self._inner.read(size)


class Failing(io.BytesIO):
    """A file whose second piece can't be read."""

    def __init__(self, error: Exception) -> None:
        super().__init__(BILL)
        self._error = error

    def read(self, size: int | None = -1) -> bytes:
        if self.tell():
            raise self._error
        return super().read(size)


@pytest.mark.parametrize("size", [0, 1, 65535, 65536, 65537])
def test_a_part_is_as_long_as_it_is(size: int) -> None:
    whole = bytes(size)

    for part in (whole, io.BytesIO(whole), Pipe(whole), [whole]):
        pieces = list(Upload([part, b"!"]).pieces())
        assert b"".join(pieces) == whole + b"!"
        assert all(pieces)


def test_the_length_is_known_only_where_that_of_all_parts_is() -> None:
    assert Upload([b"ab", b"", io.BytesIO(b"c")]).length == 3
    assert repr(Upload([b"ab"])) == "<Upload of 2 bytes>"
    unknown = Upload([b"ab", iter([b"c"])])
    assert unknown.length is None
    assert repr(unknown) == "<Upload of an unknown number of bytes>"
    assert [content_length(each) for each in (None, b"abc", unknown)] == [None, 3, None]


def test_what_was_read_once_is_refused_before_anything_more_is_sent() -> None:
    for last in (iter([b"c"]), Pipe(b"c")):
        once = Upload([b"ab", last])
        goes_once(once)


def goes_once(once: Upload) -> None:
    assert once.is_repeatable
    assert list(once.pieces()) == [b"ab", b"c"]
    assert not once.is_repeatable
    with pytest.raises(Failure, match=r"^.*'what was to be sent can be read only once'") as failed:
        next(once.pieces())
    assert (failed.value.kind, failed.value.sent) == ("upload", False)


def test_an_upload_of_what_can_go_back_is_the_same_each_time(bill: Path) -> None:
    file = io.BytesIO(BILL)
    file.seek(9)
    upload = Upload([b"ab", bill, str(bill), file])

    first = b"".join(upload.pieces())

    assert upload.is_repeatable
    assert first == b"".join(upload.pieces()) == b"ab" + BILL + BILL + BILL[9:]
    assert upload.length == len(first)


def test_files_are_closed_when_an_upload_is_given_up(bill: Path) -> None:
    pieces = Upload([bill]).pieces()
    next(pieces)

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        pieces.close()
        gc.collect()


def test_a_file_beyond_its_end_is_empty() -> None:
    file = io.BytesIO(b"ab")
    file.seek(10)
    upload = Upload([file])

    assert upload.length == 0
    assert list(upload.pieces()) == []


def test_a_path_that_leads_nowhere_fails_before_the_first_piece(tmp_path: Path) -> None:
    upload = Upload([b"ab", tmp_path / "none"])

    assert upload.length == 2
    with pytest.raises(Failure, match="the file can't be read: FileNotFoundError") as failed:
        next(upload.pieces())
    assert (failed.value.kind, failed.value.sent) == ("upload", False)
    assert isinstance(failed.value.root, FileNotFoundError)
    assert upload.is_repeatable


@pytest.mark.parametrize("error", [OSError("gone"), ValueError("closed")])
def test_what_fails_while_it_is_read_may_have_been_sent(error: Exception) -> None:
    pieces = Upload([Failing(error)]).pieces()

    next(pieces)
    with pytest.raises(Failure, match=f"the file can't be read: {told(error)}") as failed:
        next(pieces)

    assert (failed.value.kind, failed.value.sent) == ("upload", True)
    assert failed.value.root is (error if isinstance(error, OSError) else None)
    assert failed.value.__cause__ is error


def test_what_becomes_shorter_is_no_whole_upload(bill: Path) -> None:
    upload = Upload([bill])
    bill.write_bytes(b"")

    with pytest.raises(Failure, match="'the file became shorter while it was sent'") as failed:
        list(upload.pieces())

    assert (failed.value.kind, failed.value.sent) == ("upload", True)


async def test_the_same_pieces_come_on_a_loop(bill: Path) -> None:
    upload = Upload([b"ab", bill])

    assert [piece async for piece in upload.pieces_later()] == list(upload.pieces())


async def test_a_file_is_closed_when_an_upload_on_a_loop_is_given_up(bill: Path) -> None:
    pieces = Upload([bill]).pieces_later()
    await anext(pieces)

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        await pieces.aclose()
        gc.collect()


async def test_giving_up_while_a_file_is_being_read_is_no_error() -> None:
    entered, leave = threading.Event(), threading.Event()

    class Slow(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            entered.set()
            assert leave.wait(60)
            return super().read(size)

    pieces = Upload([Slow(BILL)]).pieces_later()
    reading = asyncio.ensure_future(anext(pieces))
    await asyncio.to_thread(entered.wait, 60)
    reading.cancel()

    with pytest.raises(asyncio.CancelledError):
        await reading
    leave.set()
