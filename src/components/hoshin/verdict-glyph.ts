import type { VerdictView } from "../../view/hoshin-target.ts";
import type { Glyph } from "../../view/part.ts";

/** The shape of a verdict in a drawing: a dot where all is well, so that only what fell short has a shape of its own. */
export const verdictGlyphs: Readonly<Record<VerdictView["name"], Glyph>> = {
  met: "on",
  near: "partly",
  missed: "missed",
};
