"""Where an edition is: its page, and the permanent address of each of its files."""

from django.urls import reverse

from rapportage.models import Editie


def pagina(editie: Editie, programma: str) -> str:
    """The page about it; `programma` is the slug, so that no query is needed."""
    return reverse("collegeversie" if editie.is_collegeversie else "editie", args=[programma, editie.nummer])


def bestand(editie: Editie, programma: str, naam: str) -> str:
    """The address at which this file is as it was, for ever."""
    adres = "collegeversie_bestand" if editie.is_collegeversie else "editie_bestand"
    return reverse(adres, args=[programma, editie.nummer, editie.kort, naam])
