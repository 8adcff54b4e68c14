# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from typing import Literal

CdrExportStatus = Literal["completed", "failed", "processing"] | str
"""The values that are known. The API may send others, and takes what it knows."""
