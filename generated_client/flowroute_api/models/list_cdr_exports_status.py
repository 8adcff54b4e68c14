# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from typing import Literal

ListCdrExportsStatus = Literal["completed", "failed", "processing"]
"""The values that the API takes."""
