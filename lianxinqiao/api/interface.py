"""The API itself: two sides of the same house, open data and partners."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.decorators import decorate_view

from lianxinqiao.api import catalogue, partners, problems, proposals, public
from lianxinqiao.api.responses import data, open_to_all

PREFIX = "api/v1"
api = NinjaAPI(
    title="连心桥",
    version="1",
    description=(
        "Open data is what the portal shows. Partners act by token in the name of a person in a role, by the same rules "
        "as on the screens; a refusal is a problem+json whose `detail` is the sentence that the screen would show."
    ),
    docs_url=None,  # its viewers need inline scripts or another site's; docs/openapi.json says the same
    openapi_url=None,
    urls_namespace="api",
)
problems.handle(api)
api.add_router("", public.router)
api.add_router("", proposals.router)
api.add_router("/work", partners.router)


def description() -> dict[str, Any]:
    """The OpenAPI description, in which what went wrong has the type that it goes out with."""
    schema: dict[str, Any] = api.get_openapi_schema(path_prefix=f"/{PREFIX}/")
    for operation in (each for methods in schema["paths"].values() for each in methods.values()):
        for status, answer in operation["responses"].items():
            if int(status) >= 400:
                answer["content"] = {problems.CONTENT_TYPE: answer["content"]["application/json"]}
    return schema


@api.get("/openapi.json", include_in_schema=False, url_name="openapi")
@decorate_view(open_to_all)
def openapi(request: HttpRequest) -> HttpResponse:
    return data(description())


@api.get("/catalogue.jsonld", include_in_schema=False, url_name="catalogue")
@decorate_view(open_to_all)
def datasets(request: HttpRequest) -> HttpResponse:
    answer = data(catalogue.described())
    answer.headers["Content-Type"] = "application/ld+json; charset=utf-8"
    return answer


def page() -> str:
    """docs/openapi.json, printed."""
    return json.dumps(description(), ensure_ascii=False, indent=2, default=str) + "\n"
