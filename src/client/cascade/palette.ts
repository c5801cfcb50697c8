import { glyphShapes } from "../../components/glyph-shape.ts";
import type { Glyph } from "../../view/part.ts";

/** The colours and faces of the page, as a canvas needs them. */
export interface Palette {
  readonly ink: string;
  readonly quiet: string;
  readonly faint: string;
  readonly paper: string;
  readonly raised: string;
  readonly tint: string;
  readonly border: string;
  readonly wire: string;
  readonly dim: string;
  readonly glyphs: Readonly<Record<Glyph, string>>;
  readonly sentence: string;
  readonly label: string;
  readonly mono: string;
}

/** Reads the palette of the theme that is shown now. */
export function readPalette(root: HTMLElement): Palette {
  const probe = document.createElement("span");
  probe.hidden = true;
  root.append(probe);
  const read = (name: string): string => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const face = (name: string): string => {
    probe.style.fontFamily = `var(--font-${name})`;
    return getComputedStyle(probe).fontFamily;
  };
  const toGlyphColour = (glyph: Glyph): string => {
    probe.style.color = "";
    probe.className = `g--${glyph}`;
    return getComputedStyle(probe).color;
  };
  const palette: Palette = {
    ink: read("ink"),
    quiet: read("ink-2"),
    faint: read("ink-3"),
    paper: read("paper"),
    raised: read("paper-raise"),
    tint: read("paper-tint"),
    border: read("rule-2"),
    wire: read("rule-strong"),
    dim: read("rule"),
    sentence: `450 13px ${face("serif")}`,
    label: `400 12px ${face("sans")}`,
    mono: `400 12px ${face("mono")}`,
    // Every glyph has a shape, so the entries are complete.
    glyphs: Object.fromEntries(
      (Object.keys(glyphShapes) as Glyph[]).map((glyph) => [glyph, toGlyphColour(glyph)]),
    ) as Record<Glyph, string>,
  };
  probe.remove();
  return palette;
}
