"""Folders are replaced all together or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator_config import swap as swap_module
from generator_config.files import read_folder
from generator_config.swap import swap

from .conftest import Project

OLD = {"a/one": {"x.py": b"old"}, "b/two": {"y.py": b"old", "deep/z.py": b"old"}}
NEW = {Path("a/one"): {"x.py": b"new"}, Path("b/two"): {"y.py": b"new"}, Path("c"): {"z": b"new"}}


@pytest.fixture(name="root")
def old_tree(tmp_path: Path) -> Path:
    for folder, files in OLD.items():
        for name, content in files.items():
            path = tmp_path / folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    return tmp_path


def fail_at(monkeypatch: pytest.MonkeyPatch, count: int, error: BaseException) -> None:
    """Let the ``count``-th rename of a folder fail, and none after it."""
    real = Path.rename
    calls = iter(range(1, 100))

    def rename(self: Path, target: Path) -> Path:
        if next(calls) == count:
            raise error
        return real(self, target)

    monkeypatch.setattr(Path, "rename", rename)


def test_all_folders_are_replaced_and_nothing_is_left_over(root: Path) -> None:
    swap(root, NEW)

    assert read_folder(root) == {"a/one/x.py": b"new", "b/two/y.py": b"new", "c/z": b"new"}
    assert sorted(path.name for path in root.iterdir()) == ["a", "b", "c"]


@pytest.mark.parametrize("count", range(1, 7))
@pytest.mark.parametrize("error", [OSError("disk"), KeyboardInterrupt()])
def test_a_failure_at_any_rename_leaves_the_old_tree(
    root: Path, monkeypatch: pytest.MonkeyPatch, count: int, error: BaseException
) -> None:
    before = read_folder(root)
    fail_at(monkeypatch, count, error)

    with pytest.raises(type(error)):
        swap(root, NEW)

    assert read_folder(root) == before


def test_a_full_disk_leaves_the_old_tree(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = read_folder(root)
    real = Path.write_bytes

    def write_bytes(self: Path, content: bytes) -> int:
        if self.name == "z":
            raise OSError("no space left on device")
        return real(self, content)

    monkeypatch.setattr(Path, "write_bytes", write_bytes)

    with pytest.raises(OSError, match="no space"):
        swap(root, NEW)

    assert read_folder(root) == before


@pytest.mark.parametrize("count", range(1, 7))
def test_after_a_kill_at_any_rename_the_next_run_starts_from_the_old_tree(
    root: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    before = read_folder(root)
    with monkeypatch.context() as killed:
        real = swap_module.recover
        calls = iter([real])
        killed.setattr(swap_module, "recover", lambda root: next(calls, lambda _: None)(root))
        fail_at(killed, count, SystemExit())
        with pytest.raises(SystemExit):
            swap(root, NEW)
        assert swap_module.is_interrupted(root)

    swap_module.recover(root)

    assert read_folder(root) == before


def test_after_a_kill_once_all_is_in_place_the_new_tree_stays(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as killed:
        killed.setattr(swap_module.shutil, "rmtree", lambda *_: (_ for _ in ()).throw(SystemExit()))
        with pytest.raises(SystemExit):
            swap(root, NEW)

    swap_module.recover(root)

    assert read_folder(root)["a/one/x.py"] == b"new"
    assert sorted(path.name for path in root.iterdir()) == ["a", "b", "c"]


def test_a_check_tells_of_an_interrupted_generate(generated: Project) -> None:
    (generated.root / swap_module.STAGE / "old").mkdir(parents=True)

    code = generated.run("check")

    assert code == 1
    assert "a generate was interrupted" in generated.said


def test_a_generate_that_fails_in_the_middle_leaves_the_old_tree(
    generated: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    generated.edit("swagger_specs/things.yaml", "summary: List the things", "summary: List them")
    before = generated.snapshot()
    fail_at(monkeypatch, 3, OSError("disk"))

    code = generated.run("generate")

    assert code == 1
    assert generated.said == "stopped, the tree is as it was: disk\n"
    assert generated.snapshot() == before
