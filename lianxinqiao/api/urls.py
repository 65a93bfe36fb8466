from django.urls import path, re_path

from lianxinqiao.api import interface, oparl, open311, views

KIND = r"\.(?P<kind>json|xml)$"

urlpatterns = [
    re_path(rf"^open311/v2/services{KIND}", open311.services, name="open311-services"),
    re_path(rf"^open311/v2/services/(?P<code>[\w-]+){KIND}", open311.service, name="open311-service"),
    re_path(rf"^open311/v2/requests{KIND}", open311.requests, name="open311-requests"),
    re_path(rf"^open311/v2/requests/(?P<key>[\w-]+){KIND}", open311.request_of, name="open311-request"),
    re_path(rf"^open311/discovery{KIND}", open311.discovery, name="open311-discovery"),
    *oparl.urlpatterns,
    path(f"{interface.PREFIX}/", interface.api.urls),
    path("api", views.described, name="api-reference"),
    path("account/tokens", views.tokens, name="api-tokens"),
    path("account/tokens/<int:pk>/revoke", views.revoke, name="api-token-revoke"),
]
