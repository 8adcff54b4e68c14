# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from typing import Literal

PortOrderUsageType = Literal["Business", "Residential"]
"""The values that the API takes."""
