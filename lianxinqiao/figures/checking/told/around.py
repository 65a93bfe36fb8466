"""Stations and who comes to them, campaigns, projects, questions deliberated, and what members of the CPPCC report and say."""

from lianxinqiao.figures.checking.told.kinds import Field

T = Field("stations", "station", "done built")
R = Field("receptions", "reception|turn|station", "reception turn organised")
C = Field("campaigns", "in_campaign|team|enterprise", "in_campaign organised team visit on_site citizen")
J = Field("projects", "project|key_project|livelihood", "built")
H = Field("halls", "hall|topic", "hall topic citizen gather")
P = Field("public_opinion", "report_of_opinion", "gather here writing_desk")
G = Field("plenary", "plenary", "topic suggestion opinion advice sent ask said edited")

TOLD = [
    T.told("stations.all", "个"),
    T.told("stations.key", "个", "key"),
    T.told("stations.improved", "个", "improved"),
    R.told("receptions.held", "次", thing="reception", also="hold"),
    R.told(
        "receptions.visitors",
        "人次 名",
        "received",
        thing="citizen|reception",
        also="citizen station trouble question opinion",
    ),
    R.told("receptions.visitors", "人次 名", "citizen received|visit", thing="reception", also="station"),
    R.told("receptions.visitors", "人次 名", "visit station", thing="citizen"),
    R.told("receptions.turns", "人次 名", "should"),
    R.told("receptions.came", "人次 名", "came"),
    R.told("receptions.kept_rate", "%", "rate_came"),
    Field("campaigns", "team", "organised visit in_campaign").told("campaigns.teams", "支 个"),
    C.told("campaigns.visits", "次", "inspection research"),
    C.told("campaigns.opinions", "条 件", "opinion|advice", thing="in_campaign", also="citizen gather here"),
    C.told("campaigns.deeds", "件次 项", thing="deed", also="citizen solved handled done"),
    C.told("campaigns.villages", "个", "support", thing="village"),
    C.told("campaigns.enterprises_visited", "家", "visit", thing="enterprise"),
    C.told(
        "campaigns.problems_solved",
        "个 件 项",
        "trouble solved",
        also="on_site",
        thing="enterprise|in_campaign|village",
    ),
    C.told(
        "campaigns.problems_solved",
        "个 件 项",
        "solved",
        also="on_site",
        thing="enterprise|in_campaign|village",
        within="trouble",
    ),
    Field("donations", "gift", "enterprise staff").told("donations.value", "元"),
    Field("community", "building", "took_on").told("community.buildings", "个 栋 处"),
    J.told("projects.key", "项 个", thing="key_project"),
    J.told("projects.opened", "项 个", "opened", also="key_project project"),
    J.told("projects.schools_opened", "所", "opened|new|built", thing="school", also="new received place"),
    J.told("projects.school_places", "个", "new", thing="place", also="school"),
    J.told(
        "projects.asked",
        "条 件 个 项",
        "idea|suggestion|opinion|advice",
        thing="livelihood",
        also="gather here public organised citizen",
    ),
    J.told("projects.voted", "项 件 个", "voted", also="project livelihood done session", thing="livelihood"),
    H.told("halls.topics", "个 项 件", also="hold organised"),
    H.told("halls.concluded", "个 项 件", "result", also="hold"),
    H.told("halls.became", "个 件 项", "turned suggestion|opinion|advice", also="suggestion opinion advice"),
    H.told("halls.person_times", "人次", "on_site|participate", also="on_site participate came"),
    H.told("halls.said", "条 人次 次", "said"),
    P.told("public_opinion.collected", "篇 条"),
    P.told("public_opinion.submitted", "篇", "submitted"),
    P.told("public_opinion.adopted", "篇", "adopted"),
    P.told("public_opinion.issues", "期", also="edited issue", thing="report_of_opinion|issue"),
    P.told("public_opinion.issues", "期", "edited"),
    P.told("public_opinion.noted", "件次 次 篇 件", "noted", also="noting"),
    G.told("plenary.topics", "个 项", "topic"),
    G.told("plenary.opinions", "条 件", "opinion|advice|suggestion", also="gather"),
    G.told("plenary.answered", "条 件", "feedback|answered"),
]
