from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "lianxinqiao.people"
    label = "people"

    def ready(self) -> None:
        from lianxinqiao.people import chrome, personal, witnesses  # deferred: needs the app registry

        chrome.register()
        personal.register()
        witnesses.connect()
