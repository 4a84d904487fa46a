"""HTML to PDF/A-3a + PDF/UA-1 in a child process with limits. Knows no Django and no models; `druk` is the way in."""

from rapportage.pdf.drukker import Bijlage, Drukker, Drukwerk, PdfFout, druk, warm

__all__ = ["Bijlage", "Drukker", "Drukwerk", "PdfFout", "druk", "warm"]
