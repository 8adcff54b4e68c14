"""Rewriting old sources: files before and after, and what is said about the rest."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from flowroute_sdk import AuthenticationFailed
from flowroute_sdk.migrate import Migration, NotPython, migrate_source
from flowroute_sdk.migrate.__main__ import main
from flowroute_sdk.sandbox import Sandbox

OLD = "flowroutenumbersandmessaging"
SOURCES = Path(__file__).parent / "sources"
NAMES = sorted(path.name.removesuffix(".before.txt") for path in SOURCES.glob("*.before.txt"))
HEAD = """\
from flowroutenumbersandmessaging.flowroutenumbersandmessaging_client import (
    FlowroutenumbersandmessagingClient,
)
client = FlowroutenumbersandmessagingClient("key", "secret")
"""
NEW_HEAD = """\
from flowroute_sdk import Flowroute
client = Flowroute("key", "secret")
"""


def migrated(lines: str) -> Migration:
    return migrate_source(HEAD + lines)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_rewritten_as_the_file_after_it_shows(name: str) -> None:
    migration = migrate_source((SOURCES / f"{name}.before.txt").read_bytes())

    assert migration.source.decode() == (SOURCES / f"{name}.after.txt").read_text("utf-8")
    left = "".join(f"{line}: {text}\n" for line, text in migration.left)
    assert left == (SOURCES / f"{name}.left.txt").read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_a_rewritten_file_is_python_and_stays_as_it_is_when_rewritten_again(name: str) -> None:
    once = migrate_source((SOURCES / f"{name}.before.txt").read_bytes())
    twice = migrate_source(once.source)

    compile(once.source, name, "exec")
    assert twice.source == once.source
    assert twice.rewritten == 0
    assert len(twice.left) == len(once.left)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("client.numbers.list_available_area_codes(3, None, 3.25)", None),
        (
            "client.numbers.list_account_phone_numbers()",
            'client.numbers.list_account_phone_numbers(extra_query={"limit": None})',
        ),
        (
            "client.cnams.list_cnams('5', skipped, is_approved='true')",
            'client.cnams.list_cnams(limit=5, is_approved=True, extra_query={"offset": skipped})',
        ),
        (
            "x = client.numbers.list_available_area_codes(3, None, 3.25)",
            "x = client.numbers.list_available_area_codes(limit=3, max_setup_cost=3.25).to_dict()",
        ),
        (
            "client.numbers.release_a_did(id=n)",
            "client.numbers.release_a_phone_number(number_id=n, check=False)",
        ),
        (
            "client.messages.look_up_a_set_of_messages(start_date='Jan 2 2018', limit=2)",
            'client.messages.look_up_a_set_of_messages(start_date="2018-01-02T00:00:00", limit=2,'
            " check=False)",
        ),
        (
            "client.messages.send_a_message({'to': t, 'from': f, 'is_mms': 'true'})",
            "client.messages.send_a_message(to=t, from_=f, is_mms=True, check=False)",
        ),
        (
            "client.messages.send_a_message("
            """'{"to": "12065551234", "from": "12012673227", "is_mms": true,'"""
            """' "body": "' + str(len(u)) + '"}')""",
            'client.messages.send_a_message(to="12065551234", from_="12012673227", is_mms=True,'
            " body=str(len(u)), check=False)",
        ),
        (
            'client.routes.update_failover_voice_route(n, body={"data": {"id": r["id"]}})',
            'client.routes.update_failover_voice_route(n, r["id"], check=False)',
        ),
        (
            "client.e911s.update_address('1', 'Desk', None, 'Wiley')",
            "client.e911s.update_address('1', label='Desk', last_name='Wiley')",
        ),
        (
            "y = (client.cnams.get_cnam(1)['data'])['id']",
            "y = (client.cnams.get_cnam(1).to_dict()['data'])['id']",
        ),
        (
            "client.cnams.associate_cnam(client.cnams.create_cnam_record('A')['data']['id'], n)",
            "client.cnams.associate_cnam(client.cnams.create_cnam_record('A').to_dict()"
            "['data']['id'], n)",
        ),
    ],
)
def test_a_call_becomes_the_new_one(old: str, new: str | None) -> None:
    new = new or "client.numbers.list_available_area_codes(limit=3, max_setup_cost=3.25)"
    migration = migrated(f"{old}\n")

    assert migration.source.decode() == f"{NEW_HEAD}{new}\n"
    assert migration.left == []


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("client.numbers.release_a_did(*numbers)", "its arguments can't be told apart"),
        ("client.numbers.release_a_did(number=1)", "there is no parameter 'number'"),
        ("client.numbers.release_a_did(1, id=1)", "it has an argument twice"),
        ("client.messages.send_a_message()", "it has no body"),
        ("client.messages.send_a_message(text)", "the body isn't written out where the call is"),
        ("client.messages.send_a_message('{' + '}}')", "the body is text that can't be read"),
        ("client.messages.send_a_message('{\"data\": []}')", "the body has no data object"),
        ("client.messages.send_a_message({key: 1})", "the body has keys that aren't plain strings"),
        ("client.messages.send_a_message({**more})", "the body has keys that aren't plain strings"),
        ("client.messages.send_a_message({'to': 1})", "the body has no 'from'"),
        ("client.messages.send_a_message({'to': {}, 'from': 1})", "'to' is an object"),
        ("client.messages.send_a_message({'to': None, 'from': 1})", "may be None"),
        (
            "client.messages.send_a_message({'to': 1, 'to': 2, 'from': 1})",
            "the body has 'to' twice",
        ),
        ("client.numbers.list_account_phone_numbers(1, **more)", "its arguments can't be told"),
        (
            "client.messages.send_a_message({'data': {'attributes': 1}})",
            "the body has no attributes",
        ),
        ("client.messages.send_a_message(f'{text!r}')", "the body is formatted text"),
        ('client.messages.send_a_message(\'{"to": [{}], "from": 1}\')', "objects in a list"),
        ("client.routes.update_primary_voice_route(1, {'data': {}})", "the body names no route id"),
        ("client.routes.create_an_inbound_route({'edge_strategy': '1'})", "no argument for"),
        ("client.numbers.list_account_phone_numbers(n,  # all\n)", "there are comments in it"),
    ],
)
def test_a_call_that_is_not_clear_is_left_alone_with_its_line(line: str, reason: str) -> None:
    migration = migrated(f"{line}\n")

    assert migration.source.decode() == f"{HEAD}{line}\n"
    ((number, text),) = migration.left
    assert number == HEAD.count("\n") + 1
    assert reason in text


def test_comments_and_line_breaks_of_a_call_stay() -> None:
    migration = migrated("client.e911s.list_e911s(\n    2,  # two\n    offset=4,\n)\n")

    assert "list_e911s(\n    limit=2,  # two\n    offset=4,\n)" in migration.source.decode()


def test_a_body_that_may_fail_is_not_moved_into_a_try() -> None:
    lines = (
        "body = {'to': t[0], 'from': 1}\n"
        "try:\n    client.messages.send_a_message(body)\nfinally:\n    pass\n"
    )

    assert migrated(lines).rewritten == 0


def test_old_exceptions_in_a_tuple_become_one_tuple() -> None:
    lines = (
        "from flowroutenumbersandmessaging.exceptions import error_exception\n"
        "try:\n    client.numbers.release_a_did(n)\n"
        "except (error_exception.ErrorException, ValueError):\n    pass\n"
    )
    migration = migrated(lines)
    after = migration.source.decode()
    scope: dict[str, object] = {}
    call = "client.numbers.release_a_phone_number(n, check=False)"
    exec(after.replace(call, "raise ValueError"), scope)

    assert "UnprocessableEntity, ValueError):" in after
    assert migration.left == []


def test_what_is_read_from_an_exception_within_a_text_needs_no_quotes_of_its_own() -> None:
    lines = (
        "try:\n    client.numbers.release_a_did(n)\n"
        'except Exception as e:\n    print(f"{len(e.context.response.raw_body)} bytes")\n'
    )

    assert 'f"{len(e.response.text if e.response else str())} bytes"' in (
        migrated(lines).source.decode()
    )


def test_a_message_sent_within_a_text_is_left_alone() -> None:
    lines = "x = f\"{client.messages.send_a_message({'to': t, 'from': t, 'body': 'hi'})}\"\n"
    migration = migrated(lines)

    assert migration.source.decode() == HEAD + lines
    assert "it is within formatted text" in migration.left[0].text


def test_a_reason_that_may_be_of_any_exception_keeps_its_call() -> None:
    lines = (
        "try:\n    client.numbers.release_a_did(n)\nexcept Exception as e:\n    print(e.reason)\n"
    )
    migration = migrated(lines)

    assert migration.source.decode() == HEAD + lines
    assert [remark.line for remark in migration.left] == [6, 8]


def test_an_exception_that_goes_to_other_code_keeps_its_call() -> None:
    lines = "try:\n    client.numbers.release_a_did(n)\nexcept Exception as e:\n    handle(e)\n"
    migration = migrated(lines)

    assert migration.source.decode() == HEAD + lines
    assert [remark.line for remark in migration.left] == [6, 8]


def test_an_exception_that_is_only_shown_or_raised_from_keeps_no_call() -> None:
    lines = (
        "try:\n    client.numbers.release_a_did(n)\nexcept Exception as e:\n"
        "    print(e, f'{e}')\n    log.error('%s', e)\n    raise Late(str(e)) from e\n"
    )
    migration = migrated(lines)

    assert migration.rewritten == 1
    assert migration.left == []


def test_a_client_that_has_no_name_where_it_is_needed_is_left_alone() -> None:
    lines = (
        "class Desk:\n"
        "    def __init__(self):\n"
        "        client = FlowroutenumbersandmessagingClient('key', 'secret')\n"
        "        self.messages = client.messages\n"
        "    def receipts(self, number, url):\n"
        "        self.messages.set_did_level_dlr_callback(number, url)\n"
    )
    migration = migrated(lines)

    assert migration.rewritten == 0
    assert "set_did_level_dlr_callback: the client has no name there" in str(migration.left)


def test_windows_line_ends_and_encodings_are_kept() -> None:
    source = (
        "# -*- coding: latin-1 -*-\n# caf\u00e9\n" + HEAD + "client.numbers.release_a_did(n)\n"
    ).replace("\n", "\r\n")
    after = migrate_source(source.encode("latin-1")).source

    assert "caf\u00e9" in after.decode("latin-1")
    assert after.count(b"\r\n") == after.count(b"\n")
    assert b"release_a_phone_number" in after


def test_without_keys_a_file_can_be_imported_and_its_first_call_is_refused(
    sandbox: Sandbox, capsys: pytest.CaptureFixture[str]
) -> None:
    source = HEAD.replace('"key", "secret"', 'os.environ.get("NONE"), os.environ.get("NONE")')
    lines = "print('imported')\nclient.e911s.get_e911('1')\n"
    migration = migrate_source(f"import os\n{source}{lines}")
    scope: dict[str, Any] = {}

    assert migration.rewritten == 1
    with pytest.raises(AuthenticationFailed):
        exec(migration.source, scope)
    scope["client"].close()
    assert capsys.readouterr().out == "imported\n"
    assert "without keys it fails at its first call" in migration.notes[0].text


def test_where_no_call_is_rewritten_nothing_else_is() -> None:
    lines = (
        "from flowroutenumbersandmessaging.exceptions.api_exception import APIException\n"
        "try:\n    client.numbers.release_a_did(*n)\n"
        "except APIException as error:\n    print(error.response_code)\n"
    )

    assert migrated(lines).source.decode() == HEAD + lines


def test_a_file_without_old_calls_stays_as_it_is() -> None:
    source = "def release_a_did(client):  \n\tclient.list_cnams(1)\n"

    assert migrate_source(source).source == source.encode()


def test_python_2_is_refused_with_its_line() -> None:
    with pytest.raises(NotPython, match="it is Python 2: convert it first") as caught:
        migrate_source("x = 1\nprint x\n")

    assert caught.value.line == 2


def test_without_options_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "old.py"
    path.write_text(HEAD + "client.numbers.release_a_did(n)\n")

    assert main([str(path)]) == 0
    assert path.read_text() == HEAD + "client.numbers.release_a_did(n)\n"
    out, err = capsys.readouterr()
    assert "+client.numbers.release_a_phone_number(n, check=False)\n" in out
    assert err.startswith("1 call rewritten in 1 file, 0 left alone\n")


def test_a_file_is_written_and_what_is_left_is_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "old.py"
    path.write_text(HEAD + "client.numbers.release_a_did(n)\nclient.numbers.release_a_did(*n)\n")

    assert main(["--write", "--diff", str(path)]) == 1
    assert "flowroute.numbers.release_a_phone_number(n, check=False)" in path.read_text()
    out, err = capsys.readouterr()
    assert "+flowroute.numbers.release_a_phone_number(n, check=False)" in out
    assert f"left alone: its arguments can't be told apart\n  {path}:6: release_a_did\n" in err


def test_files_that_cannot_be_read_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "two.py").write_text(f"print 1\nimport {OLD}\n")
    assert main([str(tmp_path / "none.py")]) == 2
    assert "none.py: No such file" in capsys.readouterr().err
    assert main([str(tmp_path / "two.py")]) == 2
    complaints = capsys.readouterr().err
    assert "two.py:1: it is Python 2" in complaints


def test_a_file_that_cannot_be_written_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "old.py"
    path.write_text(HEAD + "client.numbers.release_a_did(n)\n")
    monkeypatch.setattr(Path, "write_bytes", refuse)

    assert main(["--write", str(path)]) == 2
    assert capsys.readouterr().err == f"error: {path}: Permission denied\n"


def test_without_libcst_the_tool_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "libcst.py").write_text("raise ModuleNotFoundError(name='libcst')\n")
    (tmp_path / "old.py").write_text(HEAD)
    done = subprocess.run(
        [sys.executable, "-m", "flowroute_sdk.migrate", "old.py"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert done.stderr == ('error: rewriting needs libcst: pip install "flowroute-sdk[migrate]"\n')
