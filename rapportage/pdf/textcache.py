"""Remembers how lines of text were broken and drawn, within a document and from one document to the next.

WeasyPrint 70.0 builds a Pango context, font description and layout for every line it tries, for every line it draws,
and for every letter of text in an SVG, though reports repeat words, lines and whole paragraphs, and a second print of a
report repeats nearly all of them. What decides the outcome is only the text, the width and the values of TEXT: so
styles with equal values share one `TextStyle`, which holds the outcomes. Together with speedups.py a new report takes
0.64 of WeasyPrint's own time, and one that was printed before 0.53 (22 pages: 1.70, 1.10 and 0.90 s). Whoever adds a
font must `forget_all`: kept lines point to their fonts.
"""

import copy
import struct

from weasyprint.draw import text as draw_text
from weasyprint.layout import inline, preferred
from weasyprint.text import line_break
from weasyprint.text.constants import LST_TO_ISO, PANGO_DIRECTION
from weasyprint.text.ffi import FROM_UNITS, ffi, gobject, pango, unicode_to_char_p
from weasyprint.text.fonts import font_features, get_font_description, get_pango_font_key

FEATURES = (
    "font_kerning",
    "font_variant_ligatures",
    "font_variant_position",
    "font_variant_caps",
    "font_variant_numeric",
    "font_variant_alternates",
    "font_variant_east_asian",
    "font_feature_settings",
)
TEXT = (
    *FEATURES,
    "font_family",
    "font_style",
    "font_stretch",
    "font_weight",
    "font_size",
    "font_variation_settings",
    "font_language_override",
    "lang",
    "direction",
    "letter_spacing",
    "word_spacing",
    "white_space",
    "tab_size",
    "overflow_wrap",
    "word_break",
    "hyphens",
    "hyphenate_character",
    "hyphenate_limit_chars",
    "hyphenate_limit_zone",
    "text_decoration_line",
)
# Characters; a longer piece of text is not kept, since each of its lines would be kept with all that follows.
LONGEST = 4000
# PangoGlyphInfo: glyph, width, x offset, y offset, attributes.
GLYPH = struct.Struct("=IiiiI")

_Layout = line_break.Layout
_split, _set_text, _reactivate = line_break.split_first_line, _Layout.set_text, _Layout.reactivate
_draw = draw_text.draw_first_line


class TextStyle:
    """Pango's settings for one set of values of TEXT, and the lines laid out with them, by this and the previous document."""

    def __init__(self, style):
        config = style.font_config
        override = style["font_language_override"]
        language = style["lang"] if override == "normal" else LST_TO_ISO.get(override.lower(), override)
        self.context, self.language = _context(config, style["direction"], language)
        self.description = get_font_description(style)
        self.metrics = None
        if style["text_decoration_line"] != "none":
            found = ffi.gc(
                pango.pango_context_get_metrics(self.context, self.description, self.language),
                pango.pango_font_metrics_unref,
            )
            self.metrics = (
                FROM_UNITS * pango.pango_font_metrics_get_ascent(found),
                FROM_UNITS * pango.pango_font_metrics_get_underline_position(found),
                FROM_UNITS * pango.pango_font_metrics_get_strikethrough_position(found),
                FROM_UNITS * pango.pango_font_metrics_get_underline_thickness(found),
                FROM_UNITS * pango.pango_font_metrics_get_strikethrough_thickness(found),
            )
        self.attribute = None
        if features := font_features(*(style[name] for name in FEATURES)):
            text = ",".join(f"{name} {value}" for name, value in features.items()).encode()
            if text not in config.font_features:
                config.font_features[text] = pango.pango_attr_font_features_new(text)
            self.attribute = config.font_features[text]
        self.lines: dict[tuple, tuple] = {}
        self.older_lines: dict[tuple, tuple] = {}


def _context(config, direction: str, language_code: str | None) -> tuple:
    contexts = config.__dict__.setdefault("kept_contexts", {})
    if (direction, language_code) not in contexts:
        context = ffi.gc(pango.pango_font_map_create_context(config.font_map), gobject.g_object_unref)
        pango.pango_context_set_round_glyph_positions(context, False)
        pango.pango_context_set_base_dir(context, PANGO_DIRECTION[direction])
        language = pango.pango_language_get_default()
        if language_code:
            pointer, _alive = unicode_to_char_p(language_code)
            language = pango.pango_language_from_string(pointer)
            pango.pango_context_set_language(context, language)
        contexts[direction, language_code] = context, language
    return contexts[direction, language_code]


def text_style(style) -> TextStyle:
    """The TextStyle of a style, kept on the style itself."""
    kept = style.__dict__.get("kept_text")
    if kept is None:
        known = style.font_config.__dict__.setdefault("kept_texts", {})
        values = tuple(_hashable(style[name]) for name in TEXT)
        if values not in known:
            known[values] = TextStyle(style)
        kept = style.kept_text = known[values]
    return kept


def _hashable(value):
    if isinstance(value, list):
        return tuple(value)
    return frozenset(value) if isinstance(value, set) else value


def forget_all(config) -> None:
    """A font was added, with which the same text may come out differently."""
    config.__dict__.pop("kept_texts", None)


def forget_older(config) -> None:
    """Between two documents: keep the lines of the last one, let go of what only earlier ones used."""
    known = config.__dict__.get("kept_texts", {})
    for values, kept in list(known.items()):
        kept.older_lines, kept.lines = kept.lines, {}
        if not kept.older_lines:
            del known[values]


def split_first_line(text, style, context, max_width, justification_spacing, is_line_start=True, minimum=False):
    kept = text_style(style)
    key = text, max_width, justification_spacing, is_line_start, minimum
    found = kept.lines.get(key)
    if found is None:
        found = kept.older_lines.get(key) or _split(
            text, style, context, max_width, justification_spacing, is_line_start, minimum
        )
        if len(text) <= LONGEST:
            kept.lines[key] = found
    return found


def setup(self, style) -> None:
    self.style, self.first_line_direction = style, 0
    kept = self.kept_text = text_style(style)
    self.language = kept.language
    self.layout = layout = ffi.gc(pango.pango_layout_new(kept.context), gobject.g_object_unref)
    pango.pango_layout_set_auto_dir(layout, False)
    pango.pango_layout_set_font_description(layout, kept.description)
    if kept.metrics is None:
        self.ascent = self.underline_position = self.strikethrough_position = None
    else:
        self.ascent, self.underline_position, self.strikethrough_position = kept.metrics[:3]
        self.underline_thickness, self.strikethrough_thickness = kept.metrics[3:]
    if kept.attribute is not None:
        # The attribute is shared and must outlive every list, so, as in WeasyPrint, the lists are not given back.
        attributes = pango.pango_attr_list_new()
        pango.pango_attr_list_insert(attributes, kept.attribute)
        pango.pango_layout_set_attributes(layout, attributes)


def set_text(self, text, justify=False) -> None:
    """Drawing switches single-paragraph mode on, which costs a new layout; text without a line break may have it at once."""
    breaks = not {"\n", "\r", "\u2029"}.isdisjoint(text)
    pango.pango_layout_set_single_paragraph_mode(self.layout, not breaks)
    _set_text(self, text, justify)
    self.glyph_runs = None


def deactivate(self) -> None:
    """Keep the Pango layout until the line is drawn; only the style belongs to this document and must not stay."""
    self.style = None


def reactivate(self, style) -> None:
    """Draw the kept layout, unless it was made for another style, must be justified, or holds more than its line."""
    one_line = pango.pango_layout_get_line_readonly(self.layout, 1) == ffi.NULL
    if self.kept_text is not text_style(style) or self.justification_spacing or not one_line:
        _reactivate(self, style)


def draw_first_line(stream, textbox, text_overflow, block_ellipsis, matrix) -> list:
    """The common case of WeasyPrint's function of that name: whole lines, glyphs on the baseline, no emoji."""
    layout = textbox.pango_layout
    if text_overflow == "ellipsis" or block_ellipsis != "none":
        # Drawing such a line changes its layout, which other boxes may share.
        layout = textbox.pango_layout = copy.copy(layout)
        _reactivate(layout, textbox.style)
    elif textbox.text.strip() and textbox.style["font_size"] >= 1e-6:
        if layout.glyph_runs is None:
            layout.glyph_runs = _glyph_runs(layout)
        runs = layout.glyph_runs
        fonts = [stream._fonts.get(run.key) or stream.add_font(run.font)[0] for run in runs]
        if runs and not any(font.bitmap or font.svg or font.png or font.colr for font in fonts):
            _show(stream, runs, fonts, matrix)
            return []
    return _draw(stream, textbox, text_overflow, block_ellipsis, matrix)


class GlyphRun:
    """Neighbouring glyphs of one font: as (glyph, width) in Pango's units, with the text of each different one."""

    def __init__(self, font, glyphs: list[tuple[int, int]], texts: dict[int, str]):
        self.font, self.glyphs, self.texts = font, glyphs, texts
        self.key, _, self.font_size = get_pango_font_key(font)
        self.widths: dict[int, int] = {}
        self.string = ""

    def draw(self, stream, font) -> str:
        """The operand of TJ; tells `font`, which belongs to the document, the texts and widths of its glyphs."""
        for glyph, text in self.texts.items():
            font.to_unicode.setdefault(glyph, text)
            if glyph not in font.widths:
                pango.pango_font_get_glyph_extents(self.font, glyph, stream.ink_rect, stream.logical_rect)
                font.widths[glyph] = round(stream.logical_rect.width * 1000 * FROM_UNITS / self.font_size)
        widths = {glyph: font.widths[glyph] for glyph in self.texts}
        if widths != self.widths:
            parts = []
            for glyph, width in self.glyphs:
                kerning = widths[glyph] - width * 1000 * FROM_UNITS / self.font_size
                parts.append(f"{glyph:04x}>{int(kerning)}<" if kerning else f"{glyph:04x}")
            string = "<" + "".join(parts)
            self.widths, self.string = widths, string[:-1] if string[-1] == "<" else string + ">"
        return self.string


def _glyph_runs(layout) -> list[GlyphRun]:
    """The runs of the line, or none when it needs WeasyPrint's own function."""
    pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
    line, _ = layout.get_first_line()
    encoded, runs, run = layout.text.encode(), [], line.runs[0]
    while run != ffi.NULL:
        item, glyphs = run.data.item, run.data.glyphs
        run = run.next
        found = list(GLYPH.iter_unpack(ffi.buffer(glyphs.glyphs, glyphs.num_glyphs * GLYPH.size)))
        if any(glyph >= pango.PANGO_GLYPH_EMPTY or x or y for glyph, _, x, y, _ in found):
            return []
        # A cluster of letters belongs to its glyph; from right to left the next cluster is the one before.
        starts = [*glyphs.log_clusters[0 : len(found)]]
        ends = [item.length, *starts[:-1]] if item.analysis.level % 2 else [*starts[1:], item.length]
        texts: dict[int, str] = {}
        for (glyph, *_), start, end in zip(found, starts, ends, strict=True):
            texts.setdefault(glyph, encoded[item.offset + start : item.offset + end].decode())
        runs.append(GlyphRun(item.analysis.font, [(glyph, width) for glyph, width, *_ in found], texts))
    return runs


def _show(stream, runs: list[GlyphRun], fonts: list, matrix) -> None:
    stream.set_text_matrix(*matrix.values)
    string, previous = "", None
    for run, font in zip(runs, fonts, strict=True):
        if run.font != previous:
            previous = run.font
            if string:
                stream.show_text(string)
            string = ""
            stream.set_font_size(font.hash, run.font_size)
        string += run.draw(stream, font)
    stream.show_text(string)


def install() -> None:
    """Replace the functions of WeasyPrint by those above, in this process, for good."""
    _Layout.setup, _Layout.set_text = setup, set_text
    _Layout.deactivate, _Layout.reactivate = deactivate, reactivate
    for module in (line_break, inline, preferred):
        module.split_first_line = split_first_line
    draw_text.draw_first_line = draw_first_line
