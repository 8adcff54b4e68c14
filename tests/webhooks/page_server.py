"""Serves what a page of the documentation shows: `python -m tests.webhooks.page_server NAME`."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

from .serving import by_the_kit, by_uvicorn


def django(kind: str) -> Any:
    """The urls of the page in a Django project that protects against cross-site requests."""
    from django.conf import settings
    from django.core.asgi import get_asgi_application
    from django.core.wsgi import get_wsgi_application

    settings.configure(
        ROOT_URLCONF="hooks",
        ALLOWED_HOSTS=["127.0.0.1"],
        SECRET_KEY="only for a test",
        MIDDLEWARE=[
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
        ],
    )
    return get_asgi_application() if kind == "ASGI" else get_wsgi_application()


def starlette(route: Any) -> Any:
    from starlette.applications import Starlette

    return Starlette(routes=[route])


def main(name: str) -> None:
    """Serve, print the address, and end with standard input."""
    if name.startswith("Django"):
        app = django(name.partition(" ")[2])
    elif name == "Starlette":
        routes = import_module("hooks").app.router.routes
        app = starlette(next(route for route in routes if getattr(route, "path", "") == "/sms"))
    else:
        names = {"FastAPI": "app", "Flask": "flask_app", "ASGI": "asgi_app", "WSGI": "wsgi_app"}
        app = getattr(import_module("hooks"), names[name])
    serve = by_the_kit if name in ("Flask", "WSGI", "Django WSGI") else by_uvicorn
    with serve(app) as url:
        print(url, flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main(sys.argv[1])
