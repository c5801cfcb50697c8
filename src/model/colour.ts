/** Red, green and blue from 0 to 1, as screens are told (sRGB). */
export type Colour = readonly [red: number, green: number, blue: number];

/** How a colour is written: `#1b6e53`. */
export const colourText = /^#[\da-f]{6}$/i;

/** Parses `#1b6e53`. Throws on anything else. */
export function parseColour(text: string): Colour {
  if (!colourText.test(text)) throw new Error(`no colour: ${text}`);
  const part = (at: number): number => Number.parseInt(text.slice(at, at + 2), 16) / 255;
  return [part(1), part(3), part(5)];
}

/** A colour as it is written, rounded to what a screen can tell apart. */
export function toColourText(colour: Colour): string {
  const parts = colour.map((part) => {
    const whole = Math.round(Math.min(1, Math.max(0, part)) * 255);
    return whole.toString(16).padStart(2, "0");
  });
  return `#${parts.join("")}`;
}

/** The first colour with a share of the second, from 0 to 1. */
export function mixColours(first: Colour, second: Colour, share: number): Colour {
  const mix = (at: 0 | 1 | 2): number => first[at] * (1 - share) + second[at] * share;
  return [mix(0), mix(1), mix(2)];
}

/** The contrast of two colours, from 1 to 21, as WCAG 2.2 defines it. */
export function toContrast(a: Colour, b: Colour): number {
  const [light, dark] = [toLuminance(a), toLuminance(b)].sort((one, other) => other - one);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** WCAG's relative luminance. */
function toLuminance(colour: Colour): number {
  const [red, green, blue] = colour.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}
