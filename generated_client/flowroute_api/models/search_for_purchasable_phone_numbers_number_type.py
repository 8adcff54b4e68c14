# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from typing import Literal

SearchForPurchasablePhoneNumbersNumberType = Literal["longcode", "toll-free"]
"""The values that the API takes."""
