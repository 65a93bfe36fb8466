from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "lianxinqiao.files"
    label = "files"
