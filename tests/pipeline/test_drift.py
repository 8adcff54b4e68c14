"""Whatever is changed in a copy of the whole tree, the check says what, why and how to fix it."""

from __future__ import annotations

import json
import shutil

import pytest

from generator_config.tree import read_folder

from .conftest import ROOT, Mutation, Project

CLIENT = "generated_client/flowroute_api"
ASYNC = "overlays/flowroute_sdk/_async"
SYNC = "overlays/flowroute_sdk/_sync"
SIDES = "overlays/flowroute_sdk/_sides"
SPECS = "swagger_specs"
PIPELINE = "generator_config"


def append(name: str, text: str = "\nDRIFT = 1\n") -> Mutation:
    def mutate(copy: Project) -> None:
        content = (copy.root / name).read_text(encoding="utf-8")
        copy.write(name, content + text)

    return mutate


def edit(name: str, old: str, new: str) -> Mutation:
    return lambda copy: copy.edit(name, old, new)


def delete(name: str) -> Mutation:
    return lambda copy: (copy.root / name).unlink()


def create(name: str, text: str) -> Mutation:
    return lambda copy: copy.write(name, text)


def remove_method(name: str, method: str) -> Mutation:
    return edit(name, f"    async def {method}(", f"    async def _{method}(")


NEW_OPERATION = """\
  /v2/e911s/count:
    get:
      operationId: count_e911s
      tags: [e911s]
      summary: Count the emergency addresses
      description: Nothing but the number.
      x-evidence: inferred
      x-safe-to-repeat: {value: true, reason: It only reads.}
      responses:
        "204":
          description: Counted.
        default:
          $ref: "common.yaml#/components/responses/Error"
  /v2/e911s/validate:
"""

NEW_SPEC = "openapi: 3.1.0\ninfo: {title: Other, version: '1'}\npaths: {}\n"

HAND_EDIT = f"hand edit: {CLIENT} was edited after it was generated"
UNDO = "generate --force   (which undoes the edit)"
GENERATE = "fix: make generate   (python -m generator_config generate)"

# name: what is done to the tree, and what the check must say
DRIFTS: dict[str, tuple[Mutation, list[str]]] = {
    "a model edited by hand": (
        append(f"{CLIENT}/models/e911_attributes.py"),
        [f"changed {CLIENT}/models/e911_attributes.py", "-DRIFT = 1", HAND_EDIT, UNDO],
    ),
    "an endpoint edited by hand": (
        edit(
            f"{CLIENT}/api/e911s/create_address.py", "safe_to_repeat=False", "safe_to_repeat=True"
        ),
        ["-    safe_to_repeat=True,", "+    safe_to_repeat=False,", HAND_EDIT],
    ),
    "the client edited by hand": (
        append(f"{CLIENT}/client.py"),
        [f"changed {CLIENT}/client.py", "(client.py)", HAND_EDIT],
    ),
    "a header removed": (
        edit(f"{CLIENT}/types.py", "# Generated from", "# Written from"),
        [f"changed {CLIENT}/types.py", HAND_EDIT],
    ),
    "a model deleted": (
        delete(f"{CLIENT}/models/e911.py"),
        [f"missing {CLIENT}/models/e911.py", "deleted: models/e911.py of", GENERATE],
    ),
    "a file added": (
        create(f"{CLIENT}/helpers.py", "X = 1\n"),
        [
            f"extra   {CLIENT}/helpers.py",
            f"unknown file: {CLIENT}/helpers.py was never generated",
            "deletes it",
        ],
    ),
    "py.typed deleted": (
        delete(f"{CLIENT}/py.typed"),
        [f"missing {CLIENT}/py.typed", "deleted: py.typed of", GENERATE],
    ),
    "openapi.json edited": (
        edit(f"{CLIENT}/openapi.json", '"https://api.flowroute.com"', '"https://example.com"'),
        [f"changed {CLIENT}/openapi.json", '-   "url": "https://example.com"', HAND_EDIT],
    ),
    "generation.json edited": (
        edit(f"{CLIENT}/generation.json", '"bundle": "', '"bundle": "0'),
        [f"changed {CLIENT}/generation.json", "hand edit: generation.json"],
    ),
    "generation.json damaged": (
        append(f"{CLIENT}/generation.json", "}"),
        [f"hand edit: {CLIENT}/generation.json is missing or damaged"],
    ),
    "generation.json deleted": (
        delete(f"{CLIENT}/generation.json"),
        [f"missing {CLIENT}/generation.json", "generation.json is missing or damaged"],
    ),
    "another generator recorded": (
        edit(f"{CLIENT}/generation.json", '"generator": "0.29.1"', '"generator": "0.28.4"'),
        ["version: openapi-python-client was 0.28.4, is 0.29.1"],
    ),
    "the whole client deleted": (
        lambda copy: shutil.rmtree(copy.paths.package),
        ["client: it has not been generated yet", "more", GENERATE],
    ),
    "a spec changed": (
        edit(f"{SPECS}/e911_v2.yaml", "summary: Create and validate an", "summary: Create an"),
        ["create_address.py", "spec: swagger_specs/e911_v2.yaml has changed since", GENERATE],
    ),
    "an operation added": (
        edit(f"{SPECS}/e911_v2.yaml", "  /v2/e911s/validate:\n", NEW_OPERATION),
        [
            f"missing {CLIENT}/api/e911s/count_e911s.py",
            "spec: swagger_specs/e911_v2.yaml has changed since",
            f"{ASYNC}/resources/e911s.py:",
            "no method count_e911s for GET /v2/e911s/count",
        ],
    ),
    "a spec added": (
        create(f"{SPECS}/other.yaml", NEW_SPEC),
        ["spec: swagger_specs/other.yaml is new since"],
    ),
    "a template changed": (
        append(f"{PIPELINE}/templates/errors.py.jinja"),
        ["template: generator_config/templates/errors.py.jinja has changed", "+DRIFT = 1"],
    ),
    "a template added": (
        create(f"{PIPELINE}/templates/_unused.jinja", "nothing"),
        ["template: generator_config/templates/_unused.jinja is new"],
    ),
    "the config changed": (
        edit(f"{PIPELINE}/config.yaml", "line-length 100", "line-length 79"),
        ["config: generator_config/config.yaml has changed", "files aren't what their sources"],
    ),
    "a hand edit beside a changed spec": (
        lambda copy: (
            edit(f"{SPECS}/common.yaml", "title: Flowroute API, shared", "title: Shared")(copy),
            append(f"{CLIENT}/client.py")(copy),
        )[0],
        ["spec: swagger_specs/common.yaml has changed", f"{HAND_EDIT} (client.py)"],
    ),
    "an async overlay edited without deriving": (
        append(f"{ASYNC}/resources/e911s.py"),
        [
            f"changed {SYNC}/resources/e911s.py",
            "overlay: _async/resources/e911s.py has changed since _sync/resources/e911s.py",
        ],
    ),
    "a sync overlay edited by hand": (
        append(f"{SYNC}/resources/e911s.py"),
        [
            f"changed {SYNC}/resources/e911s.py",
            "hand edit: _sync/resources/e911s.py was edited; edit _async/resources/e911s.py",
        ],
    ),
    "the header of a sync overlay removed": (
        edit(f"{SYNC}/resources/e911s.py", "# Derived from _async", "# Written like _async"),
        ["hand edit: _sync/resources/e911s.py lacks the header of a derived module"],
    ),
    "a sync overlay deleted": (
        delete(f"{SYNC}/resources/e911s.py"),
        [
            f"missing {SYNC}/resources/e911s.py",
            "_async/resources/e911s.py has no _sync/resources/e911s.py yet",
        ],
    ),
    "a sync module derived from nothing": (
        create(f"{SYNC}/more.py", "X = 1\n"),
        [f"extra   {SYNC}/more.py", "unknown file: _sync/more.py is derived from nothing"],
    ),
    "an async module added": (
        create(f"{ASYNC}/more.py", '"""More."""\n'),
        [f"missing {SYNC}/more.py", "_async/more.py has no _sync/more.py yet"],
    ),
    "an async module deleted": (
        delete(f"{ASYNC}/__init__.py"),
        [f"extra   {SYNC}/__init__.py", "_async/__init__.py, which _sync/__init__.py was derived"],
    ),
    "a hand-written sync module deleted": (
        delete(f"{SIDES}/rim_sync.py"),
        [
            f"{SIDES}/rim_sync.py:1: rim_sync.py is written by hand on both sides",
            "restore it from",
        ],
    ),
    "a hand-written sync module emptied": (
        create(f"{SIDES}/rim_sync.py", '"""Nothing."""\n'),
        [
            f"{SIDES}/rim_sync.py:1: sleep is missing",
            "fix: write it, or restore it from version",
        ],
    ),
    "an overlay method removed": (
        remove_method(f"{ASYNC}/resources/e911s.py", "get_e911"),
        ["no method get_e911 for GET /v2/e911s/{e911_id}", "fix: write the method by hand"],
    ),
    "a parameter removed from an overlay": (
        edit(f"{ASYNC}/resources/e911s.py", "zipcode:", "postcode:"),
        ["create_address has no argument for zip", f"{ASYNC}/resources/e911s.py:"],
    ),
    "an overlay method added": (
        append(f"{ASYNC}/resources/e911s.py", "\n    async def surprise(self) -> None: ...\n"),
        ["surprise isn't an operation and isn't listed in HELPERS"],
    ),
    "an overlay that isn't Python": (
        append(f"{ASYNC}/resources/e911s.py", "\n)\n"),
        [f"{ASYNC}/resources/e911s.py:", "isn't valid Python"],
    ),
    "an overlay with asyncio": (
        append(f"{ASYNC}/resources/e911s.py", "\nimport asyncio\n"),
        ["asyncio has no sync counterpart"],
    ),
}


@pytest.mark.parametrize("name", DRIFTS)
def test_drift_is_found_explained_and_left_as_it_is(copy: Project, name: str) -> None:
    mutate, expected = DRIFTS[name]
    mutate(copy)
    before = copy.snapshot()

    code = copy.run("check")

    assert code == 1, copy.said
    missing = [words for words in expected if words not in copy.said]
    assert not missing, copy.said
    assert copy.snapshot() == before


def test_a_tree_without_drift_passes_and_is_left_as_it_is(copy: Project) -> None:
    before = copy.snapshot()

    code = copy.run("check")

    assert code == 0
    assert copy.said.startswith("no drift: ")
    assert copy.snapshot() == before


def test_generating_by_force_mends_every_kind_of_drift_and_names_what_it_undoes(
    copy: Project,
) -> None:
    before = copy.snapshot()
    append(f"{CLIENT}/client.py")(copy)
    delete(f"{CLIENT}/py.typed")(copy)
    create(f"{CLIENT}/models/extra.py", "")(copy)
    append(f"{SYNC}/resources/e911s.py")(copy)

    code = copy.run("generate", "--force")

    assert code == 0
    assert copy.snapshot() == before
    assert copy.said.splitlines()[:3] == [
        f"edit undone: {CLIENT}/client.py",
        f"deleted, nothing generates it: {CLIENT}/models/extra.py",
        f"edit undone: {SYNC}/resources/e911s.py",
    ]


@pytest.mark.parametrize(
    ("mutate", "name"),
    [
        (append(f"{CLIENT}/client.py"), f"{CLIENT}/client.py"),
        (create(f"{CLIENT}/models/extra.py", "X = 1\n"), f"{CLIENT}/models/extra.py"),
        (append(f"{SYNC}/resources/e911s.py"), f"{SYNC}/resources/e911s.py"),
        (create(f"{SYNC}/notes.txt", "mine"), f"{SYNC}/notes.txt"),
    ],
)
def test_what_somebody_wrote_is_named_and_kept(copy: Project, mutate: Mutation, name: str) -> None:
    mutate(copy)
    append(f"{ASYNC}/resources/cnams.py")(copy)  # so that there is something to do
    before = copy.snapshot()

    code = copy.run("generate")

    assert code == 1
    assert f"nothing was written:\n  {name}\nfix: " in copy.said
    assert copy.snapshot() == before


def test_generated_files_that_are_not_needed_any_more_go_without_force(copy: Project) -> None:
    (copy.paths.async_overlays / "resources" / "e911s.py").rename(
        copy.paths.async_overlays / "resources" / "e999s.py"
    )

    copy.run("derive")

    assert not (copy.paths.sync_overlays / "resources" / "e911s.py").exists()
    assert (copy.paths.sync_overlays / "resources" / "e999s.py").exists()


def test_what_python_leaves_behind_is_no_drift(copy: Project) -> None:
    (copy.paths.package / "__pycache__").mkdir()
    (copy.paths.package / "__pycache__/client.cpython-311.pyc").write_bytes(b"x")

    code = copy.run("check")

    assert code == 0


@pytest.mark.parametrize(
    "change",
    [
        append(f"{SPECS}/common.yaml", "# a comment\n"),
        append(f"{PIPELINE}/config.yaml", "# a comment\n"),
        append(f"{PIPELINE}/templates/errors.py.jinja", "{# a comment #}"),
        edit(f"{PIPELINE}/templates/errors.py.jinja", "class Unex", "{# a comment #}\nclass Unex"),
        create(f"{PIPELINE}/templates/README.md", "About the templates."),
        create(f"{SPECS}/.DS_Store", "x"),
        create(f"{PIPELINE}/templates/.DS_Store", "x"),
        create(f"{CLIENT}/.DS_Store", "x"),
        create(f"{SYNC}/.DS_Store", "x"),
    ],
)
def test_what_means_nothing_is_no_drift(copy: Project, change: Mutation) -> None:
    change(copy)

    code = copy.run("check")

    assert code == 0, copy.said


def test_a_clone_with_other_line_ends_has_not_drifted(copy: Project) -> None:
    templates = (path for path in copy.paths.templates.rglob("*") if path.is_file())
    for path in [*copy.paths.specs.iterdir(), *templates, copy.paths.config]:
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    code = copy.run("check")

    assert code == 0, copy.said


def test_git_keeps_the_line_ends_of_all_text() -> None:
    assert "* text=auto eol=lf" in (ROOT / ".gitattributes").read_text().splitlines()


def test_a_removed_operation_is_said_to_be_deleted_from_the_overlay_too(copy: Project) -> None:
    text = (copy.paths.specs / "cnam_v2.yaml").read_text()
    start = text.index("    delete:\n      operationId: remove_cnam")
    rest = text[start:].splitlines(keepends=True)
    end = next(i for i, line in enumerate(rest) if i and not line.startswith("      "))
    links = text[:start].replace("operationId: remove_cnam", "operationId: get_cnam")
    copy.write(f"{SPECS}/cnam_v2.yaml", links + "".join(rest[end:]))

    code = copy.run("check")

    assert code == 1
    assert (
        f"{ASYNC}/resources/cnams.py:7: imports remove_cnam, which isn't an operation" in copy.said
    )
    assert "fix: delete it, or list it in HELPERS" in copy.said


def test_a_recorded_hash_belongs_to_each_source(copy: Project) -> None:
    record = json.loads((copy.paths.package / "generation.json").read_text())

    assert set(record["specs"]) == {path.name for path in copy.paths.specs.iterdir()}
    assert set(record["templates"]) == {*read_folder(copy.paths.templates)}
    assert {"generator", "ruff", "config", "bundle", "files"} <= set(record)


def test_the_tree_of_this_project_has_not_drifted(
    remembered: None, capsys: pytest.CaptureFixture[str]
) -> None:
    project = Project(ROOT, capsys)

    code = project.run("check")

    assert code == 0, project.said
