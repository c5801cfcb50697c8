import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "prettier";
import { describe, expect, it } from "vitest";
import type { RuleCode } from "../../src/model/rules.ts";
import { rules } from "../../src/model/rules.ts";

/**
 * The rule pages print the first finding of each rule's golden report, which `test/rules.test.ts` holds against the
 * real check. `UPDATE=1 npx vitest run test/view/rule-report.test.ts` takes them over.
 */

const file = join(import.meta.dirname, "../../src/view/rule-reports.json");
const output = join(import.meta.dirname, "../output");
const codes = Object.keys(rules) as RuleCode[];

describe("findRuleReport(code)", () => {
  it("gives the first finding of the rule's golden report", async () => {
    const reports = Object.fromEntries(
      codes.flatMap((code) => {
        const report = findGolden(code);
        return report === undefined ? [] : [[code, toFirst(report)]];
      }),
    );
    const text = await format(JSON.stringify(reports), { parser: "json", printWidth: 100 });
    if (process.env["UPDATE"] !== undefined && process.env["CI"] === undefined) {
      writeFileSync(file, text);
    }
    expect(readFileSync(file, "utf8"), "take them over with UPDATE=1").toBe(text);
  });
});

/** The report of the rule's own folder, or of the first that breaks it in another way. */
function findGolden(code: RuleCode): string | undefined {
  const own = join(output, `${code}.txt`);
  if (existsSync(own)) return readFileSync(own, "utf8");
  const others = readdirSync(output)
    .sort()
    .filter((name) => toCode(name) === code);
  return others[0] === undefined ? undefined : readFileSync(join(output, others[0]), "utf8");
}

function toCode(name: string): RuleCode | undefined {
  return codes
    .filter((code) => name.startsWith(`${code}-`) || name === `${code}.txt`)
    .sort((a, b) => b.length - a.length)[0];
}

/** The first finding, with its paths as `npm run check` prints them where the content folder is `content`. */
function toFirst(report: string): string {
  const heads = [...report.matchAll(/^\S.* {2}(error|warning|info) {2}[a-z-]+$/gm)];
  const first = report.slice(0, heads[1]?.index).trimEnd();
  return `content/${first}`.replace(/^( {2}See {7})/gm, "$1content/");
}
