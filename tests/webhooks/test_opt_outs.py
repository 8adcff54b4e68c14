"""Who doesn't want messages."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest
from flowroute_sdk import AsyncFlowroute, Flowroute, OptedOut
from flowroute_sdk.errors import InvalidArgument
from flowroute_sdk.opt_outs import Keywords, MemoryOptOuts, SQLiteOptOuts
from flowroute_sdk.sandbox import Sandbox
from flowroute_sdk.webhooks import parse

from .bodies import SMS, changed

FROM = "12012673227"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("STOP", "opt_out"),
        (" stop. ", "opt_out"),
        ("Stop All!", "opt_out"),
        ("opt-out", "opt_out"),
        ("\u201cUnsubscribe\u201d", "opt_out"),
        ("\uff33\uff34\uff2f\uff30", "opt_out"),
        ("yes!!", "opt_in"),
        ("Start", "opt_in"),
        ("info?", "help"),
        ("please stop by", None),
        ("", None),
        ("s" * 5000, None),
    ],
)
def test_keywords_are_understood_however_they_are_written(text: str, intent: str | None) -> None:
    assert Keywords().intent(text) == intent


def test_words_can_be_set_and_have_one_meaning() -> None:
    assert Keywords(opt_out=["ARRÊT"]).intent("arrêt!") == "opt_out"
    with pytest.raises(InvalidArgument, match="one meaning"):
        Keywords(opt_in=["stop"])
    with pytest.raises(InvalidArgument, match="list of words"):
        Keywords(help="HELP")


@pytest.fixture(params=["memory", "sqlite"])
def opt_outs(request: Any, tmp_path: Path) -> Any:
    if request.param == "memory":
        yield MemoryOptOuts()
        return
    store = SQLiteOptOuts(tmp_path / "opt-outs.db")
    yield store
    store.close()


def said(text: str) -> Any:
    return parse(changed(SMS, body=text))


def test_who_says_stop_is_sent_nothing_until_start(
    opt_outs: Any, client: Flowroute, sandbox: Sandbox
) -> None:
    def send() -> None:
        client.messages.send_a_message(
            to="+1 (206) 650-5557", from_=FROM, body="hi", unless=opt_outs
        )

    assert opt_outs.hear(said("Stop")) == "opt_out"
    with pytest.raises(OptedOut) as caught:
        send()
    assert (caught.value.number, caught.value.outcome) == ("12066505557", "not_sent")
    assert pickle.loads(pickle.dumps(caught.value)).number == "12066505557"
    assert sandbox.requests() == []

    assert opt_outs.hear(said("help")) == "help"
    assert opt_outs.hear(said("hello")) is None
    with pytest.raises(OptedOut):
        send()
    assert opt_outs.hear(said("start")) == "opt_in"
    send()
    assert len(sandbox.requests()) == 1


async def test_the_asyncio_client_and_plain_sets_refuse_alike(
    async_client: AsyncFlowroute, sandbox: Sandbox
) -> None:
    for numbers in ({"12066505557"}, ["+12066505557"]):
        with pytest.raises(OptedOut):
            await async_client.messages.send_a_message(
                reply_to=said("hello"), from_=FROM, body="hi", unless=numbers
            )
    with pytest.raises(InvalidArgument, match="unless"):
        await async_client.messages.send_a_message(
            to="12065551234", from_=FROM, body="hi", unless="12066505557"
        )
    assert sandbox.requests() == []


def test_a_file_keeps_numbers(tmp_path: Path) -> None:
    first = SQLiteOptOuts(tmp_path / "x.db")
    first.add("+1 206 650 5557")
    first.close()

    again = SQLiteOptOuts(tmp_path / "x.db")

    assert "12066505557" in again
    assert "ACME" not in again
    again.close()


def test_a_sender_with_a_name_is_no_number(opt_outs: Any) -> None:
    assert opt_outs.hear(parse(changed(SMS, from_="ACME", body="STOP"))) is None
