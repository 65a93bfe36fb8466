from django.urls import path

from lianxinqiao.portal import views

urlpatterns = [
    path("", views.home, name="portal"),
    path("browse", views.browse, name="portal-browse"),
    path("p/<str:reference>", views.show, name="portal-suggestion"),
    path("deputies", views.deputies, name="portal-deputies"),
    path("deputies/<int:pk>", views.deputy, name="portal-deputy"),
    path("feed.atom", views.Newest(), name="portal-feed"),
]
