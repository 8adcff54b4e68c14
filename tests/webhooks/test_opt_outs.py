"""Who doesn't want messages."""

from __future__ import annotations

import pickle
import sqlite3
import threading
import time
from contextlib import closing
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


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("STOP STOPALL UNSUBSCRIBE CANCEL END QUIT REVOKE OPTOUT", "opt_out"),
        ("START YES UNSTOP", "opt_in"),
        ("HELP INFO", "help"),
    ],
)
def test_the_words_that_carriers_ask_for_are_known(words: str, intent: str) -> None:
    keywords = Keywords()

    assert {keywords.intent(word) for word in words.split()} == {intent}
    assert {keywords.intent(word.lower()) for word in words.split()} == {intent}


def test_a_long_text_is_no_keyword() -> None:
    assert Keywords().intent("STOP" + "." * 96) == "opt_out"
    assert Keywords().intent("STOP" + "." * 97) is None


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"opt_in": ["stop"]}, "^opt_in='stop': expected a word with one meaning$"),
        ({"opt_out": ["!?"]}, r"^opt_out='!\?': expected a word with one meaning$"),
        ({"help": "HELP"}, "^help='HELP': expected a list of words$"),
    ],
)
def test_words_that_cannot_be_set_are_named(words: Any, message: str) -> None:
    with pytest.raises(InvalidArgument, match=message):
        Keywords(**words)


def test_a_word_may_be_said_twice_in_one_meaning() -> None:
    assert Keywords(opt_out=["stop", "STOP!"]).intent("stop") == "opt_out"


def test_each_kind_of_word_can_be_set() -> None:
    keywords = Keywords(opt_out=["ALTO"], opt_in=["SÍ"], help=["AYUDA"])

    assert [keywords.intent(word) for word in ("alto", "sí", "ayuda", "stop", "start", "help")] == [
        "opt_out",
        "opt_in",
        "help",
        None,
        None,
        None,
    ]


def test_numbers_are_taken_in_and_out_in_any_usual_form(opt_outs: Any) -> None:
    opt_outs.discard("+12065550142")
    opt_outs.add("+1 (206) 555-0142")
    opt_outs.add("12065550142")

    assert "12065550142" in opt_outs
    assert "+12065550142" in opt_outs
    assert "12065550143" not in opt_outs
    assert None not in opt_outs
    opt_outs.discard("206-555-0142")
    assert "12065550142" not in opt_outs


def test_what_is_no_number_is_named(opt_outs: Any) -> None:
    for change in (opt_outs.add, opt_outs.discard):
        with pytest.raises(InvalidArgument, match=r"^number='ACME': "):
            change("ACME")
    with pytest.raises(InvalidArgument, match=r"^numbers='ACME': "):
        MemoryOptOuts(["ACME"])


def test_numbers_known_before_are_there_from_the_start() -> None:
    known = MemoryOptOuts(["+12065550142"])

    assert "12065550142" in known
    assert MemoryOptOuts().hear(said("stop")) == "opt_out"


def test_both_stores_take_words_of_one_s_own(tmp_path: Path) -> None:
    keywords = Keywords(opt_out=["ALTO"])
    file = SQLiteOptOuts(tmp_path / "x.db", keywords=keywords)
    for store in (MemoryOptOuts(keywords=keywords), file):
        assert store.hear(said("stop")) is None
        assert store.hear(said("alto")) == "opt_out"
        assert "12066505557" in store
    file.close()


def test_a_file_is_shared_by_threads_and_says_since_when(tmp_path: Path) -> None:
    store, other = SQLiteOptOuts(str(tmp_path / "x.db")), SQLiteOptOuts(tmp_path / "x.db")
    began = time.time()
    threads = [threading.Thread(target=store.add, args=(f"1206555{n:04}",)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    other.add("12065550000")  # it was there before

    assert all(f"1206555{n:04}" in other for n in range(8))
    store.close()
    other.close()
    with closing(sqlite3.connect(tmp_path / "x.db")) as file:
        rows = file.execute("SELECT number, since FROM opt_outs").fetchall()
    assert len(rows) == 8
    assert all(began - 1 <= since <= time.time() + 1 for _, since in rows)


def test_what_is_no_database_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_text("a list of numbers, but as text\n" * 100)

    with pytest.raises(sqlite3.DatabaseError):
        SQLiteOptOuts(tmp_path / "x.db")
    with pytest.raises(sqlite3.Error):
        SQLiteOptOuts(tmp_path / "nowhere" / "x.db")


def test_a_closed_file_says_so(tmp_path: Path) -> None:
    store = SQLiteOptOuts(tmp_path / "x.db")
    store.close()

    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        store.add("12065550142")
