from django.apps import AppConfig


class StationsConfig(AppConfig):
    name = "lianxinqiao.stations"
    label = "stations"

    def ready(self) -> None:
        from lianxinqiao.stations import facts  # deferred: needs the app registry
        from lianxinqiao.stations.acts import ACTS

        ACTS.name_in_journal()
        facts.register()
