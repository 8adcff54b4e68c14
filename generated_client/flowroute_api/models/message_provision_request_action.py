# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from typing import Literal

MessageProvisionRequestAction = Literal["disable", "enable"]
"""The values that the API takes."""
