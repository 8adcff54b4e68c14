"""A client around a transport that plays a script and writes down what it is asked for."""

from __future__ import annotations

from flowroute_sdk._policy.ledger import Ledger
from flowroute_sdk._transports.base import Failure
from flowroute_sdk.wire import Response

from tests.overlays.engine.support import ADDRESS, RECORD, Driver

DONE = Response(200, (), RECORD.encode())
SENT = Response(202, (), b'{"data": {"id": "mdr2-1", "type": "message"}}')


class Recorded(Driver):
    """A client whose clock stands still but for pauses and answers that take their time."""

    def __init__(self, side, script, takes, arguments):
        super().__init__(side, "http://api.example", **{"rate_limit": None} | arguments)
        self.script, self.takes, self.at = list(script), takes, 1000.0
        self.events, self.sent = [], []
        wiring = self.client._executor.wiring
        wiring.transport = Awaited(self.answer) if self.is_async else Plain(self.answer)
        wiring.sleep = self.async_pause if self.is_async else self.pause
        wiring.monotonic = lambda: self.at
        wiring.now = lambda: 0.0
        wiring.ledger = Ledger()  # that of the process holds what other tests have left in doubt

    def answer(self, method, target, headers, content, timeout, remaining, *, safe=True):
        """The next act of the script, the last one for ever: an answer, a failure, or a call."""
        self.events.append(("send", method, target, timeout, remaining, safe))
        self.sent.append((dict(headers), content))
        self.at += self.takes
        act = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        act = act() if callable(act) else act
        if isinstance(act, BaseException):
            raise act
        return act

    def pause(self, seconds):
        self.events.append(("pause", seconds))
        self.at += seconds

    async def async_pause(self, seconds):
        self.pause(seconds)


class Plain:
    def __init__(self, answer):
        self.send = answer

    def close(self):
        pass


class Awaited:
    def __init__(self, answer):
        self.answer = answer

    async def send(self, *arguments, **more):
        return self.answer(*arguments, **more)

    async def aclose(self):
        pass


def get(client, **options):
    return client.e911s.get_e911("7", **options)


def create(client, **options):
    return client.e911s.create_address(**ADDRESS, **options)


def delete(client):
    return client.e911s.delete_address("7")


def send(client, **options):
    return client.messages.send_a_message(
        to="12065551234", from_="12065550000", body="hi", **options
    )


def failure(kind="dropped", *, sent, partial=None):
    return Failure(kind, "it failed", sent=sent, partial=partial)


def sends(events):
    return [event for event in events if event[0] == "send"]
