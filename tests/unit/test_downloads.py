"""A file that an answer is written into, attempt by attempt."""

from __future__ import annotations

import io
from typing import Any

import pytest
from flowroute_sdk._transports.base import DEFAULT_LARGEST_BODY, Failure, told
from flowroute_sdk._transports.downloads import Sink


class Once(io.BytesIO):
    """A file that can't go back."""

    def seekable(self) -> bool:
        return False


class Broken(io.BytesIO):
    """A file that fails."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error

    def write(self, content: Any) -> int:
        raise self.error

    def truncate(self, size: int | None = None) -> int:
        raise self.error


class Writer:
    """The least that can be written to."""

    def __init__(self) -> None:
        self.got = b""

    def write(self, content: Any) -> int:
        self.got += content
        return len(content)


class Odd(io.BytesIO):
    """A file that doesn't know where it stands."""

    def tell(self) -> int:
        raise OSError(29, "Illegal seek")


def test_an_attempt_begins_where_the_file_stood() -> None:
    file = io.BytesIO(b"head and tail")
    file.seek(4)
    sink = Sink(file)

    sink.begin()
    sink.write(b"abc")
    sink.write(bytearray(b"de"))
    assert (sink.written, sink.is_repeatable) == (5, True)
    sink.begin()
    assert sink.written == 0
    sink.write(b"f")

    assert file.getvalue() == b"headf"
    assert sink.limit == DEFAULT_LARGEST_BODY
    assert Sink(file, 7).limit == 7


@pytest.mark.parametrize("make", [Once, Writer, Odd])
def test_what_cannot_go_back_takes_one_attempt(make: Any) -> None:
    file = make()
    sink = Sink(file)

    sink.begin()
    assert sink.is_repeatable
    sink.write(b"abc")

    assert not sink.is_repeatable
    assert (file.got if isinstance(file, Writer) else file.getvalue()) == b"abc"


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), ValueError("closed")])
@pytest.mark.parametrize("step", ["begin", "write"])
def test_what_cannot_be_written_is_a_failure_of_the_download(error: Exception, step: str) -> None:
    sink = Sink(Broken(error))

    with pytest.raises(Failure, match=f"the file can't be written: {told(error)}") as failed:
        sink.begin() if step == "begin" else sink.write(b"abc")

    assert (failed.value.kind, failed.value.sent) == ("download", True)
    assert failed.value.root is (error if isinstance(error, OSError) else None)
    assert failed.value.__cause__ is error
    assert sink.written == 0
