"""A vendor's document: converted, its gaps filled by proposals, placed only when asked to."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator_config import documents
from generator_config.adoption.command import Adopted, adopt, place, tell
from generator_config.problems import SpecError
from generator_config.tree import Paths

ROOT = Path(__file__).parents[3]
SERVERS = [{"url": "https://api.flowroute.com"}]

STORE: dict[str, Any] = {
    "swagger": "2.0",
    "info": {"title": "Store", "version": "1.0"},
    "host": "api.flowroute.com",
    "schemes": ["http", "https"],
    "consumes": ["application/json", "application/xml"],
    "produces": ["application/json"],
    "securityDefinitions": {"basicAuth": {"type": "basic"}},
    "security": [{"basicAuth": []}],
    "parameters": {"limit": {"in": "query", "name": "limit", "type": "integer", "minimum": 1}},
    "paths": {
        "/v9/pets/{petId}": {
            "parameters": [{"in": "path", "name": "petId", "required": True, "type": "string"}],
            "get": {
                "operationId": "getPetById",
                "tags": ["Pets", "more"],
                "responses": {
                    "200": {"description": "ok", "schema": {"$ref": "#/definitions/Pet"}}
                },
            },
            "put": {
                "parameters": [
                    {"in": "body", "name": "b", "schema": {"$ref": "#/definitions/Pet"}}
                ],
                "responses": {
                    "200": {"description": "ok", "schema": {"$ref": "#/definitions/Pet"}}
                },
            },
        },
        "/v9/pets": {
            "get": {
                "x-vendor": {"a": 1},
                "parameters": [{"$ref": "#/parameters/limit"}],
                "responses": {
                    "200": {
                        "description": "ok",
                        "schema": {
                            "type": "object",
                            "properties": {
                                "data": {"type": "array", "items": {"$ref": "#/definitions/Pet"}},
                                "meta": {
                                    "type": "object",
                                    "properties": {"next": {"type": "string", "x-nullable": True}},
                                },
                            },
                        },
                    }
                },
            }
        },
    },
    "definitions": {
        "Pet": {
            "type": "object",
            "required": ["name"],
            "properties": {
                "name": {"type": "string"},
                "size": {"type": "number", "minimum": 0, "exclusiveMinimum": True},
                "owner": {"$ref": "#/definitions/Owner"},
            },
        },
        "Owner": {"type": "object", "properties": {"name": {"type": "string"}}},
        "Unused": {"type": "object", "properties": {}},
    },
}


@pytest.fixture
def project(tmp_path: Path) -> Paths:
    """A project with our documents."""
    shutil.copytree(ROOT / "swagger_specs", tmp_path / "project/swagger_specs")
    return Paths(tmp_path / "project")


def adopted(document: object, project: Paths, name: str = "store.json") -> Adopted:
    """A document after its adoption."""
    path = project.root.parent / name
    path.write_text(json.dumps(document, indent=1))
    return adopt(path, project, "store.yaml")


def test_a_document_of_swagger_comes_to_keep_all_our_rules(project: Paths) -> None:
    result = adopted(STORE, project)

    assert result.form == "Swagger 2.0"
    assert result.operations == 3
    assert result.left == ()
    document = yaml.safe_load(result.text)
    assert document["openapi"] == "3.1.0"
    assert document["servers"] == SERVERS
    assert [*document["paths"]] == ["/v9/pets/{pet_id}", "/v9/pets"]
    names = [
        operation["operationId"]
        for item in document["paths"].values()
        for operation in item.values()
    ]
    assert names == ["get_pet_by_id", "replace_pet", "list_pets"]


def test_older_schemas_are_said_in_the_words_of_json_schema(project: Paths) -> None:
    schemas = yaml.safe_load(adopted(STORE, project).text)["components"]["schemas"]

    assert schemas["Pet"]["properties"]["size"] == {"type": "number", "exclusiveMinimum": 0}
    meta = schemas["ListPetsResponseMeta"]["properties"]["next"]
    assert meta == {"type": ["string", "null"]}


def test_what_is_sent_and_received_becomes_two_and_what_nothing_uses_goes(project: Paths) -> None:
    document = yaml.safe_load(adopted(STORE, project).text)

    assert document["components"]["schemas"].keys() == {
        "Pet", "PetRequest", "Owner", "OwnerRequest", "ListPetsResponse", "ListPetsResponseMeta",
    }  # fmt: skip
    body = document["paths"]["/v9/pets/{pet_id}"]["put"]["requestBody"]["content"]
    assert body == {"application/json": {"schema": {"$ref": "#/components/schemas/PetRequest"}}}
    inner = document["components"]["schemas"]["PetRequest"]["properties"]["owner"]
    assert inner == {"$ref": "#/components/schemas/OwnerRequest"}


def test_each_gap_is_told_with_its_line_and_a_proposal(project: Paths) -> None:
    result = adopted(STORE, project)
    text = tell(result, "store.yaml", verbose=True)
    lines = json.dumps(STORE, indent=1).splitlines()

    def line_of(part: str, number: int = 0) -> int:
        return [n for n, line in enumerate(lines, 1) if part in line][number]

    get, put = line_of('"get": {'), line_of('"put": {')
    for line, missed, proposed in (
        (get, "has the tags Pets, more", "tags: [pets]"),
        (get, "is called getPetById", "operationId: get_pet_by_id"),
        (get, "doesn't say whether it is safe to repeat", "value: true"),
        (put, "has no operationId", "operationId: replace_pet"),
        (put, "Request comes in several forms", "application/json, without application/xml"),
        (put, "has no default response", "$ref: common.yaml#/components/responses/Error"),
        (line_of('"Pet": {'), "Pet is sent and received", "PetRequest is what is sent"),
        (line_of('"Unused": {'), "no operation uses Unused", "left out"),
        (line_of('"get": {', 1), "x-vendor means nothing here", "left out"),
    ):
        assert f"store.json:{line}: {missed}; proposed: {proposed}" in text
    assert "it meets all our rules; review the proposals, they are guesses" in text


def test_what_cannot_be_guessed_is_left_to_people_with_its_line(project: Paths) -> None:
    store = {**STORE, "host": "elsewhere.test"}

    result = adopted(store, project)

    (problem,) = result.left
    assert problem.message.startswith("servers differ from those at")
    assert result.text.splitlines()[problem.line - 1] == "servers:"


def test_a_document_in_our_form_needs_nothing(project: Paths) -> None:
    first = adopted(STORE, project)
    path = project.root.parent / "again.yaml"
    path.write_text(first.text)

    again = adopt(path, project, "store.yaml")

    assert (again.form, again.proposals, again.left) == ("OpenAPI 3.1.0", (), ())
    assert yaml.safe_load(again.text) == yaml.safe_load(first.text)


def test_names_that_other_documents_have_are_not_given_twice(project: Paths) -> None:
    paths = {"/v9/e911s": {"get": {"responses": {"200": {"description": "d"}}}}}
    store = {"openapi": "3.0.3", "info": STORE["info"], "servers": SERVERS, "paths": paths}

    document = yaml.safe_load(adopted(store, project).text)

    assert document["paths"]["/v9/e911s"]["get"]["operationId"] == "list_e911s_2"


def test_forms_of_swagger_become_bodies_and_files_bytes(project: Paths) -> None:
    upload = {
        "consumes": ["multipart/form-data"],
        "parameters": [
            {"in": "formData", "name": "file", "type": "file", "required": True},
            {"in": "formData", "name": "note", "type": "string"},
            {"in": "query", "name": "ids", "type": "array", "items": {"type": "string"},
             "collectionFormat": "pipes"},
        ],
        "responses": {"201": {"description": "made"}},
    }  # fmt: skip
    store = {**STORE, "paths": {"/v9/files": {"post": upload}}}

    document = yaml.safe_load(adopted(store, project).text)

    operation = document["paths"]["/v9/files"]["post"]
    assert operation["operationId"] == "create_file"
    assert operation["x-safe-to-repeat"]["value"] is False
    (query,) = operation["parameters"]
    assert (query["style"], query["explode"]) == ("pipeDelimited", False)
    reference = operation["requestBody"]["content"]["multipart/form-data"]["schema"]["$ref"]
    schema = document["components"]["schemas"][reference.rpartition("/")[2]]
    assert schema["properties"]["file"] == {"type": "string", "format": "binary"}
    assert schema["required"] == ["file"]


def test_files_beside_the_document_are_taken_in(project: Paths) -> None:
    folder = project.root.parent
    (folder / "parts").mkdir()
    (folder / "parts/common.yaml").write_text(
        "Pet: {type: object, properties: {owner: {$ref: 'people.yaml#/Owner'},"
        " self: {$ref: '#/Pet'}}}\n"
    )
    (folder / "parts/people.yaml").write_text("Owner: {type: object, properties: {}}\n")
    paths = {
        "/v9/pets": {
            "get": {
                "responses": {
                    "200": {
                        "description": "d",
                        "content": {
                            "application/json": {"schema": {"$ref": "parts/common.yaml#/Pet"}}
                        },
                    }
                }
            }
        }
    }
    store = {"openapi": "3.0.3", "info": STORE["info"], "servers": SERVERS, "paths": paths}

    document = yaml.safe_load(adopted(store, project).text)

    pet = document["components"]["schemas"]["Pet"]["properties"]
    assert pet["owner"] == {"$ref": "#/components/schemas/Owner"}
    assert pet["self"] == {"$ref": "#/components/schemas/Pet"}


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ("../secret.yaml#/A", "refers to a file outside of its folder"),
        ("link.yaml#/A", "refers to a file outside of its folder"),
        ("/etc/hostname", "refers to a file outside of its folder"),
        ("https://example.test/a.yaml", "refers to the network"),
        ("//example.test/a.yaml", "refers to the network"),
        ("file:///etc/hostname", "refers to the network"),
        ("nothing.yaml#/A", "refers to nothing"),
    ],
)
def test_references_that_leave_the_folder_are_refused(
    reference: str, message: str, project: Paths
) -> None:
    (project.root.parent.parent / "secret.yaml").write_text("A: {type: object}")
    (project.root.parent / "link.yaml").symlink_to(project.root.parent.parent / "secret.yaml")
    store = {**STORE, "definitions": {**STORE["definitions"], "Pet": {"$ref": reference}}}

    with pytest.raises(SpecError, match=message) as caught:
        adopted(store, project)

    assert "store.json:" in str(caught.value)


def test_nothing_in_a_document_is_run_and_aliases_do_not_multiply(
    project: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "MOST_VALUES", 20_000)
    path = project.root.parent / "evil.yaml"
    path.write_text('openapi: 3.1.0\nx: !!python/object/apply:os.system ["touch ran"]\npaths: {}\n')
    adopt(path, project, "store.yaml")
    assert not Path("ran").exists()
    levels = "\n".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 10)}]" for n in range(1, 12))
    path.write_text(f"openapi: 3.1.0\nl0: &l0 [x, x]\n{levels}\npaths: {{}}\n")

    with pytest.raises(SpecError, match="aliases that multiply"):
        adopt(path, project, "store.yaml")


def test_a_document_of_many_operations_is_adopted_whole(project: Paths) -> None:
    item = STORE["paths"]["/v9/pets"]
    store = {**STORE, "paths": {f"/v9/pets{n}/more": item for n in range(200)}}

    result = adopted(store, project)

    assert result.operations == 200
    assert result.left == ()
    assert "… and" in tell(result, "store.yaml")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"swagger": "1.2"}', "store.json:1: says 1.2; expected swagger: 2.0, or openapi"),
        ('{"info": {}}', "store.json:1: says None; expected swagger: 2.0, or openapi"),
        ("{]", "store.json:1: broken JSON"),
    ],
)
def test_what_is_no_document_is_told(text: str, message: str, project: Paths) -> None:
    path = project.root.parent / "store.json"
    path.write_text(text)

    with pytest.raises(SpecError) as caught:
        adopt(path, project, "store.yaml")

    assert message in str(caught.value)


def test_a_document_is_placed_once_and_replaced_only_by_force(project: Paths) -> None:
    result = adopted(STORE, project)

    place(result, project, "store.yaml", replaces=False)

    assert (project.specs / "store.yaml").read_text("utf-8") == result.text
    with pytest.raises(SpecError, match="already exists"):
        place(result, project, "store.yaml", replaces=False)
    place(result, project, "store.yaml", replaces=True)


def test_the_command_writes_nothing_unless_it_is_told_to(project: Paths) -> None:
    path = project.root.parent / "store.json"
    path.write_text(json.dumps(STORE))
    before = sorted(project.specs.iterdir())
    command = [sys.executable, "-m", "generator_config", "--root", str(project.root), "adopt"]

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*command, *arguments], capture_output=True, text=True, cwd=ROOT, check=False
        )

    told = run(str(path))

    assert told.returncode == 0, told.stderr
    assert told.stdout.startswith("Swagger 2.0, 3 operations, as OpenAPI 3.1: store.yaml")
    assert "nothing was written" in told.stdout
    assert sorted(project.specs.iterdir()) == before
    assert "added as swagger_specs/pets.yaml" in run(str(path), "--place", "--name", "pets").stdout
    assert (project.specs / "pets.yaml").is_file()
    missing = run("nowhere.json")
    assert (missing.returncode, missing.stderr.count("\nfix: ")) == (1, 1)
