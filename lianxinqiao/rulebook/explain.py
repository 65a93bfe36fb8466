"""A due date in sentences: counted from which day, by which rule and article, over which holidays, moved by what."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from lianxinqiao.rulebook import choices, words
from lianxinqiao.rulebook.choices import CountedFrom
from lianxinqiao.rulebook.terms import Explained, Held


def sentences(explained: Explained) -> list[str]:
    """The explanation, one fact a sentence, in the reader's language; the last one gives the date."""
    found = [_rule(explained), *_receipt(explained), *_source(explained), *_holidays(explained), *_holds(explained)]
    if explained.rolled_from:
        found.append(
            _("期限的最后一日%(day)s是休息日，顺延到其后的第一个工作日（民法典第二百零三条）。")
            % {"day": _named(explained.rolled_from)}
        )
    if explained.provisional:
        years = _listed(str(year) for year in explained.missing_years)
        found.append(
            _("系统还没有%(years)s年的放假安排，这一日期暂按周一至周五工作计算，只是暂定；导入放假安排后会重新计算。")
            % {"years": years}
        )
    end = _("因此期限暂定为%(day)s。") if explained.provisional else _("因此期限是%(day)s。")
    return [*found, end % {"day": _named(explained.date)}]


def paragraph(explained: Explained) -> str:
    """The same as one text; Chinese sentences stand without a space between them."""
    between = "" if (get_language() or "zh").startswith("zh") else " "
    return between.join(sentences(explained))


def _rule(explained: Explained) -> str:
    start = _date(explained.start)
    if explained.agreed is not None and explained.term is not None:
        return _("最长%(term)s，%(what)s为%(start)s；经同意延期到%(agreed)s。") % {
            "term": words.term(explained.term),
            "what": choices.STARTS[explained.term.counted_from],
            "start": start,
            "agreed": _date(explained.agreed),
        }
    if explained.term is not None:
        if explained.capped and explained.fixed:
            fixed = _("%(month)s月%(day)s日") % {"month": explained.fixed.month, "day": explained.fixed.day}
            return _("固定日期%(fixed)s晚于法定的最长期限，按%(term)s计算，%(what)s为%(start)s，当日不计。") % {
                "fixed": fixed,
                "term": words.term(explained.term),
                "what": choices.STARTS[explained.term.counted_from],
                "start": start,
            }
        return _("按%(term)s计算，%(what)s为%(start)s，当日不计。") % {
            "term": words.term(explained.term),
            "what": choices.STARTS[explained.term.counted_from],
            "start": start,
        }
    assert explained.fixed is not None, "an explained date has a term or a fixed date"
    return _("统一规定在%(month)s月%(day)s日前，交办之日为%(start)s。") % {
        "month": explained.fixed.month,
        "day": explained.fixed.day,
        "start": start,
    }


def _receipt(explained: Explained) -> Iterable[str]:
    if explained.term is not None and explained.term.counted_from is CountedFrom.RECEIPT:
        yield _("通过本系统送达的，进入系统之日即收到之日（电子签名法第十一条）。")


def _source(explained: Explained) -> Iterable[str]:
    source = explained.source
    yield _("依据：%(source)s。") % {"source": str(source)}
    if source.assumed:
        yield _("这一取值是假定的，本地的规定中没有写明。")


def _holidays(explained: Explained) -> Iterable[str]:
    if explained.skipped:
        yield _("其间放假不计：%(days)s。") % {"days": _ranges(explained.skipped)}
    if explained.worked_weekends:
        yield _("其间调休上班、计入工作日：%(days)s。") % {"days": _ranges(explained.worked_weekends)}


def _holds(explained: Explained) -> Iterable[str]:
    for held in explained.held:
        yield _held(held)


def _held(held: Held) -> str:
    facts = {"from": _date(held.from_on), "n": held.days, "reason": held.reason.rstrip("。. ")}
    if held.to_on is None:
        return _("自%(from)s起中止计时，尚未恢复（%(reason)s）；恢复后按中止的天数顺延。") % facts
    facts["to"] = _date(held.to_on)
    return _("自%(from)s至%(to)s恢复计时，中止%(n)s日，相应顺延（%(reason)s）。") % facts


def _ranges(days: tuple[tuple[date, str], ...]) -> str:
    """Days that follow each other under one name as one span; a weekend between them does not part them."""
    spans: list[list[date | str]] = []
    for day, name in days:
        last = spans[-1] if spans else None
        if last and last[2] == name and (day - last[1]).days <= 3:  # type: ignore[operator]
            last[1] = day
        else:
            spans.append([day, day, name])
    return _listed(_span(*span) for span in spans)  # type: ignore[arg-type]


def _listed(parts: Iterable[str]) -> str:
    return pgettext("列举的顿号", "、").join(parts)


def _span(first: date, last: date, name: str) -> str:
    text = _date(first)
    if last != first:
        text = _("%(first)s至%(last)s") % {"first": text, "last": _date(last)}
    return _("%(days)s（%(name)s）") % {"days": text, "name": name} if name else text


def _date(day: date) -> str:
    return _("%(year)s年%(month)s月%(day)s日") % {"year": day.year, "month": day.month, "day": day.day}


def _named(day: date) -> str:
    weekday = [_("周一"), _("周二"), _("周三"), _("周四"), _("周五"), _("周六"), _("周日")][day.weekday()]
    return _("%(date)s（%(weekday)s）") % {"date": _date(day), "weekday": weekday}
