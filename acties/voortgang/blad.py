"""The page of one report: the actie, the round, what was written, and what the reader may do with it."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse

from acties.handelingen.voortgang import TE_SCHRIJVEN
from acties.keuzes import Verslagtoestand
from acties.models import Actie, Mijlpaal, Voortgang
from programma.models import Deelname, Rapportageperiode
from programma.opmaak import AMSTERDAM
from programma.periodekeuzes import Periodetoestand
from programma.rechten import bewerkt_programma

from .formulier import Verslagformulier
from .inhoud import Inhoud
from .invullen import ingevuld
from .lezen import termijn_van, vorig_verslag
from .termijn import Termijn
from .wie import schrijft, van_het_team


@dataclass
class Blad:
    """`verslag` is None as long as nobody began."""

    deelname: Deelname
    actie: Actie
    periode: Rapportageperiode
    verslag: Voortgang | None
    vandaag: date

    @property
    def adres(self) -> str:
        return reverse("verslag", args=[self.periode.programma.slug, self.actie.slug, self.periode.slug])

    @property
    def versie(self) -> int:
        return self.verslag.versie if self.verslag else 0

    @property
    def begonnen(self) -> bool:
        """Whether its writer kept something; uitstel for instance makes a report that nobody began."""
        return bool(self.verslag and self.verslag.bewaard_op)

    @property
    def open(self) -> bool:
        """Whether the round is one in which reports change."""
        return self.periode.toestand == Periodetoestand.CONCEPT

    @property
    def schrijft(self) -> bool:
        return schrijft(self.deelname, self.actie, self.verslag)

    @property
    def van_het_team(self) -> bool:
        return van_het_team(self.actie, self.verslag)

    @property
    def te_schrijven(self) -> bool:
        """Whether the reader gets the form."""
        bezig = self.verslag is None or self.verslag.toestand in TE_SCHRIJVEN
        return self.open and self.schrijft and bezig

    @property
    def oordeelt(self) -> bool:
        """Whether the reader may send it back, agree to it, take it over or give time."""
        return self.open and bewerkt_programma(self.deelname)

    @property
    def wacht_op_partner(self) -> bool:
        """Whether a partner still has to send it in."""
        return not self.van_het_team and (self.verslag is None or self.verslag.toestand in TE_SCHRIJVEN)

    @property
    def kan_terughalen(self) -> bool:
        return self.open and self.schrijft and self.ingediend and not self.termijn.waarom_niet(self.vandaag)

    @property
    def ingediend(self) -> bool:
        return bool(self.verslag) and self.verslag.toestand == Verslagtoestand.INGEDIEND

    @property
    def akkoord(self) -> bool:
        return bool(self.verslag) and self.verslag.toestand == Verslagtoestand.AKKOORD

    @property
    def termijn(self) -> Termijn:
        """The days that count for who writes it: the last one of the round is not for the programmateam."""
        return termijn_van(self.periode, self.verslag)

    @property
    def in_woorden(self) -> str:
        """How long it still is until the deadline."""
        return self.termijn.in_woorden(self.vandaag)

    @property
    def waarom_niet(self) -> str:
        """Why sending in is not possible today, "" when it is."""
        terug = self.verslag and self.verslag.toestand == Verslagtoestand.TERUG
        return "" if self.van_het_team or terug else self.termijn.waarom_niet(self.vandaag)

    @property
    def dagen_te_laat(self) -> int:
        """How late it was sent in, or is when it was not."""
        ingediend = self.verslag.ingediend_op if self.verslag else None
        return self.termijn.dagen_te_laat(ingediend.astimezone(AMSTERDAM).date() if ingediend else self.vandaag)

    @cached_property
    def inhoud(self) -> Inhoud:
        """What was written, or before that what it begins with."""
        return Inhoud.van(self.verslag) if self.verslag else ingevuld(self.actie, self.vorige)

    @cached_property
    def vorige(self) -> Voortgang | None:
        return vorig_verslag(self.actie, self.periode)

    @cached_property
    def vorige_inhoud(self) -> Inhoud | None:
        return Inhoud.van(self.vorige) if self.vorige else None

    @property
    def ongewijzigd(self) -> bool:
        """Whether it says word for word what the last one said was reached."""
        return bool(self.vorige_inhoud and self.inhoud.bereikt) and self.vorige_inhoud.bereikt == self.inhoud.bereikt

    @cached_property
    def mijlpalen(self) -> list[Mijlpaal]:
        return list(self.actie.mijlpalen.order_by("volgorde"))

    def formulier(self, data: QueryDict | None = None) -> Verslagformulier:
        return Verslagformulier(data, actie=self.actie, mijlpalen=self.mijlpalen, begin=self.inhoud, versie=self.versie)

    def opnieuw(self) -> "Blad":
        """The page as it is now, whoever wrote meanwhile."""
        return open_blad(self.deelname, self.actie.slug, self.periode.slug, self.vandaag)


def open_blad(deelname: Deelname, slug: str, periode: str, vandaag: date) -> Blad:
    """The report on an actie in a round. Raises Http404 when there is no such actie or round, or not for this reader."""
    programma = deelname.programma
    acties = Actie.objects.van_programma(programma).zichtbaar_voor(deelname).select_related("plan", "rapporteur")
    actie = acties.filter(slug=slug).last()
    if actie is None:
        raise Http404("Deze actie bestaat niet, of u mag haar niet zien.")
    ronde = get_object_or_404(programma.perioden, slug=periode)
    ronde.programma = programma
    verslagen = Voortgang.objects.select_related("ingediend_door", "akkoord_door")
    verslag = verslagen.filter(actie=actie, periode=ronde).first()
    if verslag:
        verslag.actie, verslag.periode = actie, ronde
    return Blad(deelname, actie, ronde, verslag, vandaag)
