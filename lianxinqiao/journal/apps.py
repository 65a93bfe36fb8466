from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "lianxinqiao.journal"
    label = "journal"

    def ready(self) -> None:
        from lianxinqiao.journal import personal, places  # deferred: needs the app registry

        places.register()
        personal.register()
