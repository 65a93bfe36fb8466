from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "lianxinqiao.people"
    label = "people"

    def ready(self) -> None:
        from lianxinqiao.database import walls as second  # deferred, as the next: needs the app registry
        from lianxinqiao.people import chrome, personal, pinyin, walls, witnesses
        from lianxinqiao.ui import spelling

        spelling.declare(pinyin.spelled)
        chrome.register()
        personal.register()
        witnesses.connect()
        second.declare(walls.conditions)
