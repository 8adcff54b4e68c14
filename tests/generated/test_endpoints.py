"""The bare endpoint functions, and what importing the generated client costs."""

import inspect
import json
import subprocess
import sys
import typing
from importlib import import_module
from importlib.resources import files

import httpx
import pytest
from flowroute_api import AuthenticatedClient, Client
from flowroute_api.api.e911s import delete_address, get_e911
from flowroute_api.api.messages import look_up_a_set_of_messages
from flowroute_api.errors import UnexpectedStatus

RECORD = b'{"data": {"id": "21301", "type": "e911", "attributes": {}}}'
ERROR = b'{"errors": [{"status": 404, "detail": "No such record."}]}'


def answering(status: int, content: bytes) -> Client:
    transport = httpx.MockTransport(lambda request: httpx.Response(status, content=content))
    client = Client("https://api.flowroute.com", auth=("key", "secret"))
    return client.set_httpx_client(
        httpx.Client(base_url=client.base_url, transport=transport)
    ).set_async_httpx_client(
        httpx.AsyncClient(
            base_url=client.base_url,
            transport=httpx.MockTransport(lambda request: httpx.Response(status, content=content)),
        )
    )


@pytest.mark.parametrize(
    ("status", "content"),
    [
        (404, ERROR),
        (418, b"teapot"),
        (502, b"<html>bad gateway</html>"),
        (520, b""),
        (302, b""),
        (201, RECORD),
    ],
)
async def test_a_status_that_is_no_documented_success_raises_and_is_never_none(
    status: int, content: bytes
) -> None:
    client = answering(status, content)

    with pytest.raises(UnexpectedStatus) as caught:
        get_e911.sync("21301", client=client)
    with pytest.raises(UnexpectedStatus):
        await get_e911.asyncio("21301", client=client)

    assert caught.value.status_code == status
    assert caught.value.content == content


def test_the_error_document_can_be_read_where_there_is_one() -> None:
    with pytest.raises(UnexpectedStatus) as caught:
        get_e911.sync("1", client=answering(404, ERROR))
    document = caught.value.document
    assert document is not None
    assert document.errors is not None
    assert document.errors[0].detail == "No such record."

    with pytest.raises(UnexpectedStatus) as caught:
        get_e911.sync("1", client=answering(502, b"<html>"))
    assert caught.value.document is None


def test_no_content_is_none_only_where_it_is_documented() -> None:
    assert delete_address.sync("21301", client=answering(204, b"")) is None


def test_ids_are_quoted_as_one_segment_and_never_name_another_resource() -> None:
    assert get_e911.OPERATION.url(e911_id="a/b?c") == "/v2/e911s/a%2Fb%3Fc"
    for odd in ("", ".", ".."):
        with pytest.raises(ValueError, match="e911_id"):
            get_e911.OPERATION.url(e911_id=odd)


def test_a_query_leaves_out_none_and_refuses_unknown_names() -> None:
    operation = look_up_a_set_of_messages.OPERATION

    assert operation.query(start_date="2018-01-01", limit=None) == [("start_date", "2018-01-01")]
    with pytest.raises(TypeError, match="colour"):
        operation.query(colour="blue")


def test_the_default_timeout_is_finite_and_credentials_stay_out_of_the_repr() -> None:
    client = Client("https://api.flowroute.com", auth=("key", "very-secret"))

    assert client.get_httpx_client().timeout.read == 30.0
    assert "very-secret" not in repr(client)


def test_a_client_like_another_has_further_headers_cookies_and_time_and_leaves_the_other() -> None:
    client = Client("https://api.flowroute.com", headers={"a": "1"}, cookies={"c": "1"})
    client.get_httpx_client()

    other = client.with_headers({"b": "2"}).with_cookies({"d": "2"}).with_timeout(5)
    opened = other.get_httpx_client()

    assert (opened.headers["a"], opened.headers["b"]) == ("1", "2")
    assert dict(opened.cookies) == {"c": "1", "d": "2"}
    assert opened.timeout.read == 5
    assert "b" not in client.get_httpx_client().headers
    assert client.get_httpx_client().timeout.read == 30.0


def test_a_client_with_a_token_shows_it_to_the_server_and_nobody_else() -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(204)

    client = AuthenticatedClient(
        base_url="https://api.flowroute.com",
        token="very-secret",
        prefix="Basic",
        httpx_args={"transport": httpx.MockTransport(answer)},
    )
    delete_address.sync("21301", client=client.with_timeout(5))
    bare = AuthenticatedClient(
        base_url=client.base_url,
        token="very-secret",
        prefix="",
        auth_header_name="X-Key",
        httpx_args=client.httpx_args,
    )
    delete_address.sync("21301", client=bare)

    assert asked[0].headers["authorization"] == "Basic very-secret"
    assert asked[1].headers["x-key"] == "very-secret"
    assert "very-secret" not in repr(client)


def test_the_types_of_every_endpoint_can_be_asked_for() -> None:
    document = json.loads((files("flowroute_api") / "openapi.json").read_bytes())
    nodes = [n for item in document["paths"].values() for m, n in item.items() if m != "parameters"]
    for node in nodes:
        module = import_module(f"flowroute_api.api.{node['tags'][0]}.{node['operationId']}")
        for name in ("sync", "sync_detailed", "asyncio", "asyncio_detailed"):
            function = getattr(module, name)
            hints = typing.get_type_hints(function)

            assert hints["client"] is Client
            assert "return" in hints
            assert {*hints} - {"return"} == {*inspect.signature(function).parameters}
    assert typing.get_type_hints(get_e911.sync)["return"].__name__ == "E911Document"


def printed_by(code: str) -> list[str]:
    command = [sys.executable, "-c", code]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()


def test_importing_the_client_loads_no_model_and_no_http_library() -> None:
    modules = set(
        printed_by(
            "import sys, flowroute_api, flowroute_api.models, flowroute_api.api.e911s.get_e911;"
            "print(*sys.modules)"
        )
    )

    assert not [name for name in modules if name.startswith("flowroute_api.models.")]
    assert not modules & {"httpx", "attrs", "attr", "msgspec"}


def test_every_model_can_be_loaded() -> None:
    code = (
        "import flowroute_api.models as m;"
        "print(all(isinstance(getattr(m, name), object) for name in m.__all__), len(m.__all__))"
    )
    all_loaded, count = printed_by(code)

    assert all_loaded == "True"
    assert int(count) > 100


def test_each_list_knows_the_maximum_of_its_pages() -> None:
    document = json.loads((files("flowroute_api") / "openapi.json").read_bytes())
    known, documented = {}, {}
    for item in document["paths"].values():
        for method, node in item.items():
            if method == "parameters":
                continue
            name, tag = node["operationId"], node["tags"][0]
            operation = import_module(f"flowroute_api.api.{tag}.{name}").OPERATION
            limits = [p for p in node.get("parameters", ()) if p.get("name") == "limit"]
            documented[name] = limits[0]["schema"].get("maximum") if limits else None
            known[name] = operation.largest_page

    assert known == documented
    assert known["list_e911s"] == 2000
