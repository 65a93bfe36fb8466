"""What is certified: the result of a secret vote or an election, who was elected, who is appointed, who acts."""

from django.db.models import QuerySet
from django.utils import timezone

from lianxinqiao.meetings import letters
from lianxinqiao.meetings.models import Appointment, Candidate, Election, Meeting, Vote
from lianxinqiao.meetings.stages import ElectionStage, VoteStage
from lianxinqiao.paper.letter import Letter, Paragraph
from lianxinqiao.paper.text import date_text

# How a vote is held of which a certificate is made.
CERTIFIED = (Vote.Method.PAPER, Vote.Method.SECRET)
SIGNED = "监票人（签名）："
OVER = (ElectionStage.DECIDED, ElectionStage.VOID)


# ------------------------------------------------------------------ votes
def of_votes(meeting: Meeting) -> QuerySet[Vote]:
    """Those whose result stands."""
    done = [VoteStage.PASSED, VoteStage.FAILED]
    return meeting.votes.filter(method__in=CERTIFIED, stage__in=done).select_related("meeting__body", "meeting__term")


def certificate(vote: Vote) -> Letter:
    """表决结果报告单 of a secret vote: papers given out and returned, valid and not, and the scrutineers who counted them."""
    issued, returned, invalid, names = _box(vote) if vote.box else _sheets(vote)
    result = "通过" if vote.stage == VoteStage.PASSED else "未通过"
    lines = (
        f"表决事项：{vote.question}",
        f"表决方式：{vote.get_method_display()}",
        f"应到{vote.base}人，在场{len(vote.here)}人，通过需要{vote.needed}票。",
        f"发出表决票{issued}张，收回{returned}张，有效{returned - invalid}张，无效{invalid}张。",
        f"赞成{vote.yes}票，反对{vote.no}票，弃权{vote.abstain}票。表决结果：{result}。",
        f"监票人：{'、'.join(names)}",
    )
    meeting = vote.meeting
    return Letter(
        title=f"{letters.called(meeting)}表决结果报告单",
        paragraphs=tuple(Paragraph(line) for line in lines),
        signatures=(SIGNED,),
        on=timezone.localdate(vote.closed_at) if vote.closed_at else None,
    )


def _sheets(vote: Vote) -> tuple[int, int, int, list[str]]:
    sheets = list(vote.sheets.select_related("scrutineer__person"))
    sheet = sheets[0]
    return sheet.issued, sheet.returned, sheet.invalid, [row.scrutineer.person.name for row in sheets]


def _box(vote: Vote) -> tuple[int, int, int, list[str]]:
    """Slips drawn and papers in the box."""
    assert vote.box is not None
    box, ballot = vote.box, vote.box.ballot
    return ballot.slips.count(), ballot.papers, ballot.invalid, [box.chief.person.name, box.second.person.name]


# ------------------------------------------------------------------ elections
def of_elections(meeting: Meeting) -> QuerySet[Election]:
    """Those that were counted, void ones too."""
    rows = meeting.elections.filter(stage__in=OVER, closed_at__isnull=False)
    return rows.select_related("office", "meeting__body", "meeting__term").prefetch_related("candidates__person")


def of_election(election: Election) -> Letter:
    """选举结果报告单: papers given out and returned, votes of each name in the order of votes, who is elected, who counted."""
    meeting, again = election.meeting, "（再次投票）" if election.second_of_id else ""
    enough = "得票多的当选" if election.second_of_id else f"当选需要{election.needed}票"
    lines = [
        f"选举职务：{election.office}{again}，应选{election.seats}名。",
        "选举方式：无记名投票。",
        f"应到{election.base}人，参加投票{len(election.here)}人，{enough}。",
        f"发出选票{election.issued}张，收回{election.returned}张，"
        + (
            "收回的多于发出的，本次选举无效，重新投票。"
            if election.returned > election.issued
            else f"有效{election.returned - election.invalid}张，无效{election.invalid}张。"
        ),
    ]
    if election.returned <= election.issued:
        lines += [f"{_votes_of(row)}。" for row in _in_order(election)]
        lines.append(_result(election))
    names = "、".join(row.scrutineer.person.name for row in election.sheets.select_related("scrutineer__person"))
    lines.append(f"监票人：{names}" if names else "监票人：")
    return Letter(
        title=f"{letters.called(meeting)}选举结果报告单",
        paragraphs=tuple(Paragraph(line) for line in lines),
        signatures=(SIGNED,),
        on=timezone.localdate(election.closed_at) if election.closed_at else None,
    )


def _in_order(election: Election) -> list[Candidate]:
    return sorted(election.candidates.all(), key=lambda row: (row.written_in, -row.yes, row.pk))


def _votes_of(row: Candidate) -> str:
    """With a written-in name only those who wrote it are counted."""
    who = f"{row.person.name}（另选人）" if row.written_in else row.person.name
    counts = f"得{row.yes}票" if row.written_in else f"赞成{row.yes}票，反对{row.no}票，弃权{row.abstain}票"
    return f"{who}：{counts}{'，当选' if row.elected else ''}"


def _result(election: Election) -> str:
    chosen = [row.person.name for row in _in_order(election) if row.elected]
    told = [f"当选：{'、'.join(chosen)}。" if chosen else "没有人当选。"]
    seconds = election.seconds.all()
    if election.stage == ElectionStage.VOID:
        told = ["票数再次相等，重新投票。"]
    told += [f"得票相等的候选人再次投票，应选{again.seats}名。" for again in seconds]
    if election.open_seats:
        told.append(f"不足应选人数{election.open_seats}名，另行选举。")
    return "".join(told)


def is_elected(meeting: Meeting) -> bool:
    return Candidate.objects.filter(election__meeting=meeting, elected=True).exists()


def elected(meeting: Meeting) -> Letter:
    """公告 of who was elected to which office, in the order of the offices."""
    on = timezone.localdate(meeting.closed_at or meeting.starts_at)
    rows = Candidate.objects.filter(election__meeting=meeting, elected=True).select_related(
        "person", "election__office"
    )
    by_office: dict[str, list[str]] = {}
    for row in rows.order_by("election__item__position", "election", "-yes", "pk"):
        by_office.setdefault(str(row.election.office), []).append(row.person.name)
    lines = [f"{date_text(on)}，{letters.called(meeting)}选举："]
    lines += [f"{'、'.join(names)}为{office}。" for office, names in by_office.items()]
    lines.append("现予公告。")
    return Letter(
        title=f"{letters.issuer(meeting)}公告",
        paragraphs=tuple(Paragraph(line) for line in lines),
        signatures=(_presidium(meeting),),
        on=on,
        issuer=letters.issuer(meeting),
    )


def _presidium(meeting: Meeting) -> str:
    """A session's announcements are signed by its presidium, others by the committee (组织法第十八条)."""
    return f"{letters.issuer(meeting)}主席团" if meeting.kind == "congress" else meeting.body.name


# ------------------------------------------------------------------ offices
def filed_above(row: Appointment) -> Letter:
    """备案报告: who acts as head of the procuratorate, to the standing committee one level up (组织法第五十条)."""
    meeting = row.meeting
    assert row.effective_on is not None
    told = f"{date_text(row.effective_on)}，{letters.called(meeting)}{letters.appointment_line(row)}。"
    law = "根据《中华人民共和国地方各级人民代表大会和地方各级人民政府组织法》第五十条的规定，现报请备案。"
    return Letter(
        title=f"关于{row.person.name}代理检察长的备案报告",
        paragraphs=(Paragraph(told), Paragraph(law)),
        signatures=(meeting.body.name,),
        on=row.filed_above_on or row.effective_on,
        issuer=meeting.body.name,
        addressee="市人民检察院、市人民代表大会常务委员会：",
    )


def warrant(row: Appointment) -> Letter:
    """任命书: for whoever is appointed; none for a post that somebody only acts in (浙江省任免条例第二十八条)."""
    meeting = row.meeting
    assert row.effective_on is not None
    told = f"{date_text(row.effective_on)}{letters.called(meeting)}通过，{row.verb}{row.person.name}为{row.office}。"
    return Letter(
        title="任命书",
        paragraphs=(Paragraph(told),),
        signatures=(f"{meeting.body.name}主任",),
        on=row.effective_on,
        issuer=meeting.body.name,
    )
