"""The kinds of change between two documents, and what each breaks. A table, not code.

What a change does depends on which way the data goes. What is *sent* is written by callers: it
breaks when the API takes less than before. What is *received* is read by them: it breaks when the
API may answer with more than before. Webhooks are received, though they are requests.

Each effect is one of ``no`` (nothing breaks), ``warn`` (it works, but somebody should look) and
``yes`` (it breaks). ``type`` is for source only: it breaks when the Python type isn't the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Effect = Literal["no", "warn", "yes"]
SourceEffect = Literal["no", "yes", "type"]

_LESS = "requests that were right until now may be refused"
_MORE = "answers may hold what no reader had to expect"
_SAFE_LESS = "answers hold less than readers are ready for"
_SAFE_MORE = "all requests that were right are still right"


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
    """What it does to readers that keep what they don't know, as our models do."""

    def wire(self, *, is_sent: bool, is_ours: bool) -> Effect:
        """What it does to a client of the old document that talks to the new API."""
        if is_sent:
            return self.sent
        if is_ours and self.received_ours is not None:
            return self.received_ours
        return self.received

    def why(self, *, is_sent: bool, is_ours: bool) -> str:
        """The reason for that."""
        if not is_sent and is_ours and self.received_ours not in (None, self.received):
            return "our models keep what they don't know"
        return self.why_sent if is_sent else self.why_received or self.why_sent


def _narrows(
    id_: str,
    says: str,
    source_sent: SourceEffect = "no",
    source_received: SourceEffect = "no",
) -> Kind:
    """The API takes less, and answers with less."""
    return Kind(id_, says, "yes", "no", source_sent, source_received, _LESS, _SAFE_LESS)


def _widens(
    id_: str,
    says: str,
    source_sent: SourceEffect = "no",
    source_received: SourceEffect = "no",
    ours: Effect | None = None,
) -> Kind:
    """The API takes more, and answers with more."""
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
    """What is right now isn't what was right before, or nobody can tell."""
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
    """The same for both ways of the data."""
    return Kind(id_, says, effect, effect, source, source, why, why)


_OPERATIONS = (
    _same("operation-added", "a new operation"),
    _same("operation-removed", "the operation is gone", "yes", "yes", "it can't be called"),
    _same("operation-removed-after-sunset", "the operation is gone, as its sunset date had said",
          "warn", "yes", "it can't be called, which its callers were told"),
    _same("operation-moved", "the operation has another path or method", "yes", "no",
          "old clients call an address that is gone"),
    _same("operation-renamed", "the operationId is another one", "no", "yes",
          "the wire doesn't know the name; the method of the client is called by it"),
    _same("operation-regrouped", "the operation has another tag", "no", "yes",
          "the client's method moves to another resource"),
    _same("operation-deprecated", "the operation is deprecated", "warn", "no",
          "it still works; look for what replaces it"),
    _same("operation-undeprecated", "the operation isn't deprecated any more"),
    _same("sunset-set", "a date is set on which it ends", "warn", "no", "until then it works"),
    _same("sunset-earlier", "it ends earlier than was said", "warn", "no", "until then it works"),
    _same("sunset-later", "it ends later than was said"),
    _same("sunset-dropped", "it doesn't end any more"),
    _same("repeat-became-unsafe", "it isn't safe to repeat any more", "warn", "no",
          "clients that repeat it after a fault may do it twice"),
    _same("repeat-became-safe", "it is safe to repeat now"),
    _same("path-parameter-renamed", "a parameter in the path has another name", "no", "yes",
          "the wire has no names in paths; the argument is called by it"),
    _same("callback-added", "the operation may call back", "warn", "no",
          "receivers get requests of a new kind"),
    _same("callback-removed", "the operation doesn't call back any more", "yes", "no",
          "whoever waits for it waits for ever"),
    _same("webhook-added", "a new webhook", "warn", "no", "receivers get requests of a new kind"),
    _same("webhook-removed", "the webhook is gone", "yes", "no",
          "whoever waits for it waits for ever"),
    _same("link-added", "a response links to another operation"),
    _same("link-removed", "a response doesn't link to another operation any more"),
    _same("server-added", "the API has another address too"),
    _same("server-removed", "the API doesn't name this address any more", "warn", "no",
          "clients may still call it"),
    _same("described-anew", "descriptions, titles or examples are others"),
)  # fmt: skip

_SECURITY = (
    _same("security-demanded", "calls need credentials now", "yes", "no",
          "calls without them are refused"),
    _same("security-dropped", "calls need no credentials any more"),
    _same("security-choice-added", "there is another way to authenticate"),
    _same("security-choice-removed", "a way to authenticate is gone", "yes", "no",
          "clients that use it are refused"),
    _same("scope-demanded", "a scope is needed that wasn't", "yes", "no",
          "tokens without it are refused"),
    _same("scope-dropped", "a scope isn't needed any more"),
    _same("scheme-kind-changed", "credentials of another kind are needed", "yes", "yes",
          "old credentials are refused"),
    _same("scheme-place-changed", "the key goes to another place", "yes", "no",
          "keys in the old place aren't seen"),
    _same("scheme-flow-changed", "tokens are had in another way", "yes", "no",
          "the old way may be closed"),
)  # fmt: skip


def _parameter_rows(place: str) -> tuple[Kind, ...]:
    return (
        _same(f"{place}-parameter-added-required", f"a new {place} parameter that must be given",
              "yes", "yes", "calls without it are refused"),
        _same(f"{place}-parameter-added", f"a new optional {place} parameter"),
        _same(f"{place}-parameter-removed", f"a {place} parameter is gone", "warn", "yes",
              "what is given in it may be refused, or passed over"),
        _same(f"{place}-parameter-demanded", f"a {place} parameter must be given now", "yes",
              "yes", "calls without it are refused"),
        _same(f"{place}-parameter-made-optional", f"a {place} parameter can be left out now"),
    )  # fmt: skip


_PARAMETERS = (
    *_parameter_rows("query"),
    *_parameter_rows("header"),
    *_parameter_rows("cookie"),
    _same("parameter-style-changed", "a parameter is written in another style", "yes", "no",
          "the API reads the old style wrongly"),
    _same("parameter-explode-changed", "several values are written in another way", "yes", "no",
          "the API reads the old way wrongly"),
    _same("parameter-content-changed", "a parameter has another media type", "yes", "no",
          "the API reads the old form wrongly"),
    _same("reserved-characters-allowed", "reserved characters can stand unescaped"),
    _same("reserved-characters-refused", "reserved characters can't stand unescaped any more",
          "yes", "no", _LESS),
    _same("empty-value-allowed", "a parameter can be empty"),
    _same("empty-value-refused", "a parameter can't be empty any more", "yes", "no", _LESS),
    _same("parameter-deprecated", "a parameter is deprecated", "warn", "no", "it still works"),
    _same("parameter-undeprecated", "a parameter isn't deprecated any more"),
)  # fmt: skip

_BODIES = (
    _same("body-added-required", "a body must be sent now", "yes", "yes",
          "calls without one are refused"),
    _same("body-added", "a body can be sent now"),
    _same("body-removed", "no body is taken any more", "warn", "yes",
          "what is sent in it may be refused, or passed over"),
    _same("body-demanded", "the body must be sent now", "yes", "yes",
          "calls without it are refused"),
    _same("body-made-optional", "the body can be left out now"),
    _same("body-type-added", "another media type is taken too"),
    _same("body-type-removed", "a media type isn't taken any more", "yes", "yes",
          "clients that send it are refused"),
    _same("body-encoding-changed", "a part of the body is written in another way", "yes", "no",
          "the API reads the old way wrongly"),
)  # fmt: skip

_RESPONSES = (
    _same("success-added", "a new success status", "warn", "no",
          "clients that look for the old one alone take it for a failure"),
    _same("success-removed", "a success status is gone", "yes", "no",
          "clients that wait for it wait in vain"),
    _same("error-added", "a new error status", "no", "no",
          "clients treat unknown errors by their class"),
    _same("error-removed", "an error status is gone", "warn", "no",
          "what was told by it is told in another way"),
    _same("default-response-added", "a response for all other statuses is described"),
    _same("default-response-removed", "the response for all other statuses isn't described any "
          "more", "warn", "no", "nothing is said of other statuses"),
    _same("answer-body-appeared", "an answer has a body that had none"),
    _same("answer-body-vanished", "an answer has no body any more", "yes", "yes",
          "readers find nothing"),
    _same("answer-type-added", "an answer comes in another media type too", "warn", "no",
          "clients that don't say what they accept may get it"),
    _same("answer-type-removed", "an answer doesn't come in a media type any more", "yes", "yes",
          "clients that read it alone can't"),
    _same("answer-header-added", "an answer has a new header"),
    _same("answer-header-removed", "an answer's header is gone", "yes", "no",
          "readers find nothing"),
    _same("answer-header-promised", "an answer always has a header now"),
    _same("answer-header-made-optional", "an answer may lack a header now", "yes", "no",
          "readers may find nothing"),
)  # fmt: skip

_VALUES = (
    _widens("type-widened", "values of more types", "no", "type"),
    _narrows("type-narrowed", "values of fewer types", "type", "no"),
    _shifts("type-changed", "values of another type", "type", "type"),
    _widens("null-allowed", "null is allowed", "no", "yes"),
    _narrows("null-refused", "null isn't allowed any more", "yes", "no"),
    Kind("value-added", "another value in the list of values", "no", "warn", "no", "type",
         _SAFE_MORE, "readers that know the old list alone", received_ours="no"),
    _narrows("value-removed", "a value is gone from the list of values", "type", "no"),
    _narrows("values-listed", "only listed values now", "type", "no"),
    Kind("values-unlisted", "any value, where a list was", "no", "warn", "no", "type",
         _SAFE_MORE, "readers that know the old list alone", received_ours="no"),
    Kind("list-opened", "values beside the listed ones too", "no", "warn", "no", "type",
         _SAFE_MORE, "readers that know the old list alone", received_ours="no"),
    _narrows("list-closed", "no values beside the listed ones any more", "type", "no"),
    Kind("known-value-added", "another known value of an open list", "no", "no", "no", "no",
         _SAFE_MORE, "readers of an open list are ready for it"),
    Kind("known-value-removed", "a known value of an open list is gone", "no", "no", "no", "no",
         "an open list takes all values", _SAFE_LESS),
    _narrows("constant-set", "one value only"),
    _shifts("constant-changed", "another one value only", ours="warn"),
    _widens("constant-dropped", "values beside the one", ours="warn"),
    _narrows("format-set", "a format that there was not", "type", "type"),
    _shifts("format-changed", "another format", "type", "type", "warn"),
    _widens("format-dropped", "no format any more", "type", "type", "warn"),
    _narrows("pattern-set", "a pattern that there was not"),
    _shifts("pattern-changed", "another pattern", ours="no"),
    _widens("pattern-dropped", "no pattern any more", ours="no"),
    _narrows("multiple-set", "only multiples of a number"),
    _shifts("multiple-changed", "multiples of another number", ours="no"),
    _widens("multiple-dropped", "not only multiples of a number any more", ours="no"),
    _shifts("content-encoding-changed", "bytes are written as text in another way"),
    _shifts("content-type-changed", "text holds another media type"),
)  # fmt: skip


def _limit_rows(key: str, what: str) -> tuple[Kind, ...]:
    """The rows of a limit, lower or upper."""
    return (
        _narrows(f"{key}-set", f"a limit that there was not: {what}"),
        _narrows(f"{key}-tightened", f"a tighter limit: {what}"),
        _widens(f"{key}-loosened", f"a looser limit: {what}", ours="no"),
        _widens(f"{key}-dropped", f"no limit any more: {what}", ours="no"),
    )


LIMITS = {
    "minLength": ("min-length", "the shortest text"),
    "maxLength": ("max-length", "the longest text"),
    "minimum": ("minimum", "the smallest number"),
    "maximum": ("maximum", "the largest number"),
    "exclusiveMinimum": ("above", "what numbers must be above"),
    "exclusiveMaximum": ("below", "what numbers must be below"),
    "minItems": ("min-items", "the fewest items"),
    "maxItems": ("max-items", "the most items"),
    "minProperties": ("min-fields", "the fewest fields"),
    "maxProperties": ("max-fields", "the most fields"),
}
"""The limits of JSON Schema, with the names of their rows."""

_LIMITS = tuple(row for key, what in LIMITS.values() for row in _limit_rows(key, what))

_OBJECTS = (
    Kind("field-added-required", "a new field that is always there", "yes", "no", "yes", "no",
         "requests without it are refused", "readers pass over what they don't know"),
    Kind("field-added", "a new optional field", "no", "no", "no", "no",
         "it can be left out", "readers pass over what they don't know"),
    Kind("field-removed", "a field is gone", "warn", "yes", "yes", "yes",
         "what is given in it may be refused, or passed over", "readers find nothing"),
    Kind("field-demanded", "a field is always there now", "yes", "no", "yes", "no",
         "requests without it are refused", "readers find what they may have missed"),
    Kind("field-made-optional", "a field can be left out now", "no", "yes", "no", "yes",
         "requests with it are still right", "readers may find nothing"),
    Kind("field-read-only-set", "a field is read-only now", "yes", "no", "yes", "no",
         "what is given in it may be refused, or passed over", "it is still there"),
    Kind("field-read-only-dropped", "a field isn't read-only any more", "no", "no"),
    Kind("field-write-only-set", "a field is write-only now", "no", "yes", "no", "yes",
         "it can still be given", "readers find nothing"),
    Kind("field-write-only-dropped", "a field isn't write-only any more", "no", "no"),
    _same("field-deprecated", "a field is deprecated", "warn", "no", "it still works"),
    _same("field-undeprecated", "a field isn't deprecated any more"),
    Kind("default-set", "a default that there was not", "warn", "no", "no", "no",
         "calls that leave it out may mean something else now", "what is read is told anyway"),
    Kind("default-changed", "another default", "warn", "no", "no", "no",
         "calls that leave it out mean something else now", "what is read is told anyway"),
    Kind("default-dropped", "no default any more", "warn", "no", "no", "no",
         "what calls that leave it out mean isn't said", "what is read is told anyway"),
    _narrows("unknown-fields-refused", "no unknown fields any more"),
    Kind("unknown-fields-allowed", "unknown fields are allowed", "no", "warn", "no", "no",
         _SAFE_MORE, "strict readers refuse them", received_ours="no"),
    _narrows("unknown-fields-typed", "unknown fields have a form"),
    _widens("unknown-fields-untyped", "unknown fields have any form", ours="no"),
    _narrows("field-pattern-set", "fields of these names have a form"),
    _widens("field-pattern-dropped", "fields of these names have any form", ours="no"),
    _narrows("field-names-limited", "the names of fields have a form"),
    _widens("field-names-unlimited", "the names of fields have any form", ours="no"),
    Kind("field-demanded-with-another", "a field must be given with another one", "yes", "no",
         "no", "no", "requests without it are refused", _SAFE_LESS),
    Kind("field-not-demanded-with-another", "a field needn't be given with another one any more",
         "no", "yes", "no", "no", _SAFE_MORE, "readers may find nothing"),
)  # fmt: skip

_LISTS = (
    _narrows("unique-demanded", "no item may come twice"),
    _widens("unique-dropped", "an item may come twice", ours="no"),
    _narrows("item-demanded", "an item of a certain form must be there"),
    _widens("item-not-demanded", "no item of a certain form must be there any more", ours="no"),
    _narrows("position-set", "an item at a position has a form"),
    _widens("position-dropped", "an item at a position has any form"),
)

_UNIONS = (
    _widens("choice-added", "another form is possible", "no", "type", "warn"),
    _narrows("choice-removed", "a form isn't possible any more", "type", "no"),
    _widens("choices-introduced", "one of several forms, where one was", "no", "type", "warn"),
    _narrows("choices-dissolved", "one form, where several were", "type", "no"),
    _narrows("choice-made-exclusive", "exactly one of the forms must fit"),
    _widens("choice-made-inclusive", "several of the forms may fit", ours="no"),
    _narrows("exclusion-set", "a form is excluded"),
    _shifts("exclusion-changed", "another form is excluded", ours="no"),
    _widens("exclusion-dropped", "no form is excluded any more", ours="no"),
    _narrows("discriminator-set", "a field says which form it is"),
    _widens("discriminator-dropped", "no field says which form it is any more"),
    _shifts("discriminator-moved", "another field says which form it is"),
    _widens("discriminator-value-added", "another value says which form it is", ours="warn"),
    _narrows("discriminator-value-removed", "a value doesn't say any more which form it is"),
    _shifts("discriminator-value-changed", "a value says that it is another form"),
    _same("schema-renamed", "the schema has another name", "no", "type",
          "the wire doesn't know the name; the model is called by it"),
    _same("schema-added", "a new schema that no operation uses"),
    _same("schema-removed", "a schema that no operation used is gone", "no", "yes",
          "the model is gone"),
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
