from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "lianxinqiao.people"
    label = "people"
