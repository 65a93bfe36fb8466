from django.apps import AppConfig

# A paper is put into the box and read; nobody who serves pages alters one or takes one out.
GUARDED = {"ballots_ballotpaper": "select, insert"}


class BallotsConfig(AppConfig):
    name = "lianxinqiao.ballots"
    label = "ballots"

    def ready(self) -> None:
        from lianxinqiao.database import roles  # deferred: needs the app registry

        roles.guard(GUARDED)
