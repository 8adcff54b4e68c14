"""Files that people hand over to be sent."""

from __future__ import annotations

import io
import os
import re
from pathlib import Path
from typing import Any

import pytest
from flowroute_api.calls import File
from flowroute_api.types import UNSET
from flowroute_sdk._arguments.files import (
    as_file,
    check_file,
    given_file,
    is_at_host,
    media_type_of,
    size_of,
)
from flowroute_sdk.errors import InvalidArgument

EXPECTED = "the path of a file, a file opened for reading bytes, or bytes"


@pytest.fixture
def bill(tmp_path: Path) -> Path:
    path = tmp_path / "bill.pdf"
    path.write_bytes(b"%PDF")
    return path


class Reads:
    """What reads, and has no more of a file."""

    def __init__(self, found: Any = b"", **has: Any) -> None:
        self.found = found
        self.__dict__.update(has)

    def read(self, _size: int = -1) -> Any:
        if isinstance(self.found, Exception):
            raise self.found
        return self.found


def test_a_file_has_the_name_and_the_type_of_its_path(bill: Path) -> None:
    for given in (bill, str(bill)):
        assert as_file("file", given) == File(bill, "bill.pdf", "application/pdf")  # type: ignore[arg-type]


def test_what_is_told_of_a_file_comes_first(bill: Path) -> None:
    assert as_file("file", bill, file_name="a.png").mime_type == "image/png"
    found = as_file("file", bill, file_name="a.png", media_type="text/plain")
    assert (found.file_name, found.mime_type) == ("a.png", "text/plain")


def test_an_open_file_is_named_by_its_path(bill: Path) -> None:
    with bill.open("rb") as file:
        found = as_file("file", file)
        assert found.payload is file
        assert (found.file_name, found.mime_type) == ("bill.pdf", "application/pdf")


@pytest.mark.parametrize(
    "value", [b"x", bytearray(b"x"), memoryview(b"x"), io.BytesIO(b"x"), Reads(), Reads(name=7)]
)
def test_what_has_no_name_is_an_upload_of_bytes(value: Any) -> None:
    found = as_file("file", value)

    assert found.payload is value
    assert (found.file_name, found.mime_type) == ("upload", "application/octet-stream")


@pytest.mark.parametrize(
    "value",
    [
        7,
        None,
        [b"x"],
        io.StringIO("x"),
        Reads("text"),
        Reads(OSError("write only")),
        Reads(ValueError("closed")),
        Reads(closed=True),
    ],
)
def test_what_is_no_file_is_refused(value: Any) -> None:
    with pytest.raises(InvalidArgument, match=EXPECTED) as refused:
        as_file("bill", value)

    assert refused.value.field == "bill"
    assert refused.value.value is value


def test_a_closed_file_is_refused() -> None:
    file = io.BytesIO(b"x")
    file.close()

    with pytest.raises(InvalidArgument, match=EXPECTED):
        as_file("file", file)


@pytest.mark.parametrize("path", ["no/such/file.pdf", "a\0b", "x" * 5000, "."])
def test_a_path_without_a_file_is_refused(path: str) -> None:
    with pytest.raises(
        InvalidArgument, match="expected the path of a file that can be read"
    ) as refused:
        as_file("bill", path)

    assert (refused.value.field, refused.value.value) == ("bill", path)


def test_a_file_that_may_not_be_read_is_refused(
    bill: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def access(path: Any, mode: int) -> bool:
        assert (path, mode) == (bill, os.R_OK)
        return False

    monkeypatch.setattr(os, "access", access)  # root may read everything

    with pytest.raises(InvalidArgument, match="that can be read"):
        as_file("file", bill)


def test_no_file_is_left_out() -> None:
    assert given_file("file", None) is UNSET
    assert given_file("file", b"x") == as_file("file", b"x")
    with pytest.raises(InvalidArgument) as refused:
        given_file("bill", 7)  # type: ignore[arg-type]
    assert refused.value.field == "bill"


@pytest.mark.parametrize(
    ("name", "media_type"), [("a.PDF", "application/pdf"), ("a", "application/octet-stream")]
)
def test_a_name_tells_the_type(name: str, media_type: str) -> None:
    assert media_type_of(name) == media_type


def test_the_size_is_what_is_left_of_a_file(bill: Path) -> None:
    file = io.BytesIO(b"abcdef")
    file.seek(2)

    assert [size_of(each) for each in (b"ab", bytearray(b"abc"), memoryview(b"a"), bill)] == [
        2,
        3,
        1,
        4,
    ]
    assert (size_of(file), file.tell()) == (4, 2)
    file.seek(10)
    assert size_of(file) == 0
    assert size_of(Reads()) is None
    assert size_of(Path("no/such/file")) is None


def checked(payload: Any = b"abcd", name: str = "a.pdf", **rules: Any) -> str | None:
    """What is wrong with a file."""
    try:
        check_file("bill", as_file("bill", payload, file_name=name), **rules)
    except InvalidArgument as error:
        wrong = (error.field, error.value)
        expected = error.expected
    else:
        return None
    assert wrong == ("bill", f"{name} ({media_type_of(name)})")
    return expected


def test_a_file_is_held_against_size_and_type() -> None:
    types = {"image/png", "application/pdf"}

    assert checked() is None
    assert checked(b"") == "a file that isn't empty"
    assert checked(most=4) is None
    assert checked(most=3) == "at most 3 bytes, not 4"
    assert checked(most=3, payload=Reads()) is None
    assert checked(media_types=types) is None
    told = "a file of one of the types application/pdf, image/png"
    assert checked(name="a.txt", media_types=types) == told
    assert checked(name="a", media_types=types) == told
    assert checked(name="upload", media_types=types) is None
    assert checked(name="upload.txt", media_types=types) == told
    named = File(b"x", "upload", "text/plain")
    with pytest.raises(InvalidArgument, match=re.escape("upload (text/plain)")):
        check_file("bill", named, media_types=types)


@pytest.mark.parametrize(
    ("url", "is_there"),
    [
        ("https://api.example/x", True),
        ("https://API.example:8/x", True),
        ("https://api.example.org/x", False),
        ("https://api.example@evil.example/", False),
        ("https://[x/", False),
        (None, False),
    ],
)
def test_an_address_is_one_of_a_host(url: Any, is_there: bool) -> None:
    assert is_at_host(url, "api.example") is is_there
