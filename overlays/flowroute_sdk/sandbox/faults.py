"""Faults on demand: what goes wrong, for which requests, how often."""

from __future__ import annotations

import random
import re
from fnmatch import fnmatchcase
from typing import Any, Literal
from urllib.parse import urlsplit

import msgspec

Effect = Literal[
    "latency",
    "status",
    "rate_limit",
    "drop_before",
    "drop_after",
    "truncate",
    "bad_json",
    "webhook_duplicate",
    "webhook_delay",
    "webhook_reorder",
    "webhook_legacy_body",
    "webhook_wrong_type",
    "webhook_body",
]
Event = Literal["inbound_sms", "inbound_mms", "delivery_receipt", "event"]
Member = Literal["detail", "id", "status", "title"]
TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
LONGEST = 1e9
FRAMING = frozenset({"content-length", "transfer-encoding", "connection"})


class Fault(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A fault for requests or webhooks.

    `times` says how often it still strikes (None: without end), `probability` (0 to 1) is drawn
    with `seed`. `method`, `path` (with `*`) and `operation` narrow down requests, `event` and
    `path` webhooks. `seconds` is the delay of latency and of delayed webhooks. status and
    rate_limit have `status`, `title`, `detail` (a text, or an object as for field errors),
    `without` (members that the error lacks), `retry_after` (a `Retry-After` header in seconds) and
    `carried_out` (whether the request takes effect nevertheless). `body` replaces the body of the
    answer or the webhook: text is sent as it is, anything else as JSON. `headers` are added, or
    replace others of the same name. `type` is the `data.type` of webhook_wrong_type.
    """

    effect: Effect
    times: int | None = 1
    probability: float = 1.0
    seed: int = 0
    method: str | None = None
    path: str | None = None
    operation: str | None = None
    event: Event | None = None
    seconds: float = 0.0
    status: int = 503
    title: str | None = None
    detail: str | dict[str, Any] | None = None
    without: list[Member] = []
    retry_after: float | None = None
    carried_out: bool = False
    body: Any = None
    headers: dict[str, str] | None = None
    type: str = "unheard-of"

    def __post_init__(self) -> None:
        if not 0.0 <= self.probability <= 1.0:
            raise ValueError("probability must be between 0 and 1")
        if not 200 <= self.status <= 599:
            raise ValueError("status must be between 200 and 599")
        if self.times is not None and self.times < 1:
            raise ValueError("times must be positive, or null for no end")
        if not (0 <= self.seconds <= LONGEST and 0 <= (self.retry_after or 0) <= LONGEST):
            raise ValueError(f"seconds and retry_after must be between 0 and {LONGEST:g}")
        for name, value in (self.headers or {}).items():
            if not TOKEN.fullmatch(name) or name.lower() in FRAMING:
                raise ValueError(f"headers: {name!r} is not a header that can be set")
            if not value.isascii() or not value.isprintable():
                raise ValueError(f"headers: the value of {name!r} must be printable ASCII")
        for name in ("body", "detail"):
            try:
                msgspec.json.encode(getattr(self, name))
            except (TypeError, ValueError, RecursionError) as error:
                raise ValueError(f"{name} can't be written as JSON: {error}") from error

    @property
    def of_webhooks(self) -> bool:
        """Whether webhooks meet it, not requests."""
        return self.effect.startswith("webhook_")

    def content(self) -> bytes:
        """The body in its place, encoded."""
        return self.body.encode() if isinstance(self.body, str) else msgspec.json.encode(self.body)

    def concerns(self, method: str, path: str, operation: str | None) -> bool:
        """Whether a request is among those that may meet the fault."""
        return (
            not self.of_webhooks
            and (self.method is None or self.method.upper() == method)
            and (self.path is None or fnmatchcase(path, self.path))
            and (self.operation is None or self.operation == operation)
        )

    def concerns_webhook(self, event: str, path: str) -> bool:
        """Whether a webhook is among those that may meet the fault."""
        if self.effect == "webhook_legacy_body" and event != "inbound_sms":
            return False
        return (
            self.of_webhooks
            and self.event in (None, event)
            and (self.path is None or fnmatchcase(path, self.path))
        )


class _Armed:
    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        self.left = fault.times
        self._random = random.Random(fault.seed)

    def strikes(self) -> bool:
        if self.left == 0 or self._random.random() >= self.fault.probability:
            return False
        if self.left is not None:
            self.left -= 1
        return True


class Faults:
    """The faults in force, in the order in which they were added."""

    def __init__(self) -> None:
        self._armed: list[_Armed] = []

    def __bool__(self) -> bool:
        return bool(self._armed)

    def add(self, fault: Fault) -> None:
        """Put a fault in force."""
        self._armed.append(_Armed(fault))

    def clear(self) -> None:
        """Remove all faults."""
        self._armed.clear()

    def listed(self) -> list[Fault]:
        """The active faults, with the number of times left."""
        return [msgspec.structs.replace(one.fault, times=one.left) for one in self._armed]

    def draw(self, method: str, path: str, operation: str | None) -> list[Fault]:
        """The faults that this request meets: any latency, then at most one other."""
        if not self._armed:
            return []
        met: list[Fault] = []
        for one in self._armed:
            decided = any(fault.effect != "latency" for fault in met)
            if decided and one.fault.effect != "latency":
                continue
            if one.fault.concerns(method, path, operation) and one.strikes():
                met.append(one.fault)
        self._armed = [one for one in self._armed if one.left != 0]
        return met

    def draw_webhook(self, event: str, url: str) -> Fault | None:
        """The fault that this webhook meets, if any."""
        path = urlsplit(url).path or "/"
        for one in self._armed:
            if one.fault.concerns_webhook(event, path) and one.strikes():
                self._armed = [left for left in self._armed if left.left != 0]
                return one.fault
        return None
