"""Which calls are open, and which record can be whose."""

from __future__ import annotations

import gc
import os
import threading
import time
from typing import Any

import attrs
import pytest
from flowroute_sdk._policy.effects import BoughtNumber, NewName, SentMessage
from flowroute_sdk._policy.ledger import (
    EXPIRES_AFTER,
    TOLERANCE,
    Entry,
    Ledger,
    Sighting,
    forget_all,
    ledger_for,
)
from flowroute_sdk._policy.sightings import sightings, since
from flowroute_sdk.errors import InvalidArgument, NotFound, OutcomeUnknown, ResponseError
from flowroute_sdk.models import Cnam, Message, Number

HELLO = SentMessage("12066505555", "12066505556", "hello")
AHEAD = (1_000_000.0, 1_000_000.5)
"""How much the server's clock is ahead of the ledger's."""


def message(record_id: str, at: float | None, body: str | None = "hello", **more: Any) -> Message:
    moment = None if at is None else since(at + TOLERANCE, AHEAD).isoformat()
    attributes = {"to": "12066505555", "from": "12066505556", "body": body, "timestamp": moment}
    return Message.from_dict(
        {
            "id": record_id,
            "type": "message",
            "attributes": attributes | {"direction": "outbound"} | more,
        }
    )


def seen(*records: Any, effect: Any = HELLO) -> list[Sighting[Any]]:
    return sightings(effect, records, AHEAD)


def entered(ledger: Ledger, at: float, effect: Any = HELLO, before: str = "") -> Entry:
    entry = Entry(effect, frozenset(before.split()))
    ledger.enter(entry, at)
    return entry


def doubtful(ledger: Ledger, at: float, effect: Any = HELLO, before: str = "") -> Entry:
    entry = entered(ledger, at, effect, before)
    ledger.fail(entry, OutcomeUnknown("no answer"), at + 1)
    return entry


def result(ledger: Ledger, entry: Entry, *records: Any, at: float = 10.0) -> str | None:
    verdict = ledger.judge(entry, seen(*records, effect=entry.effect), at, claim=True)
    return None if verdict.result is None else verdict.result.id


def candidates(ledger: Ledger, entry: Entry, *records: Any, at: float = 10.0) -> list[str]:
    verdict = ledger.judge(entry, seen(*records, effect=entry.effect), at, claim=False)
    return [each.id for each in verdict.candidates]


def test_one_record_is_the_result_of_the_only_call_in_doubt() -> None:
    ledger = Ledger()
    entry = doubtful(ledger, 0)

    assert result(ledger, entry, message("a", 0.5)) == "a"


def test_no_record_and_several_are_no_result_but_candidates() -> None:
    ledger = Ledger()
    entry = doubtful(ledger, 0)

    assert result(ledger, entry) is None
    assert result(ledger, entry, message("a", 0.5), message("b", 0.6)) is None
    assert candidates(ledger, entry, message("a", 0.5), message("b", 0.6)) == ["a", "b"]


def test_a_record_on_two_pages_counts_once() -> None:
    ledger = Ledger()
    entry = doubtful(ledger, 0)

    assert result(ledger, entry, message("a", 0.5), message("a", 0.5)) == "a"


def test_a_record_that_was_there_before_is_neither_result_nor_candidate() -> None:
    ledger = Ledger()
    entry = doubtful(ledger, 0, before="a")

    assert candidates(ledger, entry, message("a", 0.5)) == []
    assert result(ledger, entry, message("a", 0.5)) is None


def test_nothing_is_a_result_while_an_equal_call_is_in_flight() -> None:
    ledger = Ledger()
    entry, other = doubtful(ledger, 0), entered(ledger, 0)

    assert result(ledger, entry, message("a", 0.5)) is None
    assert candidates(ledger, entry, message("a", 0.5)) == ["a"]

    ledger.settle(other, "a", 5)

    assert candidates(ledger, entry, message("a", 0.5)) == []
    assert result(ledger, entry, message("a", 0.5), message("b", 0.5)) == "b"


def test_a_record_is_nobodys_while_the_answer_of_an_equal_call_may_name_it() -> None:
    ledger = Ledger()
    entry = doubtful(ledger, 0)
    entered(ledger, 0)

    assert result(ledger, entry, message("a", 0.5), message("b", 0.6)) is None


def test_records_and_calls_have_to_match_one_by_one_not_in_number_alone() -> None:
    ledger = Ledger()
    doubtful(ledger, 0)
    entry = doubtful(ledger, 100)
    doubtful(ledger, 200)
    records = message("a", 0.5), message("b", 0.6), message("c", 300)

    assert result(ledger, entry, *records, at=310) is None


def test_a_record_made_much_later_is_not_even_a_candidate() -> None:
    ledger = Ledger()
    entry = doubtful(ledger, 0)

    assert candidates(ledger, entry, message("a", EXPIRES_AFTER + 10)) == []


def test_an_equal_call_in_doubt_can_claim_the_only_record_as_well() -> None:
    ledger = Ledger()
    entry, other = doubtful(ledger, 0), doubtful(ledger, 0)

    assert result(ledger, entry, message("a", 0.5)) is None
    assert result(ledger, other, message("a", 0.5)) is None
    assert candidates(ledger, other, message("a", 0.5)) == ["a"]


def test_as_many_records_as_equal_calls_in_doubt_are_one_each() -> None:
    ledger = Ledger()
    calls = [doubtful(ledger, at) for at in (2, 0, 1)]
    records = [message("b", 1.5), message("c", 2.5), message("a", 0.5)]

    assert [result(ledger, call, *records) for call in calls] == ["c", "a", "b"]


@pytest.mark.parametrize("records", [("a",), ("a", "b", "c")])
def test_fewer_or_more_records_than_calls_in_doubt_are_nobodys(records: tuple[str, ...]) -> None:
    ledger = Ledger()
    calls = [doubtful(ledger, 0), doubtful(ledger, 0)]
    found = [message(each, 0.5) for each in records]

    assert [result(ledger, call, *found) for call in calls] == [None, None]


def test_a_call_that_was_refused_stands_in_nobodys_way() -> None:
    ledger = Ledger()
    entry, other, third = doubtful(ledger, 0), entered(ledger, 0), entered(ledger, 0)
    ledger.fail(other, NotFound("no", status=404), 1)
    ledger.fail(third, InvalidArgument("to", 1, "2"), 1)

    assert result(ledger, entry, message("a", 0.5)) == "a"


@pytest.mark.parametrize(
    "error", [OutcomeUnknown("?"), ResponseError("?"), KeyboardInterrupt(), ValueError()]
)
def test_a_call_that_ended_otherwise_stays_in_doubt(error: BaseException) -> None:
    ledger = Ledger()
    entry, other = doubtful(ledger, 0), entered(ledger, 0)
    ledger.fail(other, error, 1)

    assert result(ledger, entry, message("a", 0.5)) is None
    assert result(ledger, entry, message("a", 0.5), message("b", 0.6)) == "a"


def test_an_answer_without_a_readable_id_leaves_its_call_in_doubt() -> None:
    ledger = Ledger()
    entry, other = doubtful(ledger, 0), entered(ledger, 0)
    ledger.settle(other, None, 1)

    assert result(ledger, entry, message("a", 0.5)) is None


@pytest.mark.parametrize("error", [KeyboardInterrupt(), InvalidArgument("to", 1, "2")])
def test_a_call_that_never_went_out_is_not_in_doubt(error: BaseException) -> None:
    ledger = Ledger()
    entry, other = doubtful(ledger, 0), Entry(HELLO)
    ledger.fail(other, error, 1)

    assert result(ledger, entry, message("a", 0.5)) == "a"


def test_each_attempt_at_what_somebody_holds_to_be_repeatable_may_have_made_a_record() -> None:
    ledger = Ledger()
    entry, other = doubtful(ledger, 0), Entry(HELLO)
    for at in (0, 1):
        ledger.enter(other, at, is_repeatable=True)
    ledger.settle(other, "a", 2)

    assert result(ledger, entry, message("a", 1.5), message("b", 0.5)) is None
    assert result(ledger, entry, message("b", 0.5), message("c", 0.5)) == "b"


def test_another_attempt_after_a_refused_one_starts_the_time_anew() -> None:
    ledger = Ledger()
    entry = Entry(HELLO)
    for at in (0, 100):
        ledger.enter(entry, at)
    ledger.fail(entry, OutcomeUnknown("?"), 101)

    assert result(ledger, entry, message("a", 50), at=110) is None
    assert result(ledger, entry, message("b", 100.5), at=110) == "b"


@pytest.mark.parametrize(
    ("made_at", "is_result"),
    [
        (100 - TOLERANCE - 1, False),
        (100 - TOLERANCE + 0.1, True),
        (101 + TOLERANCE - 0.1, True),
        (101 + TOLERANCE + 1, False),
        (None, False),
    ],
)
def test_the_time_of_a_record_has_to_fit_the_attempt(
    made_at: float | None, is_result: bool
) -> None:
    ledger = Ledger()
    entry = doubtful(ledger, 100)

    assert (result(ledger, entry, message("a", made_at), at=110) == "a") is is_result


@pytest.mark.parametrize("made_at", [101 + TOLERANCE + 1, None])
def test_a_late_record_or_one_without_a_time_is_a_candidate_at_least(made_at: float | None) -> None:
    ledger = Ledger()
    entry = doubtful(ledger, 100)

    assert candidates(ledger, entry, message("a", made_at), at=110) == ["a"]


def test_a_record_from_before_the_other_call_is_not_the_others() -> None:
    ledger = Ledger()
    entry = doubtful(ledger, 0)
    entered(ledger, 100)

    assert result(ledger, entry, message("a", 0.5), at=110) == "a"


def test_messages_with_other_numbers_or_another_text_have_nothing_to_do_with_it() -> None:
    ledger = Ledger()
    entry = doubtful(ledger, 0)
    entered(ledger, 0, attrs.evolve(HELLO, body="bye"))
    entered(ledger, 0, attrs.evolve(HELLO, to="12065550000"))

    assert result(ledger, entry, message("a", 0.5), message("b", 0.5, body="bye")) == "a"


def test_an_mms_without_its_text_is_a_candidate_and_may_be_any_mms() -> None:
    ledger = Ledger()
    picture = attrs.evolve(HELLO, is_mms=True, media=("https://example.com/1.png",))
    bare = attrs.evolve(picture, body=None)
    textless = message("a", 0.5, body=None, is_mms=True)
    entry = doubtful(ledger, 0, picture)

    assert result(ledger, entry, textless) is None
    assert candidates(ledger, entry, textless) == ["a"]
    assert result(ledger, doubtful(ledger, 0, bare), textless) is None


def test_messages_with_other_media_are_never_given_each_others_record() -> None:
    ledger = Ledger()
    first = doubtful(ledger, 0, attrs.evolve(HELLO, is_mms=True, media=("a.png",)))
    second = doubtful(ledger, 0, attrs.evolve(HELLO, is_mms=True, media=("b.png",)))
    records = message("a", 0.5, is_mms=True), message("b", 0.6, is_mms=True)

    assert result(ledger, first, *records) is None
    assert result(ledger, second, *records) is None


def test_a_call_in_doubt_expires() -> None:
    ledger = Ledger()
    doubtful(ledger, 0)
    late = EXPIRES_AFTER + 100
    entry = doubtful(ledger, late)

    assert result(ledger, entry, message("a", late + 0.5), at=late + 2) == "a"


def test_nothing_is_a_result_any_more_for_a_call_that_is_itself_expired() -> None:
    ledger = Ledger()
    entry = doubtful(ledger, 0)

    assert result(ledger, entry, message("a", 0.5), at=EXPIRES_AFTER + 2) is None


def test_a_call_in_doubt_counts_until_it_expires() -> None:
    ledger = Ledger()
    entry = doubtful(ledger, 0)

    assert result(ledger, entry, message("a", 0.5), at=EXPIRES_AFTER + 1) == "a"


@pytest.mark.parametrize(
    ("earliest", "latest", "may_have", "fits"),
    [
        (90, 100 - TOLERANCE, True, True),
        (90, 100 - TOLERANCE - 0.5, False, True),
        (101 + TOLERANCE, 200, True, True),
        (101 + TOLERANCE + 0.5, 200, True, False),
        (101 + EXPIRES_AFTER, 999, True, False),
        (101 + EXPIRES_AFTER + 0.5, 999, False, False),
    ],
)
def test_a_record_is_a_call_s_within_the_limits_and_on_them(
    earliest: float, latest: float, may_have: bool, fits: bool
) -> None:
    entry = doubtful(Ledger(), 100)
    sighting = Sighting(message("a", 100), "a", earliest, latest)

    assert (entry.may_have_made(sighting), entry.fits(sighting)) == (may_have, fits)


def test_a_call_in_flight_may_make_a_record_at_any_time() -> None:
    entry = entered(Ledger(), 100)

    assert entry.may_have_made(Sighting(message("a", 100), "a", 1e9, 1e9))


def test_ids_of_one_kind_of_record_say_nothing_of_another() -> None:
    ledger = Ledger()
    ledger.settle(entered(ledger, 0, NewName("bob law")), "7", 1)

    assert candidates(ledger, doubtful(ledger, 0), message("7", 0.5)) == ["7"]


def test_a_server_that_names_one_record_twice_does_no_harm() -> None:
    ledger = Ledger()
    for at in (1, 2):
        ledger.settle(entered(ledger, at), "a", at)

    assert ledger.is_idle(EXPIRES_AFTER + 3)


def test_a_record_that_nobody_can_have_made_hides_no_other() -> None:
    ledger = Ledger()
    entry = doubtful(ledger, 100)

    assert result(ledger, entry, message("old", 0.5), message("a", 100.5), at=110) == "a"


def test_calls_that_hang_together_by_a_third_one_s_record_are_counted_together() -> None:
    ledger = Ledger()
    first = doubtful(ledger, 0, before="c")
    doubtful(ledger, 1, before="b")
    doubtful(ledger, 2, before="a c")
    records = message("a", 0.5), message("b", 2.5), message("c", 1.5)

    assert result(ledger, first, *records) == "a"


def test_a_ledger_that_begins_anew_knows_nothing_any_more() -> None:
    ledger = Ledger()
    ledger.clock.hear([(b"date", b"Thu, 01 Jan 1970 00:16:40 GMT")], 0, 0)
    doubtful(ledger, 0)
    told = ledger.clock.ahead(0, 0)

    ledger.forget()

    assert told == (1000.0, 1001.0)
    assert ledger.clock.ahead(0, 0) != told
    assert ledger.is_idle(1)


def test_what_was_forgotten_could_claim_a_record() -> None:
    ledger = Ledger(most=2)
    entry = entered(ledger, 0)
    for each in ("a", "b", "c"):
        ledger.settle(entered(ledger, 1), each, 2)
    ledger.fail(entry, OutcomeUnknown("?"), 3)

    assert result(ledger, entry, message("a", 1.5)) is None


def test_as_much_as_is_allowed_is_remembered() -> None:
    ledger = Ledger(most=2)
    for each in ("a", "b"):
        ledger.settle(entered(ledger, 1), each, 2)

    assert candidates(ledger, entered(ledger, 1), message("a", 1.5), message("b", 1.5)) == []


@pytest.mark.parametrize(("started_at", "expected"), [(7.0, None), (7.5, "b")])
def test_what_was_forgotten_before_a_call_cannot_claim_its_record(
    started_at: float, expected: str | None
) -> None:
    ledger = Ledger(most=1)
    for each in ("x", "y"):
        ledger.settle(entered(ledger, 1), each, 2)  # x is forgotten, of a call that ended at 2
    ledger._ended.clear()
    entry = doubtful(ledger, started_at)

    assert result(ledger, entry, message("b", started_at + 0.5)) == expected


def test_the_ledger_is_bounded() -> None:
    ledger = Ledger(most=10)
    for number in range(100):
        ledger.settle(entered(ledger, number), f"mdr2-{number}", number)
        doubtful(ledger, number)

    assert sum(map(len, (ledger._explained, *ledger._open.values()))) <= 10
    assert len(ledger._ended) <= 10


def test_an_idle_ledger_holds_nothing() -> None:
    ledger = Ledger()
    ledger.settle(entered(ledger, 0), "a", 1)
    doubtful(ledger, 1)

    assert not ledger.is_idle(2)
    assert ledger.is_idle(EXPIRES_AFTER + 3)
    assert not ledger._ended


def test_a_claimed_record_is_nobody_elses() -> None:
    ledger = Ledger()
    entry = doubtful(ledger, 0)

    assert result(ledger, entry, message("a", 0.5)) == "a"
    assert candidates(ledger, doubtful(ledger, 0), message("a", 0.5)) == []


def test_what_says_no_time_is_known_by_not_being_there_before() -> None:
    ledger = Ledger()
    attributes = {"value": "12065551234"}
    number = Number.from_dict({"id": "12065551234", "type": "number", "attributes": attributes})
    bought = BoughtNumber("12065551234")

    assert result(ledger, doubtful(ledger, 0, bought, before="12065551234"), number) is None
    ledger = Ledger()
    assert result(ledger, doubtful(ledger, 0, bought), number) == "12065551234"


def test_what_was_there_before_and_says_no_time_explains_nothing() -> None:
    ledger = Ledger()
    named = NewName("bob law")
    doubtful(ledger, 0, named)
    entry = doubtful(ledger, 1, named, before="1-old")
    old, new = (
        Cnam.from_dict({"id": each, "type": "cnam", "attributes": {"value": "Bob Law"}})
        for each in ("1-old", "2-new")
    )

    assert result(ledger, entry, old, new) is None
    assert candidates(ledger, entry, old, new) == ["2-new"]


def test_the_search_goes_back_to_the_first_call_that_could_be_meant() -> None:
    ledger = Ledger()
    doubtful(ledger, 3)
    entry = doubtful(ledger, 7)

    assert ledger.open_since(entry) == 3
    assert ledger.open_since(Entry(BoughtNumber("1"), started_at=5)) == 5
    assert since(3, AHEAD).timestamp() == 3 + AHEAD[0] - TOLERANCE


def test_all_clients_of_an_account_share_a_ledger_and_no_others_do() -> None:
    ledger = ledger_for("key", "https://a.example", 0)

    assert ledger_for("key", "https://a.example", 0) is ledger
    assert ledger_for("key", "https://b.example", 0) is not ledger
    assert ledger_for("other", "https://a.example", 0) is not ledger
    assert "key" not in repr(vars(ledger)).replace("'_", "")


def test_what_is_in_doubt_outlives_the_client_and_idle_accounts_do_not_pile_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from flowroute_sdk._policy import ledger as module

    monkeypatch.setattr(module, "_MANY_LEDGERS", 3)
    forget_all()
    doubtful(ledger_for("doubtful", "https://a.example", 0), 0)
    for number in range(10):
        ledger_for(f"idle {number}", "https://a.example", 0)

    assert not ledger_for("doubtful", "https://a.example", 0).is_idle(10)
    assert len(module._kept) <= 5


def test_an_account_that_was_idle_for_a_while_is_kept_again_once_something_is_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from flowroute_sdk._policy import ledger as module

    monkeypatch.setattr(module, "_MANY_LEDGERS", 1)
    forget_all()
    names = "seldom", "rare"
    ledgers = [ledger_for(name, "https://a.example", 0) for name in names]
    for number in range(3):
        ledger_for(f"idle {number}", "https://a.example", 0)

    for ledger in ledgers:
        doubtful(ledger, 0)
    del ledger, ledgers
    gc.collect()

    assert not any(ledger_for(name, "https://a.example", 0).is_idle(10) for name in names)


def test_threads_enter_and_settle_side_by_side() -> None:
    ledger = Ledger()
    entry = doubtful(ledger, 0)

    def send_many(name: int) -> None:
        for number in range(300):
            ledger.settle(entered(ledger, 1), f"{name}-{number}", 2)

    threads = [threading.Thread(target=send_many, args=(name,)) for name in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    records = [message(f"{name}-{number}", 1) for name in range(8) for number in range(300)]
    assert candidates(ledger, entry, *records) == []
    assert result(ledger, entry, *records, message("own", 0.5)) == "own"


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_fork_amid_busy_threads_leaves_a_ledger_that_works() -> None:
    ledger = ledger_for("forked", "https://a.example", 0)
    busy = threading.Event()

    def keep_busy() -> None:
        while not busy.is_set():
            ledger.settle(entered(ledger, 1), "a", 2)

    threads = [threading.Thread(target=keep_busy) for _ in range(3)]
    for thread in threads:
        thread.start()
    try:
        for _ in range(20):
            child = os.fork()
            if child == 0:
                ledger.settle(entered(ledger, 1), "b", 2)
                os._exit(0)
            assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    finally:
        busy.set()
        for thread in threads:
            thread.join()


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_what_was_in_flight_at_a_fork_is_in_doubt_in_the_child() -> None:
    ledger = ledger_for("forked in flight", "https://a.example", 0)
    entry = entered(ledger, 0)

    child = os.fork()
    if child == 0:
        os._exit(0 if entry.ended_at is not None else 1)

    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert entry.ended_at is None


def test_calls_without_their_thread_are_in_doubt_from_then_on() -> None:
    ledger = Ledger()
    calls = [entered(ledger, 0), entered(ledger, 0, NewName("bob law"))]
    before = doubtful(ledger, 0)

    ledger.end_all(5.0)

    assert [each.ended_at for each in calls] == [5.0, 5.0]
    assert before.ended_at == 1
    assert result(ledger, calls[0], message("a", 0.5), message("b", 0.6)) is not None
    assert ledger.is_idle(EXPIRES_AFTER + 11)


def test_a_forked_child_doubts_the_open_calls_of_all_accounts() -> None:
    from flowroute_sdk._policy import ledger as module

    ledgers = [ledger_for(name, "https://a.example", 0) for name in ("one child", "two child")]
    calls = [entered(ledger, 0) for ledger in ledgers]
    module._lock.acquire()
    before = time.monotonic()

    module._release_in_child()

    for call in calls:
        assert call.ended_at is not None
        assert before <= call.ended_at <= time.monotonic()
    with pytest.raises(RuntimeError):
        module._lock.release()


def test_only_records_with_an_id_that_may_be_the_effect_are_sightings() -> None:
    records = [message("a", 0.5), message("b", 0.5, body="bye"), message("", 0.5)]

    assert [each.id for each in seen(*records)] == ["a"]


def test_the_start_of_a_search_is_told_in_utc() -> None:
    assert since(0, AHEAD).isoformat() == "1970-01-12T13:46:35+00:00"
