# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from typing import Literal

PortOrderCountryCode = Literal["CA", "US"]
"""The values that the API takes."""
