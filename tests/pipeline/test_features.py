"""What would become wrong code is refused by file and line, and the documentation says so."""
# ruff: noqa: E501 - a document a line

from __future__ import annotations

import pytest

from generator_config.bundle import bundle
from generator_config.documents import load
from generator_config.features import REFUSED, SUPPORTED, feature_problems, feature_table
from generator_config.lower import flatten

from .conftest import ROOT
from .tiny import COMMON, THINGS

QUERY = "schema: {type: string, enum: [small, large]}"
FIELD = "        from: {type: string, description: Where it is from.}\n      example: {id"

PLACE = "in: query\n          description: The kind of thing.\n          " + QUERY
BODY = "        required: true\n        content:\n          application/vnd.api+json"
REQUEST = '            schema:\n              $ref: "#/components/schemas/ThingCreateRequest"\n'


def placed(place: str, rest: str) -> str:
    return PLACE.replace("in: query", f"in: {place}").replace(QUERY, rest)


def field(rest: str) -> tuple[str, str]:
    return FIELD, FIELD.replace("{type: string,", f"{{{rest},")


# what is refused: the text that is replaced, the new text
USES: dict[str, list[tuple[str, str]]] = {
    "header parameters `Accept`, `Content-Type` and `Authorization`": [
        ("- name: kind\n          in: query", f"- name: {name}\n          in: header") for name in ("Accept", "content-type", "Authorization")
    ],
    "the styles `matrix` and `label`, `allowReserved`, `content` other than JSON or outside of the query": [
        (PLACE, placed("query", f"allowReserved: true\n          {QUERY}")),
        ("          required: true\n          description: Which", "          required: true\n          style: matrix\n          description: Which"),
        (PLACE, placed("query", "content: {text/plain: {schema: {type: string}}}")),
        (PLACE, placed("header", "content: {application/json: {schema: {type: string}}}")),
    ],
    "lists and objects inside of others in parameters, or in cookies": [
        (PLACE, placed("query", "schema: {type: array, items: {type: array, items: {type: string}}}")),
        (PLACE, placed("query", "schema: {type: object, additionalProperties: {type: array, items: {type: string}}}")),
        (PLACE, placed("query", "schema: {anyOf: [{type: string}, {type: array, items: {type: string}}]}")),
        (PLACE, placed("cookie", "schema: {type: array, items: {type: string}}")),
    ],
    "request bodies of a media type with `*`": [(BODY, BODY.replace("application/vnd.api+json", "'image/*'"))],
    "`encoding` other than `contentType` in `multipart/form-data`": [
        (BODY + ":\n" + REQUEST, f"{BODY.replace('application/vnd.api+json', media)}:\n{REQUEST}            encoding: {{data: {{{said}}}}}\n")
        for media, said in (("multipart/form-data", "style: form"), ("application/x-www-form-urlencoded", "contentType: text/plain"))
    ],
    "objects in `application/x-www-form-urlencoded`; `format: binary` in JSON": [
        (BODY, BODY.replace("application/vnd.api+json", "application/x-www-form-urlencoded")),
        field("type: string, format: binary"),
    ],
    "JSON bodies that are no object": [(REQUEST, REQUEST.replace("ThingCreateRequest", "ThingKind"))],
    "schemas named like a part of the client: `Client`, `File`, `Response` …": [("ThingKind", name) for name in ("Client", "File", "Model", "Response")],
    "`security` of one operation": [("      operationId: create_thing\n", "      operationId: create_thing\n      security: []\n")],
    "`allOf` of unions, or of parts that contradict each other": [
        field('allOf: [{$ref: "#/components/schemas/ThingKind"}, {maxLength: 3}]'),
        field("allOf: [{type: string}, {type: integer}]"),
    ],
    "`discriminator` without `oneOf` or `anyOf`": [field("type: string, discriminator: {propertyName: type}")],
    "`additionalProperties` with a schema beside `properties`": [
        ("    Thing:\n      description: A thing.\n", "    Thing:\n      additionalProperties: {type: string}\n      description: A thing.\n"),
    ],
    "`patternProperties`, `prefixItems`": [field("prefixItems: [{type: string}]"), field("patternProperties: {a: {type: string}}")],
}  # fmt: skip


def problems_of(text: str) -> list[str]:
    documents = {"common.yaml": load(COMMON.encode(), "common.yaml")}
    documents["things.yaml"] = load(text.encode(), "things.yaml")
    return [str(problem) for problem in feature_problems(flatten(bundle(documents)))]


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
