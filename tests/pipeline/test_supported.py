"""What documents say becomes right code: generated, imported, type-checked and called over HTTP."""

from __future__ import annotations

import base64
import datetime as dt
import importlib
import inspect
import io
import json
import subprocess
import sys
import threading
import typing
from collections.abc import AsyncIterator, Iterator
from email.parser import BytesParser
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from uuid import UUID

import pytest

from generator_config.__main__ import main
from generator_config.bundle import bundle
from generator_config.documents import load
from generator_config.probing.probes import prepared
from generator_config.tree import PACKAGE

from .conftest import copy_pipeline_data
from .feature_documents import FEATURES, files
from .usage import USAGE

NAME = "featured_client"


@pytest.fixture(scope="module", name="folder")
def generated_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that has the client of all documents, as the package NAME."""
    root = tmp_path_factory.mktemp("features")
    for name, text in files(FEATURES).items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    copy_pipeline_data(root)
    assert main(["--root", str(root), "generate", "--no-types"]) == 0
    (root / PACKAGE).rename(root / NAME)
    return root


class Sent(typing.NamedTuple):
    """A request as it came."""

    method: str
    target: str
    headers: dict[str, str]
    content: bytes
    chunked: bool

    @property
    def query(self) -> list[tuple[str, str]]:
        return parse_qsl(urlsplit(self.target).query, keep_blank_values=True)

    @property
    def json(self) -> Any:
        return json.loads(self.content)

    @property
    def parts(self) -> list[tuple[str, str | None, str, bytes]]:
        """Name, file name, media type and content of each part of a form."""
        head = f"Content-Type: {self.headers['content-type']}\r\n\r\n".encode()
        message: Any = BytesParser(policy=HTTP).parsebytes(head + self.content)
        return [
            (
                part.get_param("name", header="content-disposition"),
                part.get_filename(),
                part.get_content_type() if "content-type" in part else "",
                part.get_payload(decode=True),
            )
            for part in message.iter_parts()
        ]


class Server(ThreadingHTTPServer):
    """Remembers what is sent, and answers what it is told to."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.sent: list[Sent] = []
        self.reply: tuple[int, str, bytes] = (204, "", b"")
        self.url = f"http://127.0.0.1:{self.server_address[1]}"

    @property
    def last(self) -> Sent:
        return self.sent[-1]


class Handler(BaseHTTPRequestHandler):
    server: Server

    def handle_any(self) -> None:
        chunked = self.headers.get("Transfer-Encoding") == "chunked"
        content = (
            self.chunks()
            if chunked
            else self.rfile.read(int(self.headers.get("Content-Length", 0)))
        )
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.sent.append(Sent(self.command, self.path, headers, content, chunked))
        status, media_type, answer = self.server.reply
        self.send_response(status)
        if status != 204:
            self.send_header("Content-Type", media_type)
            self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    do_GET = do_POST = do_PUT = handle_any

    def chunks(self) -> bytes:
        content = b""
        while size := int(self.rfile.readline(), 16):
            content += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return content

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture(scope="module", name="serving")
def running_server() -> Iterator[Server]:
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture(name="server")
def server_without_content(serving: Server) -> Server:
    serving.reply = (204, "", b"")
    return serving


@pytest.fixture(scope="module", name="package")
def imported_package(folder: Path) -> Iterator[ModuleType]:
    sys.path.insert(0, str(folder))
    yield importlib.import_module(NAME)
    sys.path.remove(str(folder))
    for name in [name for name in sys.modules if name.split(".")[0] == NAME]:
        del sys.modules[name]


@pytest.fixture(name="client")
def client_of_the_server(package: ModuleType, server: Server) -> Iterator[Any]:
    with package.Client(server.url) as client:
        yield client


def endpoint(name: str) -> Any:
    return importlib.import_module(f"{NAME}.api.things.{name}")


def model(name: str) -> Any:
    return getattr(importlib.import_module(f"{NAME}.models"), name)


def module(name: str) -> Any:
    return importlib.import_module(f"{NAME}.{name}")


def read(operation: str, value: Any) -> Any:
    return endpoint(operation).OPERATION.decode(200, json.dumps(value).encode())


def test_the_code_is_right_to_a_strict_type_checker_and_so_is_its_use(
    folder: Path, type_cache: Path
) -> None:
    (folder / "usage.py").write_text(USAGE.replace("CLIENT", NAME))

    command = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--config-file=",
        "--cache-dir",
        str(type_cache),
        "--python-version",
        "3.11",
    ]
    done = subprocess.run(
        [*command, "-p", NAME, "-m", "usage"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_the_types_of_every_function_can_be_asked_for(package: ModuleType, folder: Path) -> None:
    for path in (folder / NAME / "api/things").glob("[!_]*.py"):
        for name, function in vars(endpoint(path.stem)).items():
            if name.startswith(("sync", "asyncio")):
                assert "client" in typing.get_type_hints(function)


def test_header_parameters_are_sent_and_left_out_when_not_given(
    client: Any, server: Server
) -> None:
    send = endpoint("send_headers")

    send.sync(client=client, x_request_id="a1", x_tags=["x", "y"], x_dry_run=True)
    headers = server.last.headers
    send.sync(client=client, x_request_id="a2")

    assert (headers["x-request-id"], headers["x-tags"], headers["x-dry-run"]) == (
        "a1",
        "x,y",
        "true",
    )
    assert "x-dry-run" not in server.last.headers  # although there is a default
    assert "The server takes False when it isn't given." in send.sync.__doc__
    with pytest.raises(ValueError, match="X-Request-ID"):
        send.sync(client=client, x_request_id="a\r\nX-Other: b")


async def test_cookie_parameters_join_the_cookies_of_the_client(
    package: ModuleType, server: Server
) -> None:
    client = package.Client(server.url, cookies={"theme": "dark"})
    send = endpoint("send_cookies")

    with client:
        send.sync(client=client, session="a;b c", page_size=3)
    sync_cookies = server.last.headers["cookie"]
    async with client:
        await send.asyncio(client=client, session="x")

    assert sync_cookies == "theme=dark; session=a%3Bb%20c; page-size=3"
    assert server.last.headers["cookie"] == "theme=dark; session=x"


def test_lists_and_objects_in_the_query_are_written_in_their_style(
    client: Any, server: Server
) -> None:
    search = model("Filter")(name="a&b", since=dt.date(2024, 1, 2), on=True)

    endpoint("send_queries").sync(
        client=client,
        ids=[1, 2],
        csv=["a", "b"],
        ssv=["a", "b"],
        psv=["a", "b"],
        filter_=search,
        flat={"x": "1", "y": "2"},
        page_size=5,
        where=search,
    )

    assert server.last.query == [
        ("ids", "1"),
        ("ids", "2"),
        ("csv", "a,b"),
        ("ssv", "a b"),
        ("psv", "a|b"),
        ("filter[name]", "a&b"),
        ("filter[since]", "2024-01-02"),
        ("filter[on]", "true"),
        ("x", "1"),
        ("y", "2"),
        ("page[size]", "5"),
        ("where", '{"name":"a&b","since":"2024-01-02","on":true}'),
    ]


def test_an_item_that_holds_the_separator_is_refused_before_anything_is_sent(
    client: Any, server: Server
) -> None:
    before = len(server.sent)

    with pytest.raises(ValueError, match="csv: 'a,b' holds ','"):
        endpoint("send_queries").sync(client=client, csv=["a,b"])

    assert len(server.sent) == before


@pytest.mark.parametrize(("brief", "sent"), [(True, [("brief", "")]), (False, [])])
def test_a_flag_in_the_query_has_no_value_and_is_there_or_not(
    client: Any, server: Server, brief: bool, sent: list[tuple[str, str]]
) -> None:
    endpoint("send_queries").sync(client=client, brief=brief)

    assert server.last.query == sent


def test_an_empty_list_in_the_query_is_left_out(client: Any, server: Server) -> None:
    endpoint("send_queries").sync(client=client, ids=[], csv=[])

    assert server.last.query == []


def test_parameters_may_have_any_name_and_the_same_one_in_two_places(
    client: Any, server: Server
) -> None:
    endpoint("send_names").sync(
        "a/b",
        True,
        ["x", "y"],
        client=client,
        body=model("Sent")(to="c"),
        body_query="d",
        x_thing_id="e",
        thing_id_query="f",
        from_date=dt.date(2024, 1, 2),
        top=3,
        arguments_query="g",
        self_="h",
    )

    sent = server.last
    assert urlsplit(sent.target).path == "/names/a%2Fb/true/x%2Cy"
    assert sent.query == [
        ("body", "d"),
        ("thing_id", "f"),
        ("fromDate", "2024-01-02"),
        ("$top", "3"),
        ("arguments", "g"),
        ("self", "h"),
    ]
    assert sent.headers["x-thing-id"] == "e"
    assert sent.json == {"to": "c"}


@pytest.mark.parametrize("name", ["send_headers", "send_cookies", "send_queries"])
def test_the_drift_check_expects_what_is_sent(client: Any, server: Server, name: str) -> None:
    texts = {file.rpartition("/")[2]: text for file, text in files(FEATURES).items()}
    whole = bundle({file: load(text.encode(), file) for file, text in texts.items()})
    operation = next(each for each in prepared(whole) if each.name == name)
    values = {field: field.probe(index) for index, field in enumerate(operation.fields)}

    endpoint(name).sync(client=client, **{field.names[-1]: v for field, v in values.items()})

    wanted = operation.wants(values)
    assert urlsplit(server.last.target).path == wanted.path
    assert sorted(server.last.query) == wanted.query
    assert {
        key.lower(): value for key, value in wanted.headers.items()
    }.items() <= server.last.headers.items()


PARTS = [b"one", b"two"]


def parts() -> Iterator[bytes]:
    yield from PARTS


async def later() -> AsyncIterator[bytes]:
    for part in PARTS:
        yield part


def half_read() -> io.BytesIO:
    file = io.BytesIO(b"zero onetwo")
    file.seek(5)
    return file


@pytest.mark.parametrize(
    ("body", "is_chunked"), [(lambda: b"onetwo", False), (half_read, False), (parts, True)]
)
async def test_bytes_files_and_iterables_are_sent_by_both_clients(
    package: ModuleType, server: Server, body: Any, is_chunked: bool
) -> None:
    server.reply = (200, "application/pdf", b"%PDF")
    send = endpoint("send_bytes")
    client = package.Client(server.url)

    with client:
        assert send.sync(client=client, body=body()) == b"%PDF"
    async with client:
        assert await send.asyncio(client=client, body=body()) == b"%PDF"

    for sent in server.sent[-2:]:
        assert (sent.content, sent.chunked) == (b"onetwo", is_chunked)
        assert sent.headers["content-type"] == "application/octet-stream"


async def test_parts_may_come_asynchronously(package: ModuleType, server: Server) -> None:
    server.reply = (200, "application/pdf", b"")

    async with package.Client(server.url) as client:
        await endpoint("send_bytes").asyncio(client=client, body=later())

    assert server.last.content == b"onetwo"


class Endless(io.RawIOBase):
    """A file that tells how much of it was asked for at once."""

    def __init__(self, size: int) -> None:
        self.left = size
        self.largest = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        self.largest = max(self.largest, self.left if size < 0 else size)
        taken = self.left if size < 0 else min(size, self.left)
        self.left -= taken
        return b"x" * taken


async def test_a_file_is_never_read_as_a_whole(package: ModuleType, server: Server) -> None:
    file_type, size = module("calls").File, 1 << 20
    sent = []
    for asynchronous in (False, True):
        for send, body in (
            (endpoint("send_bytes"), lambda file: file),
            (
                endpoint("send_multipart"),
                lambda file: model("Upload")(title="a", scan=file_type(file)),
            ),
        ):
            file = Endless(size)
            server.reply = (
                (200, "application/pdf", b"") if send.__name__.endswith("bytes") else (204, "", b"")
            )
            client = package.Client(server.url)
            if asynchronous:
                async with client:
                    await send.asyncio(client=client, body=body(file))
            else:
                with client:
                    send.sync(client=client, body=body(file))
            sent.append((file.largest, len(server.last.content) >= size))

    assert sent == [(65536, True)] * 4


def test_text_is_sent_and_read_in_its_charset(client: Any, server: Server) -> None:
    endpoint("send_text").sync(client=client, body="grün")
    assert server.last.content == "grün".encode()
    assert server.last.headers["content-type"] == "text/plain; charset=utf-8"

    server.reply = (200, "text/csv; charset=latin-1", "grün;1".encode("latin-1"))
    assert endpoint("get_text").sync(client=client) == "grün;1"
    assert server.last.headers["accept"] == "text/csv"


async def test_an_answer_can_be_read_while_it_arrives(package: ModuleType, server: Server) -> None:
    errors, send = module("errors"), endpoint("get_text")
    client = package.Client(server.url)
    server.reply = (200, "text/csv", b"a;b")

    with client, send.sync_stream(client=client) as answer:
        assert not answer.is_stream_consumed
        assert b"".join(answer.iter_bytes()) == b"a;b"
    async with client, send.asyncio_stream(client=client) as answer:
        assert b"".join([part async for part in answer.aiter_bytes()]) == b"a;b"
    server.reply = (404, "text/plain", b"no")
    client = package.Client(server.url)
    with client, pytest.raises(errors.UnexpectedStatus) as caught, send.sync_stream(client=client):
        pass
    async with client:
        with pytest.raises(errors.UnexpectedStatus):
            async with send.asyncio_stream(client=client):
                pass

    assert caught.value.content == b"no"


async def test_a_form_of_parts_has_files_texts_lists_and_objects(
    package: ModuleType, server: Server
) -> None:
    file_type = module("calls").File
    client = package.Client(server.url)

    def body() -> Any:
        return model("Upload")(
            title="Größe",
            scan=file_type(io.BytesIO(b"pdf"), "scan.bin"),
            more=[file_type(b"one", "1.png"), file_type(b"two", mime_type="text/plain")],
            labels=["x", "y"],
            about=model("About")(pages=2),
        )

    with client:
        endpoint("send_multipart").sync(client=client, body=body())
    async with client:
        await endpoint("send_multipart").asyncio(client=client, body=body())

    for sent in server.sent[-2:]:
        assert sent.parts == [
            ("title", None, "", "Größe".encode()),
            ("scan", "scan.bin", "application/pdf", b"pdf"),
            ("more", "1.png", "image/png", b"one"),
            ("more", "upload", "text/plain", b"two"),
            ("labels", None, "", b"x"),
            ("labels", None, "", b"y"),
            ("about", None, "application/json", b'{"pages":2}'),
        ]


def test_a_form_of_one_text_is_encoded(client: Any, server: Server) -> None:
    endpoint("send_form").sync(client=client, body=model("Form")(a="b&c", on=True, tags=["x", "y"]))

    assert server.last.headers["content-type"] == "application/x-www-form-urlencoded"
    assert server.last.content == b"a=b%26c&on=true&tags=x&tags=y"


def test_a_request_has_lists_maps_dates_and_objects_that_may_be_null(
    client: Any, server: Server
) -> None:
    line, order = model("Line"), model("Order")
    body = order(
        lines=[line(text="a"), line()],
        buyer=line(text="b"),
        seller=None,
        carrier=line(text="c"),
        spare=[line(text="d")],
        prices={"x": 1.5},
        by_day={"monday": line(text="e")},
        grid=[[1, 2], [3]],
        at=dt.datetime(2024, 1, 2, 3, tzinfo=dt.UTC),
        due=dt.date(2024, 1, 2),
        key=UUID(int=1),
        secret=b"\x00\xff",
    )

    endpoint("send_objects").sync(client=client, body=body)

    assert server.last.json == {
        "lines": [{"text": "a"}, {}],
        "buyer": {"text": "b"},
        "seller": None,
        "carrier": {"text": "c"},
        "spare": [{"text": "d"}],
        "prices": {"x": 1.5},
        "by_day": {"monday": {"text": "e"}},
        "grid": [[1, 2], [3]],
        "at": "2024-01-02T03:00:00Z",
        "due": "2024-01-02",
        "key": "00000000-0000-0000-0000-000000000001",
        "secret": "AP8=",
    }
    assert order.from_dict(server.last.json) == body


def test_what_is_unset_in_a_request_is_left_out_and_none_is_null(
    client: Any, server: Server
) -> None:
    line, order = model("Line"), model("Order")

    body = order(lines=[], buyer=line(), seller=line(), carrier=None, spare=None, due=None)
    endpoint("send_objects").sync(client=client, body=body)

    assert server.last.json == {
        "lines": [],
        "buyer": {},
        "seller": {},
        "carrier": None,
        "spare": None,
        "due": None,
    }
    assert order.from_dict(server.last.json) == body


def test_the_default_of_a_field_is_told_and_never_sent(package: ModuleType) -> None:
    order, line = model("Order"), model("Line")
    source = inspect.getsource(order)

    assert "The note. The default is 'none'." in source
    assert "The holes. The default is []." in source
    assert not order(lines=[], buyer=line(), seller=None).to_dict().keys() & {"note", "holes"}


def test_a_body_that_is_optional_may_be_left_out(client: Any, server: Server) -> None:
    endpoint("send_perhaps").sync(client=client)
    without = server.last
    endpoint("send_perhaps").sync(client=client, body=model("Sent")(to="a"))

    assert (without.content, "content-type" in without.headers) == (b"", False)
    assert server.last.json == {"to": "a"}


ANSWER = {
    "day": "2024-01-02",
    "key": "00000000-0000-0000-0000-000000000001",
    "secret": base64.b64encode(b"\x00\xff").decode(),
    "times": ["2024-01-02T03:04:05Z"],
    "prices": {"x": 1.5},
    "parts": {"a": {"name": "b", "new": 1}},
    "rows": [[{"name": "c"}], []],
    "moods": {"x": "good", "y": "odd"},
    "tags": {"k": "v"},
    "holes": ["2024-01-02", None],
    "size": 3,
}


def test_an_answer_has_maps_nested_lists_dates_and_uuids(client: Any, server: Server) -> None:
    server.reply = (200, "application/json", json.dumps(ANSWER).encode())

    answer = endpoint("get_answer").sync(client=client)

    assert (answer.day, answer.key) == (dt.date(2024, 1, 2), UUID(int=1))
    assert answer.secret == b"\x00\xff"
    assert answer.times == [dt.datetime(2024, 1, 2, 3, 4, 5, tzinfo=dt.UTC)]
    assert answer.parts["a"].name == "b"
    assert answer.parts["a"].extras == {"new": 1}
    assert [[part.name for part in row] for row in answer.rows] == [["c"], []]
    assert (answer.prices, answer.moods["y"], answer.tags) == ({"x": 1.5}, "odd", {"k": "v"})
    assert (answer.holes, answer.size) == ([dt.date(2024, 1, 2), None], 3)
    assert answer.to_dict() == ANSWER
    assert model("Answer").from_dict(answer.to_dict()) == answer


def test_what_makes_no_sense_in_an_answer_reads_as_none_and_is_kept(package: ModuleType) -> None:
    odd = {"day": "soon", "key": 7, "secret": "?", "times": ["x"], "parts": {"a": {}}, "rows": 3}

    answer = read("get_answer", odd)

    assert (answer.day, answer.key, answer.secret, answer.times, answer.rows) == (None,) * 5
    assert answer.parts["a"].to_dict() == {}
    assert answer.to_dict() == odd


def test_an_object_has_the_fields_of_all_of_its_parts(package: ModuleType) -> None:
    joined = read(
        "get_joined", {"id": "a", "kind": "joined", "size": 3, "mate": {"id": "b", "rank": 1}}
    )

    assert (joined.id, joined.kind, joined.size, joined.none) == ("a", "joined", 3, None)
    assert (joined.mate.id, joined.mate.rank) == ("b", 1)
    assert not hasattr(module("models"), "Base")


def test_an_object_that_may_be_null_as_a_whole_is_one_or_none(client: Any, server: Server) -> None:
    joined = read("get_joined", {"id": "a", "kind": "joined", "none": {"name": "b"}})
    assert joined.none.name == "b"

    for perhaps, sent in ((None, None), (model("Maybe")(name="x"), {"name": "x"})):
        body = model("JoinedRequest")(id="a", perhaps=perhaps)
        endpoint("send_joined").sync(client=client, body=body)
        assert server.last.json == {"id": "a", "perhaps": sent}


def names_of(items: Any) -> list[str]:
    return [type(item).__name__ for item in items]


def test_unions_are_told_apart_by_discriminator_constant_or_what_fits_best(
    package: ModuleType,
) -> None:
    cat, dog = {"kind": "cat", "lives": 9}, {"kind": "dog", "barks": True}
    union = read(
        "get_union",
        {
            "pet": dog,
            "pets": [cat, dog],
            "by_name": {"tom": cat},
            "shape": {"form": "circle", "radius": 2},
            "owner": {"name": "Acme", "tax_id": "1"},
            "children": {"a": {"pet": cat}},
        },
    )

    assert names_of([union.pet, *union.pets, union.by_name["tom"]]) == ["Dog", "Cat", "Dog", "Cat"]
    assert names_of([union.shape, union.owner, union.children["a"].pet]) == [
        "Circle",
        "Company",
        "Cat",
    ]
    assert read("get_union", {"owner": {"last": "Ann"}}).owner.last == "Ann"
    assert read("get_union", {"owner": None}).owner is None


def test_unions_of_other_kinds_are_told_apart_by_the_kind(package: ModuleType) -> None:
    def mixed(value: Any) -> Any:
        return read("get_union", {"mixed": value}).mixed

    assert mixed({"first": "Ann"}).first == "Ann"
    assert [person.first for person in mixed([{"first": "Ann"}])] == ["Ann"]
    assert (mixed("Ann"), mixed(7)) == ("Ann", None)
    assert read("get_union", {"when": "2024-01-02"}).when == dt.date(2024, 1, 2)
    assert read("get_union", {"when": 7}).when == 7
    for value, found in (
        ("2024-01-02", dt.date(2024, 1, 2)),
        ("2024-01-02T03:00:00Z", dt.datetime(2024, 1, 2, 3, tzinfo=dt.UTC)),
        ("soon", "soon"),
    ):
        assert read("get_union", {"moment": value}).moment == found
    assert [read("get_union", {"value": value}).value for value in ("a", 1, None)] == ["a", 1, None]


def test_an_unknown_variant_spoils_nothing_around_it(package: ModuleType) -> None:
    odd = {
        "pet": {"kind": "ghost"},
        "pets": [{"kind": "ghost"}, {"kind": "cat", "lives": 1}],
        "shape": {},
    }

    union = read("get_union", odd)

    assert (union.pet, union.shape) == (None, None)
    assert union.pets[0].extras == {"kind": "ghost"}
    assert names_of(union.pets) == ["Model", "Cat"]
    assert union.to_dict() == odd


def test_unions_in_a_request_are_sent_as_the_objects_that_they_are(
    client: Any, server: Server
) -> None:
    bird, fish, request = model("Bird"), model("Fish"), model("UnionRequest")
    body = request(pet=fish(swims=True), pets=[bird(sings=False), fish()], value=3)

    endpoint("send_union").sync(client=client, body=body)

    assert server.last.json == {
        "pet": {"kind": "fish", "swims": True},
        "pets": [{"kind": "bird", "sings": False}, {"kind": "fish"}],
        "value": 3,
    }
    assert request.from_dict(server.last.json) == body


def test_a_range_of_successes_counts_where_no_status_of_its_own_is_documented(
    client: Any, server: Server
) -> None:
    found = []
    for status in (200, 202, 206, 299):
        server.reply = (status, "application/json", b"{}")
        found.append(type(endpoint("get_range").sync(client=client)).__name__)
    server.reply = (204, "", b"")

    assert found == ["Ranged", "Later", "Ranged", "Ranged"]
    assert endpoint("get_range").sync(client=client) is None
    server.reply = (300, "application/json", b"{}")
    with pytest.raises(module("errors").UnexpectedStatus):
        endpoint("get_range").sync(client=client)


def test_a_field_may_be_named_like_a_method_or_a_word_of_python(
    client: Any, server: Server
) -> None:
    names = [
        "to_dict",
        "from_dict",
        "adopt",
        "extras",
        "class",
        "self",
        "print",
        "fooBar",
        "2nd",
        "a-b",
        "FIELDS",
    ]
    values = {name: name.upper() for name in names}

    odd = read("get_odd", {**values, "new": 1})
    endpoint("send_odd").sync(client=client, body=model("OddRequest").from_dict(values))

    assert (odd.to_dict_, odd.extras_, odd.class_, odd.foo_bar) == (
        "TO_DICT",
        "EXTRAS",
        "CLASS",
        "FOOBAR",
    )
    assert odd.to_dict() == {**values, "new": 1}
    assert odd.extras == {"new": 1}
    assert model("Odd").from_dict(values).adopt_ == "ADOPT"
    assert server.last.json == values
