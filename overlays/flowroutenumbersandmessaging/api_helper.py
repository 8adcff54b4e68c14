"""The helpers that the previous SDK's programs could reach: JSON, addresses, dates."""

from __future__ import annotations

import json as json_module
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from typing import Any
from urllib.parse import quote as percent_encoded

from dateutil import parser as date_parser

from ._unsupported import supplier

__getattr__ = supplier(
    __name__,
    {
        "jsonpickle": "answers are plain JSON; use the json module",
        "quote": "use urllib.parse.quote",
        "dateutil": "import dateutil itself",
    },
)

ORIGIN = re.compile(r"https?://[^/]+")
KEYS: dict[str, Callable[[str, int], str]] = {
    "indexed": lambda key, place: f"{key}[{place}]",
    "unindexed": lambda key, _: f"{key}[]",
    "plain": lambda key, _: key,
}
SEPARATORS = {"csv": ",", "psv": "|", "tsv": "\t"}


class APIHelper:
    """Functions without a state; there is no need for an instance."""

    @staticmethod
    def merge_dicts(dict1: Mapping[Any, Any], dict2: Mapping[Any, Any]) -> dict[Any, Any]:
        """A new dict of both; the second wins."""
        return {**dict1, **dict2}

    @staticmethod
    def json_serialize(obj: Any) -> str | None:
        """JSON text of plain values and models; None stays None."""
        return None if obj is None else json_module.dumps(_plain(obj), sort_keys=True)

    @staticmethod
    def json_deserialize(
        json: str | bytes | None, unboxing_function: Callable[[Any], Any] | None = None
    ) -> Any:
        """What JSON text says, its objects with sorted keys; text that is no JSON comes back."""
        if json is None:
            return None
        try:
            decoded = in_key_order(json_module.loads(json))
        except (ValueError, RecursionError):
            return json
        if unboxing_function is None:
            return decoded
        if isinstance(decoded, list):
            return [unboxing_function(each) for each in decoded]
        return unboxing_function(decoded)

    @staticmethod
    def serialize_array(
        key: str, array: Iterable[Any], formatting: str = "indexed"
    ) -> list[tuple[str, Any]]:
        """A list as pairs of a key and a value."""
        if formatting not in KEYS:
            raise ValueError(f"formatting={formatting!r}: expected one of {', '.join(KEYS)}")
        return [(KEYS[formatting](key, place), each) for place, each in enumerate(array)]

    @staticmethod
    def append_url_with_template_parameters(url: str, parameters: Mapping[str, Any] | None) -> str:
        """The address with each `{name}` replaced, percent-encoded."""
        _must_be_given(url)
        for name, value in (parameters or {}).items():
            parts = value if isinstance(value, list) else [] if value is None else [value]
            text = "/".join(percent_encoded(str(part), safe="") for part in parts)
            url = url.replace(f"{{{name}}}", text)
        return url

    @staticmethod
    def append_url_with_query_parameters(
        url: str, parameters: Mapping[str, Any] | None, array_serialization: str = "indexed"
    ) -> str:
        """The address with the parameters that aren't None, percent-encoded."""
        _must_be_given(url)
        for name, value in (parameters or {}).items():
            if value is not None:
                url += ("&" if "?" in url else "?") + _parameter(name, value, array_serialization)
        return url

    @staticmethod
    def clean_url(url: str) -> str:
        """The address with each run of slashes in its path made one."""
        origin = ORIGIN.match(url)
        if origin is None:
            raise ValueError(f"url={url!r}: expected an address with http:// or https://")
        path, mark, query = url[origin.end() :].partition("?")
        return origin[0] + re.sub("//+", "/", path) + mark + query

    @staticmethod
    def form_encode_parameters(
        form_parameters: Mapping[str, Any], array_serialization: str = "indexed"
    ) -> list[tuple[str, Any]]:
        """Form fields of several values."""
        return [
            field
            for name, value in form_parameters.items()
            for field in APIHelper.form_encode(value, name, array_serialization)
        ]

    @staticmethod
    def form_encode(
        obj: Any, instance_name: str, array_serialization: str = "indexed"
    ) -> list[tuple[str, Any]]:
        """Form fields of one value: `person[name]` for what is in an object."""
        value = _plain(obj)
        if value is None:
            return []
        if isinstance(value, list):
            inner = APIHelper.serialize_array(instance_name, value, array_serialization)
        elif isinstance(value, dict):
            inner = [(f"{instance_name}[{name}]", each) for name, each in value.items()]
        else:
            return [(instance_name, value)]
        return [
            field
            for name, each in inner
            for field in APIHelper.form_encode(each, name, array_serialization)
        ]

    @staticmethod
    def to_dictionary(obj: Any) -> dict[str, Any]:
        """A model as a dict with the names of the API."""
        return {api: _plain(getattr(obj, name)) for name, api in obj._names.items()}

    class CustomDate:
        """A point in time and how it is written."""

        def __init__(self, dtime: Any, value: Any = None) -> None:
            self.datetime = dtime
            self.value = value or self.from_datetime(dtime)

        @classmethod
        def from_datetime(cls, date_time: Any) -> Any:
            """How a point in time is written; each form has its own."""
            raise NotImplementedError(f"{cls.__name__} has no written form")

        def __str__(self) -> str:
            return str(self.value)

    class HttpDateTime(CustomDate):
        """As in the headers of HTTP."""

        @classmethod
        def from_datetime(cls, date_time: datetime) -> str:
            """The written form; a point in time without a zone is local time."""
            return format_datetime(date_time.astimezone(UTC), usegmt=True)

        @classmethod
        def from_value(cls, value: str) -> APIHelper.HttpDateTime:
            """Read the written form."""
            return cls(parsedate_to_datetime(value).astimezone().replace(tzinfo=None), value)

    class UnixDateTime(CustomDate):
        """Seconds since 1970."""

        @classmethod
        def from_datetime(cls, date_time: datetime) -> int:
            """The written form; a point in time without a zone is UTC."""
            aware = date_time if date_time.tzinfo else date_time.replace(tzinfo=UTC)
            return int(aware.timestamp())

        @classmethod
        def from_value(cls, value: float | str) -> APIHelper.UnixDateTime:
            """Read the written form."""
            return cls(datetime.fromtimestamp(float(value), UTC).replace(tzinfo=None), float(value))

    class RFC3339DateTime(CustomDate):
        """As in the API's JSON."""

        @classmethod
        def from_datetime(cls, date_time: Any) -> str:
            """The written form of a date, a datetime, or text in any usual form."""
            return rfc3339(date_time)

        @classmethod
        def from_value(cls, value: str) -> APIHelper.RFC3339DateTime:
            """Read the written form."""
            return cls(date_parser.parse(value), value)


def rfc3339(given: Any) -> str:
    """A date, a datetime or text in any usual form as `2017-12-01T00:00:00`, with its zone if any.

    Raises ValueError, OverflowError or TypeError for what is no date.
    """
    if isinstance(given, bool) or given is None:
        raise TypeError("a date as text, or a datetime")
    if hasattr(given, "isoformat"):
        return str(given.isoformat())
    return date_parser.parse(given).isoformat()


def in_key_order(value: Any) -> Any:
    """JSON with the keys of its objects sorted, as old answers had them."""
    if isinstance(value, dict):
        return {name: in_key_order(value[name]) for name in sorted(value)}
    if isinstance(value, list):
        return [in_key_order(each) for each in value]
    return value


def _plain(value: Any) -> Any:
    if hasattr(value, "_names"):
        return APIHelper.to_dictionary(value)
    if isinstance(value, APIHelper.CustomDate):
        return value.value
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    return value


def _parameter(name: str, value: Any, array_serialization: str) -> str:
    if not isinstance(value, list):
        return f"{name}={percent_encoded(str(value), safe='')}"
    given = [percent_encoded(str(each), safe="") for each in value if each]
    if array_serialization in SEPARATORS:
        return f"{name}={SEPARATORS[array_serialization].join(given)}"
    pairs = APIHelper.serialize_array(name, given, array_serialization)
    return "&".join(f"{key}={text}" for key, text in pairs)


def _must_be_given(url: str | None) -> None:
    if url is None:
        raise ValueError("url=None: expected an address")
