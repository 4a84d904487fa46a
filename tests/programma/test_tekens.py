"""What may stand in a text: the signs of the shipped typeface, so that the PDF stays fit for the archive."""

import pytest
from django.conf import settings
from fontTools.ttLib import TTFont

from acties.models import Actie
from programma.models import Doel, Partner
from programma.tekens import LETTERTYPE, gewone_tekens, vreemde_tekens, waarom_vreemd

LETTERS = settings.BASE_DIR / "sfn_portal" / "static" / "sfn_portal" / "vendor" / "source-sans-3"


def test_the_ranges_are_those_of_the_shipped_files():
    """But for two signs that show nothing and are taken out."""
    bereik = {teken for van, tot in LETTERTYPE for teken in range(van, tot + 1)}
    for bestand in LETTERS.glob("*.woff2"):
        assert set(TTFont(bestand).getBestCmap()) == bereik | {0x200B, 0xFEFF}


def test_an_emoji_and_an_arrow_are_refused_and_named():
    assert waarom_vreemd("Feest 🎉 → straks 🎉") == (
        "Deze tekens kunnen niet in het overzicht worden afgedrukt: ‘🎉’ en ‘→’. Haal ze weg, of schrijf ze in gewone "
        "letters."
    )
    assert waarom_vreemd("Zoë’s “café” – € 1.285, 50 %") == ""


@pytest.mark.parametrize(
    ("geplakt", "gewoon"),
    [
        ("cafe\u0301", "café"),
        ("wa\u00adterlelie", "waterlelie"),
        ("Leidschendam\u2011Noord", "Leidschendam-Noord"),
        ("\ufeffeen\u200b twee", "een twee"),
        ("\ufb01jn", "fijn"),
    ],
)
def test_what_a_word_processor_makes_of_an_ordinary_sign_becomes_ordinary_again(geplakt, gewoon):
    assert gewone_tekens(geplakt) == gewoon
    assert vreemde_tekens(gewone_tekens(geplakt)) == []


def test_everything_in_the_real_programme_can_be_printed(noord):
    teksten = [tekst for rij in Actie.objects.values_list("titel", "omschrijving", "gebied") for tekst in rij]
    teksten += Actie.objects.values_list("financieringen__toelichting", flat=True)
    teksten += Partner.objects.values_list("naam", flat=True)
    teksten += Doel.objects.values_list("formulering", flat=True)
    assert {tekst: vreemde_tekens(tekst) for tekst in teksten if tekst and vreemde_tekens(tekst)} == {}
