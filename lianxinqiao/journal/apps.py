from django.apps import AppConfig

APPENDS = "journal_append(text, text, text, text, jsonb)"
# All that the serving role may do here. Entries come by the one function; what is sealed may be erased, never altered.
GUARDED = {
    "journal_entry": "select",
    "journal_head": "select",
    "journal_shown": "select, insert, update",
    "journal_sealed": "select, update (content, salt, erased_at)",
    "journal_leaf": "select, insert",
    "journal_checkpoint": "select, insert",
    "journal_cosignature": "select, insert",
}


class JournalConfig(AppConfig):
    name = "lianxinqiao.journal"
    label = "journal"

    def ready(self) -> None:
        from lianxinqiao.database import roles  # deferred: likewise
        from lianxinqiao.journal import doors, findings, personal, places  # deferred: needs the app registry

        places.register()
        personal.register()
        doors.connect()
        findings.register()
        roles.guard(GUARDED, functions=[APPENDS])
