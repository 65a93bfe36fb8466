from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "lianxinqiao.accounts"
    label = "accounts"
