"""The addresses that a text may lead to. Pure."""

import re
from urllib.parse import parse_qs, quote, urlsplit

LANGSTE_ADRES = 2000


def adres(href: str) -> str:
    """An address to link to, as it is kept; "" for what leads nowhere outside the document it was copied from."""
    href = href.strip()
    delen = urlsplit(href) if re.match(r"(?i)https?://[^/]|mailto:[^@\s]+@", href) else None
    if delen is None:
        return ""
    if (delen.hostname or "").endswith(".safelinks.protection.outlook.com"):
        # Outlook sends every link by way of itself.
        return adres(parse_qs(delen.query).get("url", [""])[0])
    veilig = quote(href, safe="%/:?#@!$&+,;=~*-._")
    return veilig if len(veilig) <= LANGSTE_ADRES else ""
