"""Files are put in place all together or not at all, by one run at a time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from generator_config import tree
from generator_config.problems import BusyError
from generator_config.sides import TWINS
from generator_config.tree import install, is_interrupted, only_run, read_folder, recover

from .conftest import ROOT, Project

OLD = {"a/one/x.py": b"old x", "b/two/y.py": b"old y", "b/two/deep/z.py": b"old z", "k": b"kept"}
CHANGES: dict[str, bytes | None] = {
    "a/one/x.py": b"new x",
    "b/two/y.py": None,
    "b/two/deep/z.py": None,
    "c/new/w.py": b"new w",
}
NEW = {"a/one/x.py": b"new x", "c/new/w.py": b"new w", "k": b"kept"}

KILLED_EVERYWHERE = """
import os, shutil, sys
from pathlib import Path
from generator_config.tree import install, is_interrupted, read_folder, recover
from tests.pipeline.test_tree import CHANGES, NEW, OLD, grow

TOUCHING = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree", "shutil.copyfile"}
left = -1

def count(event, arguments):
    global left
    touches = event in TOUCHING
    if event == "open" and isinstance(arguments[1], str):
        touches = any(letter in arguments[1] for letter in "wax")
    if touches and left >= 0:
        left -= 1
        if left < 0:
            os._exit(9)

sys.addaudithook(count)

def killed(action, moment):
    global left
    if pid := os.fork():
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 9
    left = moment
    action()
    os._exit(0)

root = Path(sys.argv[1])
kills = 0
while True:
    shutil.rmtree(root, ignore_errors=True)
    grow(root)
    was_killed = killed(lambda: install(root, CHANGES), kills)
    for moment in range(kills % 17):  # the recovery is killed as well, at some moments
        killed(lambda: recover(root), moment)
    recover(root)
    assert read_folder(root) in (OLD, NEW), (kills, read_folder(root))
    assert not is_interrupted(root)
    assert {path.name for path in root.iterdir()} <= {"a", "b", "c", "k"}
    if not was_killed:
        assert read_folder(root) == NEW
        break
    kills += 1
print(kills)
"""


def grow(root: Path) -> None:
    for name, content in OLD.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


@pytest.fixture(name="root")
def old_tree(tmp_path: Path) -> Path:
    grow(tmp_path)
    return tmp_path


def fail_at(monkeypatch: pytest.MonkeyPatch, count: int, error: BaseException) -> None:
    """Let the ``count``-th replacement of a file fail, and none after it."""
    real = Path.replace
    calls = iter(range(1, 1000))

    def replace(self: Path, target: Path) -> Path:
        if next(calls) == count:
            raise error
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)


def test_all_files_are_changed_and_nothing_is_left_over(root: Path) -> None:
    install(root, CHANGES)

    assert read_folder(root) == NEW
    assert sorted(path.name for path in root.iterdir()) == ["a", "c", "k"]


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("error", [OSError("disk"), KeyboardInterrupt()])
def test_a_failure_at_any_replacement_leaves_the_old_tree(
    root: Path, monkeypatch: pytest.MonkeyPatch, count: int, error: BaseException
) -> None:
    fail_at(monkeypatch, count, error)

    with pytest.raises(type(error)):
        install(root, CHANGES)

    assert read_folder(root) == OLD
    assert sorted(path.name for path in root.iterdir()) == ["a", "b", "k"]


def test_a_full_disk_leaves_the_old_tree(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.write_bytes

    def write_bytes(self: Path, content: bytes) -> int:
        if self.name == "w.py":
            raise OSError("no space left on device")
        return real(self, content)

    monkeypatch.setattr(Path, "write_bytes", write_bytes)

    with pytest.raises(OSError, match="no space"):
        install(root, CHANGES)

    assert read_folder(root) == OLD


def test_killed_at_any_step_and_again_while_it_recovers_the_tree_is_the_old_or_the_new_one(
    tmp_path: Path,
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILLED_EVERYWHERE, str(tmp_path / "root")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 30


def test_a_check_tells_of_an_interrupted_generate_and_of_nothing_else(generated: Project) -> None:
    interrupt(generated)

    code = generated.run("check")

    assert code == 1
    assert generated.said.splitlines() == [
        "a generate was interrupted (.generating); the next one cleans up",
        "fix: make generate   (python -m generator_config generate)",
    ]


def test_a_generate_recovers_what_was_interrupted_before_it_looks_at_the_sources(
    generated: Project,
) -> None:
    before = generated.snapshot()
    interrupt(generated)
    assert not (generated.paths.sync_overlays / "things.py").exists()

    code = generated.run("generate")

    assert code == 0, generated.said
    assert generated.snapshot() == before


def interrupt(project: Project) -> None:
    """Leave the tree as a kill does, in the middle of changing files."""
    name = (project.paths.sync_overlays / "things.py").relative_to(project.root).as_posix()
    tree._prepare(project.root, {name: None})
    tree._change(project.root, name, deletes=True)


def test_a_generate_that_fails_in_the_middle_leaves_the_old_tree(
    generated: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    generated.edit("swagger_specs/things.yaml", "summary: List the things", "summary: List them")
    before = generated.snapshot()
    fail_at(monkeypatch, 3, OSError("disk"))

    code = generated.run("generate")

    assert code == 1
    assert generated.said == "stopped, the tree is unchanged: disk\n"
    assert generated.snapshot() == before


def test_a_second_run_at_the_same_time_is_refused(generated: Project) -> None:
    before = generated.snapshot()

    with only_run(generated.root):
        codes = {name: generated.run(name) for name in ("generate", "derive", "check")}
        said = generated.said

    assert codes == {"generate": 1, "derive": 1, "check": 1}
    assert said == "another run is using this tree\nfix: wait until it has finished\n"
    assert generated.snapshot() == before
    assert generated.run("check") == 0


def test_the_lock_of_a_run_that_was_killed_holds_nobody_up(tmp_path: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from generator_config.tree import only_run\n"
        "with only_run(Path(sys.argv[1])): os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, check=False)
    assert list(tmp_path.iterdir()) != []

    with only_run(tmp_path), pytest.raises(BusyError), only_run(tmp_path):
        pass

    assert list(tmp_path.iterdir()) == []


def test_what_is_interrupted_is_told_from_what_was_only_prepared(root: Path) -> None:
    (root / tree.STAGE).mkdir()
    assert not is_interrupted(root)

    recover(root)

    assert read_folder(root) == OLD


def test_nothing_that_is_written_by_hand_lies_where_files_are_generated() -> None:
    folders = {path.parent for pair in TWINS for path in pair}

    assert folders.isdisjoint({tree.SYNC, tree.PACKAGE})
    assert not set(read_folder(ROOT / tree.SYNC)) & {"rim.py", "pages.py"}
