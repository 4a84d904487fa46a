"""Addresses: signing in at the root, everything else below a programme."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import include, path

from programma.views_wachtwoord import WachtwoordView
from rapportage.publiek import views_publiek
from sfn_portal import views
from sfn_portal.forms import AanmeldForm

urlpatterns = [
    path("", views.portfolio, name="portfolio"),
    path(
        "inloggen", LoginView.as_view(authentication_form=AanmeldForm, redirect_authenticated_user=True), name="login"
    ),
    path("uitloggen", LogoutView.as_view(), name="logout"),
    path("wachtwoord/<uidb64>/<token>/", WachtwoordView.as_view(), name="wachtwoord"),
    path("publiek/", views_publiek.programmas, name="publieke_programmas"),
    path("publiek/<slug:programma>/", views_publiek.blad, name="publiek_begin"),
    path("publiek/<slug:programma>/<path:pad>", views_publiek.blad, name="publiek"),
    path("<slug:programma>/", include("rapportage.urls")),
    path("<slug:programma>/", include("financien.urls")),
    path("<slug:programma>/", include("acties.urls")),
    path("<slug:programma>/", include("programma.urls")),
]
