"""The office of an installation that runs as a process of its own (`tests.installation`)."""

import os
import pickle
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.utils.timezone import now

from lianxinqiao.exchange import fetching, letters, sending
from lianxinqiao.exchange.actions import arriving, handing, pairing
from lianxinqiao.exchange.models import Arrival, CameFile, Handover, Letter, Partner, SentFile
from lianxinqiao.journal import verifying
from lianxinqiao.journal.models import Entry
from tests.cast import Cast, cast


class Office:
    """Who works here; each of its methods may be asked for by a line."""

    people: Cast

    def open(self, code: str, name: str) -> None:
        """The first time its people come; after that they are there."""
        known = settings.VAR_DIR / "cast"
        if known.exists():
            self.people = pickle.loads(known.read_bytes())
            return
        self.people = cast(code=code)
        self.people.body.name = name
        self.people.body.save()
        known.write_bytes(pickle.dumps(self.people))

    def invite(self, name: str) -> str:
        made = pairing.invite(body=self.people.body, name=name, level="lower", by=self.people.head, at=now())
        return letters.invitation(made)

    def join(self, line: str) -> None:
        pairing.join(body=self.people.body, invitation=line, level="upper", by=self.people.head, at=now())

    def partner(self) -> dict[str, Any]:
        found = Partner.objects.get()
        return {"name": found.name, "stage": found.stage, "address": found.address, "turn": found.turn}

    def renew(self) -> None:
        pairing.renew(Partner.objects.get(), by=self.people.head, at=now())

    def forget_former(self) -> None:
        """As when the days of grace are over."""
        Partner.objects.update(former_secret="", former_until=None)

    def hand(self, title: str, text: str, file: str = "", size: int = 0) -> str:
        """With a file of so many bytes, that are nobody else's."""
        uploads = [ContentFile(os.urandom(size // 2).hex().encode(), name=file)] if file else []
        values = {"partner": Partner.objects.get(), "kind": "opinion", "title": title, "text": text, "wish": "handle"}
        made = handing.send(body=self.people.body, values=values, uploads=uploads, by=self.people.clerk, at=now())
        return str(made.identity)

    def go(self) -> int:
        """The worker's minute; what was tried before is due again."""
        Letter.objects.filter(taken_at=None).update(not_before=now())
        return sending.send_waiting()

    def fetch(self) -> int:
        CameFile.objects.filter(attachment=None).update(not_before=now())
        return fetching.fetch_waiting()

    def files(self) -> list[list[Any]]:
        """What is attached here: name, size, hash, and where it stands."""
        rows = [*SentFile.objects.all(), *CameFile.objects.exclude(attachment=None)]
        return [[row.attachment.name, row.attachment.size, row.attachment.sha256, str(row.mark)] for row in rows]

    def handed(self) -> list[dict[str, Any]]:
        return list(Handover.objects.order_by("pk").values("title", "stage", "receipt", "answer"))

    def arrived(self) -> list[dict[str, Any]]:
        return list(Arrival.objects.order_by("pk").values("title", "text", "stage", "their_number"))

    def accept(self) -> None:
        arriving.accept(Arrival.objects.get(stage="arrived"), by=self.people.clerk, at=now())

    def answer(self, words: str) -> None:
        found = Arrival.objects.get(stage="accepted")
        arriving.answer(found, outcome="done", answer=words, by=self.people.clerk, at=now())

    def journal(self) -> dict[str, Any]:
        entries = Entry.objects.filter(chain=self.people.body.code).order_by("number")
        return {
            "acts": list(entries.values_list("act", flat=True)),
            "wrong": [str(each) for each in verifying.chain(self.people.body.code)],
        }
