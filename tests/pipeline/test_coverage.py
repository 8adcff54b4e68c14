"""Every operation has its overlay method with all that it takes, and every method its operation."""

from __future__ import annotations

import pytest

from .conftest import Project

OVERLAY = "overlays/flowroute_sdk/_async/things.py"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("async def delete_thing", "async def _delete", "no method delete_thing for DELETE"),
        ("class Things", "class Thongs", f"{OVERLAY}:1: no method list_things for GET /things"),
        ("kind: str | None = None, ", "", "things.py:12: list_things has no argument for kind"),
        (", offset: int = 0", ", **offset: int", "list_things has no argument for offset"),
        ("self, thing_id: str", "self, thing: str", "delete_thing has no argument for thing_id"),
        ("from_: str", "sender: str", "create_thing has no argument for from"),
        ('{"zipcode": "zip"}', "{}", "create_thing has no argument for zip"),
        ('HELPERS = ("count",)', "HELPERS = ()", "things.py:24: count is no operation and isn't"),
        ('("count",)', '("count", "list_things")', "HELPERS lists list_things, which is an op"),
        ('("count",)', '("count", "sum")', "HELPERS lists sum, which doesn't exist"),
    ],
)
def test_what_an_overlay_lacks_is_told_by_line(
    generated: Project, old: str, new: str, said: str
) -> None:
    generated.edit(OVERLAY, old, new)
    generated.run("derive")

    code = generated.run("check")

    assert code == 1
    assert said in generated.said


def test_an_overlay_that_covers_everything_passes(generated: Project) -> None:
    code = generated.run("check")

    assert (code, generated.said) == (0, f"no drift: 3 operations, {count(generated)} files\n")


def count(project: Project) -> int:
    return len([name for name in project.snapshot() if name.startswith("generated_client")]) + 2


def test_methods_are_found_in_base_classes_of_other_modules(generated: Project) -> None:
    text = (generated.root / OVERLAY).read_text()
    head, tail = text.split("    async def delete_thing")
    deleting = (
        '"""Part."""\n\nfrom .resource import AsyncResource\n\n\nclass Deleting(AsyncResource):\n'
    )
    generated.write(
        "overlays/flowroute_sdk/_async/deleting.py", f"{deleting}    async def delete_thing{tail}"
    )
    head = head.replace("from .resource import AsyncResource", "from .deleting import Deleting")
    generated.write(OVERLAY, head.replace("Things(AsyncResource)", "Things(Deleting)"))
    generated.run("derive")

    code = generated.run("check")

    assert code == 0, generated.said


def test_a_spec_can_be_generated_before_its_overlay_is_written(generated: Project) -> None:
    generated.edit(
        "swagger_specs/things.yaml", "operationId: delete_thing", "operationId: drop_thing"
    )

    code = generated.run("generate")

    assert code == 0
    assert (generated.paths.package / "api/things/drop_thing.py").exists()


def test_a_resource_whose_tag_is_gone_is_told(generated: Project) -> None:
    for old, new in [("[things]", "[items]"), ("- name: things", "- name: items")]:
        generated.edit("swagger_specs/things.yaml", old, new)
    generated.run("generate")

    code = generated.run("check")

    assert code == 1
    assert "items.py:1: no method list_things for GET /things" in generated.said
    assert "things.py:12: list_things is no operation and isn't listed in HELPERS" in generated.said


def test_a_list_of_helpers_that_would_have_to_be_run_is_refused(generated: Project) -> None:
    generated.edit(OVERLAY, '("count",)', 'tuple(["count"])')
    generated.run("derive")

    code = generated.run("check")

    assert code == 1
    assert "HELPERS must be written out: nothing is run to read it" in generated.said
