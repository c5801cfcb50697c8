import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { RuleCode } from "../src/model/rules.ts";
import { rules } from "../src/model/rules.ts";
import type { IsoDate } from "../src/model/period.ts";
import type { Content } from "../src/read/content.ts";
import { readContent } from "../src/read/content.ts";
import { renderText } from "../src/report/text.ts";
import { checkContent } from "../src/site/check-content.ts";

/**
 * Every rule through the real check, one folder each. How to add one:
 *
 *     test/input/<code>/            the files that break only this rule
 *     test/input/<code>-<word>/     another way of breaking it
 *     test/input/<code>-near/       almost the same, but all right: the rule must stay silent, and no error may come
 *     test/output/<folder>.txt      the whole report; `UPDATE=1 npx vitest run test/rules.test.ts` writes it
 *
 * A folder is laid over `test/input/healthy/`, which is a whole small plan without a finding, so it holds only the
 * files that it adds or replaces. A file `.remove` lists the healthy files that are to be absent, a file `.as-of`
 * holds another as-of date than 2026-08-27. A folder must yield findings of its own rule only.
 *
 * A folder `.base/` makes it a change: laid over the healthy plan in the same way, it is the state before, and the
 * folder's own files are the state after. An empty one is not kept by git, so one without a file holds `.keep`.
 */

const input = join(import.meta.dirname, "input");
const output = join(import.meta.dirname, "output");
const codes = Object.keys(rules) as RuleCode[];
const folders = readdirSync(input).sort();
const temporary = mkdtempSync(join(tmpdir(), "plumbline-rules-"));

afterAll(() => {
  rmSync(temporary, { recursive: true });
});

describe("checkContent(root) of a folder that breaks one rule", () => {
  it("finds nothing in the healthy folder", () => {
    expect(report("healthy").text).toBe("");
  });

  const near = folders.filter((folder) => folder.endsWith("-near"));
  it.each(near)("%s: the rule stays silent", (folder) => {
    const { findings, text } = report(folder);
    const wrong = findings.filter(
      ({ code, severity }) => code === toCode(folder) || severity === "error",
    );
    expect(wrong, text).toEqual([]);
  });

  const broken = folders.filter((folder) => folder !== "healthy" && !folder.endsWith("-near"));
  it.each(broken)("%s: only its rule speaks, and as written down", (folder) => {
    const { findings, text } = report(folder);
    expect(new Set(findings.map(({ code }) => code)), text).toEqual(new Set([toCode(folder)]));
    compareGolden(join(output, `${folder}.txt`), text);
  });

  it.each(codes)("%s: has a folder that breaks it and one that nearly does", (code) => {
    const own = folders.filter((folder) => folder !== "healthy" && toCode(folder) === code);
    expect(own.some((folder) => folder.endsWith("-near"))).toBe(true);
    expect(own.some((folder) => !folder.endsWith("-near"))).toBe(true);
  });

  it("has no golden report without a folder", () => {
    const expected = new Set(broken.map((folder) => `${folder}.txt`));
    expect(readdirSync(output).filter((file) => !expected.has(file))).toEqual([]);
  });
});

/** The rule of a folder: the longest code that its name begins with. */
function toCode(folder: string): RuleCode {
  const fitting = codes.filter((code) => folder === code || folder.startsWith(`${code}-`));
  const code = fitting.sort((a, b) => b.length - a.length)[0];
  if (code === undefined) throw new Error(`no rule for the folder: ${folder}`);
  return code;
}

function report(
  folder: string,
): Pick<ReturnType<typeof checkContent>, "findings"> & { text: string } {
  const own = join(input, folder);
  const root = layOver(own, join(temporary, folder));
  const [asOf = "2026-08-27"] = readLines(join(own, ".as-of"));
  const base = join(own, ".base");
  const readBase = (): Content => readContent(layOver(base, join(temporary, `${folder}.base`)));
  const { findings, sources } = checkContent(root, {
    asOf: asOf as IsoDate,
    ...(existsSync(base) && { readBase }),
  });
  const options = { findText: sources.findText, toPath: (file: string) => file, hasColour: false };
  return { findings, text: renderText(findings, options) };
}

/** The healthy plan with the files of a folder laid over it, and without those that the folder takes out. */
function layOver(own: string, root: string): string {
  cpSync(join(input, "healthy"), root, { recursive: true });
  cpSync(own, root, { recursive: true, verbatimSymlinks: true });
  for (const file of readLines(join(own, ".remove"))) rmSync(join(root, file));
  return root;
}

function readLines(file: string): string[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "");
}

/** A report that is not written down yet is written, but never where nobody would look at it. */
function compareGolden(file: string, text: string): void {
  const isWanted = process.env["UPDATE"] !== undefined || !existsSync(file);
  if (isWanted && process.env["CI"] === undefined) writeFileSync(file, text);
  expect(existsSync(file), `no golden report: ${file}`).toBe(true);
  expect(text).toBe(readFileSync(file, "utf8"));
}
