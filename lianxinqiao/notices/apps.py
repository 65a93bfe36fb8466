from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "lianxinqiao.notices"
    label = "notices"

    def ready(self) -> None:
        from lianxinqiao.notices import chrome, personal  # deferred: needs the app registry

        chrome.register()
        personal.register()
