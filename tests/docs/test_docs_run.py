"""The code in the README and in the guide runs, block after block, against a sandbox."""

import re
from pathlib import Path

import pytest
from flowroute_sdk.sandbox import Sandbox

ROOT = Path(__file__).parents[2]
PAGES = ["README.md", "docs/guide.md", "docs/transport.md", "docs/webhooks.md"]
PAGES += ["docs/porting.md", "docs/testing.md", "docs/cdr-exports.md"]
SHOWN = {"docs/porting.md": "+14252081174"}
ALL_PAGES = ["README.md", "CONTRIBUTING.md", *(f"docs/{p.name}" for p in ROOT.glob("docs/*.md"))]


def blocks(page: str) -> str:
    """The Python of a page, each block on its own lines so that a traceback names them."""
    text = (ROOT / page).read_text(encoding="utf-8")
    lines = [""] * (text.count("\n") + 1)
    for block in re.finditer(r"^```python\n(.*?)^```", text, re.DOTALL | re.MULTILINE):
        first = text.count("\n", 0, block.start(1))
        for number, line in enumerate(block.group(1).splitlines()):
            lines[first + number] = line
    return "\n".join(lines)


@pytest.mark.parametrize("page", PAGES)
def test_the_code_of_a_page_runs_and_prints_something(
    page: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    monkeypatch.chdir(tmp_path)
    with Sandbox(fast=True) as sandbox:
        monkeypatch.setenv("FR_BASE_URL", sandbox.url)
        monkeypatch.setenv("FR_ACCESS_KEY", sandbox.access_key)
        monkeypatch.setenv("FR_SECRET_KEY", sandbox.secret_key)

        exec(compile(blocks(page), page, "exec"), {"__name__": "page"})

    assert SHOWN.get(page, "12066505556") in capsys.readouterr().out


@pytest.mark.parametrize(
    "page", sorted(str(p.relative_to(ROOT)) for p in [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
)
def test_links_to_files_of_the_project_lead_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    targets = re.findall(r"\]\((?!https?:)([^)#\s]+)", text)

    missing = [target for target in targets if not (ROOT / page).parent.joinpath(target).exists()]

    assert missing == []
