"""Each template that we override is locked to the upstream file that it was made from."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from generator_config.errors import TemplateError
from generator_config.files import sha256
from generator_config.pins import PINS

if TYPE_CHECKING:
    from generator_config.paths import Paths

GENERATOR = f"openapi-python-client {PINS['openapi-python-client']}"


def upstream_templates() -> Path:
    """The templates of the installed generator."""
    spec = find_spec("openapi_python_client")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "templates"


def current_locks(paths: Paths, upstream: Path) -> dict[str, str]:
    """The sha256 of the upstream file of each template that overrides one."""
    names = [
        path.relative_to(paths.templates).as_posix() for path in paths.templates.rglob("*.jinja")
    ]
    return {
        name: sha256((upstream / name).read_bytes())
        for name in sorted(names)
        if (upstream / name).is_file()
    }


def write_locks(paths: Paths) -> int:
    """Lock all overridden templates to what is installed; says how many there are."""
    locks = current_locks(paths, upstream_templates())
    paths.locks.write_text(json.dumps(locks, indent=2) + "\n", encoding="utf-8")
    return len(locks)


def check_locks(paths: Paths) -> None:
    """Raise ``TemplateError`` naming the templates whose upstream file isn't the locked one."""
    current = current_locks(paths, upstream_templates())
    try:
        locked: dict[str, str] = json.loads(paths.locks.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        locked = {}
    complaints = [
        f"template {name}: {_complaint(name, current, locked)}"
        for name in sorted({*current, *locked})
        if current.get(name) != locked.get(name)
    ]
    if complaints:
        mend = "then: python -m generator_config lock-templates"
        raise TemplateError("\n".join([*complaints, mend]))


def _complaint(name: str, current: dict[str, str], locked: dict[str, str]) -> str:
    if name not in locked:
        return f"isn't locked to its upstream file ({GENERATOR}); compare the two"
    if name not in current:
        return f"is locked, but is no override of a file of {GENERATOR} any more"
    return f"its upstream file in {GENERATOR} has changed; carry the change over"
