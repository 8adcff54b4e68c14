"""The keys of a client."""

from __future__ import annotations

import libcst as cst
from libcst import metadata as meta

from ._arguments import keyword_argument
from ._bodies import Unclear
from ._literals import values_of
from ._source import Source

CREDENTIALS = {"basic_auth_user_name": "access_key", "basic_auth_password": "secret_key"}
PLACEHOLDERS = {"access_key": "YOUR API KEY", "secret_key": "YOUR SECRET KEY"}
"""What the old client sent where it had no keys."""


def has_both(construction: cst.Call) -> bool:
    """Whether a client is given both of its keys, so that it doesn't look elsewhere."""
    given = [
        argument.keyword.value if argument.keyword else list(CREDENTIALS)[place]
        for place, argument in enumerate(construction.args[:2])
        if not argument.star
    ]
    is_none = any(_is_none(argument.value) for argument in construction.args)
    return sorted(given) == sorted(CREDENTIALS) and len(construction.args) == 2 and not is_none


def new_arguments(source: Source, construction: cst.Call) -> list[cst.Arg]:
    """The arguments of the new client. Raises Unclear."""
    if not has_both(construction):
        raise Unclear("the client takes its credentials from Configuration")
    arguments = []
    for place, argument in enumerate(construction.args):
        old = argument.keyword.value if argument.keyword else list(CREDENTIALS)[place]
        value = argument.value.deep_clone()
        if needs_placeholder(source, construction, argument.value):
            value = _or(value, PLACEHOLDERS[CREDENTIALS[old]])
        named = argument.keyword is not None
        arguments.append(keyword_argument(CREDENTIALS[old], value) if named else cst.Arg(value))
    return arguments


def needs_placeholder(source: Source, construction: cst.Call, value: cst.BaseExpression) -> bool:
    """Whether a key may be missing at import; the new client refuses that at once."""
    if not isinstance(source.scope(construction), meta.GlobalScope | meta.ClassScope):
        return False
    values = values_of(source, value)
    if values is not None:
        return not all(isinstance(each, str) and each.strip() for each in values)
    given = source.assigned(value) if isinstance(value, cst.Name) else [value]
    return not given or not all(_fails_without(source, each) for each in given)


def _fails_without(source: Source, value: cst.BaseExpression) -> bool:
    """Whether a missing key fails there already: `os.environ["KEY"]`."""
    looked_up = isinstance(value, cst.Subscript)
    return (
        looked_up and source.qualified(cst.ensure_type(value, cst.Subscript).value) == "os.environ"
    )


def _is_none(value: cst.BaseExpression) -> bool:
    return isinstance(value, cst.Name) and value.value == "None"


def _or(value: cst.BaseExpression, placeholder: str) -> cst.BaseExpression:
    bare = isinstance(value, cst.Name | cst.Attribute | cst.Subscript | cst.Call) or value.lpar
    if not bare:
        value = value.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])
    return cst.BooleanOperation(value, cst.Or(), cst.SimpleString(f'"{placeholder}"'))
