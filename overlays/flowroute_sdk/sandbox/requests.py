"""From a raw request to a `Call`: authentication, media type, JSON, and the document's schemas."""

from __future__ import annotations

import base64
import binascii
import hmac
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

import msgspec

from .document import FORM
from .errors import ApiError, FieldErrors, invalid_fields, not_found
from .forms import MULTIPART, Part, parse_parts
from .previous_sdk import without_its_extras
from .world import Call, World

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .document import Body, Operation

STRING_BOOLEANS = ("is_mms", "cnam_lookups_enabled")
_decode = msgspec.json.Decoder().decode


class Authenticator:
    """HTTP Basic with one pair of keys."""

    def __init__(self, access_key: str, secret_key: str) -> None:
        self._expected = f"{access_key}:{secret_key}".encode()

    def check(self, header: str | None) -> None:
        """Raise the documented 401 unless the header carries the right keys."""
        if header is None or not hmac.compare_digest(_credentials(header), self._expected):
            raise ApiError(
                401,
                "Authentication failed.",
                headers={"www-authenticate": 'Basic realm="Flowroute"'},
            )


def _credentials(header: str) -> bytes:
    scheme, _, encoded = header.partition(" ")
    if scheme.lower() != "basic":
        return b""
    try:
        return base64.b64decode(encoded.strip(), validate=True)
    except (binascii.Error, ValueError):
        return b""


def read_call(
    world: World,
    operation: Operation,
    path: Mapping[str, str],
    query_string: str,
    content_type: str | None,
    content: bytes,
    base_url: str,
) -> Call:
    """Validate a request against the document. Raises `ApiError` 400, 404, 415 or 422."""
    _check_path(operation, path)
    query = _read_query(operation, query_string)
    files: dict[str, Part] = {}
    if operation.body is not None and MULTIPART in operation.body.media_types:
        files = _read_files(operation.body, content_type, content)
        body: dict[str, Any] = {}
    else:
        body = (
            _read_body(operation, operation.body, content_type, content) if operation.body else {}
        )
    attributes = _attributes(operation.body, body)
    return Call(world, operation, path, query, body, attributes, base_url, files)


def _check_path(operation: Operation, path: Mapping[str, str]) -> None:
    errors: FieldErrors = []
    for name, parameter in operation.path_parameters.items():
        parameter.schema.check(parameter.read(path[name]), (name,), errors)
    if errors:
        raise not_found()


def _read_query(operation: Operation, query_string: str) -> dict[str, Any]:
    given = dict(parse_qsl(query_string, keep_blank_values=True)) if query_string else {}
    values: dict[str, Any] = {}
    errors: FieldErrors = []
    for parameter in operation.query_parameters:
        if parameter.name in given:
            value = parameter.read(given[parameter.name])
            parameter.schema.check(value, (parameter.name,), errors)
            values[parameter.name] = value
        elif parameter.required:
            errors.append(((parameter.name,), "Missing data for required parameter."))
    if errors:
        raise invalid_fields(errors)
    return values


def _read_files(body: Body, content_type: str | None, content: bytes) -> dict[str, Part]:
    media_type = (content_type or "").partition(";")[0].strip().lower()
    if media_type != MULTIPART:
        raise ApiError(415, f"Unsupported media type in the Content-Type header: {media_type}.")
    parts = parse_parts(content_type or "", content)
    errors: FieldErrors = []
    body.schema.check({name: part.file_name for name, part in parts.items()}, (), errors)
    errors += [((name,), "The file is empty.") for name, one in parts.items() if not one.content]
    if errors:
        raise invalid_fields(errors)
    return parts


def _read_body(
    operation: Operation, body: Body, content_type: str | None, content: bytes
) -> dict[str, Any]:
    if not content and not body.required:
        return {}
    media_type = (content_type or "").partition(";")[0].strip().lower()
    # The previous SDK sends bodies without a type.
    if media_type and media_type not in body.media_types:
        raise ApiError(415, f"Unsupported media type in the Content-Type header: {media_type}.")
    document = _in_described_form(
        body, _parse_form(content) if media_type == FORM else _parse(content)
    )
    document = without_its_extras(operation.id, document)
    errors: FieldErrors = []
    body.schema.check(document, (), errors)
    if errors:
        raise invalid_fields(errors)
    return document


def _parse_form(content: bytes) -> dict[str, Any]:
    return dict(parse_qsl(content.decode("latin-1"), keep_blank_values=True))


def _parse(content: bytes) -> dict[str, Any]:
    try:
        document = _decode(content)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise ApiError(400, "The request body is not valid JSON.") from error
    if not isinstance(document, dict):
        raise ApiError(422, "The request body must be a JSON object.")
    return document


def _in_described_form(body: Body, document: dict[str, Any]) -> dict[str, Any]:
    """The document in the form that the schema describes, when it came in the other one."""
    if body.takes_other_form:
        if body.enveloped and document and "data" not in document:
            attributes = {name: one for name, one in document.items() if name != "type"}
            kind = document.get("type", body.resource_type)
            document = {"data": {"type": kind, "attributes": attributes}}
            if kind is None:
                del document["data"]["type"]
        elif not body.enveloped and isinstance(document.get("data"), dict):
            data = document["data"]
            attributes = data.get("attributes")
            document = dict(attributes) if isinstance(attributes, dict) else {}
            if body.resource_type is not None and "type" in data:
                document["type"] = data["type"]
    _read_string_booleans(body, document)
    return document


def _read_string_booleans(body: Body, document: dict[str, Any]) -> None:
    attributes = document
    if body.enveloped:
        data = document.get("data")
        attributes = data.get("attributes") if isinstance(data, dict) else None  # type: ignore[assignment]
    if isinstance(attributes, dict):
        for name in STRING_BOOLEANS:
            if attributes.get(name) in ("true", "false"):
                attributes[name] = attributes[name] == "true"


def _attributes(body: Body | None, document: Mapping[str, Any]) -> Mapping[str, Any]:
    if body is None or not body.enveloped:
        return document
    data = document.get("data")
    attributes = data.get("attributes") if isinstance(data, dict) else None
    return attributes if isinstance(attributes, dict) else {}
