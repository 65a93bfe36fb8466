"""What is told in a body's own words （通知文字）: acts' notices, reminders, letters, short messages, with gaps.

A text names its gaps as the office reads them: 【事项】 is the thing, 【动作】 the act, 【办理人】 who did it, 【日期】 the day.
What a body has written stands with the body itself, so that nothing more is asked for it.

    SAYING = texts.register(Saying("letter.news", _("…"), …))      # what is no act; an act's comes of its row
    SAYING.said(body, {"thing": …})                                # as the body says it, filled
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.table import Act
from lianxinqiao.people.models import Body

GAP = re.compile("【([^【】]*)】")
SUBJECT_MOST, BODY_MOST, PHONE_MOST = 120, 1000, 140
SUBJECT, BODY = gettext_lazy("%(actor)s%(act)s：“%(thing)s”。"), gettext_lazy("%(actor)s于%(day)s：%(act)s。")
THING = "修通前湾村机耕路"  # what stands in a gap where a text is only looked at
Words = str | Promise


@dataclass(frozen=True)
class Gap:
    """What is filled in: as the office reads it, as the program calls it, and something to look at."""

    label: str
    name: str
    example: str = ""


THE_THING = Gap("事项", "thing", THING)
OF_ACTS = (THE_THING, Gap("动作", "act"), Gap("办理人", "actor"), Gap("日期", "day"))
NAMES = {gap.label: gap.name for gap in OF_ACTS}


@dataclass(frozen=True)
class Text:
    """A subject and a body, with their gaps."""

    subject: str
    body: str

    def filled(self, facts: Mapping[str, Any], names: Mapping[str, str] = NAMES) -> "Text":
        """Once: what stands in a gap may look like a gap itself."""

        def fill(match: re.Match[str]) -> str:
            return str(facts.get(names.get(match[1], ""), match[0]))

        return Text(GAP.sub(fill, self.subject), GAP.sub(fill, self.body))


@dataclass(frozen=True)
class Saying:
    """One thing that is told, as the program says it, and what a body may make of it."""

    code: str
    word: Words
    subject: Words
    body: Words
    gaps: tuple[Gap, ...]
    group: Words = ""
    in_subject: tuple[str, ...] = ("事项",)
    in_body: tuple[str, ...] = ()
    most: int = BODY_MOST
    after: Words = ""
    """What the program adds behind it, told to who writes it."""
    bodies: frozenset[str] = frozenset()
    """The kinds of body that tell it; empty is all."""

    @property
    def names(self) -> dict[str, str]:
        return {gap.label: gap.name for gap in self.gaps}

    @property
    def known(self) -> str:
        return "".join(f"【{gap.label}】" for gap in self.gaps)

    def shipped(self) -> Text:
        """As the program says it. What is told is stored text, in the language of the house."""
        with translation.override("zh-hans"):
            return self._shipped()

    def _shipped(self) -> Text:
        gaps = {gap.name: f"【{gap.label}】" for gap in self.gaps}
        return Text(str(self.subject) % gaps, str(self.body) % gaps)

    def said(self, body: Body | None, facts: Mapping[str, Any]) -> Text:
        """As this body says it; else, and without one, as it was shipped, in the language of the moment."""
        own = of(body, self.code) if body else None
        return (own or self._shipped()).filled(facts, self.names)

    def looked_at(self, text: Text, **facts: Any) -> Text:
        """As whoever gets it will see it."""
        with translation.override("zh-hans"):
            return text.filled({**{gap.name: gap.example for gap in self.gaps}, **facts}, self.names)

    def checked(self, subject: str, body: str) -> Text:
        """Without blanks around, within bounds, with what must stand there, and with no gap that nobody fills."""
        text = Text(" ".join(subject.split()), body.strip())
        if not text.subject or not text.body:
            raise Refused(_("标题和正文都要写。"))
        if len(text.subject) > SUBJECT_MOST or len(text.body) > self.most:
            most = {"subject": SUBJECT_MOST, "body": self.most}
            raise Refused(_("标题最多%(subject)s个字，正文最多%(body)s个字。") % most)
        unknown = [gap for gap in GAP.findall(text.subject + text.body) if gap not in self.names]
        if unknown or any(mark in GAP.sub("", each) for each in (text.subject, text.body) for mark in "【】"):
            raise Refused(_("方括号里只能是这几项：%(known)s。") % {"known": self.known})
        if missing := [f"【{gap}】" for gap in self.in_subject if f"【{gap}】" not in text.subject]:
            raise Refused(_("标题里要有%(gaps)s，收到的人才知道是哪一件。") % {"gaps": "".join(missing)})
        if missing := [f"【{gap}】" for gap in self.in_body if f"【{gap}】" not in text.body]:
            raise Refused(_("正文里要有%(gaps)s，没有它，收到的人办不成。") % {"gaps": "".join(missing)})
        return text


SAYINGS: dict[str, Saying] = {}


def register(saying: Saying) -> Saying:
    """A room tells something that is no act."""
    if saying.code in SAYINGS:
        raise ValueError(f"two texts are called {saying.code}")
    SAYINGS[saying.code] = saying
    return saying


def of_act(act: Act) -> Saying:
    """What the notice of an act says; the reason or the note of whoever did it follows."""
    return Saying(
        act.code, act.word, act.told or SUBJECT, BODY, OF_ACTS, after=gettext_lazy("办理时写的理由、附言接在正文后面。")
    )


def of(body: Body, code: str) -> Text | None:
    """What this body has written; None where it says what was shipped."""
    told = body.notice_texts.get(code)
    return Text(told["subject"], told["body"]) if told else None
