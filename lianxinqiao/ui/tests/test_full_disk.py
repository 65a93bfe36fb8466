"""On a full disk reading goes on, and an act is told in a sentence that it was not saved."""

import errno

import pytest
from allauth.usersessions.models import UserSession
from django.db import OperationalError
from django.http import HttpRequest
from django.test import Client, RequestFactory
from psycopg.errors import DiskFull

from lianxinqiao.ui.middleware import FullDiskMiddleware
from tests.cast import Cast

pytestmark = pytest.mark.django_db  # the page names the body


def full(*_args: object, **_named: object) -> None:
    """As Django wraps what the database says."""
    raise OperationalError("could not extend file") from DiskFull("could not extend file")


def test_reading_goes_on(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    clerk = Client()
    clerk.force_login(people.clerk.user)
    monkeypatch.setattr(UserSession.objects, "create_from_request", full)
    assert clerk.get("/desk").status_code == 200
    assert Client().get("/").status_code == 200


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), OSError(errno.EDQUOT, "Quota")])
def test_an_act_is_told_in_a_sentence(error: OSError) -> None:
    page = told(RequestFactory().post("/suggestions/x/assign"), error)
    assert page is not None
    assert page.status_code == 507
    assert "这一步没有保存" in page.content.decode()
    problem = told(RequestFactory().post("/api/v1/work/handlings/1/accept"), error)
    assert problem is not None
    assert problem["Content-Type"] == "application/problem+json"


def test_what_the_database_says_is_known_through_its_wrapping() -> None:
    with pytest.raises(OperationalError) as caught:
        full()
    page = told(RequestFactory().post("/x"), caught.value)
    assert page is not None
    assert page.status_code == 507
    assert told(RequestFactory().post("/x"), OperationalError("deadlock")) is None


def told(request: HttpRequest, error: Exception):
    return FullDiskMiddleware(lambda request: None).process_exception(request, error)  # type: ignore[arg-type, return-value]
