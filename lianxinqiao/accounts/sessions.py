"""Sessions in the database, looked up by a query that is put together once: every page of everybody asks it."""

from datetime import datetime

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.models import Session
from django.utils import timezone

from lianxinqiao.database.prepared import Prepared

SESSIONS = Prepared(lambda key, at: Session.objects.filter(session_key=key, expire_date__gt=at), str, datetime)


class SessionStore(DatabaseStore):
    def _get_session_from_db(self) -> Session | None:
        for session in SESSIONS(self.session_key, timezone.now()):
            return session
        self._session_key = None
        return None
