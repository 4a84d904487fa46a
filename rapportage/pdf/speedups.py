"""Makes WeasyPrint 70.0 faster without changing a byte of its output; does nothing for any other version.

Functions that are asked ten thousands of times take a short cut for the common case or keep what they made. What is
kept on a style object goes with it; WeasyPrint changes the values of copies only, which start without. The test "the
speedups change nothing" compares the bytes of a report.
"""

import re
import sys

import pydyf
import weasyprint
from tinyhtml5 import inputstream
from weasyprint.css import ComputedStyle
from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES
from weasyprint.formatting_structure.boxes import Box
from weasyprint.layout import percent
from weasyprint.text import line_break
from weasyprint.text.ffi import pango

from rapportage.pdf import textcache

WRITTEN_FOR = "70.0"
# For older ones WeasyPrint takes font sizes from elsewhere.
OLDEST_PANGO = 14802
USED_LENGTHS = (
    *(f"{what}_{side}" for what in ("margin", "padding") for side in ("top", "right", "bottom", "left")),
    *(f"{limit}{axis}" for limit in ("", "min_", "max_") for axis in ("width", "height")),
)
BORDERS = tuple(f"border_{side}_width" for side in ("top", "right", "bottom", "left"))
RADII = tuple(f"border_{corner}_radius" for corner in ("top_left", "top_right", "bottom_right", "bottom_left"))
STRAIGHT = dict.fromkeys(RADII, (0, 0))
# Properties whose value depends on more than the cascade, the parent and the initial value.
SPECIAL = INITIAL_NOT_COMPUTED | {"page", "position", "float", "display"}
LOGICAL = frozenset(
    function(block="ttb", inline=inline) for function in PHYSICAL_FUNCTIONS.values() for inline in ("ltr", "rtl")
)
FLOATS = frozenset(("left", "right", "inline-start", "inline-end", "footnote"))

_compute = ComputedStyle.__missing__
_resolve_percentages, _resolve_radii = percent.resolve_percentages, percent.resolve_radii_percentages
_strut = line_break.strut


def install() -> None:
    """Replace the slow functions in this process, for good."""
    if weasyprint.__version__ == WRITTEN_FOR and pango.pango_version() >= OLDEST_PANGO:
        textcache.install()
        ComputedStyle.__missing__ = _value
        Box.is_in_normal_flow = _is_in_normal_flow
        pydyf.PDF.page_references = property(_page_references)
        inputstream.characters_until_regex = _Regexes()
        _everywhere("resolve_percentages", _resolve_lengths)
        _everywhere("resolve_radii_percentages", _radii)
        _everywhere("strut", _kept_strut)
        _everywhere("get_color", _color)


def _everywhere(name: str, function) -> None:
    """Replace a function of WeasyPrint in each of its modules that imported it."""
    for module_name, module in list(sys.modules.items()):
        if module_name.startswith("weasyprint.") and hasattr(module, name):
            setattr(module, name, function)


def _value(self, key):
    """The value of a property that the stylesheets leave alone, as most are: the parent's or the initial one."""
    cascaded, parent = self.cascaded, self.parent_style
    ordinary = self.__dict__.get("kept_ordinary")
    if ordinary is None:
        ordinary = self.kept_ordinary = parent is not None and LOGICAL.isdisjoint(cascaded)
    if not ordinary or key in cascaded or key in SPECIAL or key.startswith(("__", "text_decoration_")):
        return _compute(self, key)
    value = self[key] = parent[key] if key in INHERITED else INITIAL_VALUES[key]
    return value


def _resolve_lengths(box, containing_block) -> None:
    """WeasyPrint's resolve_percentages for the many boxes that have none: their used lengths depend on the style alone."""
    style = box.style
    lengths = style.__dict__.get("kept_lengths")
    if lengths is None:
        lengths = style.kept_lengths = _lengths(style)
    if not lengths:
        _resolve_percentages(box, containing_block)
        return
    box.__dict__.update(lengths)
    collapse = style["border_collapse"] == "collapse"
    for name in BORDERS:
        if not (collapse and hasattr(box, name)):
            setattr(box, name, style[name])


def _lengths(style) -> dict:
    """name → used value, or nothing when one of them depends on the containing block or on another."""
    if style["box_sizing"] != "content-box":
        return {}
    lengths = {}
    for name in USED_LENGTHS:
        value = style[name]
        if value == "auto":
            lengths[name] = 0 if name in ("min_width", "min_height") else value
        elif getattr(value, "unit", None) == "px":
            lengths[name] = value.value
        else:
            return {}
    return lengths


def _kept_strut(style) -> tuple[float, float]:
    kept = style.__dict__.get("kept_strut")
    if kept is None:
        kept = style.kept_strut = _strut(style)
    return kept


def _color(style, key: str):
    """Colours compare slowly, and only the word itself means the colour of the text."""
    value = style[key]
    return style["color"] if type(value) is str and value == "currentcolor" else value


def _radii(box) -> None:
    """Most boxes have straight corners."""
    style = box.style
    straight = style.__dict__.get("kept_straight")
    if straight is None:
        straight = style.kept_straight = all((0, "px") in style[name] for name in RADII)
    if straight:
        box.__dict__.update(STRAIGHT)
    else:
        _resolve_radii(box)


def _page_references(self) -> tuple[bytes, ...]:
    kept = self.__dict__.get("kept_page_references", ())
    if len(kept) != self.pages["Count"]:
        kept = tuple(f"{number} 0 R".encode("ascii") for number in self.pages["Kids"][::3])
        self.kept_page_references = kept
    return kept


def _is_in_normal_flow(self) -> bool:
    """The five questions of WeasyPrint's method in one."""
    style = self.style
    if style["float"] in FLOATS:
        return False
    position = style["position"]
    return position not in ("absolute", "fixed") and position[0] not in ("running()", "note()")


class _Regexes(dict):
    """(characters, opposite) → the pattern of a run of other characters, or with `opposite` of these.

    The parser's own cache never hits.
    """

    def __missing__(self, key: tuple) -> re.Pattern:
        characters, opposite = key
        listed = "".join(f"\\x{ord(character):02x}" for character in characters)
        pattern = self[key] = re.compile(f"[{'' if opposite else '^'}{listed}]+")
        return pattern
