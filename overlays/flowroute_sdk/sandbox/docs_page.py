"""The reference page at `/docs`: one HTML page made from the document, with nothing to fetch."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from .control_operations import OPERATIONS, ControlOperation
from .document import METHODS
from .forms import MULTIPART

if TYPE_CHECKING:
    from .docs_examples import Examples

STYLE = """
:root { color-scheme: light dark; --line: #8884; --soft: #8881; --accent: #1769aa;
  --get: #1769aa; --post: #18794e; --change: #9a5b00; --delete: #c02a2a; }
@media (prefers-color-scheme: dark) { :root { --accent: #6db3f2;
  --get: #2f7fc4; --post: #2b8f61; --change: #a86a12; --delete: #cf4444; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; display: grid;
  grid-template-columns: 19.5rem minmax(0, 60rem); gap: 2rem; }
nav { position: sticky; top: 0; height: 100vh; overflow: auto; padding: 1rem;
  border-right: 1px solid var(--line); font-size: .8125rem; }
nav ul { list-style: none; margin: 0 0 1rem; padding: 0; }
main { padding: 1rem 1rem 6rem; }
a { color: var(--accent); text-decoration: none; } a:hover { text-decoration: underline; }
h2 { margin-top: 3rem; } h3 { margin: 2.5rem 0 .25rem; padding-top: 1rem;
  border-top: 1px solid var(--line); }
h2, h3, nav { overflow-wrap: anywhere; }
code, pre { font: .875em/1.45 ui-monospace, monospace; } p code { overflow-wrap: anywhere; }
pre { background: var(--soft); padding: .75rem; overflow: auto; border-radius: .4rem; }
pre.command { white-space: pre-wrap; overflow-wrap: anywhere; }
summary { cursor: pointer; }
.table { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
td, th { border-bottom: 1px solid var(--line); padding: .3rem .5rem; text-align: left;
  vertical-align: top; }
.verb { font-weight: 700; margin-right: .5rem; padding: .1rem .4rem; border-radius: .25rem;
  color: #fff; background: var(--change); }
.GET { background: var(--get); } .POST { background: var(--post); }
.DELETE { background: var(--delete); }
.summary { font-weight: 600; } .note { opacity: .8; font-size: .875rem; }
@media (max-width: 60rem) { body { display: block; }
  nav { position: static; height: auto; max-height: 40vh; border: 0;
    border-bottom: 1px solid var(--line); } }
"""

Json = Mapping[str, Any]


def render_reference(document: Json, examples: Examples) -> str:
    """The whole page, with commands that fit the account."""
    commands = _commands(document, examples)
    operations = list(_operations(document["paths"]))
    webhooks = list(_operations(document.get("webhooks", {})))
    title = escape(document["info"]["title"])
    body = "".join(
        [
            f"<nav>{_navigation(document, operations, webhooks)}</nav><main><h1>{title}</h1>",
            _paragraphs(document["info"].get("description", "")),
            *(_tag(document, tag, operations, commands) for tag in document["tags"]),
            _control_plane(),
            "<h2 id='webhooks'>webhooks</h2>" if webhooks else "",
            *(_operation(document, *webhook, commands=commands) for webhook in webhooks),
            "<h2 id='schemas'>schemas</h2>",
            *(_schema(*named) for named in sorted(document["components"]["schemas"].items())),
            "</main>",
        ]
    )
    head = f"<meta charset=utf-8><meta name=viewport content='width=device-width'><title>{title}"
    return f"<!doctype html><html lang=en>{head}</title><style>{STYLE}</style>{body}</html>"


def _operations(paths: Json) -> Iterator[tuple[str, str, Json, Iterable[Json]]]:
    for path, item in paths.items():
        for method in METHODS:
            if method in item:
                yield path, method.upper(), item[method], item.get("parameters", ())


def _navigation(document: Json, operations: Iterable[Any], webhooks: list[Any]) -> str:
    groups = [(tag["name"], _of_tag(operations, tag["name"])) for tag in document["tags"]]
    groups.append(("webhooks", webhooks))
    listed = [(name, [one[2]["operationId"] for one in members]) for name, members in groups]
    listed.append(("control", [f"control.{one.name}" for one in OPERATIONS]))
    listed.append(("schemas", sorted(document["components"]["schemas"])))
    return "".join(
        f"<b>{_link(name)}</b><ul>{''.join(f'<li>{_link(one)}</li>' for one in members)}</ul>"
        for name, members in listed
        if members
    )


def _of_tag(operations: Iterable[Any], name: str) -> list[Any]:
    return [one for one in operations if name in one[2].get("tags", ())]


def _tag(document: Json, tag: Json, operations: Iterable[Any], commands: Json) -> str:
    found = _of_tag(operations, tag["name"])
    members = (_operation(document, *one, commands=commands) for one in found)
    name = escape(tag["name"])
    about = _paragraphs(tag.get("description", ""))
    return f"<h2 id='{name}'>{name}</h2>{about}{''.join(members)}"


def _operation(
    document: Json, path: str, method: str, source: Json, shared: Iterable[Json], *, commands: Json
) -> str:
    name = escape(source["operationId"])
    parameters = [_resolve(document, one) for one in (*shared, *source.get("parameters", ()))]
    return "".join(
        [
            f"<section id='{name}'><h3><a href='#{name}'>{name}</a></h3>",
            f"<p><code><span class='verb {method}'>{method}</span>{escape(path)}</code></p>",
            f"<p class=summary>{_prose(source.get('summary', ''))}</p>",
            _paragraphs(source.get("description", "")),
            _marks(source),
            _parameters(parameters),
            _body(document, source.get("requestBody")),
            _shown_commands(commands.get(source["operationId"], ())),
            _responses(document, source["responses"]),
            _answer(document, source["responses"]),
            "</section>",
        ]
    )


def _marks(source: Json) -> str:
    marks = []
    if "x-safe-to-repeat" in source:
        safe = source["x-safe-to-repeat"]
        answer = "yes" if safe["value"] else "no"
        marks.append(f"Safe to repeat: {answer}. {_prose(safe['reason'])}")
    if "x-evidence" in source:
        marks.append(f"Evidence: {escape(source['x-evidence'])}.")
    return f"<p class=note>{' '.join(marks)}</p>" if marks else ""


def _parameters(parameters: list[Json]) -> str:
    rows = [
        (
            f"<code>{escape(one['name'])}</code>",
            f"{one['in']}{', required' if one.get('required') else ''}",
            _type(one["schema"]),
            _prose(one.get("description", "")),
        )
        for one in parameters
    ]
    return _table(("parameter", "where", "type", "meaning"), rows)


def _body(document: Json, source: Json | None) -> str:
    if source is None:
        return ""
    source = _resolve(document, source)
    media_type, content = next(iter(source["content"].items()))
    others = source.get("x-also-accepts", ())
    also = f" The {' and '.join(others)} form is accepted as well." if others else ""
    return (
        f"<p><b>Body</b>: {_type(content['schema'])} as <code>{escape(media_type)}</code>."
        f"{escape(also)}</p>{_example(_example_of(document, content))}"
    )


def _commands(document: Json, examples: Examples) -> dict[str, list[str]]:
    """The lines for the shell that carry each operation out, what has to come first included."""
    lines = {
        source["operationId"]: _command(document, examples, path, method, source, shared)
        for path, method, source, shared in _operations(document["paths"])
    }
    return {
        name: [*(lines[one] for one in examples.before(name)), line] for name, line in lines.items()
    }


def _command(
    document: Json,
    examples: Examples,
    path: str,
    method: str,
    source: Json,
    shared: Iterable[Json],
) -> str:
    """The call as a line for the shell that has the variables of the sandbox's start."""
    name = source["operationId"]
    declared = (_resolve(document, one) for one in (*shared, *source.get("parameters", ())))
    needed = [one for one in declared if one.get("required")]
    values = {
        one["name"]: quote(examples.parameter(name, one["name"], str(one.get("example", "1"))))
        for one in needed
    }
    query = "&".join(
        f"{one['name']}={values[one['name']]}" for one in needed if one["in"] == "query"
    )
    address = path.format(**values) + (f"?{query}" if query else "")
    words = ["curl", *(() if method == "GET" else ("-X", method))]
    words += ["-u", '"$FR_ACCESS_KEY:$FR_SECRET_KEY"', f'"$FR_BASE_URL{address}"']
    if "requestBody" in source:
        body = _resolve(document, source["requestBody"])
        media_type, content = next(iter(body["content"].items()))
        example = examples.body(name, _example_of(document, content))
        if media_type == MULTIPART:
            forms = (f"{field}={text};filename={field}.pdf" for field, text in example.items())
            return " ".join([*words, *(f"-F {shlex.quote(form)}" for form in forms)])
        words += ["-H", shlex.quote(f"Content-Type: {media_type}")]
        words += ["-d", shlex.quote(json.dumps(example))]
    return " ".join(words)


def _shown_commands(lines: Iterable[str]) -> str:
    return f"<pre class=command>{escape(chr(10).join(lines))}</pre>" if lines else ""


def _control_plane() -> str:
    """The sandbox's own operations, from their table."""
    return "".join(
        [
            "<h2 id='control'>control</h2>",
            "<p>What can be done to this sandbox, in JSON and without credentials. "
            "<code>Sandbox</code> of <code>flowroute_sdk.sandbox</code> has a method for each.</p>",
            *(_control_operation(one) for one in OPERATIONS),
        ]
    )


def _control_operation(operation: ControlOperation) -> str:
    name, method, url = operation.name, operation.method, escape(operation.url)
    rows = [
        (
            f"<code>{escape(one.name)}</code>",
            escape(one.kind) + (", required" if one.required else ""),
            "" if one.required else f"<code>{escape(json.dumps(one.default))}</code>",
            _prose(one.description),
        )
        for one in operation.arguments()
    ]
    return "".join(
        [
            f"<section id='control.{name}'><h3><a href='#control.{name}'>{name}</a></h3>",
            f"<p><code><span class='verb {method}'>{method}</span>{url}</code></p>",
            f"<p class=summary>{_prose(operation.summary)}</p>",
            _table(("field", "type", "default", "meaning"), rows),
            "</section>",
        ]
    )


def _answer(document: Json, responses: Json) -> str:
    """What a success looks like, folded away."""
    response = _resolve(document, next(iter(responses.values())))
    content = next(iter(response.get("content", {}).values()), None)
    shown = _example(_example_of(document, content)) if content else ""
    return f"<details><summary>Example answer</summary>{shown}</details>" if shown else ""


def _example_of(document: Json, content: Json) -> Any:
    return content.get("example", _resolve(document, content["schema"]).get("example"))


def _responses(document: Json, responses: Json) -> str:
    rows = []
    for status, named in responses.items():
        response = _resolve(document, named)
        content = next(iter(response.get("content", {}).values()), None)
        kind = _type(content["schema"]) if content else "no body"
        rows.append((f"<code>{status}</code>", kind, _prose(response.get("description", ""))))
    return _table(("answer", "body", "meaning"), rows)


def _schema(name: str, schema: Json) -> str:
    required = schema.get("required", ())
    rows = [
        (
            f"<code>{escape(field)}</code>",
            _type(one) + (", required" if field in required else ""),
            _prose(one.get("description", "")),
        )
        for field, one in schema.get("properties", {}).items()
    ]
    kind = "" if rows else f"<p>{_type(schema)}</p>"
    return (
        f"<section id='{escape(name)}'><h3><a href='#{escape(name)}'>{escape(name)}</a></h3>"
        f"{_paragraphs(schema.get('description', ''))}{kind}"
        f"{_table(('field', 'type', 'meaning'), rows)}{_example(schema.get('example'))}</section>"
    )


def _type(schema: Json) -> str:
    if "$ref" in schema:
        return _link(schema["$ref"].rpartition("/")[2])
    for keyword in ("anyOf", "oneOf"):
        if keyword in schema:
            return " or ".join(_type(one) for one in schema[keyword])
    if "const" in schema:
        return f"<code>{escape(json.dumps(schema['const']))}</code>"
    kinds = schema.get("type", "anything")
    text = escape(kinds if isinstance(kinds, str) else " or ".join(kinds))
    if "enum" in schema:
        text += ": " + ", ".join(f"<code>{escape(str(one))}</code>" for one in schema["enum"])
    if "items" in schema:
        text += f" of {_type(schema['items'])}"
    limits = [f"{name} {schema[name]}" for name in LIMITS if name in schema]
    return f"{text} ({escape(', '.join(limits))})" if limits else text


LIMITS = ("minimum", "maximum", "minLength", "maxLength", "pattern", "format")


def _link(name: str) -> str:
    return f"<a href='#{escape(name)}'>{escape(name)}</a>"


def _table(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    head = "".join(f"<th>{heading}</th>" for heading in headings)
    return f"<div class=table><table><tr>{head}</tr>{body}</table></div>" if body else ""


def _example(example: Any) -> str:
    if example is None:
        return ""
    return f"<pre>{escape(json.dumps(example, indent=2, ensure_ascii=False))}</pre>"


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{_prose(part)}</p>" for part in text.split("\n\n") if part.strip())


def _prose(text: str) -> str:
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(text))


def _resolve(document: Json, node: Json) -> Json:
    while "$ref" in node:
        found: Any = document
        for part in node["$ref"].removeprefix("#/").split("/"):
            found = found[part]
        node = found
    return node
