"""What would become wrong code is refused by file and line, and the documentation says so."""
# ruff: noqa: E501 - a document a line

from __future__ import annotations

import pytest

from generator_config.bundle import bundle
from generator_config.features import REFUSED, SUPPORTED, feature_problems, feature_table
from generator_config.load import load

from .conftest import ROOT
from .tiny import COMMON, THINGS

QUERY = "schema: {type: string, enum: [small, large]}"
FIELD = "        from: {type: string, description: Where it is from.}\n      example: {id"
SENT = "        from: {type: string, description: Where it is from.}\n        note"
KIND = "    ThingKind:\n"

# what is refused: the text that is replaced, the new text
USES: dict[str, list[tuple[str, str]]] = {
    "header parameters": [("in: query\n          description: The kind", "in: header\n          description: The kind")],
    "cookie parameters": [("in: query\n          description: The kind", "in: cookie\n          description: The kind")],
    "list and object parameters, `style`, `explode`, `content`": [
        (QUERY, "schema: {type: array, items: {type: string}}"),
        (QUERY, "schema: {type: object}"),
        (QUERY, f"style: spaceDelimited\n          {QUERY}"),
        (QUERY, f"explode: false\n          {QUERY}"),
    ],
    "path parameters that aren't in snake case": [("thing_id", "thing-id"), ("thing_id", "thingId")],
    "parameters named `client` or `body`": [("- name: kind", "- name: client"), ("- name: kind", "- name: body")],
    "bodies other than JSON: multipart, forms, files, text": [
        ("        required: true\n        content:\n          application/vnd.api+json", f"        required: true\n        content:\n          {media}")
        for media in ("multipart/form-data", "application/octet-stream", "application/x-www-form-urlencoded", "text/plain")
    ],
    "ranges of successes such as `2XX`": [('        "201":\n', "        2XX:\n")],
    "`security` of one operation": [("      operationId: create_thing\n", "      operationId: create_thing\n      security: []\n")],
    "`allOf`": [(FIELD, FIELD.replace("{type: string,", '{allOf: [{$ref: "#/components/schemas/ThingKind"}],'))],
    "`oneOf`, `discriminator`": [
        (FIELD, FIELD.replace("{type: string,", "{oneOf: [{type: string}, {type: integer}],")),
        (FIELD, FIELD.replace("{type: string,", "{type: string, discriminator: {propertyName: type},")),
    ],
    "unions of several objects outside of lists, or of objects and lists": [
        (FIELD, FIELD.replace("{type: string,", '{anyOf: [{$ref: "#/components/schemas/Thing"}, {$ref: "#/components/schemas/OtherResource"}],')),
        (FIELD, FIELD.replace("{type: string,", '{anyOf: [{$ref: "#/components/schemas/Thing"}, {type: array, items: {$ref: "#/components/schemas/Thing"}}],')),
    ],
    "maps: `additionalProperties` with a schema": [(FIELD, FIELD.replace("{type: string,", "{additionalProperties: {type: string},"))],
    "`patternProperties`, `prefixItems`": [(FIELD, FIELD.replace("{type: string,", "{prefixItems: [{type: string}],"))],
    "lists of lists": [(FIELD, FIELD.replace("{type: string,", "{type: array, items: {type: array, items: {type: string}},"))],
    "`format` `uuid`, `binary`, `byte`, and `date` in bodies": [
        (FIELD, FIELD.replace("{type: string,", f"{{type: string, format: {name},")) for name in ("date", "uuid", "binary", "byte")
    ],
    "objects that may be null as a whole": [(KIND, "    Nothing: {type: [object, 'null'], description: It., example: {}}\n" + KIND)],
    "lists of objects, and objects that may be null, in requests": [
        (SENT, SENT.replace("{type: string,", '{type: array, items: {$ref: "#/components/schemas/ThingCreateAttributes"},')),
        (SENT, SENT.replace("{type: string,", '{anyOf: [{$ref: "#/components/schemas/ThingCreateAttributes"}, {type: "null"}],')),
    ],
    "fields named like a part of the models: `to_dict`, `extras` …": [
        (FIELD, FIELD.replace("        from:", f"        {name}:")) for name in ("to_dict", "from_dict", "extras", "adopt")
    ],
    "fields beside a `$ref`": [(FIELD, FIELD.replace("{type: string,", '{$ref: "#/components/schemas/Thing", properties: {},'))],
}  # fmt: skip


def problems_of(text: str) -> list[str]:
    documents = {"common.yaml": load(COMMON.encode(), "common.yaml")}
    documents["things.yaml"] = load(text.encode(), "things.yaml")
    return [str(problem) for problem in feature_problems(bundle(documents))]


@pytest.mark.parametrize("what", USES)
def test_what_is_not_supported_is_refused_where_it_is_used(what: str) -> None:
    for old, new in USES[what]:
        assert old in THINGS, old

        problems = problems_of(THINGS.replace(old, new))

        told = [problem for problem in problems if f": {what}: not supported; " in problem]
        assert told, (new, problems)
        assert all(problem.startswith("things.yaml:") for problem in told)


def test_every_refusal_has_a_document_that_meets_it() -> None:
    assert set(USES) == {refusal.what for refusal in REFUSED}


def test_a_document_that_uses_what_is_supported_meets_none() -> None:
    assert problems_of(THINGS) == []


def test_the_table_of_the_documentation_is_made_from_the_rules() -> None:
    page = (ROOT / "docs/regenerating.md").read_text(encoding="utf-8")

    assert feature_table() in page
    assert len(feature_table().splitlines()) == 2 + len(SUPPORTED) + len(REFUSED)
