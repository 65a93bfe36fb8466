"""What was written without network: kept by the phone, sent once, and never lost to a refusal."""

import re
import uuid
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.test import Client

from lianxinqiao.acts import offline
from lianxinqiao.opinions.models import Opinion
from lianxinqiao.opinions.views import offline as ours
from tests.cast import Cast


def send(client: Client, **fields: Any) -> Any:
    return client.post("/opinion/send", {"text": "地下室的排水泵坏了，水漫到了台阶。", **fields})


def test_sent_again_after_a_broken_answer_it_is_one(people: Cast, client: Client) -> None:
    """Vector 170: the phone drops it only after a 2xx; what it sends twice is one row with one receipt."""
    identity = str(uuid.uuid4())
    first, second = send(client, identity=identity), send(client, identity=identity)
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json() == second.json()
    assert Opinion.objects.get().stage == "received"


def test_a_refusal_says_why_in_a_sentence(people: Cast, client: Client) -> None:
    answer = send(client, text="短", identity=str(uuid.uuid4()))
    assert answer.status_code == 422
    assert "至少" in answer.json()["sentence"]
    assert not Opinion.objects.exists()


def test_what_a_program_sends_here_is_held_as_everywhere(people: Cast, client: Client) -> None:
    assert send(client, identity=str(uuid.uuid4()), website="http://buy.example").status_code == 201
    assert Opinion.objects.get().held_because == ["trap"]


def test_the_worker_stands_under_the_addresses_it_serves_and_names_files_that_are_there(
    people: Cast, client: Client
) -> None:
    answer = client.get("/opinion/worker.js")
    assert answer["Content-Type"].startswith("text/javascript")
    text = answer.content.decode()
    assert 'const PAGE = "/opinion/new";' in text
    assert "opinions/offline" in text
    assert 'credentials: "omit"' in text
    assert "/desk" not in text


def test_whatever_a_script_of_the_page_imports_is_kept_with_it() -> None:
    """One that is missing without network takes all of the others with it."""
    kept = {*offline.FILES, *ours.FILES}
    for name in kept:
        if name.endswith(".js"):
            text = Path(finders.find(name)).read_text()
            imported = {f"ui/{each}" for each in re.findall(r'^import .* from "\./(.+)";', text, re.MULTILINE)}
            assert imported <= kept, name
