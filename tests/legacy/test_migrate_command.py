"""The command: which files it means, what it says, what it writes and how it ends."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from flowroute_sdk.migrate import _work
from flowroute_sdk.migrate.__main__ import main

OLD = "flowroutenumbersandmessaging"
CLIENT = (
    f"from {OLD}.{OLD}_client import FlowroutenumbersandmessagingClient\n"
    'client = FlowroutenumbersandmessagingClient("key", "secret")\n'
)
CALL = "client.numbers.release_a_did(number)\n"
NEW_CALL = "client.numbers.release_a_phone_number(number, check=False)\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository."""
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    return tmp_path


def put(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_py", ".py")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def test_hundreds_of_files_without_anything_old_are_passed_over_in_silence(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> Any:
        raise AssertionError("something was parsed")

    monkeypatch.setattr(_work, "migrate_sources", refuse)
    for place in range(500):
        text = f"def list_{place}(client):\n    return client.list_cnams()  # {place}\n"
        (project / f"module_{place}.py").write_text(text)

    assert main([str(project)]) == 0
    assert capsys.readouterr() == ("", "")


def test_a_folder_is_searched_without_what_git_ignores(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(project, a_py=CLIENT + CALL, sub__b_py=CLIENT + CALL, kept_out__c_py=CLIENT + CALL)
    (project / ".gitignore").write_text("kept_out/\n")

    assert main(["--write", str(project)]) == 0
    assert capsys.readouterr().err.startswith("2 calls rewritten in 2 files, 0 left alone\n")
    assert (project / "sub" / "b.py").read_text().endswith(NEW_CALL)
    assert (project / "kept_out" / "c.py").read_text() == CLIENT + CALL


def test_an_ignored_folder_that_is_named_is_meant(project: Path) -> None:
    put(project, kept_out__c_py=CLIENT + CALL)
    (project / ".gitignore").write_text("kept_out/\n")

    assert main(["--write", str(project / "kept_out")]) == 0
    assert (project / "kept_out" / "c.py").read_text().endswith(NEW_CALL)


def test_a_pattern_means_the_files_that_fit_and_not_what_git_ignores(project: Path) -> None:
    put(project, a_py=CLIENT + CALL, sub__b_py=CLIENT + CALL, kept_out__c_py=CLIENT + CALL)
    (project / ".gitignore").write_text("kept_out/\n")

    assert main(["--write", str(project / "**" / "[bc].py")]) == 0
    assert (project / "a.py").read_text() == CLIENT + CALL
    assert (project / "sub" / "b.py").read_text().endswith(NEW_CALL)
    assert (project / "kept_out" / "c.py").read_text() == CLIENT + CALL


def test_a_pattern_that_fits_nothing_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "*.py")]) == 2
    assert "No file fits the pattern" in capsys.readouterr().err


def test_a_folder_without_git_is_searched_without_environments(tmp_path: Path) -> None:
    put(tmp_path, a_py=CLIENT + CALL, node_modules__b_py=CLIENT + CALL, my__c_py=CLIENT + CALL)
    (tmp_path / "my" / "pyvenv.cfg").touch()

    assert main(["--write", str(tmp_path)]) == 0
    assert (tmp_path / "a.py").read_text().endswith(NEW_CALL)
    assert (tmp_path / "node_modules" / "b.py").read_text() == CLIENT + CALL
    assert (tmp_path / "my" / "c.py").read_text() == CLIENT + CALL


def test_without_options_the_changes_are_shown_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tmp_path, a_py=CLIENT + CALL)

    assert main([str(tmp_path / "a.py")]) == 0
    assert (tmp_path / "a.py").read_text() == CLIENT + CALL
    out = capsys.readouterr().out
    assert f"\n-{CALL}" in out
    assert f"\n+{NEW_CALL}" in out


def test_the_diff_can_be_applied(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(tmp_path, a_py=CLIENT + CALL)
    main([str(tmp_path / "a.py")])
    shown = capsys.readouterr().out
    subprocess.run(
        ["git", "apply", "--unsafe-paths", "-p", str(len(tmp_path.parts)), "-"],
        input=shown,
        text=True,
        cwd=tmp_path,
        check=True,
    )

    assert (tmp_path / "a.py").read_text().endswith(NEW_CALL)


@pytest.mark.parametrize(
    ("lines", "status"),
    [(CALL, 1), ("client.numbers.release_a_did(*numbers)\n", 1), ("", 1)],
)
def test_a_check_fails_where_there_is_something_old(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], lines: str, status: int
) -> None:
    put(tmp_path, a_py=CLIENT + lines)

    assert main(["--check", str(tmp_path)]) == status
    out, err = capsys.readouterr()
    assert out == ""
    assert err != ""
    assert (tmp_path / "a.py").read_text() == CLIENT + lines


def test_a_check_passes_once_all_is_rewritten(tmp_path: Path) -> None:
    put(tmp_path, a_py=CLIENT + CALL)
    main(["--write", str(tmp_path)])

    assert main(["--check", str(tmp_path)]) == 0


def test_what_is_left_is_grouped_by_reason_with_the_most_frequent_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = "client.cnams.get_cnam(*ids)\n" + "client.numbers.release_a_did(number=1)\n" * 7
    put(tmp_path, a_py=CLIENT + lines)
    path = tmp_path / "a.py"

    assert main(["--check", str(path)]) == 1
    told = capsys.readouterr().err.splitlines()
    assert told[:4] == [
        "0 calls rewritten in 0 files, 8 left alone",
        "left alone: there is no parameter 'number'",
        f"  {path}:4: release_a_did",
        f"  {path}:5: release_a_did",
    ]
    assert told[7:] == [
        "  and 2 more (--all lists them)",
        "left alone: its arguments can't be told apart",
        f"  {path}:3: get_cnam",
    ]
    main(["--check", "--all", str(path)])
    assert f"  {path}:10: release_a_did" in capsys.readouterr().err


def test_old_looking_calls_are_told_of_in_files_without_an_old_import(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    helper = "def send(given, body):\n    return given.messages.send_a_message(body)\n"
    put(tmp_path, a_py=CLIENT + CALL, helper_py=helper)

    assert main(["--check", str(tmp_path)]) == 1
    told = capsys.readouterr().err
    assert "helper.py:2: given.messages.send_a_message\n" in told
    assert "it can't be traced to an old client" in told


def test_calls_that_only_the_old_package_had_are_told_of_anywhere(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tmp_path, helper_py="def drop(given, n):\n    given.numbers.release_a_did(n)\n")

    assert main([str(tmp_path)]) == 1
    assert "helper.py:2: given.numbers.release_a_did" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("x = 1\nprint x\n", 2),
        ("try:\n    pass\nexcept Exception, e:\n    pass\n", 3),
        ("def f():\n    if 1 <> 2:\n        pass\n", 2),
        ("x = [\n    1,\n]\nprint >>log, x\n", 4),
        ("raise ValueError, 'no'\n", 1),
        ("text = ur'caf'\n", 1),
        ("mode = 0777\n", 1),
    ],
)
def test_python_2_is_told_with_its_line_and_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, line: int
) -> None:
    put(tmp_path, a_py=f"import {OLD}\n{text}")

    assert main([str(tmp_path)]) == 2
    assert f"a.py:{line + 1}: it is Python 2: convert it first" in capsys.readouterr().err


def test_spellings_of_python_2_that_python_3_can_read_are_noted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tmp_path, a_py=f"import sys\nreload(sys)\n{CLIENT}{CALL}")

    assert main([str(tmp_path / "a.py")]) == 0
    told = capsys.readouterr().err
    assert "note: convert it first\n" in told
    assert "a.py:2: it looks like Python 2\n" in told


def test_a_text_that_speaks_of_python_2_is_no_python_2(tmp_path: Path) -> None:
    put(tmp_path, a_py=f'"""Was:\n\nprint >>log, x\n"""\n{CLIENT}{CALL}')

    assert main([str(tmp_path / "a.py")]) == 0


def test_another_error_of_syntax_is_no_python_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tmp_path, a_py=f"import {OLD}\ndef f(:\n    pass\n")

    assert main([str(tmp_path)]) == 2
    assert "a.py:2: not Python 3: " in capsys.readouterr().err


def test_a_client_that_a_file_in_python_2_may_use_stays(tmp_path: Path) -> None:
    put(
        tmp_path,
        shared_py=CLIENT,
        user_py="from shared import client\nclient.numbers.release_a_did(number)\n",
        older_py="from shared import client\nprint client.numbers.release_a_did(1)\n",
    )

    assert main(["--write", str(tmp_path)]) == 2
    assert (tmp_path / "shared.py").read_text() == CLIENT


def test_a_client_that_a_file_that_was_not_named_may_use_stays(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(project, shared_py=CLIENT + CALL, sub__user_py="from shared import client\n")

    assert main(["--write", str(project / "shared.py")]) == 1
    assert "user.py may use it too" in capsys.readouterr().err
    written = (project / "shared.py").read_text()
    assert "client = FlowroutenumbersandmessagingClient(" in written
    assert "\nflowroute.numbers.release_a_phone_number(number, check=False)\n" in written


def test_a_file_that_only_imports_a_client_keeps_nothing(project: Path) -> None:
    put(project, shared_py=CLIENT + CALL, sub__user_py="from shared import client\n")

    assert main(["--write", str(project)]) == 0


def test_nothing_is_written_where_one_of_the_files_cannot_be(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, a_py=CLIENT + CALL, b_py=CLIENT + CALL)
    write = Path.write_bytes

    def refuse(path: Path, data: bytes) -> int:
        if path.name == "b.py" and b"flowroute_sdk" in data:
            write(path, data[:10])
            raise OSError(28, "No space left on device")
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", refuse)

    assert main(["--write", str(tmp_path)]) == 2
    assert "b.py: No space left on device" in capsys.readouterr().err
    assert (tmp_path / "a.py").read_text() == CLIENT + CALL
    assert (tmp_path / "b.py").read_text() == CLIENT + CALL


def notebook(*cells: str, kind: str = "code") -> str:
    made = [
        {"cell_type": kind, "metadata": {}, "outputs": [], "source": cell.splitlines(keepends=True)}
        for cell in cells
    ]
    words = {"cell_type": "markdown", "metadata": {}, "source": ["# Numbers\n", "caf\u00e9"]}
    document = {"cells": [words, *made], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def test_a_notebook_is_rewritten_cell_by_cell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.ipynb"
    path.write_text(
        notebook(
            "%matplotlib inline\n" + CLIENT,
            "%%bash\nls",
            "client.routes.list_inbound_routes(limit=1)\n" + CALL.strip(),
            "!pip list\nclient.numbers?",
        ),
        "utf-8",
    )

    assert main(["--write", str(path)]) == 0
    assert path.read_text("utf-8") == notebook(
        "%matplotlib inline\nfrom flowroute_sdk import Flowroute\n"
        'client = Flowroute("key", "secret")\n',
        "%%bash\nls",
        "client.routes.list_inbound_routes(limit=1)\n" + NEW_CALL.strip() + ' or ""',
        "!pip list\nclient.numbers?",
    ).replace(NEW_CALL.strip() + ' or \\"\\"', f'({NEW_CALL.strip()} or \\"\\")')
    assert "a.ipynb: code cell 3, line 2: release_a_did" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{}", "a.ipynb: it is no notebook of format 4"),
        (f'["{OLD}"]', "a.ipynb: it is no notebook of format 4"),
        (notebook(CLIENT, "def f(:\n"), "a.ipynb: code cell 2, line 1: not Python 3"),
        (notebook(CLIENT, "files = !ls\n" + CALL), "a.ipynb: code cell 2, line 1: not Python 3"),
    ],
)
def test_a_notebook_that_cannot_be_is_refused_with_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, reason: str
) -> None:
    path = tmp_path / "a.ipynb"
    path.write_text(text.replace("{}", f'{{"x": "{OLD}"}}') if text == "{}" else text, "utf-8")
    before = path.read_bytes()

    assert main(["--write", str(path)]) == 2
    assert reason in capsys.readouterr().err
    assert path.read_bytes() == before
