"""Addresses of acties, below a programme."""

from django.urls import path

from . import views, views_doelen, views_partners

urlpatterns = [
    path("acties/", views.acties, name="acties"),
    path("acties/<slug:slug>/", views.actie, name="actie"),
    path("doelen/", views_doelen.doelen, name="doelen"),
    path("doelen/<slug:letter>/", views_doelen.doel, name="doel"),
    path("partners/", views_partners.partners, name="partners"),
    path("partners/<slug:slug>/", views_partners.partner, name="partner"),
]
