"""A question is found by what is said to it; by strangers only once it was looked at."""

from django.test import Client
from django.urls import reverse

from lianxinqiao.halls.actions import saying
from lianxinqiao.halls.models import Topic
from lianxinqiao.halls.tests.scene import Hall
from tests.cast import Cast


def found(client: Client, topic: Topic, address: str, word: str) -> bool:
    page = client.get(address, {"q": word}).content.decode()
    return f'href="{reverse("hall-topic", args=[topic.pk])}' in page or topic.get_absolute_url() in page


def test_what_was_said_is_found_by_strangers_once_it_was_looked_at(client: Client, people: Cast) -> None:
    hall = Hall(people)
    assert not found(client, hall.topic, "/find", "早市")
    said = hall.opened().say("摊位费不要涨，豆腐担子交不起。")
    assert found(client, hall.topic, "/find", "早市") and not found(client, hall.topic, "/find", "豆腐担子")
    saying.show(said, by=people.station, at=hall.later())
    assert found(client, hall.topic, "/find", "豆腐担子")
    saying.hide(said, reason="重复。", by=people.station, at=hall.later())
    assert not found(client, hall.topic, "/find", "豆腐担子")
    client.force_login(people.deputy.user)
    assert found(client, hall.topic, "/search", "豆腐担子")
