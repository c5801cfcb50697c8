import type { Fate } from "../history/fate.ts";
import type { Glyph } from "./part.ts";

/** What became of an objective, in a shape and words; `goesOn` where there is one in the later cycle. */
export const fateWords: Readonly<
  Record<Fate, { readonly glyph: Glyph; readonly word: string; readonly goesOn: boolean }>
> = {
  kept: { glyph: "on", word: "Kept", goesOn: true },
  reworded: { glyph: "partly", word: "Reworded", goesOn: true },
  raised: { glyph: "ahead", word: "Target raised", goesOn: true },
  eased: { glyph: "behind", word: "Target eased", goesOn: true },
  replaced: { glyph: "partly", word: "Replaced", goesOn: true },
  added: { glyph: "ahead", word: "Added", goesOn: true },
  open: { glyph: "none", word: "Still open", goesOn: false },
  deferred: { glyph: "none", word: "Put off", goesOn: false },
  done: { glyph: "met", word: "Done", goesOn: false },
  ended: { glyph: "dropped", word: "Ended", goesOn: false },
  dropped: { glyph: "dropped", word: "Dropped", goesOn: false },
};

/** The order in which they are told: what moved most first. */
export const fates = Object.keys(fateWords) as readonly Fate[];
