"""The form with everything an import profile says."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any
from zlib import crc32

from crispy_forms.layout import HTML, Fieldset, Layout
from django import forms

from financien.importeren.profiel import BEDRAGVELDEN, VELDEN, Datumvorm, Notatie, Profiel
from financien.importeren.profielwoorden import NIET_VAN_ONS, TELT_NIET, eenheid
from financien.keuzes import Kolom
from programma.formulieren import Formulier, Huisstijl, Tekstveld
from programma.inlezen.tabel import kolomnaam

# What a name in the file can mean besides a post or an amount.
NIET, VRAAG = "niet", "vraag"
DIT = "dit:"
KOLOMUITLEG = (
    '<p class="form-text">Neem de kop over zoals zij boven de kolom staat. Hoofdletters maken niet uit. Laat leeg wat '
    "niet in het bestand staat.</p>"
)
NAMENUITLEG = '<p class="form-text">Boven elk vak staat de naam in het bestand. Nieuwe namen vraagt het portaal bij de import.</p>'


class Profielformulier(Formulier):
    """A profile to change; `postnamen` are the posts of the programme. A name in the file is asked for again, if wanted."""

    naam = Tekstveld(label="Naam van het profiel", max_length=100)
    blad = Tekstveld(label="Blad", required=False, max_length=100, help_text="Leeg: het eerste blad dat past.")
    koprij = forms.IntegerField(
        label="Rij met de koppen",
        required=False,
        min_value=1,
        max_value=10_000,
        help_text="Leeg: de eerste rij die past.",
        error_messages={"invalid": "Vul het nummer van de rij in, bijvoorbeeld 3."},
    )
    schaal = forms.TypedChoiceField(
        label="Eenheid", coerce=int, choices=[(schaal, eenheid(schaal)) for schaal in (1, 1000)]
    )
    notatie = forms.ChoiceField(label="Bedragen in tekst", choices=Notatie.keuzes())
    datumvorm = forms.ChoiceField(label="Volgorde in datums", choices=Datumvorm.keuzes())
    omgekeerd = forms.MultipleChoiceField(
        label="Met omgekeerd teken",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Kruis aan wat de bron met het andere teken schrijft, zoals uitgaven als −.",
    )
    leeg_is_nul = forms.BooleanField(label="Een bedrag dat ontbreekt, telt als € 0", required=False)
    naam_geldt_door = forms.BooleanField(label="Een rij zonder naam hoort bij de naam erboven", required=False)
    overslaan = Tekstveld(
        label="Rijen die overgeslagen worden",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Eén woord per regel. Begint de naam van een rij ermee, dan telt zij niet mee.",
    )
    reden = Tekstveld(label="Waarom", required=False, max_length=500)
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, profiel: Profiel, versie: int, postnamen: Iterable[str], annuleer: str) -> None:
        super().__init__(*args, initial=_begin(profiel) | {"versie": versie})
        self._profiel = profiel
        self.fields["omgekeerd"].choices = [
            (veld, naam) for veld, naam in BEDRAGVELDEN.items() if veld in {*profiel.koppen, *profiel.omgekeerd}
        ]
        for veld, naam in VELDEN.items():
            self.fields[_kop(veld)] = Tekstveld(label=naam, required=False, max_length=200)
        posten = sorted({*postnamen, *filter(None, profiel.posten.values())})
        for naam in profiel.posten:
            self.fields[_post(naam)] = _keuze(naam, posten, NIET_VAN_ONS)
        for naam in profiel.kolommen:
            self.fields[_kolom(naam)] = _keuze(naam, Kolom, TELT_NIET)
        self.helper = Huisstijl("Sla op", annuleer=annuleer)
        self.helper.layout = self._indeling()

    def clean(self) -> dict[str, Any]:
        """Every field has a column of its own, and there is at least one."""
        koppen = self._koppen()
        if not koppen and not self.errors:
            raise forms.ValidationError("Noem minstens één kolom van het bestand.")
        vaker = {kop for kop, aantal in Counter(koppen.values()).items() if aantal > 1}
        for veld, kop in koppen.items():
            if kop in vaker:
                self.add_error(_kop(veld), f"De kolom ‘{kop}’ staat hier meer dan één keer.")
        return self.cleaned_data

    def nieuw(self) -> Profiel:
        """The profile as the person wants it."""
        ja = self.cleaned_data
        return replace(
            self._profiel,
            naam=ja["naam"],
            blad=ja["blad"],
            koprij=ja["koprij"] or 0,
            schaal=ja["schaal"],
            notatie=Notatie(ja["notatie"]),
            datumvorm=Datumvorm(ja["datumvorm"]),
            omgekeerd=tuple(ja["omgekeerd"]),
            leeg_is_nul=ja["leeg_is_nul"],
            naam_geldt_door=ja["naam_geldt_door"],
            overslaan=tuple(dict.fromkeys(filter(None, map(kolomnaam, ja["overslaan"].splitlines())))),
            koppen=self._koppen(),
            posten=self._betekenis(self._profiel.posten, _post),
            kolommen=self._betekenis(self._profiel.kolommen, _kolom),
        )

    def _koppen(self) -> dict[str, str]:
        ingevuld = {veld: kolomnaam(self.cleaned_data.get(_kop(veld), "")) for veld in VELDEN}
        return {veld: kop for veld, kop in ingevuld.items() if kop}

    def _betekenis(self, namen: Iterable[str], veldnaam: Any) -> dict[str, str]:
        gekozen = {naam: self.cleaned_data[veldnaam(naam)] for naam in namen}
        return {
            naam: keuze.removeprefix(DIT) if keuze != NIET else "" for naam, keuze in gekozen.items() if keuze != VRAAG
        }

    def _indeling(self) -> Layout:
        profiel = self._profiel
        hier, niet_hier = ([_kop(veld) for veld in VELDEN if (veld in profiel.koppen) is ja] for ja in (True, False))
        delen = [
            Fieldset("Het bestand", "naam", "blad", "koprij"),
            Fieldset("De kolommen", HTML(KOLOMUITLEG), *hier, css_class="naast"),
            HTML(f'<details class="uitklap"{" open" if self.errors else ""}><summary>Andere kolommen</summary>'),
            Fieldset("", *niet_hier, css_class="naast"),
            HTML("</details>"),
            Fieldset("De bedragen en datums", "schaal", "notatie", "omgekeerd", "leeg_is_nul", "datumvorm"),
            Fieldset("De rijen", "naam_geldt_door", "overslaan"),
        ]
        if profiel.posten:
            delen.append(Fieldset("De posten", HTML(NAMENUITLEG), *map(_post, profiel.posten), css_class="naast"))
        if profiel.kolommen:
            delen.append(Fieldset("Wat meetelt", HTML(NAMENUITLEG), *map(_kolom, profiel.kolommen), css_class="naast"))
        return Layout(*delen, "reden", "versie")


class Weg(Formulier):
    """Yes to removing this `versie` of a profile, and why."""

    reden = Tekstveld(label="Waarom", max_length=500)
    versie = forms.IntegerField(widget=forms.HiddenInput)


def _begin(profiel: Profiel) -> dict[str, Any]:
    return {
        "naam": profiel.naam,
        "blad": profiel.blad,
        "koprij": profiel.koprij or None,
        "schaal": profiel.schaal,
        "notatie": profiel.notatie.value,
        "datumvorm": profiel.datumvorm.value,
        "omgekeerd": list(profiel.omgekeerd),
        "leeg_is_nul": profiel.leeg_is_nul,
        "naam_geldt_door": profiel.naam_geldt_door,
        "overslaan": "\n".join(profiel.overslaan),
        **{_kop(veld): kop for veld, kop in profiel.koppen.items()},
        **_begin_van(profiel.posten, _post),
        **_begin_van(profiel.kolommen, _kolom),
    }


def _begin_van(betekenis: Mapping[str, str], veldnaam: Any) -> dict[str, str]:
    return {veldnaam(naam): f"{DIT}{wat}" if wat else NIET for naam, wat in betekenis.items()}


def _keuze(naam: str, mogelijk: Iterable[str], niet: str) -> forms.ChoiceField:
    keuzes = [(f"{DIT}{wat}", wat.naam if isinstance(wat, Kolom) else wat) for wat in mogelijk]
    return forms.ChoiceField(label=naam, choices=[*keuzes, (NIET, niet), (VRAAG, "vraag het bij de volgende import")])


def _kop(veld: str) -> str:
    return f"kop_{veld}"


def _post(naam: str) -> str:
    """A name for an input; the name in the file may hold every sign."""
    return f"post_{crc32(naam.encode()):08x}"


def _kolom(naam: str) -> str:
    return f"kolom_{crc32(naam.encode()):08x}"
