"""What leaves the house for somebody outside: the pieces that were chosen, and the code of the link that opens them."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.opinions import sealing
from lianxinqiao.opinions.models import Errand, Photo, Share
from lianxinqiao.people.models import Post

WHAT = "errand"  # of its code


def send(share: Share, told: str, photos: Sequence[Photo], *, by: Post, at: datetime) -> Errand:
    """What leaves the house, written down; its code goes out by whoever asked. Inside the act that asked."""
    if any(photo.opinion_id != share.opinion_id for photo in photos):
        raise Refused(_("只能选择这条意见的照片。"))
    errand = Errand(share=share, told=told.strip(), sent_at=at, sent_by=by)
    errand.key = sealing.key_of(code_of(errand), WHAT)
    errand.save()
    errand.photos.set(photos)
    return errand


def code_of(errand: Errand) -> str:
    return sealing.code_of(errand.identity, WHAT)


def by_code(code: str) -> Errand | None:
    near = ("share__opinion__body", "share__opinion__profile_version", "share__opinion__station")
    return Errand.objects.select_related(*near).filter(key=sealing.key_of(code, WHAT)).first()


def end(share: Share, at: datetime) -> None:
    """Its link leads nowhere any more."""
    share.errands.filter(ended_at=None).update(ended_at=at)
