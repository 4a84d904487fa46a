"""Addresses of financien, below a programme."""

from django.urls import path

from financien import views_normen
from financien.bestedingen import views_besteding, views_bestedingen
from financien.importeren import views_profielen
from financien.jaartabel import (
    views_bijstellingen,
    views_jaartabel,
    views_postbeheer,
    views_posten,
    views_stand,
    views_standbeheer,
    views_standen_invoeren,
    views_vergelijken,
    views_verloop,
)
from financien.plafonds import views_hefboom, views_jaren, views_plafond_wijzigen, views_plafonds
from financien.verkenning import views_verkenning, views_verkenningen

urlpatterns = [
    path("financien/", views_jaartabel.financien, name="financien"),
    path("financien/verloop/", views_verloop.verloop, name="verloop"),
    path("financien/vergelijk/", views_vergelijken.vergelijken, name="vergelijken"),
    path("financien/plafonds/", views_plafonds.plafonds, name="plafonds"),
    path("financien/plafonds/samen/", views_plafonds.plafonds_samen, name="plafonds_samen"),
    path("financien/plafonds/<int:opgave>/", views_plafonds.plafond, name="plafond"),
    path("financien/plafonds/<int:opgave>/wijzigen/", views_plafond_wijzigen.wijzig, name="plafond_wijzigen"),
    path("financien/hefboom/", views_hefboom.hefboom, name="hefboom"),
    path("financien/hefboom/regels/", views_hefboom.regels, name="hefboomregels"),
    path("financien/bestedingen/", views_bestedingen.bestedingen, name="bestedingen"),
    path("financien/bestedingen/vastleggen/", views_bestedingen.bestedingen_vastleggen, name="bestedingen_vastleggen"),
    path(
        "financien/bestedingen/ongedaan/<int:wijziging>/",
        views_besteding.bestedingen_ongedaan,
        name="bestedingen_ongedaan",
    ),
    path("financien/bestedingen/<int:financiering>/", views_besteding.besteding, name="besteding"),
    path("financien/jaarverdeling/", views_jaren.geld_per_jaar, name="geld_per_jaar"),
    path("financien/jaarverdeling/vastleggen/", views_jaren.geld_per_jaar_vastleggen, name="geld_per_jaar_vastleggen"),
    path("financien/standen/invoeren/", views_standen_invoeren.standen_invoeren, name="standen_invoeren"),
    path("financien/posten/nieuw/", views_postbeheer.post_nieuw, name="post_nieuw"),
    path("financien/posten/overnemen/", views_postbeheer.posten_overnemen, name="posten_overnemen"),
    path("financien/posten/<int:post>/", views_posten.post, name="budgetpost"),
    path(
        "financien/posten/<int:post>/geschiedenis/",
        views_posten.budgetpost_geschiedenis,
        name="budgetpost_geschiedenis",
    ),
    path("financien/posten/<int:post>/wijzigen/", views_postbeheer.post_wijzigen, name="post_wijzigen"),
    path("financien/posten/<int:post>/verwijderen/", views_postbeheer.post_verwijderen, name="post_verwijderen"),
    path("financien/posten/<int:post>/bijstellen/", views_bijstellingen.bijstellen, name="bijstellen"),
    path("financien/posten/<int:post>/overhevelen/", views_bijstellingen.overhevelen, name="overhevelen"),
    path(
        "financien/posten/<int:post>/intrekken/",
        views_bijstellingen.bijstelling_intrekken,
        name="bijstelling_intrekken",
    ),
    path(
        "financien/posten/<int:post>/standen/<str:peildatum>/corrigeren/",
        views_standbeheer.stand_corrigeren,
        name="stand_corrigeren",
    ),
    path(
        "financien/posten/<int:post>/standen/<str:peildatum>/verwijderen/",
        views_standbeheer.stand_verwijderen,
        name="stand_verwijderen",
    ),
    path("financien/posten/<int:post>/standen/<str:peildatum>/", views_stand.stand, name="stand"),
    path("financien/importprofielen/", views_profielen.importprofielen, name="importprofielen"),
    path("financien/importprofielen/<int:profiel>/", views_profielen.importprofiel, name="importprofiel"),
    path(
        "financien/importprofielen/<int:profiel>/wijzigen/",
        views_profielen.importprofiel_wijzigen,
        name="importprofiel_wijzigen",
    ),
    path(
        "financien/importprofielen/<int:profiel>/verwijderen/",
        views_profielen.importprofiel_verwijderen,
        name="importprofiel_verwijderen",
    ),
    path("financien/normen/", views_normen.normen, name="geldnormen"),
    path("financien/verkenning/", views_verkenning.verkenning, name="verkenning"),
    path("financien/verkenning/bewaren/", views_verkenningen.bewaren, name="verkenning_bewaren"),
    path("financien/verkenning/<int:verkenning>/", views_verkenning.bewaarde_verkenning, name="bewaarde_verkenning"),
    path("financien/verkenning/<int:verkenning>/wijzigen/", views_verkenningen.wijzigen, name="verkenning_wijzigen"),
    path(
        "financien/verkenning/<int:verkenning>/verwijderen/",
        views_verkenningen.verwijderen,
        name="verkenning_verwijderen",
    ),
]
