from django.contrib.sitemaps import views as sitemaps
from django.urls import path

from lianxinqiao.journal.answers import for_everybody
from lianxinqiao.portal.views import about, following, numbers, suggestions

SITEMAPS = {"suggestions": about.Published}

# What is the same for every stranger is made once after each act, not once a reader.
urlpatterns = [
    path("", for_everybody(suggestions.home), name="portal"),
    path("about", for_everybody(about.about), name="portal-about"),
    path("browse", for_everybody(suggestions.browse), name="portal-browse"),
    path("p/<str:reference>", for_everybody(suggestions.show), name="portal-suggestion"),
    path("p/<str:reference>/qr.svg", for_everybody(suggestions.qr), name="portal-qr"),
    path("p/<str:reference>/feed.atom", for_everybody(following.Steps()), name="portal-steps"),
    path("deputies", for_everybody(suggestions.deputies), name="portal-deputies"),
    path("deputies/<int:pk>", for_everybody(suggestions.deputy), name="portal-deputy"),
    path("numbers/<str:code>/<int:year>", for_everybody(numbers.numbers), name="portal-numbers"),
    path("numbers/<str:code>/<int:year>/<str:figure>", for_everybody(numbers.rows), name="portal-number"),
    path("feed.atom", for_everybody(following.Newest()), name="portal-feed"),
    path("follow", following.follow, name="portal-follow"),
    path("follow/<str:token>", following.confirm, name="portal-follow-confirm"),
    path("follow/<str:token>/end", following.end, name="portal-follow-end"),
    path("robots.txt", about.robots, name="robots"),
    path("sitemap.xml", sitemaps.index, {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap-part"}, name="sitemap"),
    path("sitemap-<section>.xml", sitemaps.sitemap, {"sitemaps": SITEMAPS}, name="sitemap-part"),
]
