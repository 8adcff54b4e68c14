"""The sync overlays, derived from the async ones."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from generator_config.problems import OverlayError
from generator_config.sides import derive, derive_module
from generator_config.tree import sha256

from .conftest import Project


@pytest.mark.parametrize(
    ("source", "derived"),
    [
        ("async def get() -> int: ...\n", "def get() -> int: ...\n"),
        ("x = await get()\n", "x = get()\n"),
        ("x = (await get()).data\n", "x = (get()).data\n"),
        ("x = await (\n    get()\n)\n", "x = (\n    get()\n)\n"),
        ("async with a as b: ...\n", "with a as b: ...\n"),
        ("async for a in b: ...\n", "for a in b: ...\n"),
        ("x = [a async for a in b]\n", "x = [a for a in b]\n"),
        ("AsyncFlowroute()\n", "Flowroute()\n"),
        ("class _AsyncThing(AsyncResource): ...\n", "class _Thing(Resource): ...\n"),
        ("x: AsyncPaged[int] | AsyncPage[int]\n", "x: Page[int] | Page[int]\n"),
        ("from ._async.client import x\n", "from ._sync.client import x\n"),
        ("from .httpx_async import x\n", "from .httpx_sync import x\n"),
        ("self.__aenter__; self.__aexit__\n", "self.__enter__; self.__exit__\n"),
        ("self.__aiter__; self.__anext__\n", "self.__iter__; self.__next__\n"),
        ("raise StopAsyncIteration\n", "raise StopIteration\n"),
        ("x.aclose()  # an AsyncClient's\n", "x.close()  # an Client's\n"),
        ('"""Do `await x.aclose()`."""\n', '"""Do `x.close()`."""\n'),
        (
            '"""\n    async with AsyncFlowroute() as c:\n"""\n',
            '"""\n    with Flowroute() as c:\n"""\n',
        ),
        ("x = f'{self.aclose()!r} {{AsyncPage}}'\n", "x = f'{self.close()!r} {{Page}}'\n"),
        ("x = f'{f\"{aiter(y)}\"}' + aiter\n", "x = f'{f\"{iter(y)}\"}' + iter\n"),
        ("Asynchronous = is_async_safe = 1\n", "Asynchronous = is_async_safe = 1\n"),
        ("é = await x  # ü\n", "é = x  # ü\n"),
    ],
)
def test_async_becomes_sync_token_by_token(source: str, derived: str) -> None:
    assert derive_module(source.encode(), "x.py") == derived


def test_what_has_no_sync_counterpart_is_refused_with_its_line() -> None:
    with pytest.raises(OverlayError, match=r"x.py:2: asyncio has no sync counterpart"):
        derive_module(b"\nimport asyncio\n", "x.py")


@pytest.mark.parametrize(
    "source", [b"\nx = (\n", b"\nx = 1\n x\n", b"\n# \xe4\n", b"\nif x:\n\ty\n        z\n"]
)
def test_what_is_not_python_is_refused(source: bytes) -> None:
    with pytest.raises(OverlayError, match=r"x.py:\d: isn't valid Python: ."):
        derive_module(source, "x.py")


def test_the_line_of_what_is_not_python_is_told() -> None:
    with pytest.raises(OverlayError, match=r"x.py:3: isn't valid Python: "):
        derive_module(b"\nx = 1\n)\n", "x.py")


def test_a_derived_module_is_formatted_and_says_where_it_is_from(tmp_path: Path) -> None:
    source = b"from a import b, AsyncPage, AsyncPaged\nx:AsyncPage|AsyncPaged=b( 1 )\n"

    derived = derive({"a.py": source}, tmp_path)

    body = "from a import Page, b\n\nx: Page | Page = b(1)\n"
    assert derived["a.py"].decode() == (
        "# Derived from _async/a.py by `make generate`: do not edit.\n"
        f"# Source: sha256 {sha256(source)}\n"
        f"# Below: sha256 {sha256(body.encode())}\n"
        f"{body}"
    )


def test_the_derived_overlay_runs(
    generated: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    generated.paths.overlays.rename(tmp_path / "derived_overlay")
    monkeypatch.syspath_prepend(tmp_path)

    things = importlib.import_module("derived_overlay._sync.things").Things()

    assert things.count() == 1


def test_derive_writes_the_sync_overlays_alone(tiny: Project) -> None:
    code = tiny.run("derive")

    assert code == 0
    assert "derived overlays/flowroute_sdk/_sync: 2 files" in tiny.said
    assert sorted(path.name for path in tiny.paths.sync_overlays.iterdir()) == [
        "resource.py",
        "things.py",
    ]
    assert not tiny.paths.package.exists()
