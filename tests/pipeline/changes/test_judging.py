"""What a change breaks: the way of the data, and who reads it."""

from __future__ import annotations

import pytest

from generator_config.changes.kinds import TABLE
from tests.pipeline.changes.examples import DOCUMENTS, whole
from tests.pipeline.changes.support import effect, entries_between

SENT = "requestBody: {content: {application/json: {schema: %s}}}"
RECEIVED = "responses: {'200': {description: d, content: {application/json: {schema: %s}}}}"
ONE = "{type: object, properties: {a: {type: string}}%s}"


def _put(way: str, schema: str) -> bytes:
    rest = "" if way == RECEIVED else "\n      responses: {'200': {description: d}}"
    return whole(f"paths:\n  /x:\n    put:\n      operationId: put_x\n      {way % schema}{rest}\n")


RULES = [
    ("a new required field", ONE % "",
     "{type: object, properties: {a: {type: string}, b: {}}, required: [b]}",
     ("yes", "yes"), ("no", "no")),
    ("a new optional field", ONE % "", "{type: object, properties: {a: {type: string}, b: {}}}",
     ("no", "no"), ("no", "no")),
    ("a field that must be given", ONE % "", ONE % ", required: [a]", ("yes", "yes"), ("no", "no")),
    ("a field that can be missing", ONE % ", required: [a]", ONE % "",
     ("no", "no"), ("yes", "yes")),
    ("a removed field", ONE % "", "{type: object}", ("warn", "yes"), ("yes", "yes")),
    ("a field that can be null", "{type: string}", "{type: [string, 'null']}",
     ("no", "no"), ("yes", "yes")),
    ("a field that can't be null", "{type: [string, 'null']}", "{type: string}",
     ("yes", "yes"), ("no", "no")),
    ("more types", "{type: string}", "{type: [string, boolean]}", ("no", "no"), ("yes", "yes")),
    ("fewer types", "{type: [string, boolean]}", "{type: string}", ("yes", "yes"), ("no", "no")),
    ("integers become numbers", "{type: integer}", "{type: number}", ("no", "no"), ("yes", "yes")),
    ("numbers become integers", "{type: number}", "{type: integer}", ("yes", "yes"), ("no", "no")),
    ("a tighter limit", "{type: string, maxLength: 9}", "{type: string, maxLength: 8}",
     ("yes", "no"), ("no", "no")),
    ("a looser limit", "{type: string, maxLength: 8}", "{type: string, maxLength: 9}",
     ("no", "no"), ("no", "no")),
    ("a value less", "{type: string, enum: [a, b, c]}", "{type: string, enum: [a, b]}",
     ("yes", "yes"), ("no", "no")),
    ("a value more", "{type: string, enum: [a, b]}", "{type: string, enum: [a, b, c]}",
     ("no", "no"), ("no", "yes")),
    ("another format", "{type: string}", "{type: string, format: date-time}",
     ("yes", "yes"), ("no", "yes")),
    ("a format that Python has no type for", "{type: string}", "{type: string, format: email}",
     ("yes", "no"), ("no", "no")),
    ("read-only", "{properties: {a: {type: string}}}",
     "{properties: {a: {type: string, readOnly: true}}}", ("yes", "yes"), ("no", "no")),
    ("another default", "{type: integer, default: 1}", "{type: integer, default: 2}",
     ("warn", "no"), ("no", "no")),
    ("unknown fields refused", "{type: object}", "{type: object, additionalProperties: false}",
     ("yes", "no"), ("no", "no")),
]  # fmt: skip


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule[0])
def test_what_is_sent_breaks_when_less_is_taken_what_is_received_when_more_may_come(
    rule: tuple[str, str, str, tuple[str, str], tuple[str, str]],
) -> None:
    _, old, new, sent, received = rule

    assert effect(_put(SENT, old), _put(SENT, new)) == sent
    assert effect(_put(RECEIVED, old), _put(RECEIVED, new)) == received


@pytest.mark.parametrize(
    ("old", "new", "any_client"),
    [
        ("{type: string, enum: [a, b]}", "{type: string, enum: [a, b, c]}", "warn"),
        ("{type: object, additionalProperties: false}", "{type: object}", "warn"),
        ("{type: string, maxLength: 8}", "{type: string}", "yes"),
    ],
)
def test_readers_that_keep_what_they_do_not_know_are_spared(
    old: str, new: str, any_client: str
) -> None:
    both = _put(RECEIVED, old), _put(RECEIVED, new)

    assert effect(*both, client="any")[0] == any_client
    assert effect(*both, client="ours")[0] == "no"
    assert entries_between(*both)[0].why == "our models keep what they don't know"


def test_a_value_more_in_an_open_list_is_nothing_to_anybody() -> None:
    lists = [
        f"{{anyOf: [{{type: string, enum: [{values}]}}, {{type: string}}]}}"
        for values in ("a, b", "a, b, c")
    ]

    assert effect(*(_put(RECEIVED, each) for each in lists), client="any") == ("no", "no")


def test_webhooks_are_received_though_they_are_requests() -> None:
    webhook = "paths: {}\nwebhooks:\n  came:\n    post:\n      %s\n      responses: {}\n"
    schemas = (ONE % ", required: [a]", ONE % "")
    documents = [whole(webhook % (SENT % schema)) for schema in schemas]

    assert effect(*documents) == ("yes", "yes")
    assert effect(*reversed(documents)) == ("no", "no")


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("operation-added", ("no", "no")),
        ("operation-removed", ("yes", "yes")),
        ("operation-removed-after-sunset", ("warn", "yes")),
        ("operation-renamed", ("no", "yes")),
        ("operation-regrouped", ("no", "yes")),
        ("operation-deprecated", ("warn", "no")),
        ("path-parameter-renamed", ("no", "yes")),
        ("query-parameter-added-required", ("yes", "yes")),
        ("query-parameter-added", ("no", "no")),
        ("query-parameter-removed", ("warn", "yes")),
        ("header-parameter-demanded", ("yes", "yes")),
        ("cookie-parameter-made-optional", ("no", "no")),
        ("body-added-required", ("yes", "yes")),
        ("body-added", ("no", "no")),
        ("success-removed", ("yes", "no")),
        ("success-added", ("warn", "no")),
        ("error-added", ("no", "no")),
        ("answer-type-removed", ("yes", "yes")),
        ("answer-header-removed", ("yes", "no")),
        ("security-demanded", ("yes", "no")),
        ("security-choice-added", ("no", "no")),
        ("scope-demanded", ("yes", "no")),
        ("server-removed", ("warn", "no")),
        ("schema-removed", ("no", "yes")),
    ],
)
def test_operations_and_what_belongs_to_them_are_judged(
    kind: str, expected: tuple[str, str]
) -> None:
    old, new, _ = DOCUMENTS[kind]

    assert effect(whole(old), whole(new)) == expected


def test_every_row_that_breaks_something_says_why() -> None:
    for kind in TABLE:
        for is_sent in (True, False):
            for is_ours in (True, False):
                if kind.wire(is_sent=is_sent, is_ours=is_ours) != "no":
                    assert kind.why(is_sent=is_sent, is_ours=is_ours), kind.id


def test_a_model_that_is_sent_and_received_is_one_entry_with_the_worse_of_both() -> None:
    text = """paths:
  /x:
    put:
      operationId: put_x
      requestBody: {content: {a/json: {schema: {$ref: '#/components/schemas/X'}}}}
      responses:
        '200': {description: d, content: {a/json: {schema: {$ref: '#/components/schemas/X'}}}}
    get:
      operationId: get_x
      responses:
        '200': {description: d, content: {a/json: {schema: {$ref: '#/components/schemas/X'}}}}
components: {schemas: {X: %s}}
"""

    (entry,) = entries_between(whole(text % (ONE % "")), whole(text % (ONE % ", required: [a]")))

    assert (entry.subject, entry.path, entry.id) == ("X", "a", "field-demanded")
    assert (entry.wire, entry.source, entry.ways) == ("yes", "yes", ("sent", "received"))
    assert entry.operations == ("get_x", "put_x")
    assert (entry.before, entry.after) == ("X.a: str | None", "X.a: str")
