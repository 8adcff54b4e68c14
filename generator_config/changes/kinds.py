"""The kinds of change between two documents, and what each breaks. A table, not code.

The effect of a change depends on the direction of the data. What is *sent* is written by callers:
it breaks when the API accepts less than before. What is *received* is read by them: it breaks when
the API may answer with more than before. Webhooks are received, though they are requests.

Each effect is one of ``no`` (nothing breaks), ``warn`` (it works, but needs a look) and ``yes`` (it
breaks). ``type`` is for source only: it breaks when the Python type differs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Effect = Literal["no", "warn", "yes"]
SourceEffect = Literal["no", "yes", "type"]

_LESS = "requests that were valid may now be rejected"
_MORE = "answers may contain what readers didn't have to expect"
_SAFE_LESS = "answers contain a subset of what readers already handle"
_SAFE_MORE = "all requests that were valid still are"


@dataclass(frozen=True)
class Kind:
    """A row of the table."""

    id: str
    says: str
    sent: Effect
    received: Effect
    source_sent: SourceEffect = "no"
    source_received: SourceEffect = "no"
    why_sent: str = ""
    why_received: str = ""
    received_ours: Effect | None = None
    """The effect on readers that keep what they don't know, as our models do."""

    def wire(self, *, is_sent: bool, is_ours: bool) -> Effect:
        """The effect on a client of the old document that talks to the new API."""
        if is_sent:
            return self.sent
        if is_ours and self.received_ours is not None:
            return self.received_ours
        return self.received

    def why(self, *, is_sent: bool, is_ours: bool) -> str:
        """The reason for that effect."""
        if not is_sent and is_ours and self.received_ours not in (None, self.received):
            return "our models keep what they don't know"
        return self.why_sent if is_sent else self.why_received or self.why_sent


def _narrows(
    id_: str,
    says: str,
    source_sent: SourceEffect = "no",
    source_received: SourceEffect = "no",
) -> Kind:
    """The API accepts less, and answers with less."""
    return Kind(id_, says, "yes", "no", source_sent, source_received, _LESS, _SAFE_LESS)


def _widens(
    id_: str,
    says: str,
    source_sent: SourceEffect = "no",
    source_received: SourceEffect = "no",
    ours: Effect | None = None,
) -> Kind:
    """The API accepts more, and answers with more."""
    return Kind(
        id_, says, "no", "yes", source_sent, source_received, _SAFE_MORE, _MORE, received_ours=ours
    )


def _shifts(
    id_: str,
    says: str,
    source_sent: SourceEffect = "no",
    source_received: SourceEffect = "no",
    ours: Effect | None = None,
) -> Kind:
    """What is valid now differs from what was valid before, or can't be compared with it."""
    return Kind(
        id_,
        says,
        "yes",
        "yes",
        source_sent,
        source_received,
        _LESS,
        _MORE,
        received_ours=ours,
    )


def _same(
    id_: str,
    says: str,
    effect: Effect = "no",
    source: SourceEffect = "no",
    why: str = "nothing on the wire changes",
) -> Kind:
    """The same effect in both directions."""
    return Kind(id_, says, effect, effect, source, source, why, why)


_OPERATIONS = (
    _same("operation-added", "a new operation"),
    _same("operation-removed", "the operation was removed", "yes", "yes",
          "it can't be called any more"),
    _same("operation-removed-after-sunset", "the operation was removed after its sunset date",
          "warn", "yes", "it can't be called any more, as announced"),
    _same("operation-moved", "the path or method of the operation has changed", "yes", "no",
          "old clients call an address that no longer exists"),
    _same("operation-renamed", "the operationId has changed", "no", "yes",
          "the name isn't on the wire; the method of the client is named after it"),
    _same("operation-regrouped", "the tag of the operation has changed", "no", "yes",
          "the client's method moves to another resource"),
    _same("operation-deprecated", "the operation has been deprecated", "warn", "no",
          "it still works; look for a replacement"),
    _same("operation-undeprecated", "the operation is no longer deprecated"),
    _same("sunset-set", "a sunset date was set", "warn", "no", "it works until then"),
    _same("sunset-earlier", "the sunset date is earlier", "warn", "no", "it works until then"),
    _same("sunset-later", "the sunset date is later"),
    _same("sunset-dropped", "the sunset date was dropped"),
    _same("repeat-became-unsafe", "it is no longer safe to repeat", "warn", "no",
          "clients that retry it after a failure may carry it out twice"),
    _same("repeat-became-safe", "it is safe to repeat now"),
    _same("path-parameter-renamed", "a path parameter was renamed", "no", "yes",
          "the name isn't on the wire; the argument of the method is named after it"),
    _same("callback-added", "the operation now has a callback", "warn", "no",
          "receivers get a new kind of request"),
    _same("callback-removed", "the callback was removed", "yes", "no",
          "receivers wait for it in vain"),
    _same("webhook-added", "a new webhook", "warn", "no", "receivers get a new kind of request"),
    _same("webhook-removed", "the webhook was removed", "yes", "no",
          "receivers wait for it in vain"),
    _same("link-added", "a link from a response to an operation"),
    _same("link-removed", "a link from a response was removed"),
    _same("server-added", "another server address"),
    _same("server-removed", "a server address was removed", "warn", "no",
          "clients may still use it"),
    _same("described-anew", "descriptions, titles or examples have changed"),
)  # fmt: skip

_SECURITY = (
    _same("security-demanded", "calls now need credentials", "yes", "no",
          "calls without them are rejected"),
    _same("security-dropped", "calls no longer need credentials"),
    _same("security-choice-added", "another way to authenticate"),
    _same("security-choice-removed", "a way to authenticate was removed", "yes", "no",
          "clients that use it are rejected"),
    _same("scope-demanded", "another scope is required", "yes", "no",
          "tokens without it are rejected"),
    _same("scope-dropped", "a scope is no longer required"),
    _same("scheme-kind-changed", "another kind of credentials is required", "yes", "yes",
          "old credentials are rejected"),
    _same("scheme-place-changed", "the API key belongs elsewhere", "yes", "no",
          "keys in the old place are ignored"),
    _same("scheme-flow-changed", "tokens are obtained in another way", "yes", "no",
          "the old way may no longer work"),
)  # fmt: skip


def _parameter_rows(place: str) -> tuple[Kind, ...]:
    return (
        _same(f"{place}-parameter-added-required", f"a new required {place} parameter",
              "yes", "yes", "calls without it are rejected"),
        _same(f"{place}-parameter-added", f"a new optional {place} parameter"),
        _same(f"{place}-parameter-removed", f"a {place} parameter was removed", "warn", "yes",
              "values for it may be rejected or ignored"),
        _same(f"{place}-parameter-demanded", f"a {place} parameter is now required", "yes",
              "yes", "calls without it are rejected"),
        _same(f"{place}-parameter-made-optional", f"a {place} parameter is now optional"),
    )  # fmt: skip


_PARAMETERS = (
    *_parameter_rows("query"),
    *_parameter_rows("header"),
    *_parameter_rows("cookie"),
    _same("parameter-style-changed", "the style of a parameter has changed", "yes", "no",
          "the API misreads the old style"),
    _same("parameter-explode-changed", "several values are serialized in another way", "yes", "no",
          "the API misreads the old way"),
    _same("parameter-content-changed", "the media type of a parameter has changed", "yes", "no",
          "the API misreads the old form"),
    _same("reserved-characters-allowed", "reserved characters may be unescaped"),
    _same("reserved-characters-refused", "reserved characters must be escaped now",
          "yes", "no", _LESS),
    _same("empty-value-allowed", "a parameter may be empty"),
    _same("empty-value-refused", "a parameter may no longer be empty", "yes", "no", _LESS),
    _same("parameter-deprecated", "a parameter has been deprecated", "warn", "no",
          "it still works"),
    _same("parameter-undeprecated", "a parameter is no longer deprecated"),
)  # fmt: skip

_BODIES = (
    _same("body-added-required", "a new required body", "yes", "yes",
          "calls without one are rejected"),
    _same("body-added", "a new optional body"),
    _same("body-removed", "the body was removed", "warn", "yes",
          "what is sent in it may be rejected or ignored"),
    _same("body-demanded", "the body is now required", "yes", "yes",
          "calls without it are rejected"),
    _same("body-made-optional", "the body is now optional"),
    _same("body-type-added", "another media type is accepted"),
    _same("body-type-removed", "a media type is no longer accepted", "yes", "yes",
          "clients that send it are rejected"),
    _same("body-encoding-changed", "a part of the body is encoded in another way", "yes", "no",
          "the API misreads the old way"),
)  # fmt: skip

_RESPONSES = (
    _same("success-added", "a new success status", "warn", "no",
          "clients that expect only the old one take it for a failure"),
    _same("success-removed", "a success status was removed", "yes", "no",
          "clients that expect it never get it"),
    _same("error-added", "a new error status", "no", "no",
          "clients handle unknown errors by their class"),
    _same("error-removed", "an error status was removed", "warn", "no",
          "the error is reported in another way"),
    _same("default-response-added", "a default response was added"),
    _same("default-response-removed", "the default response was removed", "warn", "no",
          "other statuses are no longer described"),
    _same("answer-body-appeared", "an answer now has a body"),
    _same("answer-body-vanished", "an answer no longer has a body", "yes", "yes",
          "readers find nothing"),
    _same("answer-type-added", "an answer may come in another media type", "warn", "no",
          "clients that don't send Accept may get it"),
    _same("answer-type-removed", "an answer no longer comes in a media type", "yes", "yes",
          "clients that read only this type can't read the answer"),
    _same("answer-header-added", "an answer has a new header"),
    _same("answer-header-removed", "a header of an answer was removed", "yes", "no",
          "readers find nothing"),
    _same("answer-header-promised", "a header of an answer is now required"),
    _same("answer-header-made-optional", "a header of an answer is now optional", "yes", "no",
          "readers may find nothing"),
)  # fmt: skip

_VALUES = (
    _widens("type-widened", "more types are allowed", "no", "type"),
    _narrows("type-narrowed", "fewer types are allowed", "type", "no"),
    _shifts("type-changed", "the type has changed", "type", "type"),
    _widens("null-allowed", "null is allowed", "no", "yes"),
    _narrows("null-refused", "null is no longer allowed", "yes", "no"),
    Kind("value-added", "another value in the enum", "no", "warn", "no", "type",
         _SAFE_MORE, "readers that know only the old values may fail", received_ours="no"),
    _narrows("value-removed", "a value was removed from the enum", "type", "no"),
    _narrows("values-listed", "values are now limited to an enum", "type", "no"),
    Kind("values-unlisted", "values are no longer limited to an enum", "no", "warn", "no", "type",
         _SAFE_MORE, "readers that know only the old values may fail", received_ours="no"),
    Kind("list-opened", "the enum is now open to other values", "no", "warn", "no", "type",
         _SAFE_MORE, "readers that know only the old values may fail", received_ours="no"),
    _narrows("list-closed", "the enum is now closed to other values", "type", "no"),
    Kind("known-value-added", "another known value of an open enum", "no", "no", "no", "no",
         _SAFE_MORE, "readers of an open enum expect new values"),
    Kind("known-value-removed", "a known value of an open enum was removed", "no", "no", "no", "no",
         "an open enum accepts all values", _SAFE_LESS),
    _narrows("constant-set", "only a constant value is allowed"),
    _shifts("constant-changed", "the constant value has changed", ours="warn"),
    _widens("constant-dropped", "the value is no longer constant", ours="warn"),
    _narrows("format-set", "a format was added", "type", "type"),
    _shifts("format-changed", "the format has changed", "type", "type", "warn"),
    _widens("format-dropped", "the format was removed", "type", "type", "warn"),
    _narrows("pattern-set", "a pattern was added"),
    _shifts("pattern-changed", "the pattern has changed", ours="no"),
    _widens("pattern-dropped", "the pattern was removed", ours="no"),
    _narrows("multiple-set", "only multiples of a number are allowed"),
    _shifts("multiple-changed", "the number whose multiples are allowed has changed", ours="no"),
    _widens("multiple-dropped", "not only multiples of a number are allowed", ours="no"),
    _shifts("content-encoding-changed", "bytes are encoded as text in another way"),
    _shifts("content-type-changed", "the media type of a text has changed"),
)  # fmt: skip


def _limit_rows(key: str, what: str) -> tuple[Kind, ...]:
    """The rows of a limit, lower or upper."""
    return (
        _narrows(f"{key}-set", f"a new limit: {what}"),
        _narrows(f"{key}-tightened", f"a tighter limit: {what}"),
        _widens(f"{key}-loosened", f"a looser limit: {what}", ours="no"),
        _widens(f"{key}-dropped", f"a limit was removed: {what}", ours="no"),
    )


LIMITS = {
    "minLength": ("min-length", "minimum length"),
    "maxLength": ("max-length", "maximum length"),
    "minimum": ("minimum", "minimum value"),
    "maximum": ("maximum", "maximum value"),
    "exclusiveMinimum": ("above", "exclusive minimum"),
    "exclusiveMaximum": ("below", "exclusive maximum"),
    "minItems": ("min-items", "minimum number of items"),
    "maxItems": ("max-items", "maximum number of items"),
    "minProperties": ("min-fields", "minimum number of fields"),
    "maxProperties": ("max-fields", "maximum number of fields"),
}
"""The limits of JSON Schema, with the names of their rows."""

_LIMITS = tuple(row for key, what in LIMITS.values() for row in _limit_rows(key, what))

_OBJECTS = (
    Kind("field-added-required", "a new required field", "yes", "no", "yes", "no",
         "requests without it are rejected", "readers ignore what they don't know"),
    Kind("field-added", "a new optional field", "no", "no", "no", "no",
         "it may be omitted", "readers ignore what they don't know"),
    Kind("field-removed", "a field was removed", "warn", "yes", "yes", "yes",
         "values for it may be rejected or ignored", "readers find nothing"),
    Kind("field-demanded", "a field is now required", "yes", "no", "yes", "no",
         "requests without it are rejected", "readers always find it now"),
    Kind("field-made-optional", "a field is now optional", "no", "yes", "no", "yes",
         "requests with it are still valid", "readers may find nothing"),
    Kind("field-read-only-set", "a field is now read-only", "yes", "no", "yes", "no",
         "values for it may be rejected or ignored", "it can still be read"),
    Kind("field-read-only-dropped", "a field is no longer read-only", "no", "no"),
    Kind("field-write-only-set", "a field is now write-only", "no", "yes", "no", "yes",
         "it can still be sent", "readers find nothing"),
    Kind("field-write-only-dropped", "a field is no longer write-only", "no", "no"),
    _same("field-deprecated", "a field has been deprecated", "warn", "no", "it still works"),
    _same("field-undeprecated", "a field is no longer deprecated"),
    Kind("default-set", "a default was added", "warn", "no", "no", "no",
         "calls that omit it may now mean something else", "answers contain the value anyway"),
    Kind("default-changed", "the default has changed", "warn", "no", "no", "no",
         "calls that omit it now mean something else", "answers contain the value anyway"),
    Kind("default-dropped", "the default was removed", "warn", "no", "no", "no",
         "it is undefined what calls that omit it mean", "answers contain the value anyway"),
    _narrows("unknown-fields-refused", "unknown fields are no longer allowed"),
    Kind("unknown-fields-allowed", "unknown fields are allowed", "no", "warn", "no", "no",
         _SAFE_MORE, "strict readers reject them", received_ours="no"),
    _narrows("unknown-fields-typed", "unknown fields must match a schema"),
    _widens("unknown-fields-untyped", "unknown fields no longer have to match a schema", ours="no"),
    _narrows("field-pattern-set", "fields with these names must match a schema"),
    _widens("field-pattern-dropped", "fields with these names no longer have to match a schema",
            ours="no"),
    _narrows("field-names-limited", "field names must match a schema"),
    _widens("field-names-unlimited", "field names no longer have to match a schema", ours="no"),
    Kind("field-demanded-with-another", "a field is now required with another one", "yes", "no",
         "no", "no", "requests without it are rejected", _SAFE_LESS),
    Kind("field-not-demanded-with-another", "a field is no longer required with another one",
         "no", "yes", "no", "no", _SAFE_MORE, "readers may find nothing"),
)  # fmt: skip

_LISTS = (
    _narrows("unique-demanded", "items must now be unique"),
    _widens("unique-dropped", "items no longer have to be unique", ours="no"),
    _narrows("item-demanded", "an item that matches a schema is now required"),
    _widens("item-not-demanded", "an item that matches a schema is no longer required", ours="no"),
    _narrows("position-set", "an item at a position must match a schema"),
    _widens("position-dropped", "an item at a position no longer has to match a schema"),
)

_UNIONS = (
    _widens("choice-added", "another variant is allowed", "no", "type", "warn"),
    _narrows("choice-removed", "a variant is no longer allowed", "type", "no"),
    _widens("choices-introduced", "several variants instead of one", "no", "type", "warn"),
    _narrows("choices-dissolved", "one variant instead of several", "type", "no"),
    _narrows("choice-made-exclusive", "exactly one variant must match"),
    _widens("choice-made-inclusive", "several variants may match", ours="no"),
    _narrows("exclusion-set", "a schema is now excluded (not)"),
    _shifts("exclusion-changed", "the excluded schema (not) has changed", ours="no"),
    _widens("exclusion-dropped", "no schema is excluded (not) any more", ours="no"),
    _narrows("discriminator-set", "a discriminator was added"),
    _widens("discriminator-dropped", "the discriminator was removed"),
    _shifts("discriminator-moved", "the discriminator is another field"),
    _widens("discriminator-value-added", "another value of the discriminator", ours="warn"),
    _narrows("discriminator-value-removed", "a value of the discriminator was removed"),
    _shifts("discriminator-value-changed", "a value of the discriminator means another variant"),
    _same("schema-renamed", "the schema was renamed", "no", "type",
          "the name isn't on the wire; the model is named after it"),
    _same("schema-added", "a new schema that no operation uses"),
    _same("schema-removed", "a schema that no operation used was removed", "no", "yes",
          "the model was removed"),
)  # fmt: skip

TABLE = (
    *_OPERATIONS,
    *_SECURITY,
    *_PARAMETERS,
    *_BODIES,
    *_RESPONSES,
    *_VALUES,
    *_LIMITS,
    *_OBJECTS,
    *_LISTS,
    *_UNIONS,
)
"""All kinds of change."""

KINDS = {kind.id: kind for kind in TABLE}
