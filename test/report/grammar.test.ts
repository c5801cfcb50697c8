import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import fc from "fast-check";
import type { Log, Result } from "sarif";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/model/finding.ts";
import { toFinding } from "../../src/model/finding.ts";
import type { RuleCode } from "../../src/model/rules.ts";
import { rules } from "../../src/model/rules.ts";
import { renderGithub } from "../../src/report/github.ts";
import { renderGitlab } from "../../src/report/gitlab.ts";
import { renderMarkdown } from "../../src/report/markdown.ts";
import { renderSarif } from "../../src/report/sarif.ts";

/** The reports for machines, held against what those who read them have written down. */

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom("50 % off", "a: b, c", "line\r\nline", "%0A", "::error::x", "[x](1)", "", "ä"),
);
const place = fc
  .tuple(
    fc.integer({ min: 1, max: 99 }),
    fc.nat({ max: 3 }),
    fc.integer({ min: 1, max: 80 }),
    fc.nat({ max: 9 }),
  )
  .map(([line, more, column, length]) => ({
    line,
    column,
    endLine: line + more,
    endColumn: column + length,
  }));
const finding: fc.Arbitrary<Finding> = fc
  .record({
    code: fc.constantFrom(...(Object.keys(rules) as RuleCode[])),
    file: text.filter((file) => file !== ""),
    message: text.map((message) => `Wrong: ${message}`),
    hint: fc.option(text, { nil: undefined }),
    place: fc.option(place, { nil: undefined }),
    related: fc.option(
      fc.array(fc.record({ file: text, message: text }), { minLength: 1, maxLength: 3 }),
      {
        nil: undefined,
      },
    ),
    severity: fc.constantFrom("error" as const, "warning" as const, "info" as const),
  })
  .map(({ code, file, message, hint, related, severity, place: at }) => ({
    ...toFinding(code, file, message, { hint, related }),
    severity,
    ...(at && { place: at }),
  }));
const findings = fc.array(finding, { maxLength: 12 });
const toPath = (file: string): string => file;

describe("SARIF 2.1.0", () => {
  // Sections of the specification, "Static Analysis Results Interchange Format Version 2.1.0", OASIS Standard.
  it("holds to the demands of each section on what is written", () => {
    fc.assert(
      fc.property(findings, (all) => {
        // The type is that of the specification; the test is whether it holds.
        const log = JSON.parse(renderSarif(all, toPath, "1.2.3")) as Log;
        // 3.13.2 version, 3.13.4 runs
        expect([log.version, log.runs.length]).toEqual(["2.1.0", 1]);
        const [run] = log.runs;
        const { driver } = run?.tool ?? {};
        // 3.19.8 name, 3.19.12 semanticVersion
        expect([driver?.name, driver?.semanticVersion]).toEqual(["Plumbline", "1.2.3"]);
        // 3.19.23 rules: unique; 3.49.3 id
        const ids = driver?.rules?.map(({ id }) => id) ?? [];
        expect(new Set(ids).size).toBe(ids.length);
        // 3.14.17 columnKind: editors of the web count as JavaScript does
        expect(run?.columnKind).toBe("utf16CodeUnits");
        expect(run?.results?.length).toBe(all.length);
        for (const result of run?.results ?? []) checkResult(result, ids);
        // 3.27.17 partialFingerprints tell results apart
        const prints = run?.results?.map((result) => result.partialFingerprints?.["finding/v1"]);
        expect(new Set(prints).size).toBe(all.length);
      }),
    );
  });

  function checkResult(result: Result, ids: readonly string[]): void {
    // 3.27.5 ruleId, 3.27.6 ruleIndex: they agree
    expect(ids[result.ruleIndex ?? -1]).toBe(result.ruleId);
    // 3.27.10 level
    expect(["none", "note", "warning", "error"]).toContain(result.level);
    // 3.11.8 text: present, and by 3.11.6 without a link that nobody meant
    expect(result.message.text).toMatch(/^Wrong: /);
    expect(result.message.text).not.toMatch(/\[[^\]]*\]\(/);
    // 3.28.2 id: unique within a result
    const related = result.relatedLocations?.map(({ id }) => id) ?? [];
    expect(new Set(related).size).toBe(related.length);
    for (const location of [...(result.locations ?? []), ...(result.relatedLocations ?? [])]) {
      const { artifactLocation, region } = location.physicalLocation ?? {};
      // 3.4.3 uri: a reference by RFC 3986, relative, so that it means the same on every machine
      expect(artifactLocation?.uri).toMatch(/^(?:[\w.~!*'()/-]|%[0-9A-F]{2})*$/);
      if (!region) continue;
      const { startLine = 0, startColumn = 0, endLine = 0, endColumn = 0 } = region;
      // 3.30.5 to 3.30.8: lines and columns from 1; the end is not before the start
      expect(Math.min(startLine, startColumn, endColumn)).toBeGreaterThanOrEqual(1);
      expect(endLine).toBeGreaterThanOrEqual(startLine);
      if (endLine === startLine) expect(endColumn).toBeGreaterThanOrEqual(startColumn);
    }
  }

  it("is taken by the JSON schema of the standard", () => {
    // The schema is of draft 4, in which what it uses is as in draft 7; one of its patterns is none with the flag `u`.
    const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
    // The types of this package say `default` where Node has the function itself.
    (addFormats as unknown as (ajv: Ajv) => void)(ajv);
    const draft = readSchema();
    delete draft["$schema"];
    delete draft["id"];
    const validate = ajv.compile(draft);
    fc.assert(
      fc.property(findings, (all) => {
        const gaps = all.map(({ file, message }) => ({ files: [file], message }));
        const said = validate(JSON.parse(renderSarif(all, toPath, "1.2.3", gaps)));
        expect(ajv.errorsText(validate.errors)).toBe("No errors");
        expect(said).toBe(true);
      }),
    );
  });
});

/** The schema of SARIF 2.1.0, which a development dependency ships. */
function readSchema(): Record<string, unknown> {
  const main = createRequire(import.meta.url).resolve("@microsoft/jest-sarif");
  const text = readFileSync(join(dirname(main), "schemas/sarif-2.1.0-rtm.5.json"), "utf8");
  return JSON.parse(text) as Record<string, unknown>; // What a package ships under this name.
}

/** Reads a workflow command as GitHub documents it: escapes of data, and two more in properties. */
function parseCommand(line: string) {
  const [, level = "", list = "", data = ""] =
    /^::([a-z]+) ([^\r\n]*?)::([^\r\n]*)$/.exec(line) ?? [];
  const unescape = (value: string): string =>
    value
      .replaceAll("%0D", "\r")
      .replaceAll("%0A", "\n")
      .replaceAll("%3A", ":")
      .replaceAll("%2C", ",")
      .replaceAll("%25", "%");
  const pairs = list.split(",").map((pair) => {
    const at = pair.indexOf("=");
    return [pair.slice(0, at), unescape(pair.slice(at + 1))] as const;
  });
  return { level, properties: Object.fromEntries(pairs), data };
}

describe("workflow commands of GitHub", () => {
  it("are read back as what was found, ten of each level, the first ones", () => {
    fc.assert(
      fc.property(fc.array(finding, { maxLength: 50 }), (all) => {
        const lines = renderGithub(all, toPath)
          .split("\n")
          .filter((each) => each.startsWith("::"));
        for (const [level, severity] of [
          ["error", "error"],
          ["warning", "warning"],
          ["notice", "info"],
        ] as const) {
          const expected = all.filter((each) => each.severity === severity).slice(0, 10);
          const got = lines.map(parseCommand).filter((command) => command.level === level);
          expect(got.map(({ properties }) => properties["file"])).toEqual(
            expected.map(({ file }) => file),
          );
          expect(got.map(({ properties }) => properties["title"])).toEqual(
            expected.map(({ code }) => code),
          );
          for (const [index, { properties, data }] of got.entries()) {
            const at = expected[index]?.place;
            expect(properties["line"]).toBe(at && String(at.line));
            expect(data).not.toMatch(/%(?!25|0D|0A)/);
          }
        }
      }),
    );
  });

  it("have a summary of all that fits into what a step may write, whatever there is", () => {
    const many = Array.from({ length: 9000 }, (_, index) =>
      toFinding("no-owner", `a${index % 70}.md`, `Nobody owns \`${"ä".repeat(80)} ${index}\`.`),
    );
    const summary = renderMarkdown(many, 9000, toPath);
    expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024);
    expect(summary).toMatch(/\d+ more do not fit here; `npm run check` lists them all\.\n$/);
  });
});

/** An entry of the report, as GitLab documents it. */
interface CodeQuality {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

describe("the code quality report of GitLab", () => {
  it("has the keys that are asked for, of the values that are known, and each fingerprint once", () => {
    fc.assert(
      fc.property(findings, (all) => {
        const report = JSON.parse(renderGitlab(all, toPath)) as CodeQuality[];
        expect(report.length).toBe(all.length);
        for (const [index, entry] of report.entries()) {
          expect(Object.keys(entry)).toEqual([
            "description",
            "check_name",
            "fingerprint",
            "severity",
            "location",
          ]);
          const { description, check_name: name, fingerprint, severity, location } = entry;
          expect([description === "", name]).toEqual([false, all[index]?.code]);
          expect(fingerprint).toMatch(/^[0-9a-f]{40}$/);
          expect(["info", "minor", "major", "critical", "blocker"]).toContain(severity);
          expect(location.path).toBe(all[index]?.file);
          expect(location.lines.begin).toBeGreaterThanOrEqual(1);
        }
        expect(new Set(report.map(({ fingerprint }) => fingerprint)).size).toBe(all.length);
      }),
    );
  });
});
