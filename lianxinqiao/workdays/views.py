"""A year of the work calendar as open data: public facts of a public notice."""

from django.http import Http404, HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from lianxinqiao.workdays import importing, queries


@require_safe
def year_as_json(request: HttpRequest, year: int) -> JsonResponse:
    """In the form that holiday-cn publishes and that the import of this program reads."""
    found = next((row for row in queries.years() if row.year == year), None)
    if found is None:
        raise Http404
    return JsonResponse(importing.plain(found), json_dumps_params={"ensure_ascii": False})
