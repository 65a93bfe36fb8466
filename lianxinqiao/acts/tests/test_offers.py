"""What one person is offered on one thing: what the rules allow and has sense, the next step first."""

from lianxinqiao.access.roles import RoleCode
from lianxinqiao.acts.forms import form, words
from lianxinqiao.acts.offers import Offer, Screens
from lianxinqiao.acts.tests.sample import AT, RULES, Duty, Note, Somebody, Stage


def _done(subject: object, **_typed: object) -> None: ...


FORMS = {
    "duty.miss": form("Miss", _done),
    "duty.record": form("Record", _done, note=words("情况")),
    "duty.call": form("Call", _done),
    "note.answer": form("Answer", _done, answer=words("回复")),
}
NOTE = Note()
SCREENS = Screens(
    RULES,
    FORMS,
    parts=lambda duty: [("", duty), ("note", Note(duty))],
    due=lambda subject: (None, ()),
    address="duty-act",
)
STAFF = Somebody(RoleCode.STATION_STAFF)


def offered(post: Somebody | None, duty: Duty) -> list[str]:
    return [offer.act.code for offer in SCREENS.offers(post, duty, AT)]  # type: ignore[arg-type]


def test_the_next_step_comes_first_and_the_rest_as_the_table_has_it() -> None:
    assert offered(STAFF, Duty()) == ["duty.record", "duty.miss", "duty.edit", "duty.call"]


def test_what_has_no_sense_now_is_not_offered() -> None:
    assert "duty.call" not in offered(STAFF, Duty(busy=True))


def test_each_is_offered_what_is_theirs() -> None:
    assert offered(Somebody(RoleCode.DEPUTY, mandate_id=7), Duty()) == ["duty.record"]
    assert offered(Somebody(RoleCode.UNIT_CLERK, organization_id=5), Duty(stage=Stage.HELD)) == ["note.answer"]
    assert offered(None, Duty()) == []


def test_one_press_does_what_asks_nothing() -> None:
    by_code = {offer.act.code: offer for offer in SCREENS.offers(STAFF, Duty(), AT)}  # type: ignore[arg-type]
    assert by_code["duty.miss"].in_place
    assert not by_code["duty.record"].in_place
    assert not by_code["duty.edit"].in_place
    assert by_code["duty.edit"].label == "修改值班"


def test_an_offer_says_which_of_several_things_it_is_about() -> None:
    note = Note(Duty(stage=Stage.HELD))
    act = RULES.acts["note.answer"]
    assert Offer(SCREENS, act, note, False).detail == str(note)
    assert Offer(SCREENS, RULES.acts["duty.miss"], note.root, False).detail == ""
