"""The rating of stations （星级评定）: applied for, checked by the street, scored on the spot, listed, objected to, decided."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.stages import step
from lianxinqiao.acts.subjects import Beginning
from lianxinqiao.files import actions as files
from lianxinqiao.journal import actions as journal
from lianxinqiao.people.models import Body, Post
from lianxinqiao.stations import stars as standing
from lianxinqiao.stations.frame import FRAME
from lianxinqiao.stations.models import Claim, ClaimFile, Objection, Rating, Rubric, Score, Station
from lianxinqiao.stations.rules import RULES
from lianxinqiao.stations.stages import RatingStage

# A sample to begin with: no official table of points is public, and it says so on its face.
SAMPLE_ITEMS = (
    ("premises", "有独立或共享用房，门牌、标识、公示墙齐全", 15),
    ("access", "老年人、残疾人进出方便，开放时间有人", 10),
    ("roster", "按规则排班公布，接待日有代表到岗", 20),
    ("opinions", "群众来访和意见有登记、有去向、有回音", 25),
    ("activities", "代表活动有计划，议事有结果", 15),
    ("specialty", "一站一品，特色有成效", 15),
)
SAMPLE_STARS = ((5, 90), (4, 80), (3, 70))
NO_FILES: Mapping[str, Sequence[File]] = {}
LONGEST = 2048  # pixels of a picture's longer side


@transaction.atomic
def make_rubric(
    body: Body,
    *,
    name: str,
    items: Sequence[Sequence[Any]] = SAMPLE_ITEMS,
    stars: Sequence[Sequence[int]] = SAMPLE_STARS,
    term: int = 2,
    raters: int = 3,
    is_sample: bool = False,
    by: Post,
    at: datetime,
) -> Rubric:
    """The table by which stations are rated from now on; what was rated by another keeps that."""
    RULES.may("rating.rubric", by, Beginning(body.pk), at)
    _must_add_up(items, stars)
    row = Rubric(
        body=body,
        name=name,
        items=[list(each) for each in items],
        stars=sorted(([int(star), int(least)] for star, least in stars), reverse=True, key=lambda row: row[0]),
        term=term,
        raters=raters,
        is_sample=is_sample,
        made_on=day(at),
    )
    row.full_clean()
    row.save()
    data = {"items": row.items, "stars": row.stars, "term": term, "raters": raters, "sample": is_sample}
    journal.record(act="rating.rubric", by=by, chain=body.code, obj=row, at=at, data=data, shows=False)
    return row


def _must_add_up(items: Sequence[Sequence[Any]], stars: Sequence[Sequence[int]]) -> None:
    codes = [code for code, _words, _points in items]
    total = sum(int(points) for _code, _words, points in items)
    if not codes or len(set(codes)) != len(codes) or total != 100:
        raise Refused(_("各项分值合计应当是100分，现在是%(n)s分。") % {"n": total})
    leasts = [least for _star, least in sorted(stars, key=lambda row: int(row[0]), reverse=True)]
    if not leasts or leasts != sorted(set(leasts), reverse=True) or leasts[0] > total:
        raise Refused(_("星级越高，要求的分数应当越高，并且不超过总分。"))


def apply(
    station: Station,
    *,
    year: int,
    statement: str,
    claims: Mapping[str, tuple[int, str]],
    evidence: Mapping[str, Sequence[File]] = NO_FILES,
    by: Post,
    at: datetime,
) -> Rating:
    """The station rates itself, item by item, each with what shows it: words, and papers or pictures that open."""
    with FRAME.act("station.apply", station, by=by, at=at) as done:
        rubric = Rubric.objects.filter(body=station.body_id)[0]
        if station.ratings.filter(year=year).exists():
            raise Refused(_("这个联络站%(year)s年已经申报。") % {"year": year})
        _within(rubric, {code: points for code, (points, _evidence) in claims.items()})
        if missing := [words for code, words, _points in rubric.items if not claims[code][1].strip()]:
            raise Refused(_("请写明依据：%(item)s") % {"item": missing[0]})
        rating = Rating(station=station, rubric=rubric, year=year, statement=statement, applied_by=by)
        rating.full_clean()
        rating.save()
        rows = Claim.objects.bulk_create(
            Claim(rating=rating, item=code, points=points, evidence=words) for code, (points, words) in claims.items()
        )
        kept = _show(rows, evidence, by)
        done(rating, data={"year": year, "points": rating.claimed(), **({"files": kept} if kept else {})})
        return rating


def _show(claims: Sequence[Claim], evidence: Mapping[str, Sequence[File]], by: Post) -> dict[str, list[str]]:
    """Keep what shows each claim; its sums for the journal."""
    kept: dict[str, list[str]] = {}
    for claim in claims:
        for upload in evidence.get(claim.item, ()):
            row = ClaimFile.objects.create(claim=claim, attachment=files.store(upload, by=by.user, longest=LONGEST))
            kept.setdefault(claim.item, []).append(row.attachment.sha256)
    return kept


def _within(rubric: Rubric, points: Mapping[str, int]) -> None:
    """Every item, and none with more than it gives."""
    most = {code: int(each) for code, _words, each in rubric.items}
    if set(points) != set(most):
        raise Refused(_("请给每一项打分。"))
    for code, words, each in rubric.items:
        if not 0 <= points[code] <= int(each):
            raise Refused(_("“%(item)s”最多%(n)s分。") % {"item": words, "n": each})


def check(rating: Rating, *, passes: bool, note: str, by: Post, at: datetime) -> None:
    """The street's or township's look at it first （初审）; what does not hold goes back with words."""
    with FRAME.act("rating.check", rating, by=by, at=at) as done:
        if not passes and not note.strip():
            raise Refused(_("退回的，请说明理由。"))
        step(rating, RatingStage.CHECKED if passes else RatingStage.RETURNED)
        rating.check_note = note
        rating.save()
        done(note=note, data={"passes": passes})


def apply_again(rating: Rating, *, statement: str, by: Post, at: datetime) -> None:
    with FRAME.act("rating.apply_again", rating, by=by, at=at) as done:
        step(rating, RatingStage.APPLIED)
        rating.statement = statement
        rating.save()
        done(note=statement)


def score(
    rating: Rating, *, points: Mapping[str, int], notes: Mapping[str, str] | None = None, by: Post, at: datetime
) -> list[Score]:
    """One rater on the spot; scored again, the later one stands. Nobody rates the station they serve at."""
    with FRAME.act("rating.score", rating, by=by, at=at) as done:
        _within(rating.rubric, points)
        rating.scores.filter(rater__person=by.person_id).delete()
        rows = Score.objects.bulk_create(
            Score(rating=rating, rater=by, item=code, points=each, note=(notes or {}).get(code, "")[:200])
            for code, each in points.items()
        )
        done(data={"rater": by.pk, "points": sum(points.values())})
        return rows


def list_publicly(rating: Rating, *, until: date, by: Post, at: datetime) -> None:
    """The result as it stands is shown （公示）, and anybody may object until a day."""
    with FRAME.act("rating.list", rating, by=by, at=at) as done:
        raters = rating.scores.values("rater").distinct().count()
        if raters < rating.rubric.raters:
            words = {"n": rating.rubric.raters, "there": raters}
            raise Refused(_("至少要有%(n)s人评分，现在有%(there)s人。") % words)
        if until <= day(at):
            raise Refused(_("异议截止日期要晚于今天。"))
        step(rating, RatingStage.LISTED)
        rating.points, rating.objections_until = standing.mean(rating), until
        rating.stars = rating.rubric.stars_for(float(rating.points or 0))
        rating.save()
        done(data={"points": rating.points, "stars": rating.stars, "until": until})


def object_to(rating: Rating, *, who: str, text: str, by: Post, at: datetime) -> Objection:
    """Somebody does not agree; a citizen's or another station's word is entered by the office."""
    with FRAME.act("rating.object", rating, by=by, at=at) as done:
        if rating.objections_until and day(at) > rating.objections_until:
            raise Refused(_("异议期已经在%(day)s结束。") % {"day": rating.objections_until.isoformat()})
        row = Objection(rating=rating, who=who or by.person.name, text=text, raised_by=by, raised_on=day(at))
        row.full_clean()
        row.save()
        done(row, note=text)
        return row


def answer(objection: Objection, *, upheld: bool, words: str, by: Post, at: datetime) -> None:
    """Where it is right, the scoring is opened again."""
    with FRAME.act("objection.answer", objection, by=by, at=at) as done:
        if not words.strip():
            raise Refused(_("请写明答复。"))
        objection.upheld, objection.answer, objection.answered_on = upheld, words, day(at)
        objection.save()
        if upheld:
            rating = objection.rating
            step(rating, RatingStage.CHECKED)
            rating.points, rating.stars, rating.objections_until = None, 0, None
            rating.save()
        done(note=words, data={"upheld": upheld})


def decide(rating: Rating, *, reason: str = "", by: Post, at: datetime) -> None:
    """The stars for a term, set beside those of before: kept, raised, lowered or removed, with reasons."""
    with FRAME.act("rating.decide", rating, by=by, at=at) as done:
        if rating.objections_until and day(at) <= rating.objections_until:
            raise Refused(_("异议期到%(day)s为止，过后才能评定。") % {"day": rating.objections_until.isoformat()})
        if rating.objections.filter(upheld=None).exists():
            raise Refused(_("还有异议没有答复。"))
        before = standing.of(rating.station, day(at))
        outcome = standing.outcome(before, rating.stars)
        if outcome in {Rating.Outcome.LOWERED, Rating.Outcome.REMOVED} and not reason.strip():
            raise Refused(_("降星、摘星要写明理由。"))
        step(rating, RatingStage.DECIDED)
        rating.outcome, rating.reason, rating.decided_on = outcome, reason, day(at)
        rating.until = date(day(at).year + rating.rubric.term, 12, 31)
        rating.save()
        data = {"stars": rating.stars, "before": before, "outcome": str(outcome), "until": rating.until}
        done(note=reason, data=data)
