"""Entry point of `python -m flowroute_sdk.sandbox`."""

from . import _load


def _main() -> int | str:
    try:
        cli = _load("cli")
    except ImportError as error:
        return f"error: {error}"
    code: int = cli.main()
    return code


raise SystemExit(_main())
