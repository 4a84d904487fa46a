"""One finding: what is wrong, who owns it, why it may stay, and what was decided before."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from programma.bevindingen import Afspraak, Bevinding, code_van
from programma.gebruikers import team_om_te_kiezen
from programma.handelingen import bevindingen as handelingen
from programma.handelingen.bevindingen import SOORT, EigenaarGeweigerd
from programma.models import Bevindingafspraak, Programma, Wijziging
from programma.rechten import bewerkt_programma, leest_programma
from programma.toegang import HANDELING, met_recht
from programma.vastleggen import Daad
from programma.versies import VersieBotsing

from .bevindingen import alle_regels, bevindingen_van_regel
from .bevindingenbeeld import Bevindingenbeeld
from .bevindingenfilter import Bevindingenfilter
from .bevindingformulieren import AccepteerForm, BevindingForm, EigenaarForm, HeropenForm

ADRESSEN = {
    EigenaarForm: "bevinding_eigenaar",
    AccepteerForm: "bevinding_accepteren",
    HeropenForm: "bevinding_heropenen",
}
HERSTELD = "Deze bevinding is er niet meer: zij is intussen hersteld."
VERANDERD = "De bevinding is veranderd sinds u haar opende. Lees wat er nu staat, en besluit dan opnieuw."
ANDER_BESLUIT = (
    "Iemand anders besloot net iets over deze bevinding. Kijk wat er nu is afgesproken, en besluit dan opnieuw."
)


@met_recht(leest_programma)
def bevinding(request: HttpRequest, programma: Programma, regel: str, code: str) -> HttpResponse:
    """The finding as it is now; of one that was mended, what was agreed about it."""
    rij = _vind(programma, regel, code)
    return _toon(request, programma, rij) if rij else _hersteld(request, programma, regel, code)


@met_recht(bewerkt_programma, methoden=HANDELING)
def eigenaar(request: HttpRequest, programma: Programma, regel: str, code: str) -> HttpResponse:
    """Give the finding an owner."""

    def doe(form: EigenaarForm, daad: Daad) -> str:
        afspraak = handelingen.wijs_toe(programma=programma, bevinding=form.gezien(), **form.keuze(), daad=daad)
        return f"{afspraak.eigenaar_naam} is nu eigenaar van de bevinding over {form.bevinding.object}."

    return _besluit(request, programma, regel, code, EigenaarForm, doe, let_op_inhoud=False)


@met_recht(bewerkt_programma, methoden=HANDELING)
def accepteren(request: HttpRequest, programma: Programma, regel: str, code: str) -> HttpResponse:
    """Let the finding stay, with a reason."""

    def doe(form: AccepteerForm, daad: Daad) -> str:
        handelingen.accepteer(programma=programma, bevindingen=[form.gezien()], daad=daad)
        return f"De bevinding over {form.bevinding.object} is geaccepteerd."

    return _besluit(request, programma, regel, code, AccepteerForm, doe)


@met_recht(bewerkt_programma, methoden=HANDELING)
def heropenen(request: HttpRequest, programma: Programma, regel: str, code: str) -> HttpResponse:
    """Take the acceptance back."""

    def doe(form: HeropenForm, daad: Daad) -> str:
        handelingen.heropen(programma=programma, bevinding=form.gezien(), daad=daad)
        return f"De bevinding over {form.bevinding.object} staat weer open."

    return _besluit(request, programma, regel, code, HeropenForm, doe, let_op_inhoud=False)


def _besluit(
    request: HttpRequest,
    programma: Programma,
    regel: str,
    code: str,
    soort: type[BevindingForm],
    doe: Callable[[BevindingForm, Daad], str],
    *,
    let_op_inhoud: bool = True,
) -> HttpResponse:
    """Decide what the form says. What is wrong or was changed meanwhile comes back on the page, with the input.

    409: the finding changed (when it matters), or somebody else decided. 422: the input is not complete.
    """
    rij = _vind(programma, regel, code)
    if rij is None:
        messages.info(request, HERSTELD)
        return redirect(_lijst(request, programma))
    form = _formulier(soort, request, programma, rij, request.POST)
    if not form.is_valid():
        return _toon(request, programma, rij, form, status=422)
    if let_op_inhoud and form.cleaned_data["vingerafdruk"] != rij.vingerafdruk:
        return _botsing(request, programma, form, VERANDERD)
    daad = Daad(request.user, timezone.now(), form.cleaned_data.get("reden", ""))
    try:
        gedaan = doe(form, daad)
    except EigenaarGeweigerd as fout:
        form.add_error("eigenaar", str(fout))
        return _toon(request, programma, rij, form, status=422)
    except VersieBotsing:
        return _botsing(request, programma, form, ANDER_BESLUIT)
    messages.success(request, gedaan)
    return redirect(_lijst(request, programma))


def _botsing(request: HttpRequest, programma: Programma, form: BevindingForm, melding: str) -> HttpResponse:
    rij = _vind(programma, form.bevinding.regel, form.bevinding.code) or form.bevinding
    form.bevinding = rij
    form.kijk_opnieuw()
    return _toon(request, programma, rij, form, status=409, botsing=melding)


def _vind(programma: Programma, regel: str, code: str) -> Bevinding | None:
    gevonden = bevindingen_van_regel(programma, regel, vandaag=timezone.localdate())
    return next((rij for rij in gevonden if rij.code == code), None)


def _formulier(
    soort: type[BevindingForm], request: HttpRequest, programma: Programma, rij: Bevinding, data: object = None
) -> BevindingForm:
    adres = reverse(ADRESSEN[soort], args=[programma.slug, rij.regel, rij.code])
    actie = adres + Bevindingenfilter.uit(request.GET).vraag()
    team = {"team": team_om_te_kiezen(programma)} if soort is EigenaarForm else {}
    return soort(data, bevinding=rij, actie=actie, auto_id=f"{ADRESSEN[soort]}_%s", **team)


def _toon(
    request: HttpRequest,
    programma: Programma,
    rij: Bevinding,
    ingevuld: BevindingForm | None = None,
    *,
    status: int = 200,
    botsing: str = "",
) -> HttpResponse:
    bewerkt = bewerkt_programma(request.deelname)
    regels = {regel.id: regel for regel in alle_regels()}
    soorten = (EigenaarForm, HeropenForm if rij.geaccepteerd else AccepteerForm) if bewerkt else ()
    formulieren = [
        ingevuld if type(ingevuld) is soort else _formulier(soort, request, programma, rij) for soort in soorten
    ]
    context = {
        "rij": Bevindingenbeeld(programma, regels.values(), bewerkt=bewerkt).rij(rij),
        "regel": regels.get(rij.regel),
        "formulieren": formulieren,
        "ingevuld": ingevuld,
        "botsing": botsing,
        "geschiedenis": _geschiedenis(programma, rij.sleutel) if rij.versie else (),
        "kruimels": _kruimels(request, programma, rij.object),
    }
    return render(request, "rapportage/bevinding.html", context, status=status)


def _hersteld(request: HttpRequest, programma: Programma, regel: str, code: str) -> HttpResponse:
    """A finding that is gone, when somebody once decided about it; another address does not exist."""
    afspraken = Bevindingafspraak.objects.op_sleutel(programma).values()
    afspraak: Afspraak | None = next((rij for rij in afspraken if code_van(rij.sleutel) == code), None)
    if afspraak is None:
        raise Http404("Deze bevinding bestaat niet.")
    context = {
        "afspraak": afspraak,
        "geschiedenis": _geschiedenis(programma, afspraak.sleutel),
        "kruimels": _kruimels(request, programma, "Hersteld"),
    }
    return render(request, "rapportage/bevinding_hersteld.html", context)


def _geschiedenis(programma: Programma, sleutel: str) -> list[Wijziging]:
    """What was decided about the finding, the newest first. One query."""
    over = Bevindingafspraak.objects.filter(programma=programma, sleutel=sleutel).values("pk")
    wijzigingen = Wijziging.objects.filter(onderwerp_soort=SOORT, onderwerp_id__in=over)
    return list(wijzigingen.select_related("actor").order_by("-pk"))


def _lijst(request: HttpRequest, programma: Programma) -> str:
    """The list as the reader had it, with its filter."""
    return reverse("bevindingen", args=[programma.slug]) + Bevindingenfilter.uit(request.GET).vraag()


def _kruimels(request: HttpRequest, programma: Programma, naam: str) -> list[dict]:
    return [{"naam": "Bevindingen", "url": _lijst(request, programma)}, {"naam": naam}]
