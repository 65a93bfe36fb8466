from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "lianxinqiao.accounts"
    label = "accounts"

    def ready(self) -> None:
        from lianxinqiao.accounts import personal, receivers  # deferred: needs the app registry

        receivers.connect()
        personal.register()
