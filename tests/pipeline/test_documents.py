"""Reading the documents, joining them, and making them digestible."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import pytest
from flowroute_api.types import Operation

from generator_config.bundle import bundle, check_form
from generator_config.documents import SpecList, SpecMap, load, method_name, reached
from generator_config.lower import lower
from generator_config.meta import meta
from generator_config.problems import Problem, SpecError
from generator_config.rules import check_rules

from .tiny import COMMON, THINGS


def read(**documents: str) -> dict[str, SpecMap]:
    return {f"{name}.yaml": load(text.encode(), f"{name}.yaml") for name, text in documents.items()}


@pytest.fixture(name="whole")
def tiny_bundle() -> SpecMap:
    return bundle(read(common=COMMON, things=THINGS))


@pytest.mark.parametrize(
    ("operation", "tag", "method"),
    [
        ("send_a_message_v2_2", "messages_v2_2", "send_a_message"),
        ("send_a_message", "messages_v2_2", "send_a_message"),
        ("send_a_message_v2_2", "messages", "send_a_message_v2_2"),
        ("list_things_v3", "things_v3", "list_things"),
        ("buy_vouchers", "shop_vouchers", "buy_vouchers"),
    ],
)
def test_a_method_goes_without_the_version_of_its_tag_here_and_in_the_client(
    operation: str, tag: str, method: str
) -> None:
    generated: Operation[None] = Operation(
        operation,
        tag=tag,
        method="GET",
        path="/",
        safe_to_repeat=True,
        accept="application/json",
        responses={},
    )

    assert method_name(operation, tag) == method
    assert generated.name == method


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("yes", "yes"),
        ("NO", "NO"),
        ("2017-12-22", "2017-12-22"),
        ("2017-12-22T01:52:39Z", "2017-12-22T01:52:39Z"),
        ('"17"', "17"),
        ("17", 17),
        ("-3", -3),
        ("0.5", 0.5),
        ("1e3", 1000.0),
        ("1.0.0", "1.0.0"),
        ("true", True),
        ("nuLL", "nuLL"),
        ("null", None),
        ("~", None),
        ("[a, 1]", ["a", 1]),
    ],
)
def test_plain_scalars_are_read_by_the_rules_of_yaml_1_2(text: str, value: object) -> None:
    document = load(f"it: {text}".encode(), "x.yaml")

    assert document["it"] == value


def test_status_codes_are_text_even_without_quotes() -> None:
    document = load(b"200: fine", "x.yaml")

    assert document == {"200": "fine"}


def test_every_mapping_knows_the_line_of_its_key() -> None:
    document = load(b"a:\n  b:\n    c: 1\n  d:\n    - e: 1\n    - f: 2\n", "x.yaml")

    assert document["a"]["b"].line == 2
    assert document["a"]["b"].lines == {"c": 3}
    assert [item.line for item in document["a"]["d"]] == [5, 6]


def test_an_alias_stands_for_what_it_names_but_not_for_itself() -> None:
    assert load(b"a: &x {b: 1}\nc: *x\n", "x.yaml")["c"] == {"b": 1}
    with pytest.raises(SpecError, match=r"x.yaml:1: an alias that holds itself"):
        load(b"a: &x [*x]\n", "x.yaml")


def test_a_document_that_is_a_list_is_refused() -> None:
    with pytest.raises(SpecError, match=r"x.yaml:1: isn't a mapping"):
        load(b"- a\n", "x.yaml")


def test_the_bundle_has_all_parts_and_local_references_only(whole: SpecMap) -> None:
    assert list(whole["paths"]) == ["/things", "/things/{thing_id}"]
    assert whole["paths"]["/things"]["get"]["parameters"][1] == {
        "$ref": "#/components/parameters/Offset"
    }
    assert {"Id", "Thing", "ErrorDocument"} <= set(whole["components"]["schemas"])
    assert whole["security"] == [{"basicAuth": []}]
    assert [tag["name"] for tag in whole["tags"]] == ["things"]


def test_the_same_component_in_two_documents_is_one(whole: SpecMap) -> None:
    copied = THINGS.replace(
        "  schemas:\n",
        "  schemas:\n    Id:\n      description: Identifies a thing.\n"
        '      type: [string, integer]\n      x-read-as: string\n      example: "17"\n',
    )

    again = bundle(read(common=COMMON, things=copied))

    assert again == whole


BORROWED = """\
components:
  securitySchemes:
    basicAuth:
      $ref: "%s#/components/securitySchemes/basicAuth"
"""


def test_a_component_may_be_that_of_another_document_under_its_name(whole: SpecMap) -> None:
    borrows = THINGS.replace("components:\n", BORROWED % "common.yaml")

    again = bundle(read(common=COMMON, things=borrows))

    assert again == whole


@pytest.mark.parametrize("others", [{}, {"more": BORROWED % "things.yaml"}])
def test_a_component_that_is_nothing_but_itself_is_refused(others: dict[str, str]) -> None:
    leads_to = "more.yaml" if others else ""
    things = THINGS.replace("components:\n", BORROWED % leads_to)
    common = COMMON.replace("    basicAuth: {type: http, scheme: basic}\n", "    other: {}\n")

    with pytest.raises(SpecError, match=r"things.yaml:\d+: basicAuth refers to itself"):
        bundle(read(common=common, things=things, **others))


def test_methods_of_one_path_may_stand_in_two_documents() -> None:
    head = "openapi: 3.1.0\npaths:\n  /things:\n    head: {summary: Look}\n"

    whole = bundle(read(head=head, things=THINGS, common=COMMON))

    assert set(whole["paths"]["/things"]) == {"get", "post", "head"}


def test_what_looks_like_a_reference_in_an_example_is_left_alone() -> None:
    text = THINGS.replace("example: {data: []}", 'example: {data: [], $ref: "other.yaml#/x"}')

    whole = bundle(read(common=COMMON, things=text))

    example = whole["components"]["schemas"]["ThingListDocument"]["example"]
    assert example == {"data": [], "$ref": "other.yaml#/x"}


def test_a_field_that_is_called_like_a_keyword_is_still_followed() -> None:
    text = THINGS.replace("        kind:\n          $ref", "        default:\n          $ref")

    whole = bundle(read(common=COMMON, things=text))

    thing = whole["components"]["schemas"]["Thing"]
    assert "ThingKind" in reached(whole, thing)
    assert lower(whole)["components"]["schemas"]["Thing"]["properties"]["default"] == {
        "$ref": "#/components/schemas/ThingKind"
    }


def test_what_looks_like_a_reference_among_the_values_of_an_enum_is_left_alone() -> None:
    text = THINGS.replace("enum: [small, large]}\n", "enum: [{$ref: 3}]}\n")

    whole = bundle(read(common=COMMON, things=text))

    assert "{'$ref': 3}" in str(lower(whole)["components"])


def places(node: Any, *path: Any) -> Iterator[tuple[Any, ...]]:
    """The way to each value below ``node``."""
    if isinstance(node, SpecMap | SpecList):
        for step in node if isinstance(node, SpecMap) else range(len(node)):
            yield (*path, step)
            yield from places(node[step], *path, step)


def problems_of(documents: dict[str, SpecMap]) -> tuple[Problem, ...]:
    try:
        check_form(documents)
        whole = bundle(documents)
        check_rules(whole)
        lower(whole)
        meta(whole)
    except SpecError as error:
        return error.problems
    return ()


def test_a_value_of_another_kind_in_any_place_is_at_worst_a_problem_with_a_place() -> None:
    everywhere = [
        (name, *place)
        for name, document in read(common=COMMON, things=THINGS).items()
        for place in places(document)
    ]
    others = itertools.cycle([None, "text", 7, True, SpecList("x.yaml", 1), SpecMap("x.yaml", 1)])
    refused = []

    for place, other in zip(everywhere, others, strict=False):
        documents: Any = read(common=COMMON, things=THINGS)
        parent = documents
        for step in place[:-1]:
            parent = parent[step]
        parent[place[-1]] = other
        refused.append(problems_of(documents))

    assert len([problems for problems in refused if problems]) > len(everywhere) / 2
    assert all(problem.file and problem.line for problems in refused for problem in problems)


def lowered_field(whole: SpecMap, name: str) -> Any:
    return lower(whole)["components"]["schemas"]["Thing"]["properties"][name]


def test_a_union_that_is_read_as_one_type_is_lowered_to_that_type(whole: SpecMap) -> None:
    assert lower(whole)["components"]["schemas"]["Id"]["type"] == "string"
    assert lowered_field(whole, "price")["type"] == ["integer", "null"]
    assert lowered_field(whole, "made")["type"] == ["string", "null"]
    assert lowered_field(whole, "made")["format"] == "date-time"


def test_an_open_enum_is_lowered_to_the_known_values(whole: SpecMap) -> None:
    assert lower(whole)["components"]["schemas"]["ThingKind"] == {
        "description": "Kinds that are known.",
        "type": "string",
        "enum": ["small", "large"],
    }


def test_a_described_reference_to_a_simple_type_keeps_its_description() -> None:
    text = THINGS.replace("        id:\n", "        id:\n          description: Its id.\n")

    whole = bundle(read(common=COMMON, things=text))

    assert lowered_field(whole, "id") == {"description": "Its id.", "type": "string"}


def test_lowering_leaves_the_truth_as_it_is(whole: SpecMap) -> None:
    lower(whole)

    assert whole == bundle(read(common=COMMON, things=THINGS))


def test_the_templates_learn_what_the_generator_drops(whole: SpecMap) -> None:
    facts = meta(whole)

    assert facts["operations"]["create_thing"] == {
        "tag": "things",
        "safe_to_repeat": False,
        "path": "/things",
        "path_parameters": [],
        "query_parameters": [],
        "header_parameters": [],
        "cookie_parameters": [],
        "styles": {},
        "wire": {},
        "shapes": {},
        "descriptions": {},
        "content_type": "application/vnd.api+json",
        "body": "json",
        "body_type": "ThingCreateRequest",
        "body_required": True,
        "body_about": "What is sent.",
        "is_general": False,
        "accept": "application/vnd.api+json",
        "responses": {201: "ThingDocument"},
        "largest_page": None,
        "fields": {
            "zipcode": "'zip', 'body', 'string', required=True",
            "from_": "'from', 'body', 'string'",
            "note": "'note', 'body', 'string', nullable=True",
        },
    }
    assert facts["operations"]["list_things"]["query_parameters"] == ["kind", "offset"]
    assert facts["operations"]["delete_thing"]["responses"] == {204: None}
    assert facts["schemas"]["ThingCreateAttributes"]["kind"] == "request"
    assert facts["schemas"]["Thing"]["kind"] == "response"
    assert facts["schemas"]["Thing"]["types"] == ["thing"]
    fields = facts["schemas"]["Thing"]["fields"]
    assert {name: field["read_as"] for name, field in fields.items()} == {
        "from": None,
        "id": "string",
        "kind": None,
        "made": "date-time",
        "price": "integer",
        "type": None,
    }
    assert [name for name, field in fields.items() if field["open_enum"]] == ["kind"]
    assert not any(field["shape"] or field["python_name"] for field in fields.values())
