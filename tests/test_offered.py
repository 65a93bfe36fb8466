"""What a screen asks for can be reached: an act that is possible in no stage is on no page, whatever calls its function."""

import pytest
from django.urls import get_resolver

from lianxinqiao.acts.lives import LIVES, Life


def _lives() -> list[Life]:
    assert get_resolver().url_patterns  # what has a page registers itself with its address
    return list(LIVES.values())


@pytest.mark.parametrize("life", _lives(), ids=lambda life: life.model._meta.label_lower)
def test_every_act_with_a_form_has_a_stage_in_which_it_is_offered(life: Life) -> None:
    never = [code for code in life.screens.forms if not life.screens.rules.acts[code].when]
    assert never == []
