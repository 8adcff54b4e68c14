"""For each kind of change two schemas or two documents, and the kind of the way back."""

from __future__ import annotations

import re

from generator_config.changes.kinds import LIMITS

SCHEMAS: dict[str, tuple[str, str, str]] = {
    "type-widened": ("{type: integer}", "{type: [integer, string]}", "type-narrowed"),
    "type-narrowed": ("{type: number}", "{type: integer}", "type-widened"),
    "type-changed": ("{type: string}", "{type: boolean}", "type-changed"),
    "null-allowed": ("{type: string}", "{type: [string, 'null']}", "null-refused"),
    "null-refused": (
        "{anyOf: [{type: string}, {type: 'null'}]}",
        "{type: string}",
        "null-allowed",
    ),
    "value-added": (
        "{type: string, enum: [a, b]}",
        "{type: string, enum: [a, b, c]}",
        "value-removed",
    ),
    "value-removed": (
        "{type: string, enum: [a, b, c]}",
        "{type: string, enum: [a, c]}",
        "value-added",
    ),
    "values-listed": ("{type: string}", "{type: string, enum: [a, b]}", "values-unlisted"),
    "values-unlisted": ("{type: string, enum: [a, b]}", "{type: string}", "values-listed"),
    "list-opened": (
        "{type: string, enum: [a, b]}",
        "{anyOf: [{type: string, enum: [a, b]}, {type: string}]}",
        "list-closed",
    ),
    "list-closed": (
        "{anyOf: [{type: string, enum: [a, b]}, {type: string}]}",
        "{type: string, enum: [a, b]}",
        "list-opened",
    ),
    "known-value-added": (
        "{anyOf: [{type: string, enum: [a, b]}, {type: string}]}",
        "{anyOf: [{type: string, enum: [a, b, c]}, {type: string}]}",
        "known-value-removed",
    ),
    "known-value-removed": (
        "{type: string, x-known-values: [a, b]}",
        "{type: string, x-known-values: [a]}",
        "known-value-added",
    ),
    "constant-set": ("{type: string}", "{type: string, const: a}", "constant-dropped"),
    "constant-changed": ("{const: a}", "{const: b}", "constant-changed"),
    "constant-dropped": ("{type: string, enum: [a]}", "{type: string}", "constant-set"),
    "format-set": ("{type: string}", "{type: string, format: date-time}", "format-dropped"),
    "format-changed": (
        "{type: string, format: date-time}",
        "{type: string, format: date}",
        "format-changed",
    ),
    "format-dropped": ("{type: string, format: uuid}", "{type: string}", "format-set"),
    "pattern-set": ("{type: string}", "{type: string, pattern: '^a'}", "pattern-dropped"),
    "pattern-changed": (
        "{type: string, pattern: '^a'}",
        "{type: string, pattern: '^b'}",
        "pattern-changed",
    ),
    "pattern-dropped": ("{type: string, pattern: '^a'}", "{type: string}", "pattern-set"),
    "multiple-set": ("{type: number}", "{type: number, multipleOf: 0.5}", "multiple-dropped"),
    "multiple-changed": (
        "{type: number, multipleOf: 2}",
        "{type: number, multipleOf: 3}",
        "multiple-changed",
    ),
    "multiple-dropped": ("{type: number, multipleOf: 2}", "{type: number}", "multiple-set"),
    "content-encoding-changed": (
        "{type: string, contentEncoding: base64}",
        "{type: string, contentEncoding: base32}",
        "content-encoding-changed",
    ),
    "content-type-changed": (
        "{type: string, contentMediaType: image/png}",
        "{type: string, contentMediaType: image/gif}",
        "content-type-changed",
    ),
    "field-added-required": (
        "{type: object, properties: {a: {}}}",
        "{type: object, properties: {a: {}, b: {}}, required: [b]}",
        "field-removed",
    ),
    "field-added": (
        "{type: object, properties: {a: {}}}",
        "{type: object, properties: {a: {}, b: {}}}",
        "field-removed",
    ),
    "field-removed": (
        "{type: object, properties: {a: {}, b: {}}}",
        "{type: object, properties: {a: {}}}",
        "field-added",
    ),
    "field-demanded": (
        "{type: object, properties: {a: {}}}",
        "{type: object, properties: {a: {}}, required: [a]}",
        "field-made-optional",
    ),
    "field-made-optional": (
        "{type: object, properties: {a: {}}, required: [a]}",
        "{type: object, properties: {a: {}}}",
        "field-demanded",
    ),
    "field-read-only-set": (
        "{properties: {a: {type: string}}}",
        "{properties: {a: {type: string, readOnly: true}}}",
        "field-read-only-dropped",
    ),
    "field-read-only-dropped": (
        "{properties: {a: {type: string, readOnly: true}}}",
        "{properties: {a: {type: string, readOnly: false}}}",
        "field-read-only-set",
    ),
    "field-write-only-set": (
        "{properties: {a: {type: string}}}",
        "{properties: {a: {type: string, writeOnly: true}}}",
        "field-write-only-dropped",
    ),
    "field-write-only-dropped": (
        "{properties: {a: {type: string, writeOnly: true}}}",
        "{properties: {a: {type: string}}}",
        "field-write-only-set",
    ),
    "field-deprecated": (
        "{properties: {a: {type: string}}}",
        "{properties: {a: {type: string, deprecated: true}}}",
        "field-undeprecated",
    ),
    "field-undeprecated": (
        "{properties: {a: {type: string, deprecated: true}}}",
        "{properties: {a: {type: string}}}",
        "field-deprecated",
    ),
    "default-set": ("{type: integer}", "{type: integer, default: 0}", "default-dropped"),
    "default-changed": (
        "{type: integer, default: 1}",
        "{type: integer, default: 0}",
        "default-changed",
    ),
    "default-dropped": ("{type: integer, default: 1}", "{type: integer}", "default-set"),
    "unknown-fields-refused": (
        "{type: object}",
        "{type: object, additionalProperties: false}",
        "unknown-fields-allowed",
    ),
    "unknown-fields-allowed": (
        "{type: object, additionalProperties: false}",
        "{type: object, additionalProperties: true}",
        "unknown-fields-refused",
    ),
    "unknown-fields-typed": (
        "{type: object}",
        "{type: object, additionalProperties: {type: string}}",
        "unknown-fields-untyped",
    ),
    "unknown-fields-untyped": (
        "{type: object, additionalProperties: {type: string}}",
        "{type: object, additionalProperties: {}}",
        "unknown-fields-typed",
    ),
    "field-pattern-set": (
        "{type: object}",
        "{type: object, patternProperties: {'^a': {type: string}}}",
        "field-pattern-dropped",
    ),
    "field-pattern-dropped": (
        "{type: object, patternProperties: {'^a': {type: string}}}",
        "{type: object}",
        "field-pattern-set",
    ),
    "field-names-limited": (
        "{type: object}",
        "{type: object, propertyNames: {pattern: '^a'}}",
        "field-names-unlimited",
    ),
    "field-names-unlimited": (
        "{type: object, propertyNames: {pattern: '^a'}}",
        "{type: object}",
        "field-names-limited",
    ),
    "field-demanded-with-another": (
        "{type: object, dependentRequired: {a: [b]}}",
        "{type: object, dependentRequired: {a: [b, c]}}",
        "field-not-demanded-with-another",
    ),
    "field-not-demanded-with-another": (
        "{type: object, dependentRequired: {a: [b]}}",
        "{type: object}",
        "field-demanded-with-another",
    ),
    "unique-demanded": (
        "{type: array, items: {}}",
        "{type: array, items: {}, uniqueItems: true}",
        "unique-dropped",
    ),
    "unique-dropped": (
        "{type: array, items: {}, uniqueItems: true}",
        "{type: array, items: {}}",
        "unique-demanded",
    ),
    "item-demanded": (
        "{type: array, items: {}}",
        "{type: array, items: {}, contains: {const: 1}}",
        "item-not-demanded",
    ),
    "item-not-demanded": (
        "{type: array, items: {}, contains: {const: 1}}",
        "{type: array, items: {}}",
        "item-demanded",
    ),
    "position-set": (
        "{type: array, prefixItems: [{type: string}]}",
        "{type: array, prefixItems: [{type: string}, {type: string}]}",
        "position-dropped",
    ),
    "position-dropped": (
        "{type: array, prefixItems: [{type: string}]}",
        "{type: array}",
        "position-set",
    ),
    "choice-added": (
        "{oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}",
        "{oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'},"
        " {$ref: '#/components/schemas/C'}]}",
        "choice-removed",
    ),
    "choice-removed": (
        "{anyOf: [{$ref: '#/components/schemas/A'}, {type: integer}, {type: string}]}",
        "{anyOf: [{$ref: '#/components/schemas/A'}, {type: integer}]}",
        "choice-added",
    ),
    "choices-introduced": (
        "{$ref: '#/components/schemas/A'}",
        "{anyOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}",
        "choices-dissolved",
    ),
    "choices-dissolved": (
        "{oneOf: [{type: integer}, {type: string}]}",
        "{type: integer}",
        "choices-introduced",
    ),
    "choice-made-exclusive": (
        "{anyOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}",
        "{oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}",
        "choice-made-inclusive",
    ),
    "choice-made-inclusive": (
        "{oneOf: [{type: integer}, {type: string}]}",
        "{anyOf: [{type: integer}, {type: string}]}",
        "choice-made-exclusive",
    ),
    "exclusion-set": ("{type: string}", "{type: string, not: {const: a}}", "exclusion-dropped"),
    "exclusion-changed": (
        "{type: string, not: {const: a}}",
        "{type: string, not: {const: b}}",
        "exclusion-changed",
    ),
    "exclusion-dropped": ("{type: string, not: {const: a}}", "{type: string}", "exclusion-set"),
    "discriminator-set": (
        "{oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}",
        "{oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}],"
        " discriminator: {propertyName: kind}}",
        "discriminator-dropped",
    ),
    "discriminator-dropped": (
        "{oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}],"
        " discriminator: {propertyName: kind}}",
        "{oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}",
        "discriminator-set",
    ),
    "discriminator-moved": (
        "{oneOf: [{type: object}, {type: array}], discriminator: {propertyName: kind}}",
        "{oneOf: [{type: object}, {type: array}], discriminator: {propertyName: type}}",
        "discriminator-moved",
    ),
    "discriminator-value-added": (
        "{oneOf: [{type: object}, {type: array}], discriminator: {propertyName: kind}}",
        "{oneOf: [{type: object}, {type: array}],"
        " discriminator: {propertyName: kind, mapping: {a: A}}}",
        "discriminator-value-removed",
    ),
    "discriminator-value-removed": (
        "{oneOf: [{type: object}, {type: array}],"
        " discriminator: {propertyName: kind, mapping: {a: A, b: B}}}",
        "{oneOf: [{type: object}, {type: array}],"
        " discriminator: {propertyName: kind, mapping: {a: A}}}",
        "discriminator-value-added",
    ),
    "discriminator-value-changed": (
        "{oneOf: [{type: object}, {type: array}],"
        " discriminator: {propertyName: kind, mapping: {a: A}}}",
        "{oneOf: [{type: object}, {type: array}],"
        " discriminator: {propertyName: kind, mapping: {a: B}}}",
        "discriminator-value-changed",
    ),
    "described-anew": (
        "{type: string, description: This.}",
        "{type: string, description: That.}",
        "described-anew",
    ),
    "schema-renamed": (
        "{$ref: '#/components/schemas/A'}",
        "{$ref: '#/components/schemas/A2'}",
        "schema-renamed",
    ),
}
"""By kind: a schema, what it becomes, and the kind of the way back."""

for _key, (_word, _) in LIMITS.items():
    _kind = {"Length": "string", "Items": "array", "Properties": "object"}
    _type = next((value for end, value in _kind.items() if _key.endswith(end)), "number")
    _items = ", items: {}" if _type == "array" else ""
    _less, _more = (5, 6) if "min" in _key.lower() else (6, 5)
    _at = {value: f"{{type: {_type}{_items}, {_key}: {value}}}" for value in (_less, _more)}
    _none = f"{{type: {_type}{_items}}}"
    SCHEMAS[f"{_word}-set"] = (_none, _at[_less], f"{_word}-dropped")
    SCHEMAS[f"{_word}-dropped"] = (_at[_less], _none, f"{_word}-set")
    SCHEMAS[f"{_word}-tightened"] = (_at[_less], _at[_more], f"{_word}-loosened")
    SCHEMAS[f"{_word}-loosened"] = (_at[_more], _at[_less], f"{_word}-tightened")

COMPONENTS = """
components:
  securitySchemes:
    basic: {type: http, scheme: basic}
    token: {type: http, scheme: bearer}
  schemas:
    A: {type: object, properties: {kind: {const: a}, value: {type: string}}}
    A2: {type: object, properties: {kind: {const: a}, value: {type: string}}}
    B: {type: object, properties: {kind: {const: b}}}
    C: {type: object, properties: {kind: {const: c}}}
    Loop: {type: object, properties: {inner: {$ref: '#/components/schemas/Loop'}}}
"""


def document_of(schema: str, version: str = "3.1.0") -> bytes:
    """A document with a schema that is sent and received."""
    return f"""openapi: {version}
info: {{title: T, version: "1"}}
paths:
  /things:
    put:
      operationId: put_thing
      requestBody: {{content: {{application/json: {{schema: {schema}}}}}}}
      responses:
        "200": {{description: d, content: {{application/json: {{schema: {schema}}}}}}}
{COMPONENTS}""".encode()


def _get(text: str, path: str = "/things/{id}") -> str:
    """A document with one operation, which has these lines."""
    parameter = "" if "{" not in path else "{in: path, name: id, required: true, schema: {}}"
    if "parameters:" not in text and parameter:
        text = f"parameters: [{parameter}]\n{text}"
    if not re.search("^responses:", text, re.MULTILINE):
        text += "\nresponses: {'200': {description: d}}"
    lines = "\n".join(f"      {line}" for line in text.strip().splitlines())
    named = (
        "" if re.search("^operationId:", text, re.MULTILINE) else "      operationId: get_thing\n"
    )
    return f"paths:\n  {path}:\n    get:\n{named}{lines}\n"


def _parameter(rest: str) -> str:
    return _get(
        "parameters: [{in: path, name: id, required: true, schema: {}},"
        f" {{name: p, schema: {{}}, {rest}}}]"
    )


def _list_parameter(rest: str) -> str:
    return _get(
        "parameters: [{in: path, name: id, required: true, schema: {}},"
        f" {{in: query, name: p, schema: {{type: array, items: {{}}}}, {rest}}}]"
    )


_BODY = "requestBody: {content: {application/json: {schema: {type: object}}}}"
_FORM = "multipart/form-data: {schema: {type: object}"
_NO_OPERATION = "paths: {}\n"
_ANSWER = "responses: {'200': {description: d%s}}"
_JSON = "application/json: {schema: {}}"

DOCUMENTS: dict[str, tuple[str, str, str]] = {
    "operation-added": (_NO_OPERATION, _get(""), "operation-removed"),
    "operation-removed": (_get(""), _NO_OPERATION, "operation-added"),
    "operation-removed-after-sunset": (
        _get("deprecated: true\nx-sunset: '2026-01-01'"),
        _NO_OPERATION,
        "operation-added",
    ),
    "operation-moved": (_get(""), _get("", "/other/{id}"), "operation-moved"),
    "operation-renamed": (_get(""), _get("operationId: read_thing"), "operation-renamed"),
    "operation-regrouped": (_get("tags: [a]"), _get("tags: [b]"), "operation-regrouped"),
    "operation-deprecated": (_get(""), _get("deprecated: true"), "operation-undeprecated"),
    "operation-undeprecated": (_get("deprecated: true"), _get(""), "operation-deprecated"),
    "sunset-set": (_get(""), _get("x-sunset: '2027-01-01'"), "sunset-dropped"),
    "sunset-earlier": (
        _get("x-sunset: '2027-01-01'"),
        _get("x-sunset: '2026-12-01'"),
        "sunset-later",
    ),
    "sunset-later": (
        _get("x-sunset: '2027-01-01'"),
        _get("x-sunset: '2027-02-01'"),
        "sunset-earlier",
    ),
    "sunset-dropped": (_get("x-sunset: '2027-01-01'"), _get(""), "sunset-set"),
    "repeat-became-unsafe": (
        _get("x-safe-to-repeat: {value: true}"),
        _get("x-safe-to-repeat: {value: false}"),
        "repeat-became-safe",
    ),
    "repeat-became-safe": (
        _get("x-safe-to-repeat: {value: false}"),
        _get("x-safe-to-repeat: {value: true}"),
        "repeat-became-unsafe",
    ),
    "path-parameter-renamed": (
        _get(""),
        _get("parameters: [{in: path, name: key, required: true, schema: {}}]", "/things/{key}"),
        "path-parameter-renamed",
    ),
    "callback-added": (
        _get(""),
        _get("callbacks: {done: {'{$request.query.url}': {post: {responses: {}}}}}"),
        "callback-removed",
    ),
    "callback-removed": (
        _get("callbacks: {done: {'{$request.query.url}': {post: {responses: {}}}}}"),
        _get(""),
        "callback-added",
    ),
    "webhook-added": (
        _NO_OPERATION,
        _NO_OPERATION + "webhooks: {came: {post: {responses: {}}}}\n",
        "webhook-removed",
    ),
    "webhook-removed": (
        _NO_OPERATION + "webhooks: {came: {post: {responses: {}}}}\n",
        _NO_OPERATION,
        "webhook-added",
    ),
    "link-added": (
        _get(_ANSWER % ""),
        _get(_ANSWER % ", links: {more: {operationId: get_thing}}"),
        "link-removed",
    ),
    "link-removed": (
        _get(_ANSWER % ", links: {more: {operationId: get_thing}}"),
        _get(_ANSWER % ""),
        "link-added",
    ),
    "server-added": (
        _NO_OPERATION + "servers: [{url: https://a.test}]\n",
        _NO_OPERATION + "servers: [{url: https://a.test}, {url: https://b.test}]\n",
        "server-removed",
    ),
    "server-removed": (
        _NO_OPERATION + "servers: [{url: https://a.test}, {url: https://b.test}]\n",
        _NO_OPERATION + "servers: [{url: https://b.test/}]\n",
        "server-added",
    ),
    "security-demanded": (_get(""), _get("security: [{basic: []}]"), "security-dropped"),
    "security-dropped": (
        _get("security: [{basic: []}]"),
        _get("security: []"),
        "security-demanded",
    ),
    "security-choice-added": (
        _get("security: [{basic: []}]"),
        _get("security: [{basic: []}, {token: []}]"),
        "security-choice-removed",
    ),
    "security-choice-removed": (
        _get("security: [{basic: []}, {token: []}]"),
        _get("security: [{token: []}]"),
        "security-choice-added",
    ),
    "scope-demanded": (
        _get("security: [{token: [read]}]"),
        _get("security: [{token: [read, write]}]"),
        "scope-dropped",
    ),
    "scope-dropped": (
        _get("security: [{token: [read]}]"),
        _get("security: [{token: []}]"),
        "scope-demanded",
    ),
    "scheme-kind-changed": (
        "paths: {}\ncomponents: {securitySchemes: {s: {type: http, scheme: basic}}}\n",
        "paths: {}\ncomponents: {securitySchemes: {s: {type: http, scheme: bearer}}}\n",
        "scheme-kind-changed",
    ),
    "scheme-place-changed": (
        "paths: {}\ncomponents: {securitySchemes: {s: {type: apiKey, in: query, name: k}}}\n",
        "paths: {}\ncomponents: {securitySchemes: {s: {type: apiKey, in: header, name: k}}}\n",
        "scheme-place-changed",
    ),
    "scheme-flow-changed": (
        "paths: {}\ncomponents: {securitySchemes: {s: {type: oauth2, flows: {implicit: {}}}}}\n",
        "paths: {}\ncomponents: {securitySchemes: {s: {type: oauth2, flows: {password: {}}}}}\n",
        "scheme-flow-changed",
    ),
    "parameter-style-changed": (
        _list_parameter("style: form, explode: false"),
        _list_parameter("style: pipeDelimited, explode: false"),
        "parameter-style-changed",
    ),
    "parameter-explode-changed": (
        _list_parameter("explode: true"),
        _list_parameter("explode: false"),
        "parameter-explode-changed",
    ),
    "parameter-content-changed": (
        _get("parameters: [{in: query, name: p, content: {application/json: {schema: {}}}}]"),
        _get("parameters: [{in: query, name: p, content: {text/plain: {schema: {}}}}]"),
        "parameter-content-changed",
    ),
    "reserved-characters-allowed": (
        _parameter("in: query"),
        _parameter("in: query, allowReserved: true"),
        "reserved-characters-refused",
    ),
    "reserved-characters-refused": (
        _parameter("in: query, allowReserved: true"),
        _parameter("in: query"),
        "reserved-characters-allowed",
    ),
    "empty-value-allowed": (
        _parameter("in: query"),
        _parameter("in: query, allowEmptyValue: true"),
        "empty-value-refused",
    ),
    "empty-value-refused": (
        _parameter("in: query, allowEmptyValue: true"),
        _parameter("in: query, allowEmptyValue: false"),
        "empty-value-allowed",
    ),
    "parameter-deprecated": (
        _parameter("in: query"),
        _parameter("in: query, deprecated: true"),
        "parameter-undeprecated",
    ),
    "parameter-undeprecated": (
        _parameter("in: query, deprecated: true"),
        _parameter("in: query"),
        "parameter-deprecated",
    ),
    "body-added-required": (
        _get(""),
        _get("requestBody: {required: true, content: {application/json: {}}}"),
        "body-removed",
    ),
    "body-added": (_get(""), _get(_BODY), "body-removed"),
    "body-removed": (_get(_BODY), _get(""), "body-added"),
    "body-demanded": (
        _get(_BODY),
        _get(
            "requestBody: {required: true, content: {application/json: {schema: {type: object}}}}"
        ),
        "body-made-optional",
    ),
    "body-made-optional": (
        _get(
            "requestBody: {required: true, content: {application/json: {schema: {type: object}}}}"
        ),
        _get(_BODY),
        "body-demanded",
    ),
    "body-type-added": (
        _get("requestBody: {content: {application/json: {}}}"),
        _get("requestBody: {content: {application/json: {}, text/csv: {}}}"),
        "body-type-removed",
    ),
    "body-type-removed": (
        _get("requestBody: {content: {application/json: {}, text/csv: {}}}"),
        _get("requestBody: {content: {text/csv: {}}}"),
        "body-type-added",
    ),
    "body-encoding-changed": (
        _get(f"requestBody: {{content: {{{_FORM}}}}}}}"),
        _get(f"requestBody: {{content: {{{_FORM}, encoding: {{a: {{contentType: a/b}}}}}}}}}}"),
        "body-encoding-changed",
    ),
    "success-added": (
        _get("responses: {'200': {description: d}}"),
        _get("responses: {'200': {description: d}, '202': {description: d}}"),
        "success-removed",
    ),
    "success-removed": (
        _get("responses: {'200': {description: d}, '202': {description: d}}"),
        _get("responses: {'202': {description: d}}"),
        "success-added",
    ),
    "error-added": (
        _get("responses: {'200': {description: d}}"),
        _get("responses: {'200': {description: d}, '404': {description: d}}"),
        "error-removed",
    ),
    "error-removed": (
        _get("responses: {'200': {description: d}, '4XX': {description: d}}"),
        _get("responses: {'200': {description: d}}"),
        "error-added",
    ),
    "default-response-added": (
        _get("responses: {'200': {description: d}}"),
        _get("responses: {'200': {description: d}, default: {description: d}}"),
        "default-response-removed",
    ),
    "default-response-removed": (
        _get("responses: {'200': {description: d}, default: {description: d}}"),
        _get("responses: {'200': {description: d}}"),
        "default-response-added",
    ),
    "answer-body-appeared": (
        _get(_ANSWER % ""),
        _get(_ANSWER % f", content: {{{_JSON}}}"),
        "answer-body-vanished",
    ),
    "answer-body-vanished": (
        _get(_ANSWER % f", content: {{{_JSON}}}"),
        _get(_ANSWER % ""),
        "answer-body-appeared",
    ),
    "answer-type-added": (
        _get(_ANSWER % f", content: {{{_JSON}}}"),
        _get(_ANSWER % f", content: {{{_JSON}, text/csv: {{}}}}"),
        "answer-type-removed",
    ),
    "answer-type-removed": (
        _get(_ANSWER % f", content: {{{_JSON}, text/csv: {{}}}}"),
        _get(_ANSWER % f", content: {{{_JSON}}}"),
        "answer-type-added",
    ),
    "answer-header-added": (
        _get(_ANSWER % ""),
        _get(_ANSWER % ", headers: {Retry-After: {schema: {}}}"),
        "answer-header-removed",
    ),
    "answer-header-removed": (
        _get(_ANSWER % ", headers: {Retry-After: {schema: {}}}"),
        _get(_ANSWER % ", headers: {}"),
        "answer-header-added",
    ),
    "answer-header-promised": (
        _get(_ANSWER % ", headers: {Retry-After: {schema: {}}}"),
        _get(_ANSWER % ", headers: {retry-after: {required: true, schema: {}}}"),
        "answer-header-made-optional",
    ),
    "answer-header-made-optional": (
        _get(_ANSWER % ", headers: {Retry-After: {required: true, schema: {}}}"),
        _get(_ANSWER % ", headers: {Retry-After: {schema: {}}}"),
        "answer-header-promised",
    ),
    "schema-added": (
        "paths: {}\ncomponents: {schemas: {A: {}}}\n",
        "paths: {}\ncomponents: {schemas: {A: {}, B: {}}}\n",
        "schema-removed",
    ),
    "schema-removed": (
        "paths: {}\ncomponents: {schemas: {A: {}, B: {}}}\n",
        "paths: {}\ncomponents: {schemas: {A: {}}}\n",
        "schema-added",
    ),
}
"""The same with whole documents."""

for _place in ("query", "header", "cookie"):
    _bare, _given = _get(""), _parameter(f"in: {_place}")
    _needed = _parameter(f"in: {_place}, required: true")
    _word = f"{_place}-parameter"
    DOCUMENTS[f"{_word}-added-required"] = (_bare, _needed, f"{_word}-removed")
    DOCUMENTS[f"{_word}-added"] = (_bare, _given, f"{_word}-removed")
    DOCUMENTS[f"{_word}-removed"] = (_given, _bare, f"{_word}-added")
    DOCUMENTS[f"{_word}-demanded"] = (_given, _needed, f"{_word}-made-optional")
    DOCUMENTS[f"{_word}-made-optional"] = (_needed, _given, f"{_word}-demanded")


def whole(text: str, version: str = "3.1.0") -> bytes:
    """A document from its paths and what else it needs."""
    rest = "" if "components:" in text else COMPONENTS
    return f"openapi: {version}\ninfo: {{title: T, version: '1'}}\n{text}{rest}".encode()
