import json
from typing import Any

import jsonschema
import pytest
from flowroute_sdk.sandbox import load_document
from flowroute_sdk.sandbox.errors import FieldErrors
from flowroute_sdk.sandbox.schema import Schemas

DOCUMENT = load_document()
REQUESTS = sorted(
    operation["requestBody"]["content"][media_type]["schema"]["$ref"]
    for item in DOCUMENT["paths"].values()
    for operation in item.values()
    if isinstance(operation, dict) and "requestBody" in operation
    for media_type in operation["requestBody"]["content"]
)


def violations(schema: dict[str, Any], value: Any) -> FieldErrors:
    errors: FieldErrors = []
    Schemas(DOCUMENT).compile(schema).check(value, (), errors)
    return errors


def reference(schema: dict[str, Any]) -> jsonschema.Draft202012Validator:
    """Another implementation."""
    needed = DOCUMENT["components"] if "$ref" in schema else {}
    return jsonschema.Draft202012Validator({**schema, "components": needed})


@pytest.mark.parametrize("name", sorted(DOCUMENT["components"]["schemas"]))
def test_the_examples_of_the_document_are_valid(name: str) -> None:
    schema = DOCUMENT["components"]["schemas"][name]

    assert violations(schema, schema["example"]) == []


def mutations(value: Any) -> list[Any]:
    """The value with one thing wrong or gone, at every place."""
    found: list[Any] = [None, 5, "", "x" * 80, [], {}, True, 1.5]
    if isinstance(value, dict):
        for key, one in value.items():
            found += [{**value, key: other} for other in mutations(one)]
            found.append({name: kept for name, kept in value.items() if name != key})
        found.append({**value, "surplus": 1})
    if isinstance(value, list) and value:
        found += [[other] for other in mutations(value[0])]
    return found


@pytest.mark.parametrize("name", sorted(set(REQUESTS)))
def test_it_agrees_with_another_validator_on_damaged_requests(name: str) -> None:
    schema = {"$ref": name}
    example = DOCUMENT["components"]["schemas"][name.rpartition("/")[2]]["example"]
    judge = reference(schema)

    disputed = [
        json.dumps(value)
        for value in mutations(example)
        if judge.is_valid(value) != (violations(schema, value) == [])
    ]

    assert disputed == []


@pytest.mark.parametrize(
    ("schema", "value", "errors"),
    [
        ({"type": ["string", "null"]}, 5, {(): "Not a valid string."}),
        ({"minLength": 2, "maxLength": 4}, "x", {(): "Length must be between 2 and 4."}),
        ({"maxLength": 4, "pattern": "^x*$"}, "y" * 5, {(): "Longer than maximum length 4."}),
        ({"minLength": 1}, "", {(): "Shorter than minimum length 1."}),
        ({"pattern": "^[a-c]+$"}, "a\n", {(): "Does not match the expected form."}),
        ({"enum": ["a", 1]}, "b", {(): "Must be one of: a, 1."}),
        ({"const": "number"}, "route", {(): "Must be equal to number."}),
        ({"minimum": 1}, 0, {(): "Must be at least 1."}),
        ({"exclusiveMaximum": 3}, 3, {(): "Must be less than 3."}),
        ({"minItems": 1}, [], {(): "Fewer than 1 items."}),
        ({"items": {"type": "integer"}}, [1, "a"], {(1,): "Not a valid integer."}),
        (
            {"required": ["a", "b"]},
            {},
            {
                ("a",): "Missing data for required field.",
                ("b",): "Missing data for required field.",
            },
        ),
        (
            {"properties": {"a": {}}, "additionalProperties": False},
            {"a": 1, "x": 1, "y": 1},
            {("x",): "Unknown field.", ("y",): "Unknown field."},
        ),
        ({"dependentRequired": {"a": ["b"]}}, {"a": 1}, {("b",): "Required when a is given."}),
        (
            {"anyOf": [{"properties": {"a": {"type": "string"}}}, {"type": "null"}]},
            {"a": 5},
            {("a",): "Not a valid string."},
        ),
        (
            {"if": {"required": ["a"]}, "then": {"required": ["b"]}},
            {"a": 1},
            {("b",): "Missing data for required field."},
        ),
        ({"not": {"type": "string"}}, "a", {(): "Not a valid value."}),
    ],
    ids=repr,
)
def test_each_violation_is_worded_at_its_field(
    schema: dict[str, Any], value: Any, errors: dict[Any, str]
) -> None:
    assert sorted(violations(schema, value)) == sorted(errors.items())


def test_every_wrong_field_is_reported() -> None:
    wish = {
        "data": {
            "type": "number",
            "attributes": {"to": 5, "from": "1", "media_urls": ["x", 3], "extra": 1},
        }
    }

    found = violations({"$ref": "#/components/schemas/MessageRequest"}, wish)

    assert {path[-1] for path, _ in found} == {"type", "to", "from", 1, "extra"}


def test_a_value_that_never_ends_is_refused() -> None:
    deep: Any = {}
    for _ in range(5000):
        deep = {"data": deep}

    assert violations({"type": "object", "items": {}}, [deep]) != []


@pytest.mark.parametrize(
    ("form", "value", "valid"),
    [
        ("date-time", "2024-01-31T10:00:00Z", True),
        ("date-time", "2024-01-31T10:00:00.980000+02:00", True),
        ("date-time", "2024-01-31", False),
        ("date-time", "2024-02-31T10:00:00Z", False),
        ("date", "2024-02-29", True),
        ("date", "2023-02-29", False),
        ("uri", "https://example.com/a?b=c", True),
        ("uri", "nowhere", False),
        ("uri", "http://[", False),
        ("unheard-of", "anything", True),
    ],
)
def test_formats_are_checked(form: str, value: str, valid: bool) -> None:
    assert (violations({"type": "string", "format": form}, value) == []) is valid
