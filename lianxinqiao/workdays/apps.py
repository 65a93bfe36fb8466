from django.apps import AppConfig


class WorkdaysConfig(AppConfig):
    name = "lianxinqiao.workdays"
    label = "workdays"
