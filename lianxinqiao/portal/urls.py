from django.contrib.sitemaps import views as sitemaps
from django.urls import path

from lianxinqiao.portal.views import about, following, numbers, suggestions

SITEMAPS = {"suggestions": about.Published}

urlpatterns = [
    path("", suggestions.home, name="portal"),
    path("about", about.about, name="portal-about"),
    path("browse", suggestions.browse, name="portal-browse"),
    path("p/<str:reference>", suggestions.show, name="portal-suggestion"),
    path("p/<str:reference>/qr.svg", suggestions.qr, name="portal-qr"),
    path("p/<str:reference>/feed.atom", following.Steps(), name="portal-steps"),
    path("deputies", suggestions.deputies, name="portal-deputies"),
    path("deputies/<int:pk>", suggestions.deputy, name="portal-deputy"),
    path("numbers/<str:code>/<int:year>", numbers.numbers, name="portal-numbers"),
    path("numbers/<str:code>/<int:year>/<str:figure>", numbers.rows, name="portal-number"),
    path("feed.atom", following.Newest(), name="portal-feed"),
    path("follow", following.follow, name="portal-follow"),
    path("follow/<str:token>", following.confirm, name="portal-follow-confirm"),
    path("follow/<str:token>/end", following.end, name="portal-follow-end"),
    path("robots.txt", about.robots, name="robots"),
    path("sitemap.xml", sitemaps.index, {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap-part"}, name="sitemap"),
    path("sitemap-<section>.xml", sitemaps.sitemap, {"sitemaps": SITEMAPS}, name="sitemap-part"),
]
