"""Addresses of judging a round, below its own."""

from django.urls import path

from . import views_status

urlpatterns = [
    path("status/", views_status.status, name="status"),
    path("status/<slug:onderdeel>/", views_status.oordeel, name="status_oordeel"),
]
