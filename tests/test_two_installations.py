"""The exchange between two running installations: two processes, two databases, two sets of keys, TLS between them."""

from pathlib import Path

from tests.installations import running

TITLE, TEXT = "望河镇东口桥面破损", "东口桥面破了三处，晚上没有灯，请镇里看看由谁来修。"


def test_a_matter_goes_there_and_its_answer_comes_back(tmp_path: Path) -> None:
    with running(tmp_path, "district", "town") as (district, town):
        district.does("open", code="yunhe", name="云河区人大常委会")
        town.does("open", code="wanghe", name="望河镇人大")
        # Paired by one line.
        town.does("join", line=district.does("invite", name="望河镇人大"))
        assert town.does("go") == 1
        paired = district.does("partner")
        assert (paired["stage"], paired["address"].split("/exchange/")[0]) == (
            "paired",
            f"https://127.0.0.1:{town.port}",
        )
        # The town is not there: what is handed waits, and is told once it is.
        town.kill()
        district.does("hand", title=TITLE, text=TEXT, file="桥面记录.txt", size=5_000_000)
        assert (district.does("go"), district.does("handed")[0]["stage"]) == (0, "sent")
        town.start()
        town.heard()
        assert district.does("go") == 1
        town.does("open", code="wanghe", name="望河镇人大")
        (arrived,) = town.does("arrived")
        assert (arrived["title"], arrived["text"], arrived["stage"]) == (TITLE, TEXT, "arrived")
        (handed,) = district.does("handed")
        assert (handed["stage"], handed["receipt"][-4:]) == ("received", "-001")
        # The file that was announced is fetched in three pieces; the district hears of it.
        assert (town.does("fetch"), town.does("fetch"), town.does("go")) == (1, 0, 1)
        ((*sent, ours),), ((*came, theirs),) = district.does("files"), town.does("files")
        assert (sent, sent[:2], ours, theirs) == (came, ["桥面记录.txt", 5_000_000], "对方已收下", "已收下")
        # Another secret, in the middle of it, and the old one's days of grace over on both sides.
        district.does("renew")
        assert district.does("go") == 1
        assert (district.does("partner")["turn"], town.does("partner")["turn"]) == (1, 1)
        for house in (district, town):
            house.does("forget_former")
        # Status and answer come back.
        town.does("accept")
        assert (town.does("go"), district.does("handed")[0]["stage"]) == (1, "accepted")
        town.does("answer", words="已经补好，装了两盏灯。")
        assert town.does("go") == 1
        (handed,) = district.does("handed")
        assert (handed["stage"], handed["answer"]) == ("answered", "已经补好，装了两盏灯。")
        # Both journals say so, each its own half.
        ours, theirs = district.does("journal"), town.does("journal")
        assert (ours["wrong"], theirs["wrong"]) == ([], [])
        assert ours["acts"][-7:] == [
            *("handover.send", "handover.receipt", "handover.file_kept", "partner.renew", "partner.renewal_taken"),
            *("handover.accepted", "handover.answered"),
        ]
        assert theirs["acts"][-5:] == [
            *("arrival.take", "arrival.file_kept", "partner.renewed", "arrival.accept", "arrival.answer"),
        ]
