"""A campaign for everybody: how far it is, where it was, its pictures that a person has looked at, and who gave."""

from django.core.paginator import Paginator
from django.db.models import Count, Sum
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from lianxinqiao.activities import campaign_rows, pages_beside, queries
from lianxinqiao.activities.models import Activity, Campaign, Donation, Photo
from lianxinqiao.activities.stages import AFTER, Kept, PhotoStage
from lianxinqiao.files.responses import serve
from lianxinqiao.people.models import Township
from lianxinqiao.stations import drawing
from lianxinqiao.stations.drawing import Place

ROWS = 50  # of a number on one page


def _shown(pk: int) -> Campaign:
    return get_object_or_404(Campaign.objects.filter(is_shown=True).select_related("body__district"), pk=pk)


def campaign(request: HttpRequest, pk: int) -> HttpResponse:
    found = _shown(pk)
    rows = Activity.objects.filter(campaign=found, stage__in=AFTER)
    where = list(
        Township.objects.filter(activities__in=rows).annotate(n=Count("activities")).order_by("-n", "position")
    )
    context = {
        "root": found,
        "progress": pages_beside.progress(found),
        "drawing": _drawn(found, {row.pk for row in where}),
        "where": where,
        "photos": found.photos.filter(stage=PhotoStage.CLEARED).select_related("picture")[:60],
        "told": rows.exclude(told="").select_related("township", "body").order_by("-told_on")[:10],
        **_given(found),
    }
    return render(request, "portal/campaign.html", context)


def rows(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """What stands behind one of its numbers, as far as everybody reads it; the rest is counted."""
    found = _shown(pk)
    if code not in queries.COUNTED:
        raise Http404
    open_ones = campaign_rows.public(found, code)
    listing = Paginator(open_ones, ROWS).get_page(request.GET.get("page"))
    number = queries.counted(found, code).count()
    context = {
        "root": found,
        "word": queries.WORDS[code],
        "number": number,
        "rows": campaign_rows.shown_to_all(listing, code),
        "listing": listing,
        "closed": number - listing.paginator.count,
    }
    return render(request, "portal/campaign_rows.html", context)


def _drawn(found: Campaign, there: set[int]) -> drawing.Drawing:
    """The district as a sketch; the streets and townships where something happened lead to their line below."""
    places = [
        Place(row.pk, row.spoken, row.boundary, f"#township-{row.pk}" if row.pk in there else "")
        for row in Township.objects.filter(district=found.body.district_id, ended_on=None)
    ]
    return drawing.draw(places, ())


def _given(found: Campaign) -> dict[str, object]:
    """What was given in all; a donor is named and thanked only with consent （公益事业捐赠法第八条）."""
    rows = Donation.objects.filter(campaign=found, stage=Kept.CONFIRMED, arrived_on__isnull=False, returned_on=None)
    named = rows.filter(may_be_named=True).select_related("donor__person").order_by("-value")[:100]
    return {
        "given": rows.aggregate(total=Sum("value"))["total"],
        "donors": [(row.donor.person.spoken, row.what, row.value) for row in named],
        "unnamed": _("其他捐赠人") if rows.filter(may_be_named=False).exists() else "",
    }


def photo(request: HttpRequest, pk: int, photo: int) -> FileResponse:
    rows = Photo.objects.filter(campaign=_shown(pk), stage=PhotoStage.CLEARED).select_related("picture")
    return serve(get_object_or_404(rows, pk=photo).picture, request.GET)
