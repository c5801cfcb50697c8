import type { Colour } from "./colour.ts";
import { mixColours, parseColour, toColourText, toContrast } from "./colour.ts";

/** The colours that an organisation may choose; all others follow from them, or have a meaning of their own. */
export const colourNames = ["accent", "paper", "ink"] as const;
export type ColourName = (typeof colourNames)[number];

export const colourThemes = ["light", "dark"] as const;
export type ColourTheme = (typeof colourThemes)[number];

/** A colour as it is written, where it is, of each theme. */
export type ChosenColours = Readonly<
  Partial<Record<ColourName, Readonly<Partial<Record<ColourTheme, string>>>>>
>;

/** How a portal looks, where it differs from the usual. */
export interface Look {
  /** A file of the content folder. */
  readonly logo?: string;
  readonly colours?: ChosenColours;
}

/** A colour that cannot be read against another one. */
export interface LowContrast {
  readonly name: ColourName;
  readonly theme: ColourTheme;
  readonly ratio: number;
  readonly needed: number;
  /** What has it, and on what, by the names of tokens. */
  readonly token: string;
  readonly ground: string;
  /** The nearest colour with enough of it; absent where there is none. */
  readonly nearest?: string;
}

type Tokens = Readonly<Record<string, Colour>>;

/** The tokens of the style sheets that contrast is asked of; a test holds them against `tokens.css`. */
export const usualTokens: Readonly<Record<ColourTheme, Readonly<Record<string, string>>>> = {
  light: {
    ...{ paper: "#f6fafb", "paper-raise": "#ffffff", "paper-sunk": "#ebf3f4" },
    ...{ ink: "#121e2b", "ink-2": "#3d4956", "ink-3": "#57626d", "rule-strong": "#7c8891" },
    ...{ chalk: "#1f50b2", "chalk-wash": "#e4efff", focus: "#2154d8" },
    ...{ "ahead-text": "#124597", "on-text": "#265994", "behind-text": "#854c0a" },
    ...{ "off-text": "#a50e15", "none-text": "#555f68" },
    ...{ ahead: "#1d58aa", on: "#437bb3", behind: "#c77b18", off: "#b7191c", none: "#727c85" },
  },
  dark: {
    ...{ paper: "#0e1319", "paper-raise": "#161d23", "paper-sunk": "#080d11" },
    ...{ ink: "#e7eef0", "ink-2": "#b2bdc1", "ink-3": "#95a1a7", "rule-strong": "#707c85" },
    ...{ chalk: "#83b3fa", "chalk-wash": "#1a2844", focus: "#dcbb50" },
    ...{ "ahead-text": "#a0cfff", "on-text": "#88b9ec", "behind-text": "#f2c26f" },
    ...{ "off-text": "#ff8a7c", "none-text": "#9da6ac" },
    ...{ ahead: "#8cc3fc", on: "#6aa0d7", behind: "#edb24d", off: "#f75e51", none: "#7e888f" },
  },
};

const white: Colour = [1, 1, 1];
const black: Colour = [0, 0, 0];

/** What WCAG 2.2 AA asks: of text, and of what must be seen. */
const ofText = 4.5;
const ofMark = 3;
const statuses = ["ahead", "on", "behind", "off", "none"];
const grounds = ["paper", "paper-raise"];

/** What stands on what, what it needs, and whose fault it is first. */
const pairs: readonly {
  readonly token: string;
  readonly ground: string;
  readonly needed: number;
  readonly by: readonly ColourName[];
}[] = [
  ...toPairs(["chalk"], [...grounds, "paper-sunk"], ofText, ["accent", "paper"]),
  ...toPairs(["ink", "ink-2", "ink-3"], [...grounds, "paper-sunk"], ofText, ["ink", "paper"]),
  ...toPairs(["ink", "ink-2"], ["chalk-wash"], ofText, ["paper", "accent", "ink"]),
  ...toPairs(
    statuses.map((status) => `${status}-text`),
    grounds,
    ofText,
    ["paper"],
  ),
  ...toPairs([...statuses, "focus"], grounds, ofMark, ["paper"]),
  ...toPairs(["rule-strong"], grounds, ofMark, ["ink", "paper"]),
];

/** The tokens that follow from what was chosen, by theme; none where nothing was. */
export function toTokens(
  chosen: ChosenColours,
): Readonly<Record<ColourTheme, Readonly<Record<string, string>>>> {
  const toTexts = (theme: ColourTheme): Readonly<Record<string, string>> =>
    Object.fromEntries(
      Object.entries(deriveTokens(chosen, theme)).map(([name, colour]) => [
        name,
        toColourText(colour),
      ]),
    );
  return { light: toTexts("light"), dark: toTexts("dark") };
}

/** Each chosen colour that cannot be read against another one, once for each theme: where it is worst. */
export function findLowContrasts(chosen: ChosenColours): readonly LowContrast[] {
  return colourThemes.flatMap((theme) =>
    colourNames.flatMap((name) => {
      const worst = findWorst(chosen, theme, name);
      if (worst === undefined) return [];
      const nearest = findReadable(chosen, theme, name);
      return [{ ...worst, ...(nearest !== undefined && { nearest }) }];
    }),
  );
}

function findWorst(
  chosen: ChosenColours,
  theme: ColourTheme,
  name: ColourName,
): LowContrast | undefined {
  if (chosen[name]?.[theme] === undefined) return undefined;
  const usual = Object.entries(usualTokens[theme]).map(
    ([token, text]) => [token, parseColour(text)] as const,
  );
  const tokens: Tokens = { ...Object.fromEntries(usual), ...deriveTokens(chosen, theme) };
  const found = pairs.flatMap(({ token, ground, needed, by }) => {
    const guilty = by.find((each) => chosen[each]?.[theme] !== undefined);
    const [front, back] = [tokens[token], tokens[ground]];
    if (guilty !== name || !front || !back) return [];
    // What is written is what is shown: rounded.
    const ratio = toContrast(toShown(front), toShown(back));
    return ratio >= needed ? [] : [{ name, theme, ratio, needed, token, ground }];
  });
  return found.sort((a, b) => a.ratio / a.needed - b.ratio / b.needed)[0];
}

/** Goes step by step to where the contrast is larger: darker text on light paper, lighter text on dark paper. */
function findReadable(
  chosen: ChosenColours,
  theme: ColourTheme,
  name: ColourName,
): string | undefined {
  const written = chosen[name]?.[theme];
  if (written === undefined) return undefined;
  const end = (theme === "light") === (name === "paper") ? white : black;
  for (let step = 1; step <= 50; step += 1) {
    const text = toColourText(mixColours(parseColour(written), end, step / 50));
    const next = { ...chosen, [name]: { ...chosen[name], [theme]: text } };
    if (findWorst(next, theme, name) === undefined) return text;
  }
  return undefined;
}

function deriveTokens(chosen: ChosenColours, theme: ColourTheme): Tokens {
  const isLight = theme === "light";
  const get = (name: ColourName, token: string): Colour =>
    parseColour(chosen[name]?.[theme] ?? usualTokens[theme][token] ?? "");
  const [chalk, paper, ink] = [get("accent", "chalk"), get("paper", "paper"), get("ink", "ink")];
  const has = (name: ColourName): boolean => chosen[name]?.[theme] !== undefined;
  const onPaper = (colour: Colour, light: number, dark: number): Colour =>
    mixColours(paper, colour, isLight ? light : dark);
  return {
    ...(has("accent") && { chalk }),
    ...((has("accent") || has("paper")) && {
      "chalk-wash": onPaper(chalk, 0.08, 0.18),
      "chalk-line": onPaper(chalk, 0.4, 0.4),
    }),
    ...(has("paper") && {
      paper,
      "paper-raise": onPaper(white, 0.7, 0.035),
      "paper-sunk": onPaper(black, 0.03, 0.25),
    }),
    ...(has("ink") && { ink }),
    ...((has("ink") || has("paper")) && {
      "ink-2": mixColours(ink, paper, isLight ? 0.19 : 0.25),
      "ink-3": mixColours(ink, paper, isLight ? 0.3 : 0.37),
      "paper-tint": onPaper(ink, 0.09, 0.08),
      rule: onPaper(ink, 0.14, 0.13),
      "rule-2": onPaper(ink, 0.28, 0.24),
      "rule-strong": onPaper(ink, 0.55, 0.47),
      grid: onPaper(ink, 0.1, 0.1),
    }),
  };
}

function toShown(colour: Colour): Colour {
  return parseColour(toColourText(colour));
}

function toPairs(
  tokens: readonly string[],
  on: readonly string[],
  needed: number,
  by: readonly ColourName[],
): (typeof pairs)[number][] {
  return tokens.flatMap((token) => on.map((ground) => ({ token, ground, needed, by })));
}
