"""Entry point of `python -m flowroute_sdk.sandbox`."""

from .cli import main

raise SystemExit(main())
