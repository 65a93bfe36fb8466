"""What the bodies hold, hear and decide, whom they appoint, what they study and publish."""

from lianxinqiao.figures.checking.told.kinds import Field

M = Field("meetings", "sc_meeting", "hold organised meeting office")
H = Field("heard", "special_report|report|money", "hear sc sc_meeting meeting sent hold")
D = Field("deliberations", "deliberation", "sent sc hear")
F = Field("filings", "filing|document", "here gather legal_desk")
A = Field("activities", "activity", "organised hold visit on_site done citizen enterprise station sc")
L = Field("learning", "study", "organised hold")

TOLD = [
    M.told("meetings.standing_committee", "次", "hold|meeting", thing="sc"),
    M.told("meetings.standing_committee", "次", thing="sc_meeting", also="sc"),
    M.told("meetings.chairpersons", "次", thing="chair"),
    M.told("meetings.party_group", "次", "hold|meeting", thing="party"),
    M.told("meetings.presidium", "次", thing="presidium", also="session"),
    M.told("meetings.consultations", "次", thing="consultation_meeting", also="consultation"),
    M.told("meetings.attended", "人次", "attend", also="meeting"),
    H.told("reports.heard", "个 项 件 次", thing="special_report", also="report"),
    H.told("reports.heard", "个 项 件 次", "hear", thing="report"),
    H.told("reports.of_money", "项 个", "item|hear|report", thing="money", also="report item"),
    Field("decisions", "decision", "sc sc_meeting hear sent meeting adopted_by_vote voted").told(
        "decisions.adopted", "项 个 件"
    ),
    Field("inquiries", "inquiry", "organised hold sc").told("inquiries.held", "次"),
    Field("inquiries", "inquiry", "on_site sc").told(
        "inquiries.questions", "个 项 次 人次", "ask|question", also="question ask"
    ),
    Field("inquiries", "interpellation", "ask here by_deputies session sent").told("interpellations.filed", "件 个"),
    Field("appointments", "appoint", "sc staff staffing_desk").told("appointments.person_times", "人次 名"),
    Field("appointments", "assessor", "citizen appoint named sc staffing_desk").told(
        "appointments.assessors", "名 人次"
    ),
    Field("appointments", "oath", "organised appoint named staff sc staffing_desk").told(
        "appointments.oaths", "人次 名"
    ),
    D.told("deliberations.sent", "件 项"),
    D.told("deliberations.closed", "件 条", "closed|handled"),
    D.told("deliberations.tested", "件 项", "tested"),
    D.told("deliberations.sent_back", "件", "again|returned|not_passed", also="again returned"),
    Field("plans", "plan", "matter sc item").told("plans.items", "项 件"),
    Field("plans", "plan", "matter sc item").told("plans.done", "项 件", "done"),
    Field("by_elections", "by_elected", "organised staffing_desk").told("deputies.by_elected", "名"),
    Field("by_elections", "resigned", "here sc staffing_desk").told("deputies.left", "名 件"),
    Field("by_elections", "resigned", "here sc staffing_desk").told("members.left", "名 件"),
    Field("by_elections", "co_opted", "sc").told("members.co_opted", "名"),
    F.told("filings.registered", "件", thing="filing", also="recorded document"),
    F.told("filings.registered", "件", "recorded", thing="document"),
    F.told("filings.of_streets", "件", "street", also="recorded document", thing="filing|document"),
    F.told("filings.late", "件", "late", also="recorded"),
    F.told("filings.reviewed", "件", "reviewed|read"),
    F.told("filings.questioned", "件 条", "questioned", also="reviewed advice"),
    F.told("filings.mended", "件", "mended", also="questioned reviewed document"),
    Field("requests", "request", "here gather legal_desk from_citizens").told("filings.requests", "件 条"),
    Field("requests", "request", "legal_desk").told("filings.requests_told", "件 条", "told|answered|feedback"),
    A.told("activities.inspections", "次", thing="inspection"),
    A.told("activities.research", "次 项", thing="research"),
    A.told("activities.enforcement_inspections", "次 项", thing="enforcement"),
    A.told("activities.enforcement_inspections", "次 项", "checked", thing="enforcement", also="activity"),
    A.told("activities.laws", "部", thing="law", also="enforcement checked"),
    A.told("activities.joint", "次", "many", thing="activity|act"),
    A.told("activities.deputies", "次 场", "street", thing="activity|act", also="presidium"),
    A.told("activities.testimonies", "人次 名", thing="testimony", also="citizen"),
    A.told("activities.hearings", "次", thing="hearing"),
    A.told("activities.councils", "次", thing="council"),
    A.told("activities.publicity", "次", thing="talk"),
    A.told("activities.consultations", "次", thing="consultation"),
    A.told("activities.oversight", "次", thing="oversight"),
    A.told("activities.sectors", "次", "visit", thing="sector"),
    A.told("activities.person_times", "人次", "participate deputy|member", thing="activity|act"),
    A.told("training.person_times", "人次 名", "deputy|member", thing="training", also="participate study_or_training"),
    A.told("training.person_times", "人次 名", "participate deputy|member", thing="study_or_training", also="training"),
    L.told("learning.study_sessions", "次 场"),
    L.told("learning.first_topics", "次 场", thing="first_topic", also="study study_or_training"),
    L.told("learning.theory_group", "次 场", thing="theory", also="study study_or_training party"),
    L.told("learning.lectures", "期 次 讲", thing="lecture", also="history_desk"),
    L.told("learning.books_least", "本 册", "read least", thing="book|staff|read", also="staff book read least"),
    Field("publicity", "history", "publish gather edited history_desk").told("publicity.histories", "篇 件"),
    Field("publicity", "article", "research writing_desk").told("publicity.articles", "篇", "publish"),
    Field("conveners", "convener").told("conveners.appointed", "名 个 人 位"),
    Field("conveners", "convener", "organised activity").told(
        "conveners.activities", "次 场", "organised|activity|act"
    ),
    Field("handed", "moved", "matter").told("exchange.sent", "件 项", "away", also="outside"),
    Field("handed", "moved_away", "matter outside").told("exchange.sent_answered", "件", "feedback|answered"),
    Field("handed", "moved_away", "matter outside").told("exchange.sent_refused", "件", "returned"),
    Field("taken", "moved", "matter outside").told("exchange.received", "件 项", "here"),
    Field("taken", "moved_here", "matter").told("exchange.received_answered", "件", "feedback|answered"),
    Field("taken", "moved_here", "matter").told("exchange.received_late", "件", "late", also="feedback answered"),
]
