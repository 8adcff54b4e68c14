"""The next version, what the changelog must mention, and whether both are up to date."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from generator_config.changes.python import class_name, snake
from generator_config.changes.sources import git

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from generator_config.changes.judge import Entry

Level = Literal["none", "patch", "feature", "breaking"]
Version = tuple[int, int, int]

_LEVELS: tuple[Level, ...] = ("none", "patch", "feature", "breaking")
_NEW = re.compile(r"(?:^|-)added$|-appeared$|-allowed$|-opened$|-made-optional$")
_WIDTH = 120
_LONG = 60
_GROUPS = (
    ("Added", re.compile(r"(?:^|-)added$|-appeared$")),
    ("Deprecated", re.compile(r"(?<!un)deprecated$|^sunset-(?:set|earlier|later)$")),
    ("Removed", re.compile(r"(?:^|-)removed(?:-after-sunset)?$|-vanished$")),
    ("Changed", re.compile("")),
)


@dataclass(frozen=True)
class Release:
    """A version of the project, with its changelog."""

    version: Version
    declared: dict[str, str]
    """The version by file that says it."""
    changelog: str

    @property
    def unreleased(self) -> str:
        """What the changelog has under "Unreleased"."""
        return _section(self.changelog, "Unreleased")

    @property
    def latest(self) -> str:
        """The section of this version, or the one named "Unreleased"."""
        return _section(self.changelog, dotted(self.version)) or self.unreleased


def release_of(root: Path, commit: str | None = None) -> Release:
    """The version and changelog of a tree or a commit."""

    def read(name: str) -> str:
        if commit is None:
            path = root / name
            return path.read_text("utf-8") if path.is_file() else ""
        return (git(root, "show", f"{commit}:{name}") or b"").decode()

    project = tomllib.loads(read("pyproject.toml") or "[project]\nversion = '0.0.0'\n")
    declared = {"pyproject.toml": str(project["project"]["version"])}
    for folder in ("_options", "_setup"):  # where it is, and where it was
        name = f"overlays/flowroute_sdk/{folder}/user_agent.py"
        found = re.search(r'^VERSION = "([^"]+)"', read(name), re.MULTILINE)
        if found is not None:
            declared[name] = found[1]
    return Release(parsed(declared["pyproject.toml"]), declared, read("CHANGELOG.md"))


def last_release(root: Path) -> str | None:
    """The tag of the last release before this commit."""
    found = git(root, "describe", "--tags", "--abbrev=0", "--match", "v[0-9]*")
    return None if found is None else found.decode().strip()


def level_of(entries: Iterable[Entry]) -> Level:
    """The level of the entries: breaking, feature, patch or none."""
    levels: set[Level] = {"none"}
    for entry in entries:
        if entry.wire == "yes" or entry.source == "yes":
            levels.add("breaking")
        elif _NEW.search(entry.id):
            levels.add("feature")
        else:
            levels.add("patch")
    return max(levels, key=_LEVELS.index)


def next_version(version: Version, level: Level) -> Version:
    """The version after a change, by Semantic Versioning. Before 1.0.0 a minor one may break."""
    major, minor, patch = version
    if level == "none":
        return version
    if level == "breaking":
        return (major + 1, 0, 0) if major else (0, minor + 1, 0)
    if level == "feature" and major:
        return major, minor + 1, 0
    return major, minor, patch + 1


def changelog_section(entries: Sequence[Entry], title: str) -> str:
    """A section of the changelog for the entries: a draft to reword."""
    lines = [f"## {title}"]
    left = [entry for entry in entries if entry.id != "described-anew"]
    for heading, pattern in _GROUPS:
        group = [entry for entry in left if pattern.search(entry.id)]
        left = [entry for entry in left if entry not in group]
        if group:
            lines += ["", f"### {heading}", ""]
            for text in dict.fromkeys(map(_line, group)):
                lines += _wrapped(text)
    return "\n".join(lines) + "\n"


def release_problems(entries: Sequence[Entry], before: Release, now: Release) -> Iterator[str]:
    """The changes that version and changelog don't reflect."""
    if len(set(now.declared.values())) > 1:
        said = ", ".join(f"{name} says {version}" for name, version in now.declared.items())
        yield f"the version differs between files: {said}"
    level = level_of(entries)
    wanted = next_version(before.version, level)
    if now.version < before.version:
        yield f"the version went back from {dotted(before.version)} to {dotted(now.version)}"
    elif before.version != now.version < wanted:
        yield (
            f"the version is {dotted(now.version)}, and the change since {dotted(before.version)} "
            f"is {level}: expected {dotted(wanted)} or later"
        )
    news = now.latest if now.version != before.version else now.unreleased
    for entry in entries:
        breaks = entry.wire == "yes" or entry.source == "yes"
        if (breaks or _NEW.search(entry.id)) and not any(word in news for word in _words(entry)):
            what = "breaks callers" if breaks else "is new"
            yield f"CHANGELOG.md doesn't mention what {what}: {_line(entry)}"


def dotted(version: Version) -> str:
    """A version as text."""
    return ".".join(map(str, version))


def parsed(text: str) -> Version:
    """A version from text; what comes after the three numbers doesn't count."""
    numbers = [int(part) for part in re.findall(r"\d+", text)[:3]]
    major, minor, patch = (*numbers, 0, 0, 0)[:3]
    return major, minor, patch


def _section(changelog: str, title: str) -> str:
    found = re.search(
        rf"^## \[?{re.escape(title)}\]?.*?$(.*?)(?=^## |\Z)", changelog, re.MULTILINE | re.DOTALL
    )
    return found[1].strip() if found is not None else ""


def _words(entry: Entry) -> set[str]:
    """The names by which the changelog may mention an entry."""
    last = re.split(r"[ .]", entry.path)[-1] if entry.path else ""
    subject = entry.subject.rpartition(".")[2]
    member = re.sub(r"\W", "", last)
    names = {snake(member), member} if member else {snake(subject), class_name(subject), subject}
    if entry.id in {"operation-renamed", "schema-renamed"}:
        names |= {entry.new}
    return {f"`{name}" for name in names if name} | {f"{name}`" for name in names if name} | {
        f".{name}" for name in names if name
    }  # fmt: skip


def _line(entry: Entry) -> str:
    """An entry as a line of the changelog."""
    start = "Breaks: " if entry.wire == "yes" or entry.source == "yes" else ""
    if entry.id in {"added", "removed"}:
        return f"- {start}`{entry.subject}`."
    code = entry.after or entry.before
    shown = code if "." in code else entry.subject
    values = f" ({entry.old} → {entry.new})" if entry.old and entry.new else ""
    where = f", {entry.path}" if entry.path and entry.path.split(" ")[-1] not in shown else ""
    return f"- {start}`{shown}`{where}: {entry.says}{values if len(values) < _LONG else ''}."


def _wrapped(text: str) -> list[str]:
    """A line of the changelog, wrapped, with the continuation indented by two spaces."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1].strip() else f"{lines[-1]}{word}"
        if len(longer) > _WIDTH and lines[-1].strip():
            lines.append(f"  {word}")
        else:
            lines[-1] = longer
    return lines
