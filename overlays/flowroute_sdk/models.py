"""The data that the API takes and gives; each model is loaded when it is first used."""

# Type checkers read this as true; importing typing for it would cost more than this whole module.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from flowroute_api.models import *  # noqa: F403


def __getattr__(name: str) -> object:
    import flowroute_api.models as models  # on first use

    if name.startswith("_") and name != "__all__":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(models, name)


def __dir__() -> list[str]:
    import flowroute_api.models as models  # on first use

    return list(models.__all__)
