"""One account's world: settings, state, clock and what is computed from them."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .clock import Clock
from .faults import Faults
from .inventory import Inventory
from .money import PUBLISHED, Prices
from .telephony import RateLimits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .counterparties import Counterparty
    from .document import Operation
    from .forms import Part
    from .records import Number, State
    from .store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a sandbox behaves; see `docs/sandbox.md` for what each one means."""

    access_key: str = "12345678"
    secret_key: str = "sandbox-secret-key"  # noqa: S105
    seed: int = 1
    twin: int = 0
    fast: bool = False
    rate_limits: bool | None = None
    webhook_interval: float | None = None
    open_control: bool = False
    prices: Prices = PUBLISHED
    control_token: str | None = None
    allowed_hosts: tuple[str, ...] = ()

    def id_of(self, what: str) -> uuid.UUID:
        """An id that the seed decides, and that no other sandbox of this process gives out.

        `twin` is how many sandboxes of this seed there were before it.
        """
        account = f"{self.seed}.{self.twin}" if self.twin else f"{self.seed}"
        return uuid.uuid5(uuid.NAMESPACE_OID, f"{account}:{what}")

    @property
    def limits_apply(self) -> bool:
        """Whether messages are rate limited: unless fast, or as said."""
        return not self.fast if self.rate_limits is None else self.rate_limits

    @property
    def retry_interval(self) -> float:
        """Seconds between two attempts of a webhook: the documented 30, or none when fast."""
        if self.webhook_interval is not None:
            return self.webhook_interval
        return 0.0 if self.fast else 30.0


@dataclass(slots=True)
class World:
    """What a handler works on."""

    settings: Settings
    store: Store
    clock: Clock = field(default_factory=Clock)
    inventory: Inventory = field(init=False)
    limits: RateLimits = field(init=False)
    faults: Faults = field(default_factory=Faults)
    held: dict[str, str] = field(default_factory=dict)
    counterparties: list[Counterparty] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.inventory = Inventory(self.settings.seed, self.store, lambda: self.prices)
        self.limits = RateLimits(self.clock)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Commit what is saved inside, or leave everything as it was and raise.

        Whatever changes records runs in one of these.
        """
        try:
            with self.store.transaction():
                yield
        except BaseException:
            self.clock.offset = self.store.account.clock_offset
            raise

    def adopt(self, state: State) -> None:
        """Replace the whole state, and the time and rate limits with it."""
        self.store.load(state)
        self.clock.offset = self.store.account.clock_offset
        self.limits.reset()

    @property
    def prices(self) -> Prices:
        """What things cost now: as the account says, else as at the start."""
        return self.store.account.prices or self.settings.prices

    def wait(self, seconds: float) -> float:
        """The moment `seconds` from now, or now when fast."""
        return self.clock.now() + (0.0 if self.settings.fast else seconds)

    def numbers_where(self, field_name: str, record_id: str) -> list[Number]:
        """The owned numbers whose relationship `field_name` is the record."""
        return [one for one in self.store.numbers() if getattr(one, field_name) == record_id]


@dataclass(frozen=True, slots=True)
class Call:
    """A request that passed authentication and validation."""

    world: World
    operation: Operation
    path: Mapping[str, str]
    query: Mapping[str, Any]
    body: Mapping[str, Any]
    attributes: Mapping[str, Any]
    base_url: str
    files: Mapping[str, Part] = field(default_factory=dict)

    @property
    def store(self) -> Store:
        """The state of the account."""
        return self.world.store

    def url(self, path: str) -> str:
        """An absolute address on the host that the request named."""
        return self.base_url + path


@dataclass(frozen=True, slots=True)
class Reply:
    """What a handler answers: a status and a document, or no body at all."""

    status: int
    document: Mapping[str, Any] | None = None


NO_CONTENT = Reply(204)

Handler = Callable[[Call], Reply]
"""What carries an operation out."""
