import json
from typing import Any

import jsonschema_rs
import pytest
from flowroute_sdk.sandbox import load_document
from flowroute_sdk.sandbox.errors import FieldErrors
from flowroute_sdk.sandbox.schema import SchemaCompiler, UnknownKeywordError
from hypothesis import given
from hypothesis import strategies as st

DOCUMENT = load_document()
REQUESTS = sorted(
    operation["requestBody"]["content"][media_type]["schema"]["$ref"]
    for item in DOCUMENT["paths"].values()
    for operation in item.values()
    if isinstance(operation, dict) and "requestBody" in operation
    for media_type in operation["requestBody"]["content"]
)
COMPILED: dict[str, jsonschema_rs.Validator] = {}
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-5, 5)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["a", "b", "type", "data", "x"]), inner, max_size=3)
    ),
    max_leaves=8,
)


def violations(schema: dict[str, Any], value: Any) -> FieldErrors:
    errors: FieldErrors = []
    SchemaCompiler(DOCUMENT).compile(schema)(value, (), errors)
    return errors


def reference(schema: dict[str, Any]) -> jsonschema_rs.Validator:
    """Another implementation, compiled once for each schema."""
    key = json.dumps(schema)
    if key not in COMPILED:
        needed = DOCUMENT["components"] if "$ref" in schema else {}
        COMPILED[key] = jsonschema_rs.Draft202012Validator({**schema, "components": needed})
    return COMPILED[key]


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
    "schema",
    [
        {"type": ["string", "null"], "minLength": 2, "maxLength": 4},
        {"type": "integer", "minimum": -1, "exclusiveMaximum": 3},
        {"type": "number", "exclusiveMinimum": 0, "maximum": 2},
        {"enum": ["a", 1, None, True]},
        {"const": 0},
        {"const": False},
        {"pattern": "^[a-c]+$"},
        {"type": "array", "minItems": 1, "maxItems": 2, "items": {"type": "integer"}},
        {"type": "object", "additionalProperties": {"type": "string"}},
        {"type": "object", "required": ["a"], "properties": {"b": {"type": "null"}}},
        {"dependentRequired": {"a": ["b"]}},
        {"anyOf": [{"type": "string"}, {"type": "object", "required": ["a"]}]},
        {"oneOf": [{"type": "number"}, {"type": "integer"}]},
        {"allOf": [{"type": "object"}, {"required": ["b"]}]},
        {"not": {"type": "string"}},
        {"if": {"required": ["a"]}, "then": {"required": ["b"]}, "else": {"type": "string"}},
        {"minProperties": 1, "maxProperties": 2},
    ],
    ids=json.dumps,
)
@given(value=JSON)
def test_it_agrees_with_another_validator_on_anything(schema: dict[str, Any], value: Any) -> None:
    assert (violations(schema, value) == []) == reference(schema).is_valid(value)


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


def test_an_unknown_keyword_is_an_error_at_once() -> None:
    with pytest.raises(UnknownKeywordError, match="patternProperties"):
        SchemaCompiler({}).compile({"patternProperties": {}})
