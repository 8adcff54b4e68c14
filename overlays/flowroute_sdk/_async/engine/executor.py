"""How a call is carried out: build, rate limit, attempts, classify, decode."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any, TypeVar

from ..._options.hooks import Hooks, checked_delay, logger, report
from ..._options.options import READERS
from ..._policy import retry
from ..._policy.accounting import entry_of, id_of
from ..._policy.advice import advise, note_interruption
from ..._policy.attempts import Attempts, Done, Over
from ..._policy.decoding import built, decoded
from ..._policy.ledger import Ledger
from ..._sides import rim_async as rim
from ..._transports.base import AsyncTransport, Failure, told, unforeseen
from ..._transports.downloads import Sink
from ...errors import FlowrouteError, InvalidArgument
from ...wire import RawResponse, Response, RetryEvent
from .resource import arguments_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from flowroute_api.types import Operation

    from ..._options.hooks import OnRequest
    from ..._options.options import Settings
    from ..._policy.ledger import Entry
    from ..._requests.build import Builder, Call
    from ...limits import Bucket, RateLimiter

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
        ledger: Ledger | None = None,
    ) -> None:
        self.builder: Builder = builder
        self.transport: AsyncTransport = transport
        self.limiter: RateLimiter | None = limiter
        self.hooks: Hooks = hooks
        self.ledger: Ledger = Ledger() if ledger is None else ledger
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

    async def call(
        self,
        operation: Operation[T],
        *,
        path: Mapping[str, object] | None = None,
        query: Mapping[str, object] | None = None,
        body: object = None,
        headers: Mapping[str, object] | None = None,
        bucket: Bucket | None = None,
        options: Mapping[str, Any] = NOTHING,
    ) -> T:
        """Carry out an operation and return what it answers with.

        A raw executor returns the raw response in its place.
        """
        call = self.prepare(
            operation,
            path=path,
            query=query,
            body=body,
            headers=headers,
            bucket=bucket,
            options=options,
        )
        result: T = self.result(operation, call, await self.perform(call))
        return result

    def prepare(
        self,
        operation: Operation[T],
        *,
        path: Mapping[str, object] | None = None,
        query: Mapping[str, object] | None = None,
        body: object = None,
        headers: Mapping[str, object] | None = None,
        bucket: Bucket | None = None,
        options: Mapping[str, Any] = NOTHING,
    ) -> Call:
        """Return the call of an operation. Raises InvalidArgument for what can't be sent."""
        settings = self.settings_for(operation, options)
        if body is None and "extra_body" in options:
            raise InvalidArgument(
                "extra_body", options["extra_body"], "no body: this call has none"
            )
        return self.wiring.builder.operation_call(
            operation, path or NOTHING, query or NOTHING, body, bucket, settings, headers
        )

    async def download(
        self,
        operation: Operation[Any],
        file: IO[bytes],
        *,
        limit: int,
        path: Mapping[str, object] | None = None,
        query: Mapping[str, object] | None = None,
        options: Mapping[str, Any] = NOTHING,
    ) -> Response:
        """Carry out an operation, and write what it answers into a file while it comes.

        Returns the answer without its body. A repeated attempt begins anew where the file stood;
        more than `limit` bytes are an error.
        """
        call = self.prepare(operation, path=path, query=query, options=options)
        call.sink = Sink(file, limit)
        return await self.perform(call)

    def settings_for(self, operation: Operation[Any], options: Mapping[str, Any]) -> Settings:
        """Return the settings of a call with these options.

        Raises InvalidArgument for one that can't be right, TypeError for one that doesn't exist.
        """
        if not options:
            return self.settings
        if options.keys() <= READERS.keys():
            return self.settings.merged(options)
        return self.settings.merged(
            options, f"{operation.tag}.{operation.name}", arguments_of(operation)
        )

    def result(
        self,
        operation: Operation[T],
        call: Call,
        response: Response,
        build: Callable[[T], Any] | None = None,
    ) -> Any:
        """Return what an answered call comes to."""
        return built(call, response, decoded(operation, call, response), build)

    async def perform(self, call: Call, entry: Entry | None = None) -> Response:
        """Send a call as often as it takes for a success. Raises its error when there is none.

        What isn't safe to repeat is entered in the ledger and settled there: as ``entry``, where
        the caller has made one.
        """
        wiring = self.wiring
        entry = entry or entry_of(call)
        try:
            answer = await self._perform(call, entry)
        except BaseException as error:
            advise(error, call, wiring.builder.keys_from)
            if entry is not None:
                wiring.ledger.fail(entry, error, wiring.monotonic())
            raise
        if entry is not None:
            wiring.ledger.settle(entry, id_of(answer), wiring.monotonic())
        return answer

    async def _perform(self, call: Call, entry: Entry | None) -> Response:
        wiring = self.wiring
        attempts = Attempts(call, wiring.monotonic())
        while True:
            attempts.number += 1
            if call.bucket is not None and wiring.limiter is not None:
                await self._wait_for_token(call.bucket, wiring.limiter, attempts)
            if wiring.hooks.on_request is not None:
                await self._announce_request(call, wiring.hooks.on_request, attempts)
            at = wiring.monotonic()
            remaining = attempts.remaining(at)
            if entry is not None:
                wiring.ledger.enter(entry, at, is_repeatable=call.safe)
            answer = await self._attempt(call, attempts.number, remaining)
            if isinstance(answer, Response):
                wiring.ledger.clock.hear(answer._raw_headers, at, wiring.monotonic())
            if isinstance(answer, Response) and 200 <= answer.status < 300:
                return answer
            if call.bucket is not None and isinstance(answer, Response) and answer.status == 429:
                await self._push_back(call.bucket, answer)
            verdict = attempts.judge(
                answer, at=wiring.monotonic(), now=wiring.now(), chance=wiring.chance
            )
            if isinstance(verdict, Over):
                raise verdict.error from verdict.cause
            if isinstance(verdict, Done):
                return verdict.response
            await self._announce_retry(call, answer, attempts.number, verdict.delay)
            await wiring.sleep(verdict.delay)

    async def _wait_for_token(
        self, bucket: Bucket, limiter: RateLimiter, attempts: Attempts
    ) -> None:
        remaining = attempts.remaining(self.wiring.monotonic())
        try:
            delay = checked_delay(await rim.reserve(limiter, bucket, remaining))
        except FlowrouteError:
            raise
        except Exception as error:
            raise attempts.stopped(f"rate_limit raised {told(error)}") from error
        if delay is None:
            raise attempts.too_late("the rate limit allows no call before the deadline")
        if delay > 0:
            await self.wiring.sleep(delay)

    async def _push_back(self, bucket: Bucket, answer: Response) -> None:
        """Have all clients of the account wait, after a message that was one too many."""
        wiring = self.wiring
        penalize = getattr(wiring.limiter, "penalize", None)
        if penalize is None:
            return
        hint = retry.retry_after(answer.header("retry-after"), wiring.now())
        try:
            await rim.settle(penalize(bucket, retry.penalty(hint)))
        except Exception as error:  # noqa: BLE001 - a call isn't given up because a limiter fails
            report("rate_limit failed", error)

    async def _announce_request(self, call: Call, hook: OnRequest, attempts: Attempts) -> None:
        try:
            await rim.settle(hook(call.request))
        except Exception as error:
            raise attempts.stopped(f"on_request raised {told(error)}") from error

    async def _attempt(
        self, call: Call, number: int, remaining: float | None
    ) -> Response | Failure:
        wiring, hooks = self.wiring, self.wiring.hooks
        logs = logger.isEnabledFor(DEBUG)
        started_at = wiring.monotonic() if logs else 0.0
        answer = await self._send(call, remaining)
        if logs:
            took = wiring.monotonic() - started_at
            hooks.log(call.method, call.target, call.content, answer, number, took)
        if hooks.on_response is not None and isinstance(answer, Response):
            try:
                await rim.settle(hooks.on_response(call.request, answer))
            except Exception as error:  # noqa: BLE001 - what was sent may be paid for: its answer isn't lost
                report("on_response failed", error)
        return answer

    async def _send(self, call: Call, remaining: float | None) -> Response | Failure:
        try:
            return await self.wiring.transport.send(
                call.method,
                call.target,
                call.headers,
                call.content if call.upload is None else call.upload,
                call.settings.timeout,
                remaining,
                safe=call.safe,
                **({} if call.sink is None else {"sink": call.sink}),
            )
        except Failure as failure:
            return failure
        except FlowrouteError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever a library raises, it may have sent
            return unforeseen(error)
        except BaseException as error:
            if not call.safe:
                note_interruption(error, call)
            raise

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
        except Exception as error:  # noqa: BLE001 - nor is a call given up because a hook fails
            report("on_retry failed", error)


class AsyncRawExecutor(AsyncExecutor):
    """Carries out calls and answers with raw responses."""

    is_raw = True

    @property
    def plain(self) -> AsyncExecutor:
        """The executor that answers with documents."""
        return AsyncExecutor(self.wiring, self.settings)

    def result(
        self,
        operation: Operation[T],
        call: Call,
        response: Response,
        build: Callable[[T], Any] | None = None,
    ) -> RawResponse[Any]:
        """Return the answer, to be read on demand."""

        def read() -> Any:
            return built(call, response, decoded(operation, call, response), build)

        return RawResponse(call.request, response, read)
