"""What the notice of an act says in a body's own words （通知文字）, with gaps that are filled as it is written.

A text names its gaps as the office reads them: 【事项】 is the thing, 【动作】 the act, 【办理人】 who did it, 【日期】 the day.
What a body has written stands with the body itself, so that an act asks nothing more for it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.table import Act
from lianxinqiao.people.models import Body

GAP = re.compile("【([^【】]*)】")
GAPS = {"事项": "thing", "动作": "act", "办理人": "actor", "日期": "day"}
SUBJECT_MOST, BODY_MOST = 120, 1000
SUBJECT, BODY = gettext_lazy("%(act)s：%(thing)s"), gettext_lazy("%(actor)s于%(day)s：%(act)s。")


@dataclass(frozen=True)
class Text:
    """The subject and the body of a notice, with their gaps."""

    subject: str
    body: str

    def filled(self, facts: Mapping[str, Any]) -> "Text":
        def fill(match: re.Match[str]) -> str:
            return str(facts.get(GAPS.get(match[1], ""), match[0]))

        return Text(GAP.sub(fill, self.subject), GAP.sub(fill, self.body))


def shipped(act: Act | None) -> Text:
    """As the program says it. A notice is stored text, in the language of the house."""
    with translation.override("zh-hans"):
        gaps = {name: f"【{gap}】" for gap, name in GAPS.items()}
        subject = str(act.told) if act and act.told else str(SUBJECT)
        return Text(subject % gaps, str(BODY) % gaps)


def of(body: Body, code: str) -> Text | None:
    """What this body has written for the act; None where it says what was shipped."""
    told = body.notice_texts.get(code)
    return Text(told["subject"], told["body"]) if told else None


def checked(subject: str, body: str) -> Text:
    """Without blanks around, within bounds, and with no gap that nobody fills."""
    text = Text(" ".join(subject.split()), body.strip())
    if not text.subject or not text.body:
        raise Refused(_("标题和正文都要写。"))
    if len(text.subject) > SUBJECT_MOST or len(text.body) > BODY_MOST:
        most = {"subject": SUBJECT_MOST, "body": BODY_MOST}
        raise Refused(_("标题最多%(subject)s个字，正文最多%(body)s个字。") % most)
    unknown = [gap for gap in GAP.findall(text.subject + text.body) if gap not in GAPS]
    if unknown or "【" in GAP.sub("", text.subject + text.body) or "】" in GAP.sub("", text.subject + text.body):
        known = "".join(f"【{gap}】" for gap in GAPS)
        raise Refused(_("方括号里只能是这几项：%(known)s。") % {"known": known})
    if "【事项】" not in text.subject:
        raise Refused(_("标题里要有【事项】，收到的人才知道是哪一件。"))
    return text
