"""Every kind of change: found, in both directions, and judged by the table."""

from __future__ import annotations

import pytest

from generator_config.changes.kinds import KINDS, TABLE
from tests.pipeline.changes.examples import DOCUMENTS, SCHEMAS, document_of, whole
from tests.pipeline.changes.support import changes_between


def test_the_table_has_an_example_for_every_kind_and_no_other() -> None:
    assert {**SCHEMAS, **DOCUMENTS}.keys() == KINDS.keys()
    assert len(TABLE) == len(KINDS) >= 120


@pytest.mark.parametrize("kind", sorted(SCHEMAS))
def test_a_changed_schema_is_found_where_it_is_sent_and_where_it_is_received(kind: str) -> None:
    old, new, back = SCHEMAS[kind]

    there = changes_between(document_of(old), document_of(new))
    back_again = changes_between(document_of(new), document_of(old))

    assert {change.kind.id for change in there} == {kind}
    assert {change.kind.id for change in back_again} == {back}
    if kind != "schema-renamed":
        assert {change.is_sent for change in there} == {True, False}


@pytest.mark.parametrize("kind", sorted(DOCUMENTS))
def test_a_changed_document_is_found(kind: str) -> None:
    old, new, back = DOCUMENTS[kind]

    there = changes_between(whole(old), whole(new))
    back_again = changes_between(whole(new), whole(old))

    assert [change.kind.id for change in there] == [kind]
    assert [change.kind.id for change in back_again] == [back]


@pytest.mark.parametrize(
    "schema", sorted({text for old, new, _ in SCHEMAS.values() for text in (old, new)})
)
def test_a_schema_is_like_itself(schema: str) -> None:
    assert changes_between(document_of(schema), document_of(schema)) == []
