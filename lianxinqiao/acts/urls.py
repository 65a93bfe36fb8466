from lianxinqiao.acts import queues

urlpatterns = queues.urlpatterns
