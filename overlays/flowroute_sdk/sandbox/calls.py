"""Phone calls: what they cost, how an export shows them, which ones its filters let through."""

from __future__ import annotations

import csv
import gzip
import io
import random
from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any, Literal, Self

import attrs

from .clock import DAY, parse_moment
from .geography import AREA_CODES
from .records import Number, PhoneCall

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .world import World

COLUMNS = (
    *("direction", "start_time", "end_time", "destination", "number_alias", "callerid"),
    *("total_cost", "destination_name", "callerid_country", "line_information", "result"),
    *("call_fail_sip_code", "call_fail_reason", "duration", "billed_duration", "rate"),
    *("first_increment", "subsequent_increment", "cost_subtotal", "connect_fee", "usf_fee"),
    *("ccrf", "cnam_lookup_fee", "custom_x_tag", "customer_ip"),
)
LONGEST_PERIOD = 92 * DAY
FIRST_ID = 70001
CALLS = 60
_INCREMENT = 6
_RATES = {"inbound": Decimal("0.001500"), "outbound": Decimal("0.009800")}
_CCRF = Decimal("0.13045")
_USF = Decimal("0.0204")
_CNAM = Decimal("0.00390000")
_TINY = Decimal("0.00000001")
_LISTS = {
    *("number_aliases", "number_aliases_contains", "destination_numbers", "callerid_numbers"),
    *("custom_x_tags", "custom_x_tag"),
}


@attrs.frozen
class Costs:
    """What a call costs, in dollars."""

    subtotal: Decimal
    connect: Decimal
    usf: Decimal
    ccrf: Decimal
    cnam: Decimal

    @property
    def total(self) -> Decimal:
        """All of it."""
        return (self.subtotal + self.connect + self.usf + self.ccrf + self.cnam).quantize(_TINY)


def billed_seconds(call: PhoneCall) -> int:
    """The duration in whole increments."""
    return -(-call.duration // _INCREMENT) * _INCREMENT


def costs_of(call: PhoneCall) -> Costs:
    """The costs by the rates of the one known row; a call that wasn't answered has none."""
    subtotal = _rounded(_RATES[call.direction] * billed_seconds(call) / 60)
    inbound = call.direction == "inbound"
    return Costs(
        subtotal=subtotal,
        connect=Decimal("0.0000"),
        usf=_rounded(Decimal(0) if inbound else subtotal * _USF),
        ccrf=_rounded(subtotal * _CCRF),
        cnam=_CNAM if inbound and call.duration else Decimal("0.00000000"),
    )


def _rounded(amount: Decimal) -> Decimal:
    return amount.quantize(_TINY, ROUND_HALF_UP)


def own_number(call: PhoneCall) -> str:
    """The account's number in a call, as digits."""
    number = call.destination if call.direction == "inbound" else call.caller
    return number.removeprefix("+")


def alias_of(world: World, call: PhoneCall) -> str:
    """The alias that the call's number had, else the one that it has."""
    if call.alias is not None:
        return call.alias
    number = world.store.get(Number, own_number(call))
    return (number.alias or "") if number is not None else ""


@attrs.frozen
class Filters:
    """What an export lets through: all of it has to hold."""

    start: float
    end: float
    lists: Mapping[str, list[str]]
    caller_ip: str | None
    longer_than: float | None

    @classmethod
    def read(cls, given: Mapping[str, Any]) -> Self:
        """Read them in the API's words. Raises `ValueError` naming what is wrong."""
        known = {"start_call_start_time", "start_call_end_time", "caller_ip", *_LISTS}
        for name in given.keys() - known - {"duration_greater_than"}:
            raise ValueError(f"{name}: not a filter that the sandbox knows")
        start = _moment("start_call_start_time", given)
        end = _moment("start_call_end_time", given)
        if start >= end:
            raise ValueError("start_call_end_time: must be after start_call_start_time")
        if end - start > LONGEST_PERIOD:
            raise ValueError("start_call_end_time: at most 92 days after start_call_start_time")
        lists = {name: [str(one) for one in given[name]] for name in _LISTS & given.keys()}
        return cls(start, end, lists, given.get("caller_ip"), given.get("duration_greater_than"))

    def lets_through(self, call: PhoneCall, alias: str) -> bool:
        """Whether a call is among those that are asked for."""
        if not self.start <= call.at < self.end:
            return False
        if self.longer_than is not None and call.duration <= self.longer_than:
            return False
        if self.caller_ip is not None and self.caller_ip != call.customer_ip.partition(":")[0]:
            return False
        return all(self._fits(name, wanted, call, alias) for name, wanted in self.lists.items())

    def _fits(self, name: str, wanted: list[str], call: PhoneCall, alias: str) -> bool:
        if name == "number_aliases":
            return alias in wanted
        if name == "number_aliases_contains":
            return any(part in alias for part in wanted)
        if name in ("custom_x_tags", "custom_x_tag"):
            return call.custom_x_tag in wanted
        number = call.destination if name == "destination_numbers" else call.caller
        return number.removeprefix("+") in {one.removeprefix("+") for one in wanted}


def _moment(name: str, given: Mapping[str, Any]) -> float:
    try:
        return parse_moment(str(given[name]))
    except KeyError:
        raise ValueError(f"{name}: missing") from None
    except (ValueError, OverflowError):
        raise ValueError(f"{name}: not a time such as 2019-01-01 00:00:00") from None


def file_of(world: World, calls: Iterable[PhoneCall]) -> bytes:
    """The calls as the file of an export: CSV compressed with gzip, the same bytes each time."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(row_of(world, call) for call in calls)
    return gzip.compress(text.getvalue().encode(), mtime=0)


def row_of(world: World, call: PhoneCall) -> list[str]:
    """A call as a row."""
    costs, answered = costs_of(call), bool(call.duration)
    inbound = call.direction == "inbound"
    row = {
        "direction": call.direction.title(),
        "start_time": _spaced(call.at),
        "end_time": _spaced(call.at + call.duration),
        "destination": call.destination.removeprefix("+"),
        "number_alias": alias_of(world, call),
        "callerid": _with_plus(call.caller),
        "total_cost": costs.total,
        "destination_name": _country(call.destination),
        "callerid_country": _country(call.caller),
        "line_information": "61" if inbound else "",
        "result": "completed" if answered else "failed",
        "call_fail_sip_code": call.sip_code,
        "call_fail_reason": call.reason,
        "duration": call.duration,
        "billed_duration": billed_seconds(call),
        "rate": _RATES[call.direction],
        "first_increment": _INCREMENT,
        "subsequent_increment": _INCREMENT,
        "cost_subtotal": costs.subtotal,
        "connect_fee": costs.connect,
        "usf_fee": costs.usf,
        "ccrf": costs.ccrf,
        "cnam_lookup_fee": costs.cnam,
        "custom_x_tag": call.custom_x_tag or "",
        "customer_ip": call.customer_ip,
    }
    return [
        f"{row[name]:f}" if isinstance(row[name], Decimal) else str(row[name]) for name in COLUMNS
    ]


def _country(number: str) -> str:
    digits = number.removeprefix("+")
    if not digits.isdecimal() or len(digits) != 11 or digits[0] != "1":
        return "N/A"
    _, country = AREA_CODES.get(digits[1:4], ("", "US"))
    return "CANADA" if country == "CA" else "UNITED STATES"


def _spaced(moment: float) -> str:
    """`2019-06-25 18:18:00+00`, as in these files."""
    when = datetime.fromtimestamp(0, UTC) + timedelta(seconds=int(moment))
    return f"{when:%Y-%m-%d %H:%M:%S}+00"


def _with_plus(number: str) -> str:
    return f"+{number}" if number.isdecimal() and len(number) > 6 else number


def sample_calls(
    seed: int, now: float, own: tuple[str, ...], others: tuple[str, ...]
) -> list[PhoneCall]:
    """The calls of a month that ends at `now`, decided by the seed."""
    chance = random.Random(f"calls {seed}")
    moments = sorted(int(now - chance.random() * 30 * DAY) for _ in range(CALLS))
    return [
        _sample_call(chance, str(number), float(at), chance.choice(own), chance.choice(others))
        for number, at in enumerate(moments, FIRST_ID)
    ]


def _sample_call(chance: random.Random, id: str, at: float, own: str, other: str) -> PhoneCall:
    inbound, answered = chance.random() < 0.5, chance.random() < 0.85
    duration = chance.randrange(3, 1800) if answered else 0
    return PhoneCall(
        id=id,
        at=at,
        direction="inbound" if inbound else "outbound",
        caller=f"+{other}" if inbound else own,
        destination=own if inbound else other,
        duration=duration,
        sip_code=200 if answered else 486,
        reason="OK" if answered else "Busy Here",
        custom_x_tag=None if inbound else chance.choice((None, "campaign-7", "support")),
        customer_ip="53.186.152.52" if inbound else "53.186.152.52:5060",
    )


def made_call(world: World, caller: str, callee: str, at: float, duration: int) -> PhoneCall | None:
    """A new call, inbound where an owned number was called; None where none takes part."""
    owned = world.store.all(Number)
    if callee.removeprefix("+") in owned:
        direction: Literal["inbound", "outbound"] = "inbound"
    elif caller.removeprefix("+") in owned:
        direction = "outbound"
    else:
        return None
    return PhoneCall(
        id=world.store.new_id(PhoneCall, FIRST_ID),
        at=at,
        direction=direction,
        caller=caller,
        destination=callee,
        duration=duration,
        sip_code=200 if duration else 480,
        reason="OK" if duration else "Temporarily Unavailable",
    )
