from flowroute_api.models import *  # noqa: F403
