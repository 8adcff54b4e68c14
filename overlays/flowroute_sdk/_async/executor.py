"""How a call is carried out: build, rate limit, attempts, classify, decode."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from .._policy import classify
from .._policy.attempts import Attempts
from .._policy.ids import Ids
from .._setup.hooks import Hooks, RetryEvent, logger
from .._sides import rim_async as rim
from .._transports.base import AsyncTransport, Failure
from ..errors import InvalidArgument
from ..wire import RawResponse, Response

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from flowroute_api.types import Operation

    from .._policy.limiter import Bucket, RateLimiter
    from .._setup.build import Builder, Call
    from .._setup.options import Settings

T = TypeVar("T")
NOTHING: Mapping[str, Any] = {}
DEBUG = 10


class AsyncWiring:
    """What all views of one client share.

    Clocks, sleep and chance are there to be replaced by tests.
    """

    def __init__(
        self,
        builder: Builder,
        transport: AsyncTransport,
        limiter: RateLimiter | None,
        hooks: Hooks,
    ) -> None:
        self.builder: Builder = builder
        self.transport: AsyncTransport = transport
        self.limiter: RateLimiter | None = limiter
        self.hooks: Hooks = hooks
        self.accounted_for: Ids = Ids()
        self.monotonic: Callable[[], float] = rim.monotonic
        self.now: Callable[[], float] = rim.now
        self.sleep: rim.Sleep = rim.sleep
        self.chance: Callable[[], float] = rim.chance


class AsyncExecutor:
    """Carries out calls with one set of settings."""

    is_raw = False

    def __init__(self, wiring: AsyncWiring, settings: Settings) -> None:
        self.wiring: AsyncWiring = wiring
        self.settings: Settings = settings

    @property
    def plain(self) -> AsyncExecutor:
        """The executor that answers with documents, whatever this one does."""
        return self

    def monotonic(self) -> float:
        """Seconds by the clock that deadlines are measured with."""
        return self.wiring.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await self.wiring.sleep(seconds)

    async def call(
        self,
        operation: Operation[T],
        *,
        path: Mapping[str, object] | None = None,
        query: Mapping[str, object] | None = None,
        body: object = None,
        bucket: Bucket | None = None,
        options: Mapping[str, Any] = NOTHING,
        build: Callable[[T], Any] | None = None,
    ) -> Any:
        """Carry out an operation and return what it answers with, passed through ``build``."""
        settings = self.settings.merged(options) if options else self.settings
        if body is None and "extra_body" in options:
            raise InvalidArgument(
                "extra_body", options["extra_body"], "no body: this call has none"
            )
        call = self.wiring.builder.operation_call(
            operation, path or NOTHING, query or NOTHING, body, bucket, settings
        )
        return self._result(operation, call, await self.perform(call), build)

    def _result(
        self,
        operation: Operation[T],
        call: Call,
        response: Response,
        build: Callable[[T], Any] | None,
    ) -> Any:
        document = decoded(operation, call, response)
        return document if build is None else build(document)

    async def perform(self, call: Call) -> Response:
        """Send a call as often as it takes for a success. Raises its error when there is none."""
        wiring = self.wiring
        attempts = Attempts(call, wiring.monotonic())
        while True:
            attempts.number += 1
            if call.bucket is not None and wiring.limiter is not None:
                await self._wait_for_token(call.bucket, wiring.limiter, attempts)
            remaining = attempts.remaining(wiring.monotonic())
            answer = await self._attempt(call, attempts.number, remaining)
            if isinstance(answer, Response) and 200 <= answer.status < 300:
                return answer
            delay = attempts.judge(
                answer, at=wiring.monotonic(), now=wiring.now(), chance=wiring.chance
            )
            if delay is None:
                assert isinstance(answer, Response)
                return answer
            await self._announce_retry(call, answer, attempts.number, delay)
            await wiring.sleep(delay)

    async def _wait_for_token(
        self, bucket: Bucket, limiter: RateLimiter, attempts: Attempts
    ) -> None:
        remaining = attempts.remaining(self.wiring.monotonic())
        delay = await rim.reserve(limiter, bucket, remaining)
        if delay is None:
            raise attempts.too_late("the rate limit leaves no room before the deadline")
        if delay > 0:
            await self.wiring.sleep(delay)

    async def _attempt(
        self, call: Call, number: int, remaining: float | None
    ) -> Response | Failure:
        wiring, hooks = self.wiring, self.wiring.hooks
        if hooks.on_request is not None:
            await rim.settle(hooks.on_request(call.request))
        logs = logger.isEnabledFor(DEBUG)
        started_at = wiring.monotonic() if logs else 0.0
        answer: Response | Failure
        try:
            answer = await wiring.transport.send(
                call.method,
                call.target,
                call.headers,
                call.content,
                call.settings.timeout,
                remaining,
            )
        except Failure as failure:
            answer = failure
        if logs:
            took = wiring.monotonic() - started_at
            hooks.log(call.method, call.target, call.content, answer, number, took)
        if hooks.on_response is not None and isinstance(answer, Response):
            try:
                await rim.settle(hooks.on_response(call.request, answer))
            except Exception:  # noqa: BLE001 - what was sent may be paid for: its answer isn't lost
                logger.exception("on_response failed")
        return answer

    async def _announce_retry(
        self, call: Call, answer: Response | Failure, number: int, delay: float
    ) -> None:
        hook = self.wiring.hooks.on_retry
        if hook is None:
            return
        response = answer if isinstance(answer, Response) else answer.partial
        reason = str(answer.status) if isinstance(answer, Response) else answer.reason
        event = RetryEvent(call.request, response, number, delay, reason)
        try:
            await rim.settle(hook(event))
        except Exception:  # noqa: BLE001 - nor is a call given up because a hook fails
            logger.exception("on_retry failed")


class AsyncRawExecutor(AsyncExecutor):
    """Carries out calls and answers with raw responses."""

    is_raw = True

    @property
    def plain(self) -> AsyncExecutor:
        """The executor that answers with documents."""
        return AsyncExecutor(self.wiring, self.settings)

    def _result(
        self,
        operation: Operation[T],
        call: Call,
        response: Response,
        build: Callable[[T], Any] | None,
    ) -> RawResponse[Any]:
        def read() -> Any:
            document = decoded(operation, call, response)
            return document if build is None else build(document)

        return RawResponse(call.request, response, read)


def decoded(operation: Operation[T], call: Call, response: Response) -> T:
    """What a success says. Raises ResponseError when it can't be understood."""
    from flowroute_api.types import DecodeError  # loaded by the resource already

    status, models = response.status, operation.responses
    if status == 404:
        # What a DELETE may be told the second time: as good as its success, which has no content.
        status = next(each for each, model in models.items() if model is None)
    elif status not in models:
        # The API's pages don't agree on 200, 201 and 202: what can be read counts as read.
        status = next((each for each, model in models.items() if model), status)
    try:
        return operation.decode(status, response.content)
    except DecodeError as error:
        raise classify.unreadable(call.request, response, str(error)) from None
