"""What a call sends and what comes of it, in words that don't depend on the sandbox's data."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from flowroute_sdk.sandbox import Sandbox

from .calls import FILTERS, READY, UNFINISHED

DECEMBER = datetime(2017, 12, 20, tzinfo=UTC).timestamp()
RECORD = re.compile(r"mdr2-(?!0{32})[0-9a-f]{32}")
NEW = re.compile(r"(?<=/)(21[3-9]\d\d|38\d\d\d|98[4-9]\d\d)\b")
"""Ids of what the calls make, which go on where others have ended."""
KINDS = ("ErrorException", "APIException", "ValueError", "TypeError", "AttributeError")


def prepare(sandbox: Sandbox) -> None:
    """A fresh sandbox whose messages are of December 2017, as the old programs ask for them."""
    sandbox.reset()
    state = sandbox.dump()
    for place, message in enumerate(state["messages"]):
        message["at"] = DECEMBER + place
        for receipt in message.get("receipts", ()):
            receipt["at"] = DECEMBER + place + 1
    calls = [call["id"] for call in state["calls"][:2]]
    state["cdr_exports"] = [
        _export(READY, "completed", calls),
        _export(UNFINISHED, "failed", []),
    ]
    sandbox.load(state)
    sandbox.forget_requests()


def _export(export_id: int, status: str, calls: list[str]) -> dict[str, Any]:
    now = datetime.now(UTC).timestamp()  # the file of an export is there for three days
    moments = {"requested_at": now, "ends_at": now}
    return {"id": str(export_id), "filters": FILTERS, "status": status, "calls": calls, **moments}


class Observer:
    """An `HttpCallBack` that keeps the answers."""

    def __init__(self) -> None:
        self.bodies: list[str] = []

    def on_before_request(self, request: Any) -> None:
        """Nothing to note."""

    def on_after_response(self, context: Any) -> None:
        """Keep the body."""
        self.bodies.append(context.response.raw_body)


def observe(
    call: Callable[[Any], Any], client: Any, base_controller: Any, sandbox: Sandbox
) -> dict[str, Any]:
    """The requests of a call, and what it returned or raised."""
    observer = Observer()
    base_controller.http_call_back = observer
    try:
        outcome: dict[str, Any] = {"returned": _returned(call(client), observer.bodies)}
    except Exception as error:
        outcome = {"raised": _raised(error, observer.bodies)}
    finally:
        base_controller.http_call_back = None
    return {"sent": [_sent(each, sandbox.url) for each in sandbox.requests()], **outcome}


def _returned(value: Any, bodies: list[str]) -> str:
    if value == "":
        return "the empty text"
    last = json.loads(bodies[-1]) if bodies else None
    for name, each in (("the answer, its keys in order", _in_order(last)), ("the answer", last)):
        if json.dumps(value) == json.dumps(each):
            return name
    return repr(value)


def _raised(error: Exception, bodies: list[str]) -> dict[str, Any]:
    kinds = {kind.__name__ for kind in type(error).__mro__}
    told: dict[str, Any] = {"kinds": [name for name in KINDS if name in kinds]}
    given: Any = error
    if "APIException" in kinds and bodies:
        told["text"] = str(error)
        told["response_code"] = given.response_code
        told["raw_body"] = given.context.response.raw_body == bodies[-1]
        told["content_type"] = "json" in given.context.response.headers.get("CONTENT-TYPE", "")
    if "ErrorException" in kinds and bodies:
        details = [each["detail"] for each in json.loads(bodies[-1]).get("errors", ())]
        told["details"] = [each.detail for each in given.errors] == _in_order(details)
    return told


def _in_order(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _in_order(value[name]) for name in sorted(value)}
    return [_in_order(each) for each in value] if isinstance(value, list) else value


def _sent(seen: Any, url: str) -> dict[str, Any]:
    is_file = "X-Amz-" in seen.query
    target = f"{seen.path}?{seen.query}" if seen.query and not is_file else seen.path
    text = seen.body.replace(url, "<url>")
    try:
        body = json.loads(text) if text else None
    except ValueError:
        body = text
    return {
        "request": f"{seen.method} {NEW.sub('<new>', RECORD.sub('<record>', target))}",
        "body": body,
    }


def watched(program: Callable[[Any], Any], client: Any, sandbox: Sandbox) -> dict[str, Any]:
    """The requests of a program, and what each of its calls gave, in short, to its end."""
    steps: list[Any] = []
    try:
        steps.extend(map(_short, program(client)))
    except Exception as error:
        steps.append(f"{type(error).__name__}: {error}")
    return {"sent": [_sent(each, sandbox.url) for each in sandbox.requests()], "steps": steps}


def _short(step: Any) -> Any:
    """The members of an answer in their order, as they don't depend on data."""
    if not isinstance(step, dict):
        return list(step) if isinstance(step, tuple) else step
    data = step["data"]
    first = data[0] if isinstance(data, list) and data else data
    return [list(step), list(first) if isinstance(first, dict) else first]
