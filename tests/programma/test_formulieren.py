"""The house style of forms: what a person sees and hears of one."""

from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.http import QueryDict
from django.template import Context, Template
from lxml import html

from programma.formulieren import (
    Bedragveld,
    Datumveld,
    Formulier,
    Huisstijl,
    Keuzelijst,
    Rijen,
    Tekstveld,
    neem_voorstel,
    weigering,
)


class Mijlpaal(Formulier):
    naam = forms.CharField(label="Naam")
    datum = Datumveld(label="Datum")


class Mijlpalen(Rijen):
    naam = "Mijlpaal"


class Besluit(Formulier):
    """The form with which Fatima writes down a decision."""

    titel = forms.CharField(label="Titel", help_text="Kort en zonder afkortingen.")
    toelichting = forms.CharField(label="Toelichting", required=False, widget=forms.Textarea)
    genomen_op = Datumveld(label="Genomen op")
    orgaan = forms.ChoiceField(
        label="Orgaan", choices=[("college", "College"), ("raad", "Raad")], widget=forms.RadioSelect
    )
    openbaar = forms.BooleanField(label="Openbaar", required=False)
    bron = forms.CharField(required=False, widget=forms.HiddenInput)
    helper = Huisstijl("Sla op", annuleer="/besluiten/")


GOED = {"titel": "Plafond", "genomen_op": "1-4-2024", "orgaan": "raad"}


def pagina(form: forms.BaseForm) -> html.HtmlElement:
    sjabloon = Template("{% load crispy_forms_tags %}{% crispy form %}")
    return html.fromstring(f"<main>{sjabloon.render(Context({'form': form}))}</main>")


def invoer(boom: html.HtmlElement, naam: str) -> html.HtmlElement:
    return boom.xpath(f"//form//*[@name='{naam}']")[0]


def test_an_empty_form_tells_the_rule_once_and_marks_only_what_may_be_left_out():
    boom = pagina(Besluit())
    assert boom.text_content().count("Vul alle velden in. Als een veld niet verplicht is, staat dit erbij.") == 1
    labels = {" ".join(label.text_content().split()) for label in boom.xpath("//label[@for] | //legend")}
    assert {"Titel", "Toelichting (niet verplicht)", "Openbaar (niet verplicht)", "Orgaan"} <= labels
    assert invoer(boom, "titel").get("aria-required") == "true"
    assert invoer(boom, "toelichting").get("aria-required") is None
    assert not boom.xpath("//*[@required]")
    assert boom.xpath("//form/@novalidate")
    assert not boom.xpath("//*[@autofocus]")


def test_help_stands_between_the_label_and_the_input_and_belongs_to_it():
    boom = pagina(Besluit())
    veld = invoer(boom, "titel").getparent()
    assert [deel.tag for deel in veld] == ["label", "p", "input"]
    assert invoer(boom, "titel").get("aria-describedby") == veld[1].get("id")


def test_choices_are_one_group_with_a_legend():
    (groep,) = pagina(Besluit()).xpath("//fieldset")
    assert groep.xpath("./legend")[0].text_content().strip() == "Orgaan"
    assert [" ".join(keuze.text_content().split()) for keuze in groep.xpath("./label")] == ["College", "Raad"]


def test_the_errors_come_first_take_the_focus_and_lead_to_their_inputs():
    boom = pagina(Besluit({"genomen_op": "31-2-2024", "toelichting": "Kort"}))
    (lijst,) = boom.xpath("//*[@autofocus and @role='alert']")
    assert lijst.getnext().tag == "form"
    doelen = [anker[1:] for anker in lijst.xpath(".//a/@href")]
    assert doelen == ["id_titel", "id_genomen_op", "id_orgaan_0"]
    assert all(boom.xpath(f"//form//input[@id='{doel}']") for doel in doelen)
    assert "Genomen op: " in lijst.text_content()


def test_an_error_stands_above_its_input_and_belongs_to_it():
    boom = pagina(Besluit(GOED | {"titel": ""}))
    titel = invoer(boom, "titel")
    assert titel.get("aria-invalid") == "true"
    uitleg, fout = (boom.get_element_by_id(naam) for naam in titel.get("aria-describedby").split())
    assert "zonder afkortingen" in uitleg.text_content()
    assert "Dit veld is verplicht." in fout.text_content()
    assert titel.getprevious() is fout
    assert invoer(boom, "genomen_op").get("value") == "1-4-2024"


def test_the_errors_of_rows_name_their_row():
    rijen = forms.formset_factory(Mijlpaal, formset=Mijlpalen)(
        {"form-TOTAL_FORMS": 2, "form-INITIAL_FORMS": 2, "form-0-naam": "Start", "form-0-datum": "2024-04-01"},
    )
    form = Besluit(GOED)
    form.rijen = [rijen]
    lijst = pagina(form).xpath("//*[@role='alert']//a")
    assert [(regel.get("href"), regel.text_content()) for regel in lijst] == [
        ("#id_form-1-naam", "Mijlpaal 2, naam: Dit veld is verplicht."),
        ("#id_form-1-datum", "Mijlpaal 2, datum: Dit veld is verplicht."),
    ]


def test_below_the_form_stand_its_button_and_the_way_back():
    boom = pagina(Besluit())
    assert boom.xpath("//form//button[@type='submit']")[0].text == "Sla op"
    assert boom.xpath("//form//a[text()='Annuleer']/@href") == ["/besluiten/"]


@pytest.mark.parametrize("tekst", ["1 april 2024", "01-04-2024", "1-4-2024", "2024-04-01"])
def test_a_day_is_read_in_every_dutch_spelling(tekst):
    assert Datumveld().clean(tekst) == date(2024, 4, 1)


def test_a_day_that_was_stored_is_shown_in_words():
    boom = pagina(Besluit(initial={"genomen_op": date(2024, 4, 1)}))
    assert invoer(boom, "genomen_op").get("value") == "1 april 2024"


class Afspraak(Formulier):
    """A form with a list to choose from, and a field that proposes what is probably meant."""

    partner = forms.ChoiceField(
        label="Partner", choices=[("", "Kies"), ("w", "Woej & <co>"), (3, "Drie")], widget=Keuzelijst, required=False
    )
    deel = Tekstveld(label="Deel")
    helper = Huisstijl("Sla op")

    def clean_deel(self) -> str:
        if self.cleaned_data["deel"] == "100 procent":
            raise weigering("Schrijf 100 %.", "100 %")
        return self.cleaned_data["deel"]


def test_a_list_to_choose_from_shows_its_choice_and_escapes_its_words():
    keuze = invoer(pagina(Afspraak(initial={"partner": 3})), "partner")
    assert [optie.text for optie in keuze] == ["Kies", "Woej & <co>", "Drie"]
    assert [optie.get("value") for optie in keuze if optie.get("selected") is not None] == ["3"]
    assert keuze.get("class") == "form-select"


def test_a_proposal_stands_at_its_field_and_its_button_takes_it():
    boom = pagina(Afspraak({"deel": "100 procent"}))
    (knop,) = boom.xpath("//button[@name='voorstel']")
    assert knop.text == "Neem over: 100 %"
    assert "Schrijf 100 %." in boom.get_element_by_id("id_deel_error").text_content()
    gepost = QueryDict(mutable=True)
    gepost.update({"deel": "100 procent", "voorstel": knop.get("value")})
    assert Afspraak(neem_voorstel(gepost)).is_valid()
    gepost["voorstel"] = "onbekend=x"
    assert neem_voorstel(gepost) == gepost


def test_a_text_holds_only_what_can_be_printed():
    assert "‘🎉’" in pagina(Afspraak({"deel": "Feest 🎉"})).get_element_by_id("id_deel_error").text_content()
    form = Afspraak({"deel": "wa\u00adterlelie"})
    assert form.is_valid()
    assert form.cleaned_data["deel"] == "waterlelie"


class Toekenning(Formulier):
    bedrag = Bedragveld(label="Bedrag", required=False)
    helper = Huisstijl("Sla op")


@pytest.mark.parametrize(
    ("tekst", "waarde"),
    [("14.770", "14770.00"), ("€ 4.977,50", "4977.50"), ("-5.237", "-5237.00"), ("0", "0.00"), ("", None)],
)
def test_sanne_writes_an_amount_as_she_is_used_to(tekst, waarde):
    form = Toekenning({"bedrag": tekst})
    assert form.is_valid()
    assert form.cleaned_data["bedrag"] == (None if waarde is None else Decimal(waarde))


@pytest.mark.parametrize("tekst", ["1,285", "12.5", "twee ton", "PM", "-"])
def test_what_is_no_amount_or_can_be_two_is_refused(tekst):
    assert not Toekenning({"bedrag": tekst}).is_valid()


def test_an_amount_that_can_be_two_comes_with_a_proposal_that_one_click_takes():
    data = QueryDict("bedrag=1,285")
    (knop,) = pagina(Toekenning(data)).xpath("//button[@name='voorstel']")
    assert knop.get("value") == "bedrag=1.285"
    genomen = data.copy()
    genomen["voorstel"] = knop.get("value")
    form = Toekenning(neem_voorstel(genomen))
    assert form.is_valid()
    assert form.cleaned_data["bedrag"] == Decimal("1285.00")


def test_an_amount_that_is_there_already_is_shown_in_dutch():
    assert invoer(pagina(Toekenning(initial={"bedrag": Decimal("4977.50")})), "bedrag").get("value") == "4.977,50"
