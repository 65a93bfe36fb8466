"""What is refused of speeches, questions, interpellations, amendments and seats; each sentence is the one that is read."""

from typing import Any

from lianxinqiao.meetings.actions import (
    amending,
    proposing,
    speaking,
)
from lianxinqiao.meetings.actions import seats as seat_acts
from lianxinqiao.meetings.stages import Interpellated
from lianxinqiao.meetings.tests.scene import (
    BEGINS,
    CALLED,
    ENDS,
    PARTS,
    called,
    heard,
    in_session,
    seat_of,
)
from lianxinqiao.meetings.tests.test_refusals import chair, clerk
from tests.cast import Cast, cast
from tests.refusals import refused


# ------------------------------------------------------------------ speeches, questions, interpellations
def test_what_is_refused_of_speeches_and_questions(people: Cast) -> None:
    meeting = in_session(people, ("report", "报告"), ("decision", "决定"))
    item, bill = heard(people, meeting), meeting.items.get(position=2)
    stranger = seat_of(cast(code="other"), "deputy")
    question = speaking.ask(item, text="学位够不够？", by=people.deputy, at=BEGINS)
    speech = speaking.ask_to_speak(item, by=people.deputy, at=BEGINS)
    refused(
        {
            "请从应到人员里选": lambda: speaking.ask_to_speak(item, mandate=stranger, **clerk(people)),
            "应到人员里选": lambda: speaking.ask_to_speak(item, **clerk(people)),
            "请写明询问的问题": lambda: speaking.ask(item, text=" ", by=people.deputy, at=BEGINS),
            "没有询问的对象": lambda: speaking.ask(bill, text="？", by=people.deputy, at=BEGINS),
            "请填写谁回答、回答了什么": lambda: speaking.answer(
                question, answered_by="", answer="够。", **clerk(people)
            ),
            "谁回答、回答了什么": lambda: speaking.answer(question, answered_by="局长", answer=" ", **clerk(people)),
        }
    )
    speaking.begin(speech, **chair(people))
    speaking.end(speech, **chair(people))
    refused({"请填写发言记录": lambda: speaking.record(speech, text=" ", **clerk(people))})
    speaking.record(speech, text="学位不足。", **clerk(people))
    refused({"填写发言记录": lambda: speaking.check(speech, text="", by=people.deputy, at=BEGINS)})
    speaking.check(speech, text="城东学位不足。", by=people.deputy, at=BEGINS)
    assert speech.text == "城东学位不足。"


def test_who_waits_to_speak_may_give_it_up(people: Cast) -> None:
    item = heard(people, in_session(people))
    speech = speaking.ask_to_speak(item, mandate=seat_of(people, "cosigner"), **clerk(people))
    speaking.withdraw(speech, **clerk(people))
    assert speech.stage == "withdrawn"
    refused({"不能": lambda: speaking.begin(speech, **chair(people))})


def test_what_is_refused_of_an_interpellation(people: Cast) -> None:
    meeting, elsewhere = in_session(people), cast(code="other")
    seats = [seat_of(people, part) for part in PARTS]
    told = {"unit": people.units["jiaoyu"], "about": "学位", "text": "学位不足。"}

    def filed(signers: list[Any]) -> Any:
        return speaking.interpellate(meeting, **told, signers=signers, **clerk(people))

    refused(
        {
            "名以上组成人员联名，现有1名": lambda: filed([seats[0], seats[0]]),
            "由会议组成人员联名提出": lambda: filed([*seats, seat_of(elsewhere, "deputy")]),
        }
    )
    row = filed(seats)
    speaking.hand(row, form="written", **chair(people))
    by = {"by": people.jiaoyu_head, "at": ENDS}
    refused({"请填写答复": lambda: speaking.give_answer(row, answer=" ", **by)})
    speaking.give_answer(row, answer="明年新增学位。", **by)
    refused(
        {
            "请先登记联名人是否满意": lambda: speaking.close(row, **chair(people, ENDS)),
            "不能多于联名人数": lambda: speaking.judge(row, unsatisfied=5, **clerk(people, ENDS)),
            "不满意的人数": lambda: speaking.judge(row, unsatisfied=-1, **clerk(people, ENDS)),
            "登记联名人是否满意": lambda: speaking.again(row, form="oral", **chair(people, ENDS)),
        }
    )
    speaking.judge(row, unsatisfied=2, **clerk(people, ENDS))
    refused({"没有过半数": lambda: speaking.again(row, form="oral", **chair(people, ENDS))})
    speaking.judge(row, unsatisfied=3, **clerk(people, ENDS))
    speaking.again(row, form="oral", **chair(people, ENDS))
    assert (row.stage, row.rounds, row.answer) == (Interpellated.HANDED, 2, "")


# ------------------------------------------------------------------ amendments and seats
def test_what_is_refused_of_an_amendment(people: Cast) -> None:
    meeting = called(people, ("decision", "决定"))
    item, stranger = meeting.items.get(), seat_of(cast(code="other"), "deputy")
    draft = proposing.draft_decision(
        item, kind="decision", title="决定", text="按季度报告。按季度检查。", **clerk(people, CALLED)
    )
    movers = [seat_of(people, part) for part in PARTS]

    def filed(old: str = "报告", movers: list[Any] = movers, at: Any = CALLED) -> Any:
        return amending.file(draft, old=old, new="改", movers=movers, **clerk(people, at))

    refused(
        {
            "名以上组成人员联名，现有2名": lambda: filed(movers=movers[:2]),
            "修正案由会议组成人员提出": lambda: filed(movers=[*movers[:3], stranger]),
            "要在表决前一日书面提出": lambda: filed(at=BEGINS),
            "只能出现一次": lambda: filed("按季度"),
            "请原样抄写草案": lambda: filed("按月"),
            "原样抄写": lambda: filed(" "),
        }
    )


def test_what_is_refused_of_a_seat(people: Cast) -> None:
    item = heard(people, in_session(people, ("deputies", "关于代表资格的决定")))
    stranger, seat = seat_of(cast(code="other"), "deputy"), seat_of(people, "cosigner")

    def entered(change: str, cause: str = "", mandate: Any = seat) -> Any:
        return seat_acts.enter(item, mandate=mandate, change=change, cause=cause, **clerk(people))

    refused(
        {
            "不是本机构的代表": lambda: entered("resigned", mandate=stranger),
            "只有两种情形": lambda: entered("suspended"),
            "请选择代表资格终止的法定情形": lambda: entered("ended"),
            "没有被暂停执行代表职务": lambda: entered("restored"),
        }
    )
