"""What the command line knows of methods, ``flowroute_sdk/cli/commands.json``, from the resources.

The command line reads it so that help and completion load no resource.
"""

from __future__ import annotations

import inspect
import json
import re
from importlib import import_module
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import flowroute_api.api
import flowroute_api.models
import flowroute_sdk
from flowroute_sdk import Flowroute
from flowroute_sdk.cli._own import OF_RESOURCES

from generator_config.documents import method_name

MANIFEST = Path(__file__).parents[2] / "overlays/flowroute_sdk/cli/commands.json"

_TYPED = {
    "DateLike",
    "MonthLike",
    "Decimal",
    "NumberLike",
    "date",
    "datetime",
    "float",
    "int",
    "str",
}
"""What a text can be made of."""
_SECTIONS = re.compile(r"^(Args|Returns|Raises|Yields|Source):[ ]?", re.MULTILINE)
_ARGUMENT = re.compile(r"^    (\*{0,2}\w+): ", re.MULTILINE)


def manifest() -> str:
    """What has to be in the file."""
    client = Flowroute("key", "secret")
    resources = {name: _resource(name, getattr(client, name)) for name in _resources()}
    return "{\n" + ",\n".join(_lines(*each) for each in resources.items()) + "\n}\n"


def _lines(name: str, resource: dict[str, Any]) -> str:
    """A resource as JSON, a line for each method."""
    methods = ",\n".join(
        f"  {_json(key)}: {_json(each)}" for key, each in resource["methods"].items()
    )
    return f'{_json(name)}: {{"about": {_json(resource["about"])}, "methods": {{\n{methods}\n }}}}'


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _resources() -> list[str]:
    """The client's attributes that are resources."""
    attributes = Flowroute.__mro__[1]
    return [name for name in vars(attributes) if not name.startswith("_")]


def _resource(tag: str, resource: object) -> dict[str, Any]:
    kind = type(resource)
    replaced = {word.replace("-", "_") for word in OF_RESOURCES.get(tag, ())}
    methods = {
        name: member
        for base in reversed(kind.__mro__)
        for name, member in vars(base).items()
        if not name.startswith("_") and inspect.isfunction(member) and name not in replaced
    }
    return {
        "about": _first_sentence(kind),
        "methods": {
            name: described
            for name, member in methods.items()
            if _can_be_typed(described := _method(member, _operation(kind, name)))
        },
    }


def _can_be_typed(method: dict[str, Any]) -> bool:
    """Whether all that it needs can stand on a command line."""
    needed = [each for each in method["parameters"] if each.get("required")]
    return all(each["type"] != "other" for each in needed)


def _first_sentence(kind: type) -> str:
    return inspect.cleandoc(kind.__doc__ or "").partition("\n")[0]


def _operation(kind: type, name: str) -> Any:
    """The operation that a method of the same name calls; None for a helper."""
    tag = kind.__module__.rpartition(".")[2]
    for file in Path(flowroute_api.api.__path__[0], tag).glob("*.py"):
        if method_name(file.stem, tag) == name:
            return import_module(f"flowroute_api.api.{tag}.{file.stem}").OPERATION
    return None


def _method(function: Any, operation: Any) -> dict[str, Any]:
    text, sections = _docstring(function)
    described = _arguments(sections.get("Args", ""))
    parameters = list(inspect.signature(function).parameters.values())[1:]
    return {
        "about": text.partition("\n\n")[0].replace("\n", " "),
        "more": text.partition("\n\n")[2],
        "source": sections.get("Source", "").replace("\n", " "),
        "operation": f"{operation.method} {operation.path}" if operation else None,
        "repeated": operation.safe_to_repeat if operation else None,
        "options": any(each.kind is each.VAR_KEYWORD for each in parameters),
        "returns": _returns(function.__annotations__.get("return", "None")),
        "parameters": [
            _parameter(each, described.get(each.name, ""))
            for each in parameters
            if each.kind is not each.VAR_KEYWORD
        ],
    }


def _docstring(function: Any) -> tuple[str, dict[str, str]]:
    """The text before the sections, and each section's."""
    parts = _SECTIONS.split(inspect.cleandoc(function.__doc__ or ""))
    titles, bodies = parts[1::2], parts[2::2]
    return parts[0].strip(), {
        title: body.strip("\n") for title, body in zip(titles, bodies, strict=True)
    }


def _arguments(section: str) -> dict[str, str]:
    parts = _ARGUMENT.split(section)
    return {
        name: " ".join(text.split()) for name, text in zip(parts[1::2], parts[2::2], strict=True)
    }


def _returns(annotation: str) -> str:
    if annotation == "None":
        return "nothing"
    for kind, start in (("list", "Page["), ("records", ("list[", "Iterator[", "Sequence["))):
        if annotation.startswith(start):
            return kind
    return "document" if annotation.endswith("Document") else "value"


def _parameter(parameter: inspect.Parameter, about: str) -> dict[str, Any]:
    members = [each.strip() for each in _split(str(parameter.annotation))]
    is_required = parameter.default is parameter.empty
    described = {
        "name": parameter.name,
        "about": about,
        **({"positional": True} if parameter.kind is parameter.POSITIONAL_OR_KEYWORD else {}),
        **({"required": True} if is_required else {}),
        **_type([each for each in members if each != "None"]),
    }
    if not is_required and parameter.default is not None:
        described["default"] = parameter.default
    return described


def _split(annotation: str) -> list[str]:
    """The members of a union; those within brackets stay together."""
    return re.split(r"\|(?![^\[]*\])", annotation)


def _type(members: list[str]) -> dict[str, Any]:
    if any(each.startswith(("Iterable[", "Sequence[", "list[")) for each in members):
        return {"type": "texts"}
    for kind, names in (
        ("export or path", {"CdrExport"} if "IO[bytes]" in members else set()),
        ("file of an order", {"PortOrderFile"} if "BusinessDocument" in members else set()),
        ("order", {"PortOrder"} if not {"str", "int"} & set(members) else set()),
        ("path", {"FileLike", "Target", "PathLike[str]"}),
        ("progress", {"OnProgress"}),
        ("record", {"ReplyTo"}),
        ("numbers", {"Container[str]"}),
        ("json", {each for each in members if each.startswith(("Mapping[", "dict["))}),
        ("json", {"PortPresets"}),
    ):
        if names & set(members):
            return {"type": kind}
    if members == ["bool"]:
        return {"type": "flag"}
    if members == ["int"]:
        return {"type": "integer"}
    if set(members) <= {"int", "float"}:
        return {"type": "number"}
    if not any(each in _TYPED or "Literal[" in each or _choices(each) for each in members):
        return {"type": "other"}
    if len(members) == 1 and (choices := _choices(members[0])):
        return {"type": "choice", "choices": choices}
    return {"type": "text"}


def _choices(name: str) -> list[str]:
    """The values of a Literal, by its alias's name or in place."""
    if name.startswith("Literal["):
        value = eval(name, {"Literal": Literal})
    else:
        value = getattr(flowroute_api.models, name, getattr(flowroute_sdk, name, None))
    return list(get_args(value)) if get_origin(value) is Literal else []


if __name__ == "__main__":
    MANIFEST.write_text(manifest(), encoding="utf-8")
