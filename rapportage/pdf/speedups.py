"""Makes WeasyPrint 70.0 faster without changing a byte of its output; does nothing for any other version.

WeasyPrint builds a Pango context and font description for every piece of text, lays each line out again when it
draws it, and computes some keys per line that belong to a style. Here those are made once and kept. The test
"the speedups change nothing" renders a document with and without `install` and compares the bytes.
"""

import pydyf
import weasyprint
from weasyprint.formatting_structure.boxes import Box
from weasyprint.text import line_break
from weasyprint.text.constants import LST_TO_ISO, PANGO_DIRECTION
from weasyprint.text.ffi import FROM_UNITS, ffi, gobject, pango, unicode_to_char_p
from weasyprint.text.fonts import font_features, get_font_description

WRITTEN_FOR = "70.0"
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
FLOATS = frozenset(("left", "right", "inline-start", "inline-end", "footnote"))

_Layout = line_break.Layout
_set_text, _reactivate, _style_key = _Layout.set_text, _Layout.reactivate, line_break._font_style_cache_key


def install() -> None:
    """Replace the slow functions in this process, for good."""
    if weasyprint.__version__ != WRITTEN_FOR:
        return
    _Layout.setup = _setup
    _Layout.set_text = _set_text_in_one_paragraph
    _Layout.deactivate = _keep
    _Layout.reactivate = _reuse
    line_break._font_style_cache_key = _kept_style_key
    Box.is_in_normal_flow = _is_in_normal_flow
    pydyf.PDF.page_references = property(_page_references)


def _text_settings(style) -> tuple:
    """(context, language, font description, decoration metrics, features) of a style, kept on the style itself."""
    config = style.font_config
    override = style["font_language_override"]
    language_code = style["lang"] if override == "normal" else LST_TO_ISO.get(override.lower(), override)
    contexts = config.__dict__.setdefault("_kept_contexts", {})
    key = style["direction"], language_code
    if key not in contexts:
        context = ffi.gc(pango.pango_font_map_create_context(config.font_map), gobject.g_object_unref)
        pango.pango_context_set_round_glyph_positions(context, False)
        pango.pango_context_set_base_dir(context, PANGO_DIRECTION[style["direction"]])
        language = pango.pango_language_get_default()
        if language_code:
            pointer, _alive = unicode_to_char_p(language_code)
            language = pango.pango_language_from_string(pointer)
            pango.pango_context_set_language(context, language)
        contexts[key] = context, language
    context, language = contexts[key]

    description = get_font_description(style)
    metrics = None
    if style["text_decoration_line"] != "none":
        found = ffi.gc(pango.pango_context_get_metrics(context, description, language), pango.pango_font_metrics_unref)
        metrics = (
            FROM_UNITS * pango.pango_font_metrics_get_ascent(found),
            FROM_UNITS * pango.pango_font_metrics_get_underline_position(found),
            FROM_UNITS * pango.pango_font_metrics_get_strikethrough_position(found),
            FROM_UNITS * pango.pango_font_metrics_get_underline_thickness(found),
            FROM_UNITS * pango.pango_font_metrics_get_strikethrough_thickness(found),
        )

    attribute = None
    if features := font_features(*(style[name] for name in FEATURES)):
        text = ",".join(f"{name} {value}" for name, value in features.items()).encode()
        if text not in config.font_features:
            config.font_features[text] = pango.pango_attr_font_features_new(text)
        attribute = config.font_features[text]

    style.kept_settings = context, language, description, metrics, attribute
    return style.kept_settings


def _setup(self, style) -> None:
    self.style, self.first_line_direction = style, 0
    settings = style.__dict__.get("kept_settings") or _text_settings(style)
    context, self.language, description, metrics, attribute = settings
    self.layout = layout = ffi.gc(pango.pango_layout_new(context), gobject.g_object_unref)
    pango.pango_layout_set_auto_dir(layout, False)
    pango.pango_layout_set_font_description(layout, description)
    if metrics is None:
        self.ascent = self.underline_position = self.strikethrough_position = None
    else:
        self.ascent, self.underline_position, self.strikethrough_position = metrics[:3]
        self.underline_thickness, self.strikethrough_thickness = metrics[3:]
    if attribute is not None:
        # The attribute is shared and must outlive every list, so, as in WeasyPrint, the lists are not given back.
        attributes = pango.pango_attr_list_new()
        pango.pango_attr_list_insert(attributes, attribute)
        pango.pango_layout_set_attributes(layout, attributes)


def _set_text_in_one_paragraph(self, text, justify=False) -> None:
    """Drawing switches single-paragraph mode on, which costs a new layout; without a line break in the text it may be on from the start."""
    breaks = not {"\n", "\r", "\u2029"}.isdisjoint(text)
    pango.pango_layout_set_single_paragraph_mode(self.layout, not breaks)
    _set_text(self, text, justify)


def _keep(self) -> None:
    """Instead of throwing the layout away until the line is drawn."""


def _reuse(self, style) -> None:
    """Draw the kept layout, unless it was made for another style, must be justified, or holds more than its line."""
    one_line = pango.pango_layout_get_line_readonly(self.layout, 1) == ffi.NULL
    if style is not self.style or self.justification_spacing or not one_line:
        _reactivate(self, style)


def _kept_style_key(style, include_size=False) -> str:
    name = "kept_key_with_size" if include_size else "kept_key"
    key = style.__dict__.get(name)
    if key is None:
        key = style.__dict__[name] = _style_key(style, include_size)
    return key


def _is_in_normal_flow(self) -> bool:
    style = self.style
    if style["float"] in FLOATS:
        return False
    position = style["position"]
    return position not in ("absolute", "fixed") and position[0] not in ("running()", "note()")


def _page_references(self) -> tuple[bytes, ...]:
    kept = self.__dict__.get("kept_page_references", ())
    if len(kept) != self.pages["Count"]:
        kept = tuple(f"{number} 0 R".encode("ascii") for number in self.pages["Kids"][::3])
        self.kept_page_references = kept
    return kept
