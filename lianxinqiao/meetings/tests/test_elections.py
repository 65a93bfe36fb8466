"""Elections by paper, lived through: surplus, second ballot among the equal, seats that stay empty, votes that are void."""

from typing import Any

import pytest
from django.test import Client

from lianxinqiao.access.refused import Refused
from lianxinqiao.ballots import elections
from lianxinqiao.meetings import certificates, election_forms, letters, vote_forms
from lianxinqiao.meetings.actions import electing, holding
from lianxinqiao.meetings.models import AgendaItem, Appointment, Election
from lianxinqiao.meetings.tests.scene import BEGINS, called, office_of, open_in_session, seat_of
from lianxinqiao.meetings.tests.secret_scene import EIGHT, eight
from lianxinqiao.paper.letter import Letter
from tests.cast import Cast
from tests.scenes import remembered


def called_for(people: Cast, seats: int = 2, rule: str = "vice", **more: Any) -> Election:
    """A meeting of eight in session, its election heard."""
    eight(people)
    meeting = called(people, ("election", "选举副区长"), unseated=True)
    open_in_session(people, meeting, EIGHT)
    item = meeting.items.get()
    office = office_of(people, "副区长", "vice")
    election = electing.call(item, office=office, seats=seats, rule=rule, **more, by=people.clerk, at=BEGINS)
    holding.hear(item, by=people.chairpersons, at=BEGINS)
    return election


@remembered
def named(people: Cast, election: Election, *names: str) -> list[int]:
    return [electing.nominate(election, name=name, by=people.clerk, at=BEGINS).pk for name in names]


@remembered
def counted(people: Cast, election: Election, yes: list[int], **more: Any) -> str:
    """Two scrutineers count the same; whoever did not say yes said no."""
    valid = more.get("returned", 8) - more.get("invalid", 0)
    keys = list(election.candidates.values_list("pk", flat=True))
    marks = {key: (votes, valid - votes, 0) for key, votes in zip(keys, yes, strict=True)}
    told = {"issued": 8, "returned": 8, "invalid": 0, **more, "marks": marks}
    for part in ("sixth", "seventh"):
        electing.count(election, scrutineer=seat_of(people, part), **told, by=people.clerk, at=BEGINS)
    return electing.close(election, by=people.chairpersons, at=BEGINS)


@remembered
def opened(people: Cast, election: Election) -> None:
    electing.open_(election, by=people.chairpersons, at=BEGINS)


def test_equal_ones_at_the_edge_are_voted_on_again(people: Cast) -> None:
    """Vector 39."""
    election = called_for(people)
    named(people, election, "叶落", "顾清", "江平")
    opened(people, election)
    assert counted(people, election, [6, 5, 5]) == "decided"
    again = Election.objects.get(second_of=election)
    assert sorted(str(each) for each in again.candidates.all()) == ["江平", "顾清"]
    assert again.seats == 1
    item = AgendaItem.objects.get()
    assert (item.stage, Appointment.objects.get().person.name) == ("heard", "叶落")
    with pytest.raises(Refused, match="票数相等的候选人"):
        named(people, again, "别人")
    opened(people, again)
    assert counted(people, again, [4, 4]) == "void", "equal again: once more"
    opened(people, again)
    assert counted(people, again, [3, 5]) == "decided"
    item.refresh_from_db()
    assert item.stage == "decided"
    assert sorted(row.person.name for row in Appointment.objects.filter(stage="passed", action="elect")) == [
        "叶落",
        "江平",
    ]


def test_too_few_leave_a_seat_open(people: Cast) -> None:
    """Vector 40: more than half of all is wanted, four of eight are not enough."""
    election = called_for(people)
    named(people, election, "叶落", "顾清", "江平")
    opened(people, election)
    counted(people, election, [7, 4, 3])
    election.refresh_from_db()
    assert (election.open_seats, AgendaItem.objects.get().note) == (1, "还缺1名，另行选举。")


def test_more_papers_than_issued_void_it(people: Cast) -> None:
    """Vectors 41 to 43."""
    election = called_for(people)
    named(people, election, "叶落", "顾清", "江平")
    opened(people, election)
    assert counted(people, election, [6, 5, 3], returned=9) == "void"
    assert not Appointment.objects.exists()
    opened(people, election)
    assert counted(people, election, [6, 5, 3], returned=7) == "decided", "one did not come back"


def test_a_name_that_was_written_in_may_be_elected(people: Cast) -> None:
    election = called_for(people, seats=1, rule="head")
    named(people, election, "叶落")
    opened(people, election)
    with pytest.raises(Refused, match="超过应选人数"):
        counted(people, election, [8], written={"许知远": 1})
    counted(people, election, [2], written={"许知远": 6})
    row = election.candidates.get(elected=True)
    assert (row.person.name, row.written_in, row.yes) == ("许知远", True, 6)


def test_how_many_candidates_there_must_be(people: Cast) -> None:
    """Vectors 50 to 59."""
    election = called_for(people, seats=3, rule="member")
    named(people, election, "叶落", "顾清", "江平")
    with pytest.raises(Refused, match="没有整数"):
        opened(people, election)
    election.agreed = 4
    election.save()
    with pytest.raises(Refused, match="主席团决定的候选人为4名"):
        opened(people, election)
    named(people, election, "许知远")
    opened(people, election)


def test_a_candidate_counts_nothing_and_two_must_agree(people: Cast) -> None:
    """Vector 60."""
    election = called_for(people)
    keys = named(people, election, "叶落", "顾清", "江平")
    opened(people, election)
    told = {"issued": 8, "returned": 8, "invalid": 0, "by": people.clerk, "at": BEGINS}
    marks = dict.fromkeys(keys, (5, 3, 0))
    election.candidates.filter(pk=keys[0]).update(person=seat_of(people, "sixth").person)
    with pytest.raises(Refused, match="候选人不能担任监票人"):
        electing.count(election, scrutineer=seat_of(people, "sixth"), marks=marks, **told)
    assert not electing.count(election, scrutineer=seat_of(people, "fifth"), marks=marks, **told)
    other = {**marks, keys[0]: (4, 4, 0)}
    assert not electing.count(election, scrutineer=seat_of(people, "seventh"), marks=other, **told)
    with pytest.raises(Refused, match="不一致"):
        electing.close(election, by=people.chairpersons, at=BEGINS)


def test_a_paper_with_too_many_names_is_counted_as_invalid() -> None:
    """Vector 44."""
    with pytest.raises(Refused, match="超过应选人数"):
        elections.refuse_sheet(8, 1, [(8, 0, 0), (1, 7, 0)])
    elections.refuse_sheet(8, 2, [(8, 0, 0), (1, 7, 0)])
    with pytest.raises(Refused, match="另选的票数多于反对票数"):
        elections.refuse_sheet(8, 1, [(2, 1, 5)], {"许知远": 2})
    with pytest.raises(Refused, match="应等于有效票数"):
        elections.refuse_sheet(8, 2, [(8, 1, 0)])


def test_it_is_done_on_its_pages(people: Cast) -> None:
    election = called_for(people)
    keys = named(people, election, "叶落", "顾清", "江平")
    opened(people, election)
    with pytest.raises(Refused, match="正在表决"):
        holding.withdraw(election.item, reason="改日再选", by=people.chairpersons, at=BEGINS)
    address = f"/meetings/{election.meeting_id}"
    clerk = Client()
    clerk.force_login(people.clerk.user)  # type: ignore[arg-type]
    page = clerk.get(f"{address}/election.count/{election.pk}").content.decode()
    assert "江平：反对" in page
    for part in ("sixth", "seventh"):
        typed: dict[str, Any] = {"scrutineer": seat_of(people, part).pk, "issued": 8, "returned": 8, "invalid": 1}
        for key, votes in zip(keys, (6, 5, 1), strict=True):
            typed |= {f"yes_{key}": votes, f"no_{key}": 7 - votes, f"abstain_{key}": 0}
        typed["written"] = "许知远 1\n"
        assert clerk.post(f"{address}/election.count/{election.pk}", typed).status_code == 302
    electing.close(election, by=people.chairpersons, at=BEGINS)
    told = clerk.get(address).content.decode()
    assert "发出8张，收回8张，无效1张" in told
    assert told.count("当选") >= 2


def text_of(letter: Letter) -> str:
    return "\n".join(line.text for line in letter.paragraphs)


def test_the_certificate_says_what_was_counted_and_who_is_elected(people: Cast, client: Client) -> None:
    """Of the first vote and of the second ballot, each with its papers; the announcement names the elected together."""
    first = called_for(people)
    named(people, first, "叶落", "顾清", "江平")
    opened(people, first)
    counted(people, first, [6, 5, 5])
    again = Election.objects.get(second_of=first)
    told = text_of(certificates.of_election(first))
    assert "发出选票8张，收回8张，有效8张，无效0张。" in told
    assert "当选需要5票" in told
    assert "得票相等的候选人再次投票，应选1名。" in told
    opened(people, again)
    counted(people, again, [5, 3])
    told = text_of(certificates.of_election(again))
    assert "（再次投票）" in told
    assert "得票多的当选" in told
    assert "叶落、顾清为云河区副区长。" in text_of(certificates.elected(first.meeting))
    assert "选举叶落为云河区副区长。再次投票选举顾清为云河区副区长。" in letters.minutes_of(first.meeting)
    client.force_login(people.clerk.user)
    for address in (f"elections/{again.pk}.pdf", f"elections/{again.pk}.docx", "elected.docx"):
        assert client.get(f"/meetings/{first.meeting.pk}/{address}").status_code == 200, address


def test_nobody_is_written_in_on_a_paper_of_appointments() -> None:
    """Vector 48: what two count of an appointment has no names but those that are voted on."""
    assert "written" not in vote_forms.Count.base_fields
    assert "written" in election_forms.Count.base_fields
