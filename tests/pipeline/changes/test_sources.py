"""What is read, in which forms, and what isn't."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from generator_config.changes.operations import compare
from generator_config.changes.places import operations
from generator_config.changes.sources import State, parse, read_state
from generator_config.problems import SpecError
from tests.pipeline.changes.examples import document_of, whole
from tests.pipeline.changes.support import changes_between

ROOT = Path(__file__).parents[3]


def test_the_two_versions_of_openapi_say_the_same_in_their_own_words() -> None:
    older = "{type: number, nullable: true, minimum: 1, exclusiveMinimum: true}"
    newer = "{type: [number, 'null'], exclusiveMinimum: 1}"

    assert changes_between(document_of(older, "3.0.3"), document_of(newer, "3.1.1")) == []


def test_a_field_that_may_be_null_is_the_same_in_either_way_of_writing_it() -> None:
    ways = (
        "{type: [object, 'null'], properties: {a: {type: string}}}",
        "{anyOf: [{type: object, properties: {a: {type: string}}}, {type: 'null'}]}",
        "{oneOf: [{type: 'null'}, {type: object, properties: {a: {type: string}}}]}",
    )

    for old in ways:
        for new in ways:
            assert changes_between(document_of(old), document_of(new)) == []


def test_what_is_put_together_with_all_of_is_the_same_as_when_it_is_written_out() -> None:
    whole_schema = "{type: object, properties: {a: {type: string}, b: {}}, required: [a, b]}"
    parts = (
        "{allOf: [{type: object, properties: {a: {type: string}}, required: [a]},"
        " {properties: {b: {}}, required: [b]}]}"
    )

    assert changes_between(document_of(whole_schema), document_of(parts)) == []


def test_schemas_that_hold_themselves_are_followed_once() -> None:
    schema = "{$ref: '#/components/schemas/Loop'}"
    old = document_of(schema)
    new = old.replace(b"Loop: {type: object,", b"Loop: {type: object, minProperties: 1,")

    changes = changes_between(old, new)

    assert {(change.kind.id, change.subject) for change in changes} == {("min-fields-set", "Loop")}
    assert len(changes) == 2  # as it is sent, and as it is received


def test_references_to_other_files_of_the_folder_are_followed_and_to_no_others(
    tmp_path: Path,
) -> None:
    (tmp_path / "secret.yaml").write_text("{type: boolean}")
    documents = []
    for kind in ("string", "integer"):
        main = document_of("{$ref: 'parts/common.yaml#/schemas/A'}")
        outside = b"{$ref: '../secret.yaml'}"
        network = b"{$ref: 'https://example.test/a.yaml#/A'}"
        content = {
            "main.yaml": main,
            "parts/common.yaml": b"schemas: {A: {properties: {a: {type: %b}, b: %b, c: %b}}}"
            % (kind.encode(), outside, network),
        }
        documents.append(State("", parse(content)))

    changes = compare(*documents)

    assert {(change.kind.id, change.subject, change.path) for change in changes} == {
        ("type-changed", "A", "a")
    }
    assert {change.new_place for change in changes} == {("parts/common.yaml", 1)}


def test_json_and_yaml_of_the_same_document_say_the_same_and_know_their_lines() -> None:
    document = {
        "openapi": "3.1.0",
        "info": {"title": "T\ud83d\ude00\t", "version": "1"},
        "paths": {"/a": {"get": {"operationId": "get_a", "responses": {}}}},
    }
    text = json.dumps(document, indent="\t")

    state = State("", parse({"a.json": text.encode()}))

    (at,) = operations(state)
    assert at.name == "get_a"
    assert at.place()[0] == "a.json"
    plain = json.dumps({**document, "info": {"title": "T", "version": "1"}}, indent="\t")
    (at,) = operations(State("", parse({"a.json": plain.encode()})))
    assert at.place() == ("a.json", 9)


def test_what_our_own_rules_would_refuse_is_read() -> None:
    text = whole(
        """paths:
  /a:
    get: &get
      responses: {}
      x-zip: 01234
    put:
      <<: *get
      description: First.
      description: Second.
"""
    )

    found = {at.label: at for at in operations(State("", parse({"a.yml": text})))}

    assert found["PUT /a"].node["description"] == "Second."
    assert found["PUT /a"].node["x-zip"] == "01234"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"swagger: '2.0'\n", "doc.yaml:1: is Swagger 2.0: convert it to OpenAPI 3.1 first"),
        (b"info: {}\nopenapi: 4.0.0\n", "doc.yaml:2: says openapi: 4.0.0; expected 3.0 or 3.1"),
        (b"openapi: 3.1.0\na: [\n", "doc.yaml:3: broken YAML"),
        (b"\xff\xfe", "doc.yaml:1: isn't UTF-8"),
        (b"[]", "doc.yaml:1: isn't a mapping"),
    ],
)
def test_what_cannot_be_read_is_told_with_file_and_line(content: bytes, message: str) -> None:
    with pytest.raises(SpecError) as caught:
        parse({"doc.yaml": content})

    assert message in str(caught.value)


def test_what_is_no_json_is_told_with_its_line() -> None:
    with pytest.raises(SpecError, match=r"doc\.json:2: broken JSON"):
        parse({"doc.json": b'{"openapi": "3.1.0",\n oops}'})


def test_a_file_a_folder_a_project_and_a_commit_are_read(tmp_path: Path) -> None:
    specs = tmp_path / "swagger_specs"
    specs.mkdir()
    (specs / "a.yaml").write_bytes(document_of("{type: string}"))
    git = ["git", "-C", str(tmp_path), "-c", "user.name=T", "-c", "user.email=t@example.test"]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "-qm", "First"], check=True)
    (specs / "a.yaml").write_bytes(document_of("{type: boolean}"))

    tree = read_state(str(tmp_path), tmp_path)

    assert [*read_state(str(specs / "a.yaml"), tmp_path).documents] == ["a.yaml"]
    assert compare(read_state(str(specs), tmp_path), tree) == []
    assert {c.kind.id for c in compare(read_state("HEAD", tmp_path), tree)} == {"type-changed"}
    assert {c.kind.id for c in compare(read_state("HEAD~0", tmp_path), tree)} == {"type-changed"}


@pytest.mark.parametrize("wanted", ["no-such-commit", "--help", "HEAD; touch x", ""])
def test_what_is_neither_file_nor_folder_nor_commit_is_refused(wanted: str, tmp_path: Path) -> None:
    with pytest.raises(SpecError, match="isn't a file, a folder or a commit"):
        read_state(wanted, tmp_path)


def test_a_document_of_two_thousand_operations_is_compared_each_operation_once() -> None:
    def many(maximum: int) -> bytes:
        paths = "".join(
            f"  /a{n}:\n    get:\n      operationId: get_{n}\n      responses:\n"
            "        '200': {description: d, content: {application/json: "
            "{schema: {$ref: '#/components/schemas/A'}}}}\n"
            for n in range(2000)
        )
        return whole(f"paths:\n{paths}components: {{schemas: {{A: {{maxItems: {maximum}}}}}}}\n")

    (change,) = changes_between(many(5), many(6))

    assert len(change.operations) == 2000


def test_the_documents_of_this_project_are_like_themselves() -> None:
    state = read_state(str(ROOT / "swagger_specs"), ROOT)

    assert len(operations(state)) >= 50
    assert compare(state, read_state(str(ROOT), ROOT)) == []
