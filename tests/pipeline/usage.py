"""How people write calls, for a type checker; what is wrong is marked, and must be told."""

USAGE = """\
import datetime
import io
from collections.abc import AsyncIterator
from uuid import UUID

from typing_extensions import assert_type

from CLIENT import Client
from CLIENT.api.things import (
    get_answer,
    get_joined,
    get_odd,
    get_range,
    get_text,
    get_union,
    send_bytes,
    send_cookies,
    send_form,
    send_headers,
    send_joined,
    send_multipart,
    send_names,
    send_objects,
    send_perhaps,
    send_queries,
    send_text,
    send_union,
)
from CLIENT.calls import File
from CLIENT.models import (
    About,
    Bird,
    Cat,
    Circle,
    Company,
    Dog,
    Filter,
    Fish,
    Form,
    JoinedRequest,
    Later,
    Line,
    Maybe,
    Nothing,
    Order,
    Part,
    Person,
    Ranged,
    Sent,
    Square,
    UnionRequest,
    Upload,
)

client = Client("https://api.example.com")
line = Line(text="a")

send_headers.sync(client=client, x_request_id="a", x_tags=["b"], x_dry_run=True)
send_headers.sync(client=client)  # type: ignore[call-arg]
send_headers.sync(client=client, x_request_id="a", x_tags="b")  # type: ignore[arg-type]
send_cookies.sync(client=client, session="a", page_size=1)
send_cookies.sync(client=client, session=1)  # type: ignore[arg-type]
send_queries.sync(client=client, ids=[1], filter_=Filter(on=True), flat={"a": "b"}, where=Filter())
send_queries.sync(client=client, ids=["1"])  # type: ignore[list-item]
send_queries.sync(client=client, filter_={"on": True})  # type: ignore[arg-type]
send_names.sync("a", True, ["b"], client=client, body=Sent(to="a"), body_query="c")
assert_type(send_bytes.sync(client=client, body=b"a"), bytes)
send_bytes.sync(client=client, body=io.BytesIO())
send_bytes.sync(client=client, body=open("a", "rb"))
send_bytes.sync(client=client, body=[b"a"])
send_bytes.sync(client=client, body="a")  # type: ignore[arg-type]
send_text.sync(client=client, body="a")
assert_type(get_text.sync(client=client), str)
with get_text.sync_stream(client=client) as answer:
    assert_type(answer.read(), bytes)
send_multipart.sync(client=client, body=Upload(title="a", scan=File(b"b"), about=About(pages=1)))
Upload(title="a", scan="b")  # type: ignore[arg-type]
send_form.sync(client=client, body=Form(a="b", on=True, tags=["c"]))
order = Order(
    lines=[line],
    buyer=line,
    seller=None,
    carrier=line,
    spare=None,
    prices={"a": 1.0},
    by_day={"a": line},
    grid=[[1]],
    at=datetime.datetime.now(datetime.timezone.utc),
    due=datetime.date.today(),
    key=UUID(int=1),
    secret=b"a",
)
send_objects.sync(client=client, body=order)
Order(lines=[{"text": "a"}], buyer=line, seller=None)  # type: ignore[list-item]
Order(lines=[], buyer=None, seller=None)  # type: ignore[arg-type]
send_perhaps.sync(client=client)
said = get_answer.sync(client=client)
assert_type(said.day, datetime.date)
assert_type(said.key, UUID | None)
assert_type(said.secret, bytes | None)
assert_type(said.times, list[datetime.datetime] | None)
assert_type(said.parts, dict[str, Part])
assert_type(said.rows, list[list[Part]] | None)
assert_type(said.holes, list[datetime.date | None] | None)
said.size == 3  # whatever is known of the numbers
assert_type(said.tags, dict[str, str] | None)
joined = get_joined.sync(client=client)
assert_type(joined.id, str)
assert_type(joined.size, int | None)
assert_type(joined.none, Nothing | None)
send_joined.sync(client=client, body=JoinedRequest(id="a", perhaps=Maybe(name="b")))
send_joined.sync(client=client, body=JoinedRequest(id="a", perhaps=None))
JoinedRequest(perhaps=None)  # type: ignore[call-arg]
union = get_union.sync(client=client)
assert_type(union.pet, Cat | Dog | None)
assert_type(union.pets, list[Cat | Dog] | None)
assert_type(union.shape, Square | Circle | None)
assert_type(union.owner, Person | Company | None)
assert_type(union.value, str | int | None)
assert_type(union.when, datetime.date | int | None)
send_union.sync(client=client, body=UnionRequest(pet=Bird(sings=True), pets=[Fish()], value="a"))
UnionRequest(pet=Person())  # type: ignore[arg-type]
assert_type(get_range.sync(client=client), Later | None | Ranged)
assert_type(get_odd.sync(client=client).to_dict_, str | None)


async def later(parts: AsyncIterator[bytes]) -> None:
    assert_type(await send_bytes.asyncio(client=client, body=parts), bytes)
    send_bytes.sync(client=client, body=parts)  # type: ignore[arg-type]
    async with get_text.asyncio_stream(client=client) as answer:
        assert_type(await answer.aread(), bytes)
"""
