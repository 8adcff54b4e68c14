"""What an account holds: one set of shapes for memory, SQLite file, dumps and account files.

Moments are seconds since the epoch, money is in nanodollars (USD x 1e9) unless it says otherwise.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

import msgspec

from .money import Prices

SIP_REGISTRATION = "0"
FURTHEST = 2e11  # the clock's greatest offset, in seconds; dates end with the year 9999
ADDRESS = frozenset(
    {"label", "first_name", "last_name", "street_number", "street_name", "city", "state"}
    | {"country", "zip"}
)

ORDERED = frozenset({"billing_name", "street", "city", "state", "country", "zip", "provider"})

Moment = Annotated[float, msgspec.Meta(ge=-6.2e10, le=2.5e11)]
NumberId = Annotated[str, msgspec.Meta(pattern="^[0-9]{11}$")]
Balance = Annotated[int, msgspec.Meta(ge=-(10**18), le=10**18)]
Counter = Annotated[int, msgspec.Meta(ge=0, le=10**15)]
Version = Literal["v2.1", "v2.2"]
RouteType = Literal["host", "number", "uri", "sip-reg"]


class Record(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Anything that is stored, by its kind and id."""

    kind: ClassVar[str]

    id: str


class Number(Record, kw_only=True):
    """A phone number on the account; costs in dollars, as the inventory quotes them."""

    kind = "number"

    id: NumberId
    alias: str | None = None
    cnam_lookups_enabled: bool = True
    messaging_enabled: bool | None = False
    number_type: str = "longcode"
    rate_center: str = ""
    state: str = ""
    iso_country: str = "US"
    monthly_cost: float = 1.25
    setup_cost: float = 1.0
    primary_route: str | None = SIP_REGISTRATION
    failover_route: str | None = None
    cnam: str | None = None
    e911: str | None = None
    callbacks: dict[str, str] = {}


class Route(Record, kw_only=True):
    """An inbound route."""

    kind = "route"

    alias: str
    route_type: RouteType
    value: str | None = None
    edge_strategy_id: int | None = None


class E911(Record, kw_only=True):
    """An emergency address; attributes in the API's own words."""

    kind = "e911"

    attributes: dict[str, str]

    def __post_init__(self) -> None:
        missing = ADDRESS - self.attributes.keys()
        if missing:
            raise ValueError(f"E911 record {self.id} lacks {', '.join(sorted(missing))}")


class Cnam(Record, kw_only=True):
    """A caller-name record and where its review stands."""

    kind = "cnam"

    value: str
    is_approved: bool = False
    created_at: Moment | None = None
    approved_at: Moment | None = None
    rejection_reason: str | None = None

    @property
    def pending(self) -> bool:
        """Whether the review is still to come."""
        return not self.is_approved and not self.rejection_reason


class Media(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A file of an MMS; one without a URL is served by the sandbox, `content` or made up."""

    id: str
    file_name: str
    file_size: int
    mime_type: str
    url: str | None
    content: bytes | None = None


class Receipt(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A delivery receipt; it exists for readers from its moment on."""

    at: Moment
    level: int
    status: str
    status_code: int | None
    description: str


class Message(Record, kw_only=True):
    """A message detail record. Numbers are digits; what is posted of it links to `version`."""

    kind = "message"

    at: Moment
    direction: Literal["inbound", "outbound"]
    sender: str
    recipient: str
    body: str | None = None
    is_mms: bool = False
    amount: int = 0
    toll_free: bool = False
    receipts: list[Receipt] = []
    media: list[Media] = []
    dlr_callback: str | None = None
    version: Version = "v2.1"


class Task(Record, kw_only=True):
    """A message provisioning task; it ends at its moment."""

    kind = "task"

    numbers: list[str]
    failed: list[str] = []
    enable: bool
    ends_at: Moment
    done: bool = False


class PhoneCall(Record, kw_only=True):
    """A call of the account. One without a `duration` was not answered, and costs nothing."""

    kind = "call"

    at: Moment
    direction: Literal["inbound", "outbound"]
    caller: str
    destination: str
    duration: Annotated[int, msgspec.Meta(ge=0, le=86_400)] = 0
    sip_code: Annotated[int, msgspec.Meta(ge=200, le=699)] = 200
    reason: str = "OK"
    alias: str | None = None
    custom_x_tag: str | None = None
    customer_ip: str = ""


class CdrExport(Record, kw_only=True):
    """An export of calls: it ends at its moment, and then has the calls that there are by then.

    `filters` are those of the request, in the API's own words.
    """

    kind = "cdr_export"

    id: Annotated[str, msgspec.Meta(pattern="^[0-9]{1,15}$")]
    filters: dict[str, Any]
    callback_url: str | None = None
    requested_at: Moment
    ends_at: Moment
    status: Literal["processing", "completed", "failed"] = "processing"
    calls: list[str] = []
    announced: str | None = None


class PortDocument(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A business document that was uploaded for a port order."""

    file_name: str
    mime_type: str = "application/pdf"
    status: str = "uploaded"
    content: bytes = b""


class PortOrder(Record, kw_only=True):
    """A port order; attributes in the API's own words, as they were asked for."""

    kind = "port_order"

    group_id: str
    numbers: list[Annotated[str, msgspec.Meta(pattern="^\\+[1-9][0-9]{1,14}$")]]
    attributes: dict[str, Any]
    status: str = "pending"
    created_at: Moment
    status_updated_at: Moment | None = None
    next_at: Moment | None = None
    documents: list[PortDocument] = []
    comments: list[str] = []

    def __post_init__(self) -> None:
        missing = ORDERED - self.attributes.keys()
        if missing or not self.numbers:
            lacks = sorted(missing) or ["numbers"]
            raise ValueError(f"port order {self.id} lacks {', '.join(lacks)}")


class Attempt(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """One try to post a webhook.

    `seconds` is how long it took on the machine's clock, `reason` why it counts as failed.
    """

    at: Moment
    seconds: float
    status: int | None
    reason: str | None


class Delivery(Record, kw_only=True):
    """A webhook on its way: due at a moment, or done with."""

    kind = "delivery"

    event: str
    url: str
    body: str
    due_at: Moment
    attempts: int = 0
    statuses: list[int | None] = []
    tried: list[Attempt] = []
    headers: dict[str, str] = {}
    fault: str | None = None
    state: str = "waiting"


class Announcement(Record, kw_only=True, gc=False):
    """The webhooks to come of a message's first receipts, until one of them is about to go out.

    Their ids are `count` numbers in a row; the id is the first. Nobody outside sees this: it is
    shown as the deliveries that it stands for.
    """

    kind = "announcement"

    message: str
    url: str
    base_url: str
    due_at: Moment
    count: int

    @property
    def state(self) -> str:
        """Always the same: it goes when the first webhook is about to go out."""
        return "waiting"


class Returned(Record, kw_only=True):
    """A released number that the virtual inventory wouldn't offer by itself."""

    kind = "returned"

    id: NumberId


class Account(Record, kw_only=True):
    """What there is once per account."""

    kind = "account"

    id: str = "account"
    balance: Balance = 0
    callbacks: dict[str, str] = {}
    callback_versions: dict[str, Version] = {}
    counters: dict[str, Counter] = {}
    clock_offset: Annotated[float, msgspec.Meta(ge=0, le=FURTHEST)] = 0.0
    provisioning_available: bool = True
    prices: Prices | None = None
    opted_out: list[str] = []


class State(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Everything: what dumps, loads and account files hold."""

    account: Account = msgspec.field(default_factory=Account)
    numbers: list[Number] = []
    routes: list[Route] = []
    e911s: list[E911] = []
    cnams: list[Cnam] = []
    messages: list[Message] = []
    tasks: list[Task] = []
    port_orders: list[PortOrder] = []
    deliveries: list[Delivery] = []
    calls: list[PhoneCall] = []
    cdr_exports: list[CdrExport] = []
    returned: list[NumberId] = []
