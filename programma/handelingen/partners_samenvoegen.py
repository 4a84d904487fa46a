"""Two partners of the register become one: what the register itself holds of it.

What other apps hold of a partner, they move themselves before this (see `acties.handelingen.partners_samenvoegen`).
"""

from collections.abc import Iterable

from programma.models import Deelname, Partner, Partneradres, Partneralias, Programma, ProgrammaPartner, Wijziging
from programma.vastleggen import Daad, Verschil, vastgelegd
from programma.versies import wissel

from .partners import SOORT, bewerkt, verschil

SAMENGEVOEGD = Wijziging.Handeling.SAMENGEVOEGD


def bezwaren_tegen_samenvoegen(weg: Partner, blijft: Partner) -> list[str]:
    """Why `weg` cannot become `blijft`, in Dutch sentences; nothing when it can."""
    if weg == blijft:
        return ["Kies twee verschillende partners."]
    bezwaren = []
    if blijft.pk == weg.onder_id or weg.pk == blijft.onder_id:
        deel, geheel = (weg, blijft) if weg.onder_id == blijft.pk else (blijft, weg)
        bezwaren.append(
            f"{deel.naam} is een onderdeel van {geheel.naam} en heeft eigen acties. Hoort het geen onderdeel te zijn, wijzig "
            "dan eerst de soort."
        )
    if weg.natuurlijke_personen != blijft.natuurlijke_personen:
        inwoners, ander = (weg, blijft) if weg.natuurlijke_personen else (blijft, weg)
        bezwaren.append(
            f"{inwoners.naam} is een groep van inwoners en {ander.naam} niet. Inwoners ontvangen geen geld; daarom blijven "
            "deze twee apart."
        )
    elif blijft.soort == Partner.Soort.GROEP and weg.soort != Partner.Soort.GROEP:
        bezwaren.append(
            f"{blijft.naam} is een groep; {weg.naam} is een organisatie die rapporteert en zich aanmeldt. Kies de "
            "organisatie als de partner die blijft."
        )
    if blijft.soort != Partner.Soort.ORGANISATIE and weg.onderdelen.all():
        bezwaren.append(f"{weg.naam} heeft onderdelen; die kunnen alleen onder een organisatie staan.")
    return bezwaren


def nieuwe_spellingen(weg: Partner, blijft: Partner) -> list[str]:
    """The names under which `blijft` is recognised too once `weg` has become it."""
    al = {naam.casefold() for naam in (blijft.naam, *_spellingen(blijft))}
    return [naam for naam in (weg.naam, *_spellingen(weg)) if naam.casefold() not in al]


def _spellingen(partner: Partner) -> Iterable[str]:
    return (alias.spelling for alias in partner.aliassen.all())


def voeg_register_samen(*, weg: Partner, blijft: Partner, programma: Programma, daad: Daad) -> None:
    """`weg` becomes `blijft`: users, parts, programmes, names and addresses. Call it in the transaction that holds the
    register and after everything else that referred to `weg` refers to `blijft`; ProtectedError says that something does not.
    """
    for deelname in Deelname.objects.filter(partner=weg).select_related("programma", "gebruiker").order_by("pk"):
        _geef_deelname(deelname, weg, blijft, daad)
    for deel in weg.onderdelen.order_by("pk"):
        with bewerkt(deel, [verschil("onder", weg.naam, blijft.naam)], programma, daad, SAMENGEVOEGD):
            deel.onder = blijft
    for elders in weg.programmapartners.exclude(programma__programmapartners__partner=blijft):
        ProgrammaPartner.objects.create(programma_id=elders.programma_id, partner=blijft)
    weg.programmapartners.all().delete()
    weg.oude_adressen.update(partner=blijft)
    spellingen = nieuwe_spellingen(weg, blijft)
    oude_naam, oud_adres, was = weg.naam, weg.slug, weg.pk
    with vastgelegd(
        weg,
        daad,
        SAMENGEVOEGD,
        [verschil("opgegaan", "", blijft.naam)],
        soort=SOORT,
        programma=programma,
        versie=weg.versie + 1,
    ):
        weg.aliassen.all().delete()
        weg.delete()
    erbij = [verschil("samengevoegd", "", oude_naam), *(verschil("aliassen", "", naam) for naam in spellingen)]
    with bewerkt(blijft, erbij, programma, daad, SAMENGEVOEGD):
        for spelling in spellingen:
            Partneralias.objects.create(partner=blijft, spelling=spelling)
    Partneradres.objects.create(slug=oud_adres, naam=oude_naam, was=was, partner=blijft)


def _geef_deelname(deelname: Deelname, weg: Partner, blijft: Partner, daad: Daad) -> None:
    """The role of one user is for `blijft` from now on; the history is about the person."""
    wissel(deelname, deelname.versie)
    with vastgelegd(
        deelname.gebruiker,
        daad,
        SAMENGEVOEGD,
        [Verschil("partner", "Partner", weg.naam, blijft.naam, weg.naam, blijft.naam)],
        soort="gebruiker",
        programma=deelname.programma,
        versie=deelname.gebruiker.versie,
    ):
        deelname.partner = blijft
        deelname.save()
