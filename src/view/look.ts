import { colourThemes, toTokens } from "../model/look.ts";
import type { Portal } from "../model/plan.ts";

/** Where the style sheet of an organisation's own colours lies. */
export const lookUrl = "/look.css";

/** Whether a portal has a style sheet of its own. */
export function hasColours({ look }: Pick<Portal, "look">): boolean {
  return look?.colours !== undefined && Object.keys(look.colours).length > 0;
}

/**
 * The style sheet of an organisation's own colours: tokens that stand in no layer, and so before the usual ones. Paper
 * keeps to black on white.
 */
export function renderLook({ look }: Pick<Portal, "look">): string {
  const tokens = toTokens(look?.colours ?? {});
  const usual = new Set(colourThemes.flatMap((theme) => Object.keys(tokens[theme])));
  const renderTheme = (theme: "light" | "dark", indent: string): string =>
    Object.entries(tokens[theme])
      .map(([name, colour]) => `${indent}--${name}: ${colour};\n`)
      .join("");
  if (usual.size === 0) return "";
  return `@media screen and (prefers-color-scheme: light) {
  :root:not([data-theme="dark"]) {
${renderTheme("light", "    ")}  }
}
@media screen and (prefers-color-scheme: dark) {
  :root:not([data-theme="light"]) {
${renderTheme("dark", "    ")}  }
}
@media screen {
  :root[data-theme="light"] {
${renderTheme("light", "    ")}  }
  :root[data-theme="dark"] {
${renderTheme("dark", "    ")}  }
}
`;
}
