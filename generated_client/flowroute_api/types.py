# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
"""The ground that every endpoint and model of this package stands on.

``Operation`` describes one call of the API: how it is addressed, whether it is safe to repeat, how its answer is read.
``Model`` is the base of all that the API answers with. Neither knows how a request is carried.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import (
    TYPE_CHECKING,
    Any,
    ClassVar,
    Generic,
    Literal,
    Never,
    Self,
    TypeVar,
    dataclass_transform,
)

if TYPE_CHECKING:
    from decimal import Decimal

    import httpx


class Unset:
    """The type of ``UNSET``: a request field that is left out, where ``None`` would be sent as null."""

    _instance: ClassVar[Unset | None] = None

    def __new__(cls) -> Unset:
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"

    def __reduce__(self) -> str:
        return "UNSET"


UNSET: Unset = Unset()


class DecodeError(ValueError):
    """A body that is no JSON, or JSON without the shape that the API documents."""


ERRORS = "flowroute_sdk.errors"
"""The public module whose `DecodeError`, a kind of the one here, is raised where there is that module."""


def decode_error(text: str) -> DecodeError:
    """The error for what can't be read."""
    from importlib import import_module  # noqa: PLC0415 - rarely needed

    try:
        kind = import_module(ERRORS).DecodeError
    except ImportError:
        return DecodeError(text)
    return kind(text) if issubclass(kind, DecodeError) else DecodeError(text)


T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
ModelT = TypeVar("ModelT", bound="Model")


class Response(Generic[T]):
    """An answer: status, headers, the body as it came and, parsed, what it says."""

    __slots__ = ("content", "headers", "parsed", "status_code")

    def __init__(
        self, status_code: int, content: bytes, headers: Mapping[str, str], parsed: T
    ) -> None:
        self.status_code = status_code
        self.content = content
        self.headers = headers
        self.parsed = parsed

    def __repr__(self) -> str:
        return f"Response(status_code={self.status_code}, parsed={self.parsed!r})"


def _load_json(content: bytes) -> Any:
    import msgspec  # noqa: PLC0415 - on first use, to keep the import of this package light

    try:
        return msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise decode_error(f"not JSON: {error}") from None


class Field:
    """What the specification says of a value that a call sends: a parameter, or a field of the body.

    ``name`` is the one in the request, ``place`` where it goes: path, query or body. ``kind`` is the JSON type.
    ``form`` says in words what ``pattern`` lets through.
    """

    __slots__ = (
        "choices",
        "form",
        "kind",
        "max_length",
        "maximum",
        "min_length",
        "minimum",
        "name",
        "nullable",
        "pattern",
        "place",
        "required",
    )

    def __init__(
        self,
        name: str,
        place: str,
        kind: str,
        *,
        required: bool = False,
        nullable: bool = False,
        choices: tuple[Any, ...] = (),
        minimum: float | None = None,
        maximum: float | None = None,
        min_length: int = 0,
        max_length: int | None = None,
        pattern: str | None = None,
        form: str | None = None,
    ) -> None:
        self.name = name
        self.place = place
        self.kind = kind
        self.required = required
        self.nullable = nullable
        self.choices = choices
        self.minimum = minimum
        self.maximum = maximum
        self.min_length = min_length
        self.max_length = max_length
        self.pattern = pattern
        self.form = form

    def __repr__(self) -> str:
        return f"<Field {self.name} in the {self.place}>"


def _no_fields() -> Mapping[str, Field]:
    return {}


class Operation(Generic[T_co]):
    """One operation of the API, as its specification describes it.

    ``responses`` maps each documented success status to the name of the model of its body, or to None where there is
    no body. ``safe_to_repeat`` says whether carrying the call out twice does no more than carrying it out once.
    ``largest_page`` is the greatest ``limit`` of a list, None where there is no maximum. ``fields`` gives what a call
    can say by the names that arguments have in Python; it is made when it is first asked for.
    """

    __slots__ = (
        "_fields",
        "_make_fields",
        "_readers",
        "accept",
        "content_type",
        "id",
        "largest_page",
        "method",
        "path",
        "path_parameters",
        "query_parameters",
        "responses",
        "safe_to_repeat",
        "tag",
    )

    def __init__(
        self,
        id: str,
        *,
        tag: str,
        method: str,
        path: str,
        safe_to_repeat: bool,
        accept: str,
        responses: Mapping[int, str | None],
        path_parameters: tuple[str, ...] = (),
        query_parameters: tuple[str, ...] = (),
        content_type: str | None = None,
        largest_page: int | None = None,
        fields: Callable[[], Mapping[str, Field]] = _no_fields,
    ) -> None:
        self.id = id
        self.tag = tag
        self.method = method
        self.path = path
        self.safe_to_repeat = safe_to_repeat
        self.accept = accept
        self.responses = responses
        self.path_parameters = path_parameters
        self.query_parameters = query_parameters
        self.content_type = content_type
        self.largest_page = largest_page
        self._make_fields = fields
        self._fields: Mapping[str, Field] | None = None
        self._readers: dict[int, Callable[[Any], Any]] = {}

    def __repr__(self) -> str:
        return f"<Operation {self.id}: {self.method} {self.path}>"

    @property
    def name(self) -> str:
        """What it is called among those of its tag: the id, without the version that both end in."""
        _, found, number = self.tag.rpartition("_v")
        is_version = bool(found) and number.replace("_", "").isdecimal()
        return self.id.removesuffix(f"{found}{number}") if is_version else self.id

    @property
    def fields(self) -> Mapping[str, Field]:
        """What a call can say, parameters and fields of the body, by the names of arguments."""
        if self._fields is None:
            self._fields = self._make_fields()
        return self._fields

    def url(self, **path: object) -> str:
        """The path with its parameters filled in, each quoted as one segment.

        Raises ValueError for a segment that is empty, ``.`` or ``..``: it would name another resource.
        """
        if not self.path_parameters:
            return self.path
        from urllib.parse import quote  # noqa: PLC0415 - on first use

        segments = {name: quote(str(path[name]), safe="") for name in self.path_parameters}
        for name, segment in segments.items():
            if segment in ("", ".", ".."):
                raise ValueError(f"{name}={path[name]!r} can't stand in a path")
        return self.path.format_map(segments)

    def query(self, **query: object) -> list[tuple[str, str]]:
        """The query as pairs of text; what is None or UNSET is left out.

        Raises TypeError for a name that the operation doesn't have.
        """
        pairs = []
        for name, value in query.items():
            if name not in self.query_parameters:
                raise TypeError(f"{self.id} has no query parameter {name!r}")
            if value is not None and value is not UNSET:
                pairs.append((name, _query_text(value)))
        return pairs

    def decode(self, status: int, content: bytes) -> T_co:
        """Read the body of an answer with a documented success status.

        Raises DecodeError when the status isn't one of these or the body can't be read.
        """
        try:
            read = self._readers[status]
        except KeyError:
            read = self._readers[status] = self._reader(status)
        return read(content)  # type: ignore[no-any-return]

    def _reader(self, status: int) -> Callable[[bytes], Any]:
        try:
            name = self.responses[status]
        except KeyError:
            raise decode_error(f"{self.id} doesn't document status {status}") from None
        if name is None:
            return _no_content
        from . import models  # noqa: PLC0415 - models load when the first answer is read

        adopt = getattr(models, name).adopt
        return lambda content: adopt(_load_json(content))

    def httpx_arguments(
        self, *, path: Mapping[str, object], query: Mapping[str, object], body: Any = None
    ) -> dict[str, Any]:
        """The arguments for ``httpx.Client.request``."""
        kwargs: dict[str, Any] = {
            "method": self.method,
            "url": self.url(**path),
            "params": self.query(**query),
            "headers": {"Accept": self.accept},
        }
        if body is not None:
            import msgspec  # noqa: PLC0415 - on first use

            kwargs["content"] = msgspec.json.encode(body.to_dict())
            kwargs["headers"]["Content-Type"] = self.content_type
        return kwargs

    def read(self, response: httpx.Response) -> Response[T_co]:
        """Read an answer of httpx. Raises UnexpectedStatus for all but the documented success statuses."""
        if response.status_code not in self.responses:
            from .errors import UnexpectedStatus  # noqa: PLC0415 - only needed here

            raise UnexpectedStatus(response.status_code, response.content)
        return Response(
            response.status_code,
            response.content,
            response.headers,
            self.decode(response.status_code, response.content),
        )


def _no_content(content: bytes) -> None:
    return None


def _query_text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value)


class _Names(dict[str, Any]):
    """The names of an endpoint's module, and those that it imports for type checkers alone."""

    def __missing__(self, name: str) -> Any:
        from importlib import import_module  # noqa: PLC0415 - when hints are asked for

        for module in (".client", ".models"):
            try:
                return getattr(import_module(module, __package__), name)
            except AttributeError:
                continue
        raise KeyError(name)


def resolvable(*functions: Any) -> None:
    """Let ``typing.get_type_hints`` find the models of these functions, which load none by themselves."""
    from types import FunctionType  # noqa: PLC0415 - cheap, and no name of this module

    for function in functions:
        twin = FunctionType(function.__code__, _Names(function.__globals__), function.__name__)
        twin.__kwdefaults__ = function.__kwdefaults__
        twin.__annotations__ = function.__annotations__
        twin.__doc__ = function.__doc__
        function.__wrapped__ = twin


class _SentFields:
    """``__attrs_attrs__`` of what is sent, made when attrs asks for them."""

    def __get__(self, instance: object, owner: type[RequestModel]) -> Any:
        import attrs  # noqa: PLC0415 - rarely needed

        like = attrs.make_class(owner.__name__, dict.fromkeys(owner.__annotations__, attrs.field()))
        owner.__attrs_attrs__ = found = attrs.fields(like)
        return found


class RequestModel:
    """Base of what is sent. Two are equal when all their fields are."""

    __slots__ = ()
    __hash__ = None  # type: ignore[assignment]
    __attrs_attrs__: ClassVar[Any] = _SentFields()

    def to_dict(self) -> dict[str, Any]:
        """The JSON object to send: what is UNSET is left out."""
        raise NotImplementedError

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return all(
            getattr(self, each) == getattr(other, each) for each in type(self).__annotations__
        )

    def __repr__(self) -> str:
        fields = (f"{name}={getattr(self, name)!r}" for name in type(self).__annotations__)
        return f"{type(self).__name__}({', '.join(fields)})"


set_attribute = object.__setattr__

if TYPE_CHECKING:
    MethodT = TypeVar("MethodT")

    def shielded(method: MethodT) -> MethodT:
        """A method that no field of the same name can hide."""
        return method

else:

    class shielded:
        """A method that no field of the same name can hide: a data descriptor comes before an instance's own dict."""

        def __init__(self, method: Any) -> None:
            self.method = method
            self.__doc__ = method.__doc__

        def __get__(self, instance: Any, owner: Any = None) -> Any:
            return self.method.__get__(instance, owner)

        def __set__(self, instance: Any, value: Any) -> Never:
            raise AttributeError(f"{type(instance).__name__} is read-only")


class _Fields:
    """``__attrs_attrs__``: the fields in the form of attrs, made when attrs asks for them."""

    def __get__(self, instance: object, owner: type[Model]) -> Any:
        import attrs  # noqa: PLC0415 - rarely needed

        names = owner.FIELDS.values()
        like = attrs.make_class(owner.__name__, {name: attrs.field(kw_only=True) for name in names})
        owner.__attrs_attrs__ = found = attrs.fields(like)
        return found


@dataclass_transform(kw_only_default=True, frozen_default=True)
class _Frozen:
    """What makes type checkers refuse an assignment to a field."""

    __slots__ = ("__dict__", "__weakref__", "_unread")


class Blank(_Frozen):
    """What becomes a model. It takes its storage by plain assignment, which is the fastest there is."""

    __slots__ = ()


class Model(_Frozen):
    """Base of what the API answers with. Instances are read-only.

    The decoded JSON object *is* the storage of an instance, so a field costs nothing until it is read and fields that
    the specification doesn't know are kept (``extras``). An optional field that is absent reads as None. Ids are
    strings, timestamps are aware datetimes; a timestamp in no known form reads as None, and ``to_dict`` still has it.
    """

    __slots__ = ()

    FIELDS: ClassVar[Mapping[str, str]] = {}
    """The name of each field in JSON, and its attribute."""

    DERIVED: ClassVar[tuple[str, ...]] = ()
    """The attributes that are made from fields, such as exact amounts."""

    __attrs_attrs__: ClassVar[Any] = _Fields()

    adopt: ClassVar[Callable[[Any], Any]]
    """Like ``from_dict``, but what it is given becomes the storage of the new instance: nobody else may use it after.
    A function of the model's module, for the sake of speed."""

    def __init__(self, fields: Mapping[str, Any]) -> None:
        values = {name: value for name, value in fields.items() if value is not None}
        set_attribute(self, "__dict__", values)

    @shielded
    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read decoded JSON, which is left as it is. Raises DecodeError for another shape than the documented one."""
        return cls.adopt(_plain({**source}))  # type: ignore[no-any-return]

    @shielded
    def to_dict(self) -> dict[str, Any]:
        """The JSON object that this was read from, fields unknown to the specification included."""
        values = {name: _plain(value) for name, value in self.__dict__.items()}
        values.update(_plain(unread_of(self)))
        return values

    @property
    def extras(self) -> dict[str, Any]:
        """The fields that came with the answer and that the specification doesn't know."""
        return {k: v for k, v in self.__dict__.items() if k not in type(self).FIELDS}

    def __setattr__(self, name: str, value: object) -> Never:
        raise AttributeError(f"{type(self).__name__} is read-only: {name} can't be set")

    def __delattr__(self, name: str) -> Never:
        raise AttributeError(f"{type(self).__name__} is read-only: {name} can't be deleted")

    def __dir__(self) -> list[str]:
        kind = type(self)
        return [*kind.FIELDS.values(), *kind.DERIVED]

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self.__dict__ == other.__dict__ and unread_of(self) == unread_of(other)

    def __hash__(self) -> int:
        return hash((type(self), str(self.__dict__.get("id"))))

    def __repr__(self) -> str:
        fields = (
            f"{type(self).FIELDS.get(name, name)}={value!r}"
            for name, value in self.__dict__.items()
        )
        return f"{type(self).__name__}({', '.join(fields)})"

    def __copy__(self) -> Self:
        return revived(type(self), {**self.__dict__}, {**unread_of(self)})

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        from copy import deepcopy  # noqa: PLC0415 - who copies has it

        return revived(type(self), deepcopy(self.__dict__, memo), deepcopy(unread_of(self), memo))

    def __replace__(self, /, **changes: Any) -> Self:
        values = type(self)(
            **{**{name: getattr(self, name) for name in type(self).FIELDS.values()}, **changes}
        ).__dict__
        return revived(type(self), {**self.extras, **values}, {})

    def __reduce__(self) -> tuple[Any, ...]:
        return _public("revived"), (type(self).__name__, {**self.__dict__}, unread_of(self))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema  # noqa: PLC0415 - pydantic asks, so it is there

        read = core_schema.no_info_after_validator_function(
            cls.from_dict, core_schema.dict_schema()
        )
        return core_schema.json_or_python_schema(
            json_schema=read,
            python_schema=core_schema.union_schema([core_schema.is_instance_schema(cls), read]),
            serialization=core_schema.plain_serializer_function_ser_schema(_plain),
        )


def unread_of(model: Model) -> dict[str, Any]:
    """The values of a model that couldn't be read, as they came."""
    return getattr(model, "_unread", None) or {}


def revived(kind: type[ModelT], values: dict[str, Any], unread: dict[str, Any]) -> ModelT:
    """An instance with this storage."""
    self: Any = Blank()
    self.__dict__ = values
    if unread:
        self._unread = unread
    self.__class__ = kind
    return self  # type: ignore[no-any-return]


PICKLED_BY = "flowroute_sdk.models"
"""The public module that pickles name, so that they outlive a move of this package."""


def _public(name: str) -> Callable[..., Any]:
    from importlib import import_module  # noqa: PLC0415 - rarely needed

    return getattr(import_module(PICKLED_BY), name)  # type: ignore[no-any-return]


def _plain(value: Any) -> Any:
    if isinstance(value, Model):
        return type(value).to_dict(value)
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dt.datetime):
        return value.isoformat().replace("+00:00", "Z")
    if value is not None and value.__class__ not in (str, int, float, bool):
        from .values import written  # noqa: PLC0415 - where there are such values, it is loaded

        return written(value)
    return value


def mismatch(
    model: type[Model], value: object, field: str = "", expected: str = "an object"
) -> DecodeError:
    """The error for a value of another kind than documented."""
    place = f"{model.__name__}.{field}" if field else model.__name__
    return decode_error(f"{place}: expected {expected}, got {type(value).__name__}")


def missing(model: type[Model], field: str) -> DecodeError:
    """The error for a required field that isn't there."""
    return decode_error(f"{model.__name__}.{field} is missing")


UTC = dt.UTC
from_iso = dt.datetime.fromisoformat


def read_timestamp(blank: Any, values: dict[str, Any], name: str) -> None:
    """Turn a timestamp in place that isn't ISO 8601, but perhaps RFC 1123. Without a zone it is UTC."""
    moment = _read_http_date(values[name])
    if moment is None:
        set_unread(blank, values, name)
    else:
        values[name] = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def _read_http_date(text: object) -> Any:
    from email.utils import parsedate_to_datetime  # noqa: PLC0415 - rarely needed

    try:
        return parsedate_to_datetime(text)  # type: ignore[arg-type]
    except (ValueError, TypeError, IndexError, AttributeError, OverflowError):
        return None


def read_string(values: dict[str, Any], name: str) -> None:
    """Turn an id in place that the API also writes as an integer."""
    value = values.get(name)
    if value.__class__ is not str and value is not None:
        values[name] = str(value)


def read_integer(blank: Any, values: dict[str, Any], name: str) -> None:
    """Turn an integer in place that the API also writes as a string."""
    value = values.get(name)
    if value.__class__ is int or value is None:
        return
    try:
        values[name] = int(value)
    except (ValueError, TypeError, OverflowError):
        set_unread(blank, values, name)


def set_unread(blank: Any, values: dict[str, Any], name: str) -> None:
    """Read a value that makes no sense as None, and keep it as it came beside the storage."""
    if not hasattr(blank, "_unread"):
        blank._unread = {}
    blank._unread[name] = values[name]
    values[name] = None


def unwrapped(items: list[Any], member: str) -> list[Any]:
    """Items that the API wraps in objects with this one member, without those; others as they are."""
    return [_unwrap(item, member) for item in items]


def _unwrap(item: Any, member: str) -> Any:
    if item.__class__ is not dict or "type" in item or item.get(member).__class__ is not dict:
        return item
    inner = item.pop(member)
    return {**item, **inner}


def usd(value: object) -> Decimal | None:
    """An amount in US dollars, exactly as the server wrote it; None for what isn't one."""
    if value is None:
        return None
    from decimal import Decimal, InvalidOperation  # noqa: PLC0415 - on first use

    try:
        amount = Decimal(str(value))
    except InvalidOperation:
        return None
    return amount if amount.is_finite() else None


def usd_from_nanodollars(value: object) -> Decimal | None:
    """An amount in US dollars from billionths of one."""
    amount = usd(value)
    return None if amount is None else amount.scaleb(-9)


class ApiNumber(str):
    """A phone number as the API wrote it: country code first, with or without a plus.

    It is a string like any other, but remembers where it comes from: ten digits that a person typed are North
    American, while the same ten digits of a record may belong to Norway. What is made of it is a plain string.
    """

    __slots__ = ()

    def __reduce__(self) -> tuple[Any, ...]:
        return _public("revived_number"), (str(self),)


_is_api_number = re.compile(r"\+?[0-9]{3,15}(;.*)?", re.ASCII).fullmatch


def phone_number(value: Any) -> Any:
    """Mark a phone number of an answer as one. Anything else, such as the name of a sender, comes back as it is."""
    if value.__class__ is int:
        value = str(value)
    return ApiNumber(value) if value.__class__ is str and _is_api_number(value) else value


def read_list(
    model: type[Model],
    values: dict[str, Any],
    name: str,
    adopt: Callable[[Any], Any],
    kind: type[Model],
) -> None:
    """Turn a list of objects in place; null stays null."""
    items = values.get(name)
    if items.__class__ is list:
        read: list[Any] = []
        read_rest(kind, items, read, adopt)
        values[name] = read
    elif items is not None:
        raise mismatch(model, items, name, "an array")


def read_rest(
    kind: type[Model], items: list[Any], read: list[Any], adopt: Callable[[Any], Any]
) -> None:
    """Read what of ``items`` isn't in ``read`` yet; one of an odd shape is kept as it came."""
    for item in items[len(read) :]:
        try:
            read.append(adopt(item))
        except DecodeError:
            read.append(as_it_came(kind, item))


def as_it_came(kind: type[ModelT], value: Any) -> ModelT:
    """An instance that holds a value of another shape than documented, so that it spoils nothing around it.

    Its fields read as they came, those that are missing aren't there; what is no object is its field ``value``.
    """
    return revived(kind, value if value.__class__ is dict else {"value": value}, {})


def read_one_of(value: Any, by_type: Mapping[str, type[Model]], other: type[Model]) -> Any:
    """Read a resource by its ``type``; one of an unknown type or an odd shape becomes an ``other``."""
    if value.__class__ is not dict:
        return other.adopt({"value": value})
    kind = value.get("type")
    model = by_type.get(kind) if kind.__class__ is str else None
    if model is not None:
        try:
            return model.adopt({**value})
        except DecodeError:
            pass
    return other.adopt(value)


__all__ = [
    "UNSET",
    "ApiNumber",
    "DecodeError",
    "Field",
    "Model",
    "Operation",
    "RequestModel",
    "Response",
    "Unset",
]
