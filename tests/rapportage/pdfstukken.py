"""Documents for the tests of the PDF engine: a short one to fill in, and a report with one of everything."""

from datetime import UTC, datetime

from rapportage.pdf import Bijlage

DATUM = datetime(2024, 6, 12, 11, 2, 37, tzinfo=UTC)
STIJL = """
@import url("../sfn_portal/vendor/source-sans-3/fonts.css");
@page { size: A4; margin: 25mm; @bottom-right { content: "Pagina " counter(page) " van " counter(pages) } }
html { font: 10pt/1.4 "Source Sans 3"; hyphens: auto; hyphenate-character: "-" }
h1 { string-set: titel content() }
nav a[href^="#"]::after { float: right; content: target-counter(attr(href), page) }
table { width: 100%; table-layout: fixed; border-collapse: collapse }
caption { break-after: avoid } ul ul { list-style: disc }
.breed { letter-spacing: 1pt; font-variant: small-caps; text-decoration: underline line-through }
.uitgevuld { text-align: justify; overflow-wrap: anywhere }
.smal { float: left; width: 30mm }
.raster { display: grid; grid-template-columns: 1fr 2fr } .rij { display: flex }
.regels { white-space: pre-line } .kort { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; width: 40mm }
.geklemd { line-clamp: 2 } .half { box-sizing: border-box; width: 50%; padding: 1mm; margin-inline-start: 2mm }
.eerste::first-letter { font-size: 20pt } .leider::after { content: leader(".") "9" }
"""
KORT = '<!doctype html><html lang="nl"><title>x</title><h1>Sterk voor Noord</h1><p>{}</p>'
ZIN = "De gemeenteraadsvergadering bespreekt de werkgelegenheidsontwikkelingen in Leidschendam-Noord. "
VERSLAG = f"""<!doctype html><html lang="nl"><head><title>Verslag</title></head><body><h1>Verslag <span>van Noord</span></h1>
<nav><ol><li><a href="#geld">Geld</a></li><li><a href="https://www.lv.nl/">De gemeente</a></li></ol></nav>
<main><h2 class="eerste">Stand van zaken</h2><p>{ZIN * 12}</p><p class="uitgevuld">{ZIN * 6}<a href="#geld">geld</a></p>
<p class="breed">Nadruk met <em>cursief</em> en <strong>vet</strong></p><p class="regels">een\ntwee   drie\n\nvier</p>
<p class="kort">{ZIN}</p><p>{ZIN}</p><p class="geklemd">{ZIN * 3}</p><p>{ZIN * 3}</p><div class="half">{ZIN}</div><p class="leider">Leider</p><div class="smal">Smalle kolom</div><p>{ZIN * 3}</p>
<div class="raster"><p>Een</p><p>{ZIN}</p></div><div class="rij"><p lang="fr">Une œuvre</p><p dir="rtl">rechts</p></div>
<ul><li>punt<ul><li>dieper</li></ul></li></ul>
<svg viewBox="0 0 90 20" width="90" height="20"><title>Eén balk</title><rect width="60" height="9"/>
<text x="5" y="18" font-size="8" font-family="Source Sans 3">tekst</text></svg>
<h2 id="geld">Geld</h2><table><caption>Bedragen in euro</caption><thead><tr><th scope="col">Post</th>
<th scope="col">Bedrag</th></tr></thead><tbody>
{"".join(f'<tr><th scope="row">Post {n}</th><td>€ {n}.000</td></tr>' for n in range(60))}
</tbody></table></main></body></html>"""
BIJLAGEN = [
    Bijlage("geld.csv", "Bedragen per post", "text/csv", b"post;bedrag\r\nPost 1;1000\r\n"),
    Bijlage("acties.csv", "De acties", "text/csv", b"nummer;titel\r\n1.01;Taal\r\n"),
]
