# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from typing import Literal

ListInboundRoutesRouteType = Literal["host", "number", "sip-reg", "uri"]
"""The values that the API takes."""
