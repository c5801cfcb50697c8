import type { Glyph } from "../view/part.ts";

/** The nine shapes, drawn around the origin in a box of 12: filled ones have an area, the others a line. */
export const glyphShapes: Readonly<
  Record<Glyph, { readonly path: string; readonly line: boolean }>
> = {
  ahead: { path: "M0-5.1 5.6 4.8H-5.6z", line: false },
  on: { path: "M-4.9 0a4.9 4.9 0 1 1 9.8 0 4.9 4.9 0 1 1-9.8 0z", line: false },
  behind: { path: "M0 5.1-5.6-4.8H5.6z", line: false },
  off: { path: "M0-6 6 0 0 6-6 0z", line: false },
  none: { path: "M-4.6 0a4.6 4.6 0 1 1 9.2 0 4.6 4.6 0 1 1-9.2 0z", line: true },
  met: { path: "M-4.8.4-1.4 3.8 4.8-3.4", line: true },
  // Half of a circle: neither met nor missed.
  partly: { path: "M-5 0a5 5 0 1 1 10 0 5 5 0 1 1-10 0zM0 3.5a3.5 3.5 0 0 0 0-7z", line: false },
  missed: { path: "M-4-4 4 4M4-4-4 4", line: true },
  dropped: { path: "M-5 0H5", line: true },
};
