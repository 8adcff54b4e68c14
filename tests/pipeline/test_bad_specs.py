"""A document that breaks a rule is refused with file and line, and nothing is touched."""

from __future__ import annotations

import pytest

from generator_config.problems import Kind

from .conftest import Project
from .tiny import FILES

THINGS = "swagger_specs/things.yaml"
COMMON = "swagger_specs/common.yaml"
DUPLICATE_THING = """\
  schemas:
    Thing:
      description: Another thing.
      type: object
      example: {}
"""
OTHER_NAME = """\
  /things/{id}:
    delete:
      operationId: delete_thing_again
      tags: [things]
"""

# name: file, old text, new text, the text on the line that is at fault, what is said of it
BAD = {
    "a broken mapping": (THINGS, "tags: [things]", "tags: [things", "summary: List", "broken YAML"),
    "a tab": (THINGS, "      tags: [things]", "\t  tags: [things]", "\t  tags", "broken YAML"),
    "a key given twice": (
        THINGS,
        "      summary: List the things",
        "      summary: List the things\n      summary: Once more",
        "summary: Once more",
        "'summary' is given twice, first on line 15",
    ),
    "a merge key": (
        THINGS,
        "      summary: List",
        "      <<: {}\n      summary: List",
        "<<:",
        "merge keys",
    ),
    "a number with a zero in front": (
        THINGS,
        'attributes: {zip: "98101"}}}',
        "attributes: {zip: 01234}}}",
        "01234",
        "put it in quotes",
    ),
    "another version of OpenAPI": (
        THINGS,
        "openapi: 3.1.0",
        "openapi: 3.0.3",
        "openapi: 3.0.3",
        "isn't an OpenAPI 3.1 document",
    ),
    "an unknown root key": (
        THINGS,
        "tags:\n  - name",
        "externalDocs: {url: https://example.com}\ntags:\n  - name",
        "externalDocs",
        "'externalDocs' at the root",
    ),
    "no operationId": (
        THINGS,
        "      operationId: delete_thing\n      tags",
        "      tags",
        "    delete:\n      tags",
        "DELETE /things/{thing_id} has no operationId",
    ),
    "an operationId in camel case": (
        THINGS,
        "operationId: list_things",
        "operationId: listThings",
        "operationId: listThings",
        "operationId listThings isn't in snake case",
    ),
    "an operationId that Python has taken": (
        THINGS,
        "operationId: list_things",
        "operationId: print",
        "    get:",
        "operation print would be called print_ by the generator",
    ),
    "a duplicate operationId": (
        THINGS,
        "operationId: create_thing",
        "operationId: list_things",
        "operationId: list_things\n      tags: [things]\n      summary: Create",
        "operationId list_things is taken already, at swagger_specs/things.yaml:12",
    ),
    "an unknown tag": (
        THINGS,
        "tags: [things]\n      summary: List",
        "tags: [thongs]\n      summary: List",
        "tags: [thongs]",
        "list_things has the unknown tag thongs",
    ),
    "two tags": (
        THINGS,
        "tags: [things]\n      summary: List",
        "tags: [things, things]\n      summary: List",
        "tags: [things, things]",
        "list_things needs exactly one tag",
    ),
    "two templates of one path": (
        THINGS,
        "components:\n  schemas:\n    ThingKind",
        f"{OTHER_NAME}components:\n  schemas:\n    ThingKind",
        "/things/{id}:",
        "DELETE /things/{id} is /things/{thing_id} (swagger_specs/things.yaml:60) under other",
    ),
    "one operation in two documents": (
        COMMON,
        "components:\n",
        "paths:\n  /things:\n    get: {}\ncomponents:\n",
        "",
        "swagger_specs/things.yaml:12: GET /things is described already, at swagger_specs/common",
    ),
    "a nameless object in a field": (
        THINGS,
        "        from: {type: string, description: Where it is from.}\n      example: {id",
        "        from:\n          type: object\n      example: {id",
        "        from:\n          type",
        "a nameless object",
    ),
    "a nameless object in a list": (
        THINGS,
        '          items:\n            $ref: "#/components/schemas/Thing"',
        "          items:\n            properties: {}",
        "          items:\n            properties",
        "a nameless object",
    ),
    "a nameless body": (
        THINGS,
        '              $ref: "#/components/schemas/ThingCreateRequest"',
        "              type: object",
        "            schema:\n              type: object",
        "create_thing: the body must be a named schema",
    ),
    "nothing about repeating": (
        THINGS,
        "      x-safe-to-repeat: {value: false, reason: Each call makes another thing.}\n",
        "",
        "    post:",
        "create_thing doesn't say whether it is safe to repeat",
    ),
    "safe to repeat, perhaps": (
        THINGS,
        "{value: false, reason: Each call makes another thing.}",
        "perhaps",
        "x-safe-to-repeat: perhaps",
        "needs a value, true or false, and a reason",
    ),
    "safe to repeat without a reason": (
        THINGS,
        ", reason: Each call makes another thing.}",
        "}",
        "x-safe-to-repeat: {value: false}",
        "x-safe-to-repeat of create_thing has no reason",
    ),
    "no evidence": (
        THINGS,
        "      x-evidence: inferred\n",
        "",
        "    delete:\n      operationId",
        "delete_thing has no x-evidence",
    ),
    "evidence of a new kind": (
        THINGS,
        "x-evidence: inferred",
        "x-evidence: hearsay",
        "x-evidence: hearsay",
        "x-evidence is one of documented, observed, inferred",
    ),
    "no summary": (
        THINGS,
        "      summary: Delete a thing\n",
        "",
        "    delete:\n      operationId",
        "delete_thing has no summary",
    ),
    "no description": (
        THINGS,
        "      description: It is gone.\n",
        "",
        "    delete:\n      operationId",
        "delete_thing has no description",
    ),
    "a parameter without a description": (
        THINGS,
        "          description: The kind of thing.\n",
        "",
        "- name: kind",
        "parameter kind has no description",
    ),
    "a path parameter that nobody describes": (
        THINGS,
        "  /things/{thing_id}:",
        "  /things/{thing_id}/{part}:",
        "    delete:\n      operationId",
        "delete_thing doesn't describe its parameter part",
    ),
    "no success": (
        THINGS,
        '        "204":\n          description: Deleted.\n',
        "",
        "      responses:\n        default",
        "delete_thing has no response for success",
    ),
    "no default response": (
        THINGS,
        "          description: Deleted.\n        default:\n"
        '          $ref: "common.yaml#/components/responses/Error"\n',
        "          description: Deleted.\n",
        '      responses:\n        "204"',
        "delete_thing has no default response",
    ),
    "a link to nowhere": (
        THINGS,
        "              operationId: delete_thing\n",
        "              operationId: drop_thing\n",
        "            delete:\n              operationId",
        "link delete of create_thing leads to no operation: drop_thing",
    ),
    "a link without what its operation needs": (
        THINGS,
        '              parameters: {thing_id: "$response.body#/data/id"}\n',
        "",
        "            delete:\n              operationId",
        "link delete of create_thing doesn't give thing_id, which delete_thing needs",
    ),
    "a link with what its operation doesn't take": (
        THINGS,
        '{thing_id: "$response.body#/data/id"}',
        '{thing_id: "1", hue: "2"}',
        "            delete:\n              operationId",
        "link delete of create_thing gives hue, which delete_thing doesn't take",
    ),
    "a link that takes a value from nowhere": (
        THINGS,
        "$response.body#/data/id",
        "$response.body#/data/ids",
        "            delete:\n              operationId",
        "takes thing_id from $response.body#/data/ids, which leads nowhere",
    ),
    "an extension that nobody knows": (
        THINGS,
        "x-evidence: inferred",
        "x-evidence: inferred\n      x-evidense: observed",
        "x-evidense",
        "x-evidense means nothing here; known are x-also-accepts, x-evidence",
    ),
    "a key of our own in a place of another": (
        THINGS,
        "x-evidence: inferred",
        "x-evidence: inferred\n      x-read-as: string",
        "x-read-as: string\n      x-safe",
        "x-read-as means nothing at this operation; it belongs to field or schema",
    ),
    "a key of our own that isn't for schemas": (
        THINGS,
        "    ThingKind:\n",
        "    ThingKind:\n      x-safe-to-repeat: {value: true, reason: It is.}\n",
        "x-safe-to-repeat: {value: true, reason: It is.}",
        "x-safe-to-repeat means nothing at this schema; it belongs to operation",
    ),
    "a field's key at a schema": (
        THINGS,
        "    ThingKind:\n",
        "    ThingKind:\n      x-python-name: kinds\n",
        "x-python-name: kinds",
        "x-python-name means nothing at this schema; it belongs to field",
    ),
    "a schema without an example": (
        THINGS,
        "      example: {id: 1, type: other}\n    Included",
        "    Included",
        "    OtherResource:",
        "schema OtherResource has no example",
    ),
    "a schema without a description": (
        THINGS,
        "      description: Something else.\n",
        "",
        "    OtherResource:",
        "schema OtherResource has no description",
    ),
    "an example that doesn't fit": (
        THINGS,
        "example: {id: 17, type: thing,",
        "example: {id: [17], type: thing,",
        "example: {id: [17]",
        "the example doesn't fit its schema",
    ),
    "one schema for both directions": (
        THINGS,
        'ThingCreateRequest"\n      responses',
        'ThingDocument"\n      responses',
        "    ThingDocument:",
        "schema ThingDocument is used for requests and for responses: make it two",
    ),
    "a schema that nobody uses": (
        THINGS,
        'ThingListDocument"',
        'ThingDocument"',
        "    ThingListDocument:",
        "schema ThingListDocument is used by no operation and no webhook",
    ),
    "a schema that can't keep its name": (
        THINGS,
        "ThingListDocument",
        "thing_list_document",
        "    thing_list_document:",
        "would be called ThingListDocument by the generator",
    ),
    "a reading of a new kind": (
        THINGS,
        "x-read-as: integer",
        "x-read-as: decimal",
        "x-read-as: decimal",
        "x-read-as is one of string, integer, date-time",
    ),
    "an amount without a description": (
        THINGS,
        "x-read-as: integer",
        "x-read-as: integer\n          x-money: {unit: nanodollars, name: price_usd}",
        "x-money:",
        "x-money needs a unit (dollars or nanodollars), a name in snake case and a description",
    ),
    "an amount in an unknown unit": (
        THINGS,
        "x-read-as: integer",
        "x-read-as: integer\n          x-money: {unit: euros, name: price_eur, description: Dear.}",
        "x-money:",
        "x-money needs a unit (dollars or nanodollars)",
    ),
    "an attribute that Python can't have": (
        THINGS,
        "x-read-as: integer",
        "x-read-as: integer\n          x-python-name: class",
        "x-python-name: class",
        "x-python-name is a name in snake case",
    ),
    "a wrapper of nothing": (
        THINGS,
        "x-read-as: integer",
        "x-read-as: integer\n          x-unwrap: data",
        "x-unwrap: data",
        "x-unwrap names the field of the first of two kinds of items that holds the second",
    ),
    "a form in words of no pattern": (
        THINGS,
        "x-read-as: integer",
        "x-read-as: integer\n          x-form: digits",
        "x-form: digits",
        "x-form says in words what the pattern beside it is",
    ),
    "a reference to nothing": (
        THINGS,
        '$ref: "#/components/schemas/ThingKind"',
        '$ref: "#/components/schemas/ThingKing"',
        '$ref: "#/components/schemas/ThingKing"',
        "#/components/schemas/ThingKing leads nowhere",
    ),
    "a reference to a missing document": (
        THINGS,
        "common.yaml#/components/parameters/Offset",
        "comma.yaml#/components/parameters/Offset",
        "comma.yaml",
        "there is no comma.yaml",
    ),
    "a reference into a path": (
        THINGS,
        "common.yaml#/components/parameters/Offset",
        "common.yaml#/paths/things",
        "common.yaml#/paths",
        "only #/components/<section>/<name> can be referred to",
    ),
    "two schemas of one name": (
        COMMON,
        "  schemas:\n",
        DUPLICATE_THING,
        "",
        "swagger_specs/things.yaml:87: schemas component Thing differs from the one at"
        " swagger_specs/common.yaml:24",
    ),
    "two addresses of the API": (
        THINGS,
        "https://api.example.com",
        "https://example.com",
        "servers:",
        "servers differ from those at swagger_specs/common.yaml:3",
    ),
    "what isn't OpenAPI": (
        THINGS,
        "      summary: List the things",
        "      summary: List the things\n      deprecated: perhaps",
        "deprecated: perhaps",
        'not OpenAPI 3.1: "perhaps" is not of type "boolean"',
    ),
    "responses left empty": (
        THINGS,
        '        "204":\n          description: Deleted.\n        default:\n'
        '          $ref: "common.yaml#/components/responses/Error"\n',
        "",
        "      responses:\ncomponents",
        'not OpenAPI 3.1: null is not of type "object"',
    ),
    "a parameter that is mere text": (
        THINGS,
        '        - $ref: "common.yaml#/components/parameters/Offset"',
        "        - offset",
        "- offset",
        'not OpenAPI 3.1: "offset" is not of type "object"',
    ),
    "a component that is mere text": (
        THINGS,
        "    ThingKind:\n",
        "    Nothing:\n    ThingKind:\n",
        "    Nothing:",
        'not OpenAPI 3.1: null is not of type "object"',
    ),
    "a field that is mere text": (
        THINGS,
        "        from: {type: string, description: Where it is from.}",
        "        from: string",
        "from: string",
        "not JSON Schema",
    ),
    "a field that may be anything": (
        THINGS,
        "        from: {type: string, description: Where it is from.}",
        "        from: true",
        "from: true",
        'not JSON Schema: true is not of type "object"',
    ),
    "a reference that is no text": (
        THINGS,
        '$ref: "common.yaml#/components/parameters/Offset"',
        "$ref: 3",
        "$ref: 3",
        "not OpenAPI 3.1",
    ),
    "what isn't JSON Schema": (
        COMMON,
        "minimum: 0",
        "minimum: none",
        "schema: {type: integer",
        "not JSON Schema",
    ),
}


# Those above that aren't merely left unsaid, by what mends them.
OF_KIND = {
    Kind.DOCUMENT: [
        "a broken mapping",
        "a tab",
        "a key given twice",
        "a merge key",
        "a number with a zero in front",
    ],
    Kind.OPENAPI: [
        "another version of OpenAPI",
        "what isn't OpenAPI",
        "responses left empty",
        "a parameter that is mere text",
        "a component that is mere text",
        "a field that is mere text",
        "a field that may be anything",
        "a reference that is no text",
        "what isn't JSON Schema",
    ],
    Kind.UNKNOWN_KEY: [
        "an unknown root key",
        "an extension that nobody knows",
        "a key of our own in a place of another",
        "a key of our own that isn't for schemas",
        "a field's key at a schema",
    ],
    Kind.NAME: [
        "an operationId in camel case",
        "an operationId that Python has taken",
        "a schema that can't keep its name",
    ],
    Kind.CONFLICT: [
        "a duplicate operationId",
        "one operation in two documents",
        "two schemas of one name",
        "two addresses of the API",
    ],
    Kind.NAMELESS: [
        "a nameless object in a field",
        "a nameless object in a list",
        "a nameless body",
    ],
    Kind.PARAMETER: ["a path parameter that nobody describes"],
    Kind.LINK: [
        "a link to nowhere",
        "a link without what its operation needs",
        "a link with what its operation doesn't take",
        "a link that takes a value from nowhere",
    ],
    Kind.EXAMPLE: ["an example that doesn't fit"],
    Kind.ROLE: ["one schema for both directions", "a schema that nobody uses"],
    Kind.EXTENSION: [
        "evidence of a new kind",
        "a reading of a new kind",
        "an amount without a description",
        "an amount in an unknown unit",
        "an attribute that Python can't have",
        "a form in words of no pattern",
        "a wrapper of nothing",
    ],
    Kind.REFERENCE: [
        "a reference to nothing",
        "a reference to a missing document",
        "a reference into a path",
    ],
}
KIND_OF = {name: kind for kind, names in OF_KIND.items() for name in names}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_document_is_refused_by_file_and_line_and_nothing_is_touched(
    tiny: Project, name: str
) -> None:
    file, old, new, place, message = BAD[name]
    tiny.edit(file, old, new)
    before = tiny.snapshot()

    code = tiny.run("generate")

    line = FILES[file].replace(old, new).partition(place or "\n")[0].count("\n") + 1
    lines = [said for said in tiny.said.splitlines() if message in said]
    assert code == 1
    assert lines, tiny.said
    assert not place or lines[0].startswith(f"{file}:{line}: "), (line, tiny.said)
    assert tiny.snapshot() == before
    assert f"\nfix: {KIND_OF.get(name, Kind.UNSAID).fix}\n" in tiny.said


def test_all_problems_are_told_at_once_in_the_order_of_the_lines(tiny: Project) -> None:
    tiny.edit("swagger_specs/things.yaml", "      summary: List the things\n", "")
    tiny.edit("swagger_specs/things.yaml", "      x-evidence: inferred\n", "")

    code = tiny.run("check")

    assert code == 1
    *problems, fix = tiny.said.splitlines()
    assert [line.rpartition(": ")[2] for line in problems] == [
        "list_things has no summary",
        "delete_thing has no x-evidence",
    ]
    assert fix == f"fix: {Kind.UNSAID.fix}"


def test_a_document_that_is_not_utf_8_is_refused_on_its_line(tiny: Project) -> None:
    path = tiny.root / "swagger_specs/common.yaml"
    path.write_bytes(path.read_bytes().replace(b"A failure.", b"A f\xe4ilure.", 1))

    code = tiny.run("generate")

    assert code == 1
    assert tiny.said.splitlines() == [
        "swagger_specs/common.yaml:18: isn't UTF-8",
        f"fix: {Kind.DOCUMENT.fix}",
    ]


def test_a_folder_without_documents_is_refused(tiny: Project) -> None:
    for path in (tiny.root / "swagger_specs").iterdir():
        path.unlink()

    code = tiny.run("generate")

    assert code == 1
    assert "has no *.yaml document" in tiny.said


def test_what_the_generator_can_not_digest_is_told_in_its_own_words(tiny: Project) -> None:
    tiny.edit(
        "swagger_specs/things.yaml",
        "enum: [small, large]}\n        - $ref",
        "enum: [1, a]}\n        - $ref",
    )

    code = tiny.run("generate")

    assert code == 1
    assert tiny.said.startswith("openapi-python-client refused the bundle:\n")
    assert tiny.said.endswith(f"\nfix: {Kind.REFUSED.fix}\n")
    assert not tiny.paths.package.exists()


@pytest.mark.parametrize("name", ["more.yml", "more.json", "README.md", "more/things.yaml"])
def test_what_would_be_ignored_among_the_documents_is_refused(tiny: Project, name: str) -> None:
    tiny.write(f"swagger_specs/{name}", "openapi: 3.1.0")

    code = tiny.run("generate")

    first = name.partition("/")[0]
    assert code == 1
    assert tiny.said.splitlines() == [
        f"swagger_specs/{first}:1: isn't read: documents are *.yaml, in one folder",
        f"fix: {Kind.STRAY.fix}",
    ]
