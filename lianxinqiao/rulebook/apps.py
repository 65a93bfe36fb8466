from django.apps import AppConfig


class RulebookConfig(AppConfig):
    name = "lianxinqiao.rulebook"
    label = "rulebook"

    def ready(self) -> None:
        from lianxinqiao.rulebook import places, receivers  # deferred: needs the app registry

        receivers.connect()
        places.register()
