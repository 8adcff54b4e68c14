"""What repeats the async resources is derived from them."""

from __future__ import annotations

import pytest

from generator_config.problems import OverlayError
from generator_config.sides import VIEWS, resources
from generator_config.tree import ASYNC, SYNC, read_folder

from .conftest import Project

THINGS = b'''\
from flowroute_api.api.things import list_things, make_thing, read_thing
from ..engine.resource import AsyncResource
from .parts import Parts


class Things(Parts):
    """Things.

    Many of them.
    """

    def list_things(self): ...

    async def make_thing(self): ...

    async def helper(self):
        return read_thing

class Other:
    async def read_thing(self): ...
'''
PARTS = b"""\
from flowroute_api.api.things import cut_thing


class Parts(AsyncResource):
    async def cut_thing(self): ...
"""

NAMES = b'''\
from flowroute_api.api.cnams import get_cnam
from ..engine.resource import AsyncResource


class AsyncNames(AsyncResource):
    """Names."""

    async def get_cnam(self): ...
'''


def test_a_resource_has_the_operations_of_its_bases_and_its_own_and_no_helpers() -> None:
    found = resources(
        {"resources/things.py": THINGS, "resources/parts.py": PARTS, "engine/things.py": THINGS}
    )

    assert [(each.name, each.module, each.about) for each in found] == [
        ("Things", "things", "Things.")
    ]
    assert found[0].operations == {"cut_thing": False, "list_things": True, "make_thing": False}


def test_the_imports_of_what_is_built_on_a_generic_base_say_which_methods_are_operations() -> None:
    shared = b"""
class AsyncShared(AsyncResource, Generic[Sent]):
    async def send(self) -> Sent: ...
    def list_all(self) -> None: ...
    async def helper(self) -> None: ...
"""
    newer = b"""
from flowroute_api.api.things_v2_2 import send_v2_2, list_all_v2_2
class AsyncThingsV22(AsyncShared[int]):
    pass
"""
    older = b"""
from flowroute_api.api.things import send
class AsyncThings(AsyncShared[str]):
    pass
"""
    found = resources(
        {
            "resources/shared.py": shared,
            "resources/things.py": older,
            "resources/things_v2_2.py": newer,
        }
    )

    assert [(each.name, each.operations) for each in found] == [
        ("AsyncThings", {"send": False}),
        ("AsyncThingsV22", {"send": False, "list_all": True}),
    ]


def test_a_resource_that_is_no_python_is_told_with_its_line() -> None:
    with pytest.raises(OverlayError, match=r"resources/things\.py:2: isn't valid Python"):
        resources({"resources/things.py": b"\nclass Things("})


def test_a_method_that_is_new_is_in_the_raw_view_of_both_sides(copy: Project) -> None:
    copy.edit(f"{ASYNC}/resources/cnams.py", "    async def get_cnam(", "    async def gone(")
    copy.run("derive")
    assert "get_cnam" not in (copy.paths.async_overlays / "raw.py").read_text()

    copy.edit(f"{ASYNC}/resources/cnams.py", "    async def gone(", "    async def get_cnam(")
    assert copy.run("check") == 1
    assert "overlay: _async/resources has other operations since _async/raw.py" in copy.said
    copy.run("derive")

    sides = ((copy.paths.async_overlays, "AsyncCnams"), (copy.paths.sync_overlays, "Cnams"))
    for folder, name in sides:
        assert f"get_cnam: Final = raw({name}.get_cnam)" in (folder / "raw.py").read_text()
    assert copy.run("check") == 0


def test_a_resource_that_is_new_is_an_attribute_of_both_clients(copy: Project) -> None:
    (copy.paths.async_overlays / "resources/names.py").write_bytes(NAMES)

    copy.run("derive")

    for folder, side in ((ASYNC, "Async"), (SYNC, "")):
        files = read_folder(copy.paths.root / folder)
        attribute = f'def names(self) -> {side}Names:\n        """Names."""'
        assert attribute.encode() in files["attributes.py"]
        raw = f"class {side}RawNames({side}RawResource[{side}Names]):"
        assert raw.encode() in files["raw.py"]


@pytest.mark.parametrize("name", VIEWS)
def test_an_edit_of_a_view_is_told_and_undone_by_force_alone(copy: Project, name: str) -> None:
    path = copy.paths.async_overlays / name
    before = path.read_bytes()
    path.write_bytes(before + b"\n# mine\n")

    assert copy.run("check") == 1
    assert f"hand edit: _async/{name} was edited" in copy.said
    assert copy.run("derive") == 1
    assert path.read_bytes() != before
    copy.run("derive", "--force")

    assert path.read_bytes() == before


def test_a_view_that_was_deleted_comes_back(copy: Project) -> None:
    (copy.paths.async_overlays / "raw.py").unlink()

    assert copy.run("check") == 1
    assert "_async/raw.py hasn't been derived from the resources yet, or was deleted" in copy.said
    copy.run("derive")

    assert copy.run("check") == 0
