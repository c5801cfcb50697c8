import { createRequire } from "node:module";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseOptions, renderHelp } from "../src/site/command.ts";
import { runCommand } from "../src/site/run-command.ts";

/**
 * Cuts the portal's fonts from their packages into `public/fonts`: a small core that every page loads, and the rest
 * of Latin in files that a browser fetches only when a page uses them (`unicode-range` in `src/styles/fonts.css`).
 */
type Axes = Readonly<Record<string, number | { readonly min: number; readonly max: number }>>;
type Subset = (font: Buffer, text: string, options: object) => Promise<Buffer>;

const require = createRequire(import.meta.url);
// The package comes without types; its options are those of its README.
const subset = require("subset-font") as Subset;
const out = path.join(import.meta.dirname, "../public/fonts");

const ascii = toRange(0x20, 0x7e);
const core = `${ascii}\u00a0£€·÷×±–—‘’“”…•′″§©°−`;
const latin = `${toRange(0xa1, 0xff)}ıŒœŸ„‚‹›‰™`;
const extended = toRange(0x100, 0x24f) + toRange(0x1e80, 0x1eff);
// Size 28 reads well at 17 px and has the fine contrast that a title wants; the whole axis would cost 40 kB more.
const serif: Axes = { wght: { min: 400, max: 600 }, opsz: 28 };
const sans: Axes = { wght: { min: 400, max: 650 } };

const newsreader = "@fontsource-variable/newsreader/files/newsreader-latin";
const instrument = "@fontsource-variable/instrument-sans/files/instrument-sans-latin";
const commitMono = "@fontsource/commit-mono/files/commit-mono-latin-400-normal.woff2";

await runCommand(async () => {
  if (!parseOptions({}, process.argv.slice(2))) {
    console.log(renderHelp("fonts", "Cuts the fonts of the portal from their packages.", {}));
    return 0;
  }
  await cut("newsreader", `${newsreader}-standard-normal.woff2`, core, serif);
  await cut("newsreader-latin", `${newsreader}-standard-normal.woff2`, latin, serif);
  await cut("newsreader-extended", `${newsreader}-ext-standard-normal.woff2`, extended, serif);
  await cut("newsreader-italic", `${newsreader}-standard-italic.woff2`, core, {
    wght: 400,
    opsz: 28,
  });
  await cut("instrument-sans", `${instrument}-wght-normal.woff2`, core, sans);
  await cut("instrument-sans-latin", `${instrument}-wght-normal.woff2`, latin, sans);
  await cut("instrument-sans-extended", `${instrument}-ext-wght-normal.woff2`, extended, sans);
  await cut("commit-mono", commitMono, `${ascii}·–…`);
  // Arrows and relations, which the two Latin families lack.
  await cut("signs", commitMono, "←↑→↓↔≈≠≤≥±′″");
  await writeFile(path.join(out, "OFL.txt"), await readLicences());
  return 0;
});

async function cut(name: string, source: string, text: string, axes: Axes = {}): Promise<void> {
  const keepFeatures = source === commitMono ? [] : ["kern", "liga", "tnum", "lnum"];
  const options = { targetFormat: "woff2", noHinting: true, keepFeatures, variationAxes: axes };
  const font = await subset(await readFile(require.resolve(source)), text, options);
  await writeFile(path.join(out, `${name}.woff2`), font);
  process.stdout.write(`${name}.woff2  ${(font.length / 1000).toFixed(1)} kB\n`);
}

function toRange(first: number, last: number): string {
  const codes = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return String.fromCodePoint(...codes);
}

async function readLicences(): Promise<string> {
  const names = [newsreader, instrument, commitMono].map((file) => file.replace(/\/files.*/, ""));
  const texts = names.map((name) => readFile(require.resolve(`${name}/LICENSE`), "utf8"));
  const notes = `Subsets of the fonts of ${names.join(", ")}, made by scripts/fonts.ts.`;
  return [notes, ...(await Promise.all(texts))].join("\n\n---\n\n");
}
