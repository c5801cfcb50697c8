import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseColour, toColourText, toContrast } from "../../src/model/colour.ts";
import type { ChosenColours, ColourName, ColourTheme } from "../../src/model/look.ts";
import {
  colourNames,
  colourThemes,
  findLowContrasts,
  toTokens,
  usualTokens,
} from "../../src/model/look.ts";

const hex = fc
  .tuple(fc.nat(255), fc.nat(255), fc.nat(255))
  .map((parts) => toColourText([parts[0] / 255, parts[1] / 255, parts[2] / 255]));
const themed = fc.record({ light: hex, dark: hex }, { requiredKeys: [] });
const chosen: fc.Arbitrary<ChosenColours> = fc.record(
  { accent: themed, paper: themed, ink: themed },
  { requiredKeys: [] },
);

/** Björn Ottosson's Oklab, as CSS Color 4 has it, in what a screen is told. */
function fromOklch(lightness: number, chroma: number, hue: number): string {
  const angle = (hue * Math.PI) / 180;
  const [a, b] = [chroma * Math.cos(angle), chroma * Math.sin(angle)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  const [red = 0, green = 0, blue = 0] = linear.map((part) =>
    part <= 0.0031308 ? 12.92 * part : 1.055 * part ** (1 / 2.4) - 0.055,
  );
  return toColourText([red, green, blue]);
}

describe("toContrast(a, b)", () => {
  it("is what WCAG says", () => {
    const of = (a: string, b: string): number => toContrast(parseColour(a), parseColour(b));
    expect(of("#000000", "#ffffff")).toBe(21);
    expect(of("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
    expect(of("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
    expect(of("#ff0000", "#ffffff")).toBeCloseTo(4, 1);
  });

  it("is the same both ways, and 1 to itself", () => {
    fc.assert(
      fc.property(hex, hex, (a, b) => {
        const [one, other] = [parseColour(a), parseColour(b)];
        expect(toContrast(one, other)).toBe(toContrast(other, one));
        expect(toContrast(one, one)).toBe(1);
      }),
    );
  });
});

describe("the usual tokens", () => {
  const css = readFileSync("src/styles/tokens.css", "utf8");

  it.each(colourThemes)("are those of the style sheet: %s", (theme) => {
    for (const [token, text] of Object.entries(usualTokens[theme])) {
      const oklch = String.raw`oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)`;
      const found = new RegExp(`--${token}: light-dark\\(${oklch}, ${oklch}\\)`).exec(css);
      const numbers = (found?.slice(1) ?? []).map(Number);
      const [lightness = 0, chroma = 0, hue = 0] = numbers.slice(theme === "light" ? 0 : 3);
      expect(fromOklch(lightness / 100, chroma, hue), token).toBe(text);
    }
  });

  it("can be read", () => {
    const of = (token: string): { light: string; dark: string } => ({
      light: usualTokens.light[token] ?? "",
      dark: usualTokens.dark[token] ?? "",
    });
    const all = { accent: of("chalk"), paper: of("paper"), ink: of("ink") };
    expect(findLowContrasts(all)).toEqual([]);
  });
});

describe("findLowContrasts(chosen)", () => {
  it("finds nothing where nothing is chosen", () => {
    expect(findLowContrasts({})).toEqual([]);
    expect(toTokens({})).toEqual({ light: {}, dark: {} });
  });

  it("names only what was written, in the theme in which it was", () => {
    fc.assert(
      fc.property(chosen, (colours) => {
        for (const { name, theme, ratio, needed } of findLowContrasts(colours)) {
          expect(colours[name]?.[theme]).toBeDefined();
          expect(ratio).toBeLessThan(needed);
        }
      }),
    );
  });

  it("finds a colour that is enough, where it offers one", () => {
    fc.assert(
      fc.property(chosen, (colours) => {
        for (const { name, theme, nearest } of findLowContrasts(colours)) {
          if (nearest === undefined) continue;
          const left = findLowContrasts(put(colours, name, theme, nearest));
          expect(left.some((low) => low.name === name && low.theme === theme)).toBe(false);
        }
      }),
    );
  });

  it("lets links in every colour be darkened until they can be read", () => {
    fc.assert(
      fc.property(hex, (light) => {
        const [low] = findLowContrasts({ accent: { light } });
        expect(low === undefined || low.nearest !== undefined).toBe(true);
      }),
    );
  });
});

function put(
  colours: ChosenColours,
  name: ColourName,
  theme: ColourTheme,
  text: string,
): ChosenColours {
  expect(colourNames).toContain(name);
  return { ...colours, [name]: { ...colours[name], [theme]: text } };
}
