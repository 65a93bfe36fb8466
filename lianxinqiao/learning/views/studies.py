"""Study sessions: planned by a form, their page, and the screen at the door with the code that turns."""

from django.utils.translation import gettext_lazy

from lianxinqiao.acts import page
from lianxinqiao.acts.begun import beginning, changing
from lianxinqiao.acts.doors import Door
from lianxinqiao.acts.lives import Life
from lianxinqiao.learning import forms, pages
from lianxinqiao.learning.actions import studying
from lianxinqiao.learning.models import Study
from lianxinqiao.learning.next_steps import SCREENS, gather
from lianxinqiao.learning.rules import RULES
from lianxinqiao.learning.stages import STUDY

STUDIES = Life(
    Study,
    STUDY,
    SCREENS,
    template="learning/study.html",
    listing="studies",
    word=gettext_lazy("学习和讲堂"),
    gather=gather,
    facts=pages.study_facts,
    context=pages.study_context,
    above=page.of_the_root,
    on_their_page=frozenset({"study.invite", "study.sign_in", "study.note"}),
)


new = beginning(forms.StudyForm, studying.plan, title=gettext_lazy("安排学习"))


held = beginning(forms.HeldForm, studying.record, title=gettext_lazy("补登学习"))


edit = changing(
    Study.objects.visible_to,
    RULES,
    "study.change",
    forms.StudyForm,
    studying.change,
    title=gettext_lazy("修改学习安排"),
)


# ------------------------------------------------------------------ the sign-in
def _numbers(study: Study) -> tuple[int, int]:
    """How many came, and how many are on the list."""
    return study.attendees.filter(came_at__isnull=False).count(), study.attendees.count()


DOOR = Door(
    "study",
    Study.objects.visible_to,
    RULES,
    runs="study.hold",
    lead=gettext_lazy("请用手机扫码，或者登录后输入短码。二维码每15秒更换一次。"),
    numbers=_numbers,
    sign_in=studying.sign_in,
)
