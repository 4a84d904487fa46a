"""Addresses of financien, below a programme."""

from django.urls import path

from . import views

urlpatterns = [
    path("financien/", views.financien, name="financien"),
    path("financien/plafonds/", views.plafonds, name="plafonds"),
]
