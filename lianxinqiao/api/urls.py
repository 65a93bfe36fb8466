from django.urls import path

from lianxinqiao.api import interface, views

urlpatterns = [
    path(f"{interface.PREFIX}/", interface.api.urls),
    path("account/tokens", views.tokens, name="api-tokens"),
    path("account/tokens/<int:pk>/revoke", views.revoke, name="api-token-revoke"),
]
