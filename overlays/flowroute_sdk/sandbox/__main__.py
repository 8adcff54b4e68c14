"""Entry point of `python -m flowroute_sdk.sandbox`."""

try:
    from .cli import main
except ModuleNotFoundError as error:
    if error.name != "jsonschema_rs":
        raise
    needed = 'the sandbox needs its extra: pip install "flowroute-sdk[sandbox]"'
    raise SystemExit(f"error: {needed}") from error

raise SystemExit(main())
