"""A client around a transport that plays a script and writes down what it is asked for."""

from __future__ import annotations

from flowroute_sdk import testing
from flowroute_sdk._transports.base import Failure
from flowroute_sdk.wire import Response

from tests.overlays.engine.support import ADDRESS, RECORD, Driver

DONE = Response(200, (), RECORD.encode())
SENT = Response(202, (), b'{"data": {"id": "mdr2-1", "type": "message"}}')


class Recorded(Driver):
    """A client whose clock stands still but for pauses and answers that take their time."""

    def __init__(self, side, script, takes, arguments):
        super().__init__(side, "http://api.example", **{"rate_limit": None} | arguments)
        self.events = []
        self.clock = Still(self.events)
        self.script = Script(script, takes, self.events)
        self.sent = self.script.sent
        self._playing = testing.patched(self.client, clock=self.clock, script=self.script)
        self._playing.__enter__()

    def close(self):
        self._playing.__exit__(None, None, None)
        super().close()


class Still(testing.Clock):
    """A clock whose date stands still, and whose pauses are events."""

    def __init__(self, events):
        super().__init__()
        self.events, self.date = events, 0.0

    def now(self):
        return self.date

    def sleep(self, seconds):
        self.events.append(("pause", seconds))
        super().sleep(seconds)


class Script(testing.ScriptedTransport):
    """Its acts are what transports deal in, so that each kind of failure can be played."""

    def __init__(self, acts, takes, events):
        super().__init__([])
        self.acts, self.takes, self.events, self.sent = list(acts), takes, events, []

    def for_threads(self, origin):
        return Plain(self.answer)

    def for_tasks(self, origin):
        return Awaited(self.answer)

    def answer(self, method, target, headers, content, timeout, remaining, *, safe=True):
        """The next act of the script, the last one for ever: an answer, a failure, or a call."""
        self.events.append(("send", method, target, timeout, remaining, safe))
        self.sent.append((dict(headers), content))
        self.clock.advance(self.takes)
        act = self.acts.pop(0) if len(self.acts) > 1 else self.acts[0]
        act = act() if callable(act) else act
        if isinstance(act, BaseException):
            raise act
        return act


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
