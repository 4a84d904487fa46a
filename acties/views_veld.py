"""One cell of the list: the small form that changes it, in the cell itself or as a page of its own."""

import json
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from programma.handelingen.weigering import Geweigerd
from programma.meldingen import meld_gedaan
from programma.models import Programma, Wijziging
from programma.opmaak import moment
from programma.rechten import bewerkt_programma
from programma.toegang import FORMULIER, met_recht
from programma.vastleggen import Daad

from .aanwezigheid import anderen_aan, meld_bewerking
from .actielezen import Deel, uit_instantie
from .cellen import KOLOMMEN, cel, letterchips, titelcel
from .gegevens import ActieGegevens
from .handelingen.wensen import Botsing, RedenNodig, Veldbotsing, Wens
from .handelingen.wijzigen import SOORT, wijzig_actie
from .models import Actie
from .velden import OPTIES, ROOSTERVELDEN, VELDEN, OnbekendePartner, Veld, VeldFout, gevolgen, merk

UITLEG = {
    "doelen": "Letters met streepjes ertussen, bijvoorbeeld B-C.",
    "hoofdpartners": "Meer namen? Zet er een puntkomma tussen.",
    "samenwerkingspartners": "Zet een puntkomma tussen de namen.",
    "financiering_programma": "Bijvoorbeeld € 14.770, PM, of € 500 ten laste van opgave 2.",
    "financiering_anders": "Bijvoorbeeld € 1.000 via fondsen; € 500 partner Woej.",
    "looptijd": "Bijvoorbeeld 2025, 2025-2026 of schooljaar 2025/2026.",
}
MET_NAMEN = ("hoofdpartners", "samenwerkingspartners")
LANGSTE_REDEN = 500


@dataclass(frozen=True, slots=True)
class Celformulier:
    """What the small form shows: the text in it, what its user saw, and what is wrong with it."""

    veld: Veld
    invoer: str
    gezien: str
    versie: int
    reden: str = ""
    fout: str = ""
    voorstel: str = ""
    reden_fout: str = ""
    botsing: Veldbotsing | None = None
    onbekend: bool = False

    @property
    def verplicht(self) -> bool:
        return self.veld.sleutel == "titel" or bool(self.opties)

    @property
    def opties(self) -> list[tuple[str, str]]:
        return OPTIES.get(self.veld.sleutel, [])

    @property
    def uitleg(self) -> str:
        return UITLEG.get(self.veld.sleutel, "")

    @property
    def met_namen(self) -> bool:
        return self.veld.sleutel in MET_NAMEN

    @property
    def nu_tekst(self) -> str:
        """What the other one made of it, in words."""
        return self.veld.in_woorden(self.botsing.huidig) or "leeg" if self.botsing else ""

    @property
    def hetzelfde(self) -> bool:
        """Whether the other one chose the same value."""
        return bool(self.botsing) and self.botsing.huidig == self.botsing.gewenst

    @property
    def wanneer(self) -> str:
        return f" op {moment(self.botsing.moment)}" if self.botsing and self.botsing.moment else ""


@met_recht(bewerkt_programma, methoden=FORMULIER)
def veld(request: HttpRequest, programma: Programma, slug: str, veld: str) -> HttpResponse:
    """The form of one field. A save answers with the cell (htmx) or goes back to the list; what is wrong comes back in it.

    409: somebody else changed the field. 422: the text cannot be read, or a reason is missing. Nothing is written then.
    """
    if veld not in ROOSTERVELDEN:
        raise Http404("Dit veld kan hier niet worden gewijzigd.")
    actie = Actie.objects.van_programma(programma).select_related("plan", "opgave").filter(slug=slug).last()
    if actie is None:
        raise Http404("Deze actie bestaat niet.")
    actie.plan.programma = programma
    if request.method == "POST":
        return _bewaar(request, programma, actie, VELDEN[veld])
    meld_bewerking(actie, request.user, timezone.now())
    return _toon(request, programma, actie, _leeg_formulier(VELDEN[veld], _gegevens(actie, VELDEN[veld])))


def _gegevens(actie: Actie, veld: Veld) -> ActieGegevens:
    return uit_instantie(actie, _delen(veld))


def _delen(veld: Veld) -> tuple[Deel, ...]:
    """The part that the cell of `veld` shows."""
    return (veld.deel,) if veld.deel else ()


def _leeg_formulier(veld: Veld, nu: ActieGegevens) -> Celformulier:
    waarde = veld.waarde(nu)
    invoer = waarde if veld.sleutel in OPTIES else veld.tekst(waarde)
    return Celformulier(veld, invoer, merk(waarde), nu.versie)


def _bewaar(request: HttpRequest, programma: Programma, actie: Actie, veld: Veld) -> HttpResponse:
    if request.POST.get("keuze") == "huidig":
        # The other one's value stays.
        return _klaar(request, programma, actie, veld, _gegevens(actie, veld), None)
    invoer = request.POST.get("waarde", "")
    if request.POST.get("voorstel"):
        invoer = request.POST["voorstel"]
    reden = " ".join(request.POST.get("reden", "").split())[:LANGSTE_REDEN]
    gezien = request.POST.get("gezien", "")
    versie = request.POST.get("versie", "")
    formulier = Celformulier(veld, invoer, gezien, int(versie) if versie.isdecimal() else 0, reden)
    wens = Wens(actie.pk, gezien={veld.sleutel: gezien}, teksten={veld.sleutel: invoer})
    try:
        uitkomst = wijzig_actie(wens=wens, daad=Daad(request.user, timezone.now(), reden), gelezen=actie)
    except VeldFout as fout:
        onbekend = isinstance(fout, OnbekendePartner)
        fouten = {"fout": fout.reden, "voorstel": fout.voorstel, "onbekend": onbekend}
        return _toon(request, programma, actie, replace(formulier, **fouten), status=422)
    except RedenNodig as fout:
        return _toon(request, programma, actie, replace(formulier, reden_fout=str(fout)), status=422)
    except Geweigerd as fout:
        return _toon(request, programma, actie, replace(formulier, fout=str(fout)), status=422)
    except Botsing as fout:
        (botsing,) = fout.botsingen[actie.pk]
        # From here on the form has seen what there is now: saving once more is choosing one's own value.
        nu = Actie.objects.values_list("versie", flat=True).get(pk=actie.pk)
        gezien = {"botsing": botsing, "gezien": merk(botsing.huidig), "versie": nu}
        return _toon(request, programma, actie, replace(formulier, **gezien), status=409)
    return _klaar(
        request, programma, uitkomst.actie, veld, uitkomst.na(*_delen(veld)), uitkomst.wijziging, sinds=formulier.versie
    )


def _toon(
    request: HttpRequest, programma: Programma, actie: Actie, formulier: Celformulier, status: int = 200
) -> HttpResponse:
    context = {
        "actie": actie,
        "formulier": formulier,
        "anderen": anderen_aan(actie, request.user, timezone.now()),
        "id": f"cel-{actie.nummer.replace('.', '-')}-{formulier.veld.sleutel}",
        "adres": request.path,
        "terug": _terug(request, programma),
        "kruimels": [
            {"naam": "Acties", "url": reverse("acties", args=[programma.slug])},
            {"naam": actie.titel, "url": reverse("actie", args=[programma.slug, actie.slug])},
            {"naam": formulier.veld.naam},
        ],
    }
    sjabloon = "acties/veld.html#formulier" if request.htmx else "acties/veld.html"
    return render(request, sjabloon, context, status=status)


def _klaar(
    request: HttpRequest,
    programma: Programma,
    actie: Actie,
    veld: Veld,
    nu: ActieGegevens,
    wijziging: Wijziging | None,
    sinds: int = 0,
) -> HttpResponse:
    """Answer a save with the cell as it is now, or without htmx with the list."""
    if not request.htmx:
        if wijziging:
            tekst = f"Opgeslagen bij {actie.nummer} {actie.titel}: {veld.naam.lower()}."
            meld_gedaan(request, f"{tekst} {gevolgen(wijziging.verschillen)}".strip(), wijziging)
        return redirect(f"{_terug(request, programma)}#actie-{actie.nummer}")
    lijst = reverse("acties", args=[programma.slug])
    if veld.sleutel == "titel":
        inhoud = titelcel(nu, lijst, bewerkbaar=True)
    else:
        chips = letterchips(actie.plan.doelen.all(), None) if veld.deel == Deel.LETTERS else {}
        inhoud = cel(KOLOMMEN[veld.sleutel], nu, chips, lijst, bewerkbaar=True)
    context = {
        "actie": nu,
        "inhoud": inhoud,
        "veld": veld,
        "wijziging": wijziging,
        "gevolgen": gevolgen(wijziging.verschillen) if wijziging else "",
        "anderen": _van_anderen(actie, sinds, wijziging) if wijziging and wijziging.versie > sinds + 1 else [],
    }
    antwoord = render(request, "acties/veld_opgeslagen.html", context)
    antwoord["HX-Trigger-After-Swap"] = json.dumps(
        {"veld-opgeslagen": {"geld": veld.sleutel.startswith("financiering")}}
    )
    return antwoord


def _van_anderen(actie: Actie, sinds: int, eigen: Wijziging) -> list[tuple[str, datetime, str]]:
    """What others changed in this actie since the form was opened: who, when and which fields. One query."""
    tussendoor = Wijziging.objects.over(SOORT, actie.pk).filter(versie__gt=sinds, pk__lt=eigen.pk)
    return [
        (
            rij.actor.naam if rij.actor else "Het portaal",
            rij.moment,
            ", ".join(verschil["naam"].lower() for verschil in rij.verschillen),
        )
        for rij in tussendoor.exclude(actor=eigen.actor)[:5]
    ]


def _terug(request: HttpRequest, programma: Programma) -> str:
    """The list or the findings as the user had them, with their filter: from the form, or where the link was clicked."""
    lijst = reverse("acties", args=[programma.slug])
    lijsten = (lijst, reverse("bevindingen", args=[programma.slug]))
    vandaan = urlsplit(request.META.get("HTTP_REFERER", ""))
    bladzijde = vandaan._replace(scheme="", netloc="", fragment="").geturl() if vandaan.path in lijsten else lijst
    gevraagd = request.POST.get("terug", bladzijde)
    veilig = url_has_allowed_host_and_scheme(gevraagd, allowed_hosts=None) and gevraagd.startswith(lijsten)
    return gevraagd if veilig else lijst
