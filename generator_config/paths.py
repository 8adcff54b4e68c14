"""Where things live, from the root of the project."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path("generated_client/flowroute_api")
ASYNC = Path("overlays/flowroute_sdk/_async")
SYNC = Path("overlays/flowroute_sdk/_sync")


@dataclass(frozen=True)
class Paths:
    """The places that the pipeline reads and writes."""

    root: Path

    @classmethod
    def of_this_project(cls) -> Paths:
        """The project that this very package is part of."""
        return cls(Path(__file__).resolve().parent.parent)

    @property
    def specs(self) -> Path:
        """The folder of the OpenAPI documents."""
        return self.root / "swagger_specs"

    @property
    def config(self) -> Path:
        """The settings of the generator."""
        return self.root / "generator_config/config.yaml"

    @property
    def templates(self) -> Path:
        """The Jinja templates that we override."""
        return self.root / "generator_config/templates"

    @property
    def locks(self) -> Path:
        """The sha256 of the upstream file of each overridden template."""
        return self.root / "generator_config/templates.lock.json"

    @property
    def package(self) -> Path:
        """The generated client."""
        return self.root / PACKAGE

    @property
    def async_overlays(self) -> Path:
        """The async resources, written by hand."""
        return self.root / ASYNC

    @property
    def sync_overlays(self) -> Path:
        """The sync resources, derived."""
        return self.root / SYNC
