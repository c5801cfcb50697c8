import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/model/finding.ts";
import { toFinding } from "../../src/model/finding.ts";
import { renderGithub } from "../../src/report/github.ts";
import { renderGitlab } from "../../src/report/gitlab.ts";
import { renderMarkdown } from "../../src/report/markdown.ts";
import { renderSarif } from "../../src/report/sarif.ts";
import { makeContent, toPage } from "../read/folder.ts";

const place = { line: 7, column: 9, endLine: 7, endColumn: 12 };
const broken: Finding = {
  ...toFinding("unknown-reference", "a, b:c.md", "Nothing has the id `50%`.", {
    hint: "The nearest is `x`.\nWrite it.",
    related: [{ file: "other.md", message: "the other one" }],
  }),
  place,
};
const toPath = (file: string): string => `content/${file}`;

const finding = fc
  .record({
    file: fc.string({ minLength: 1, unit: "binary" }),
    message: fc.string({ unit: "binary" }),
    severity: fc.constantFrom("error" as const, "warning" as const, "info" as const),
    lines: fc.option(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 3 }))),
  })
  .map(({ file, message, severity, lines }): Finding => ({
    ...toFinding("no-owner", file, message),
    severity,
    ...(lines && {
      place: { line: lines[0], column: 1, endLine: lines[0] + lines[1], endColumn: 2 },
    }),
  }));

describe("renderGithub(findings, toPath)", () => {
  it("writes a workflow command that GitHub takes, with what it would read as an end escaped", () => {
    expect(renderGithub([broken], toPath)).toBe(
      "::error file=content/a%2C b%3Ac.md,line=7,endLine=7,col=9,endColumn=11,title=unknown-reference" +
        "::Nothing has the id `50%25`.%0AThe nearest is `x`.%0AWrite it.\n",
    );
  });

  it("shows characters that steer a terminal by their number", () => {
    const steering = { ...broken, message: "A\u001B[31m\u0007\u202Eb" };
    expect(renderGithub([steering], toPath)).toContain("::A<1B>[31m<07><202E>b%0A");
  });

  it("annotates ten of each level, the first ones, and says where the others are", () => {
    const many = Array.from({ length: 14 }, (_, index) => ({ ...broken, message: `no. ${index}` }));
    const lines = renderGithub(many, toPath).trim().split("\n");
    expect(lines).toHaveLength(11);
    expect(lines[9]).toContain("::no. 9%0A");
    expect(lines[10]).toBe("4 more are in the summary of this step: 14 errors, 0 warnings in all.");
  });

  it("is one command a line by GitHub's grammar, whatever an author wrote", () => {
    fc.assert(
      fc.property(fc.array(finding, { maxLength: 8 }), (findings) => {
        const text = renderGithub(findings, (file) => file);
        for (const line of text.split("\n").filter(Boolean)) {
          expect(line).toMatch(
            /^::(error|warning|notice) file=[^,:\r\n]*(,line=\d+,endLine=\d+(,col=\d+,endColumn=\d+)?)?,title=[a-z-]+::[^\r\n]*$/,
          );
        }
      }),
    );
  });
});

describe("renderGitlab(findings, toPath)", () => {
  it("gives what GitLab asks for, and each finding a fingerprint that a moved line does not change", () => {
    const moved = { ...broken, place: { ...place, line: 9, endLine: 9 } };
    const [first, second] = parse(renderGitlab([broken, broken], toPath));
    const [later] = parse(renderGitlab([moved], toPath));
    expect(first).toMatchObject({
      check_name: "unknown-reference",
      severity: "major",
      location: { path: "content/a, b:c.md", lines: { begin: 7, end: 7 } },
    });
    expect(first?.["fingerprint"]).toBe(later?.["fingerprint"]);
    expect(first?.["fingerprint"]).not.toBe(second?.["fingerprint"]);
  });
});

describe("renderSarif(findings, toPath, version)", () => {
  it("names the rules that spoke, and points each result at its rule and place", () => {
    const [log] = parse(`[${renderSarif([broken], toPath, "1.2.3")}]`);
    expect(log).toMatchObject({
      version: "2.1.0",
      runs: [
        {
          tool: { driver: { name: "Plumbline", semanticVersion: "1.2.3" } },
          results: [
            {
              ruleId: "unknown-reference",
              ruleIndex: 0,
              level: "error",
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: "content/a%2C%20b%3Ac.md" },
                    region: { startLine: 7, startColumn: 9, endLine: 7, endColumn: 12 },
                  },
                },
              ],
              relatedLocations: [{ message: { text: "the other one" } }],
            },
          ],
        },
      ],
    });
  });
});

describe("renderMarkdown(findings, documents, toPath)", () => {
  it("lists all of them under their files, and lets no author's text be more than text", () => {
    const hostile = { ...broken, message: "A <img src=x> [link](x) `<b>` in *it*" };
    const text = renderMarkdown([hostile], 3, toPath);
    expect(text).toContain("1 error, 0 warnings in 3 documents.");
    expect(text).toContain("### `content/a, b:c.md`");
    expect(text).toContain("A \\<img src=x\\> \\[link\\](x) `<b>` in \\*it\\*");
  });

  it("closes what it opens, and shows what would steer the text by its number", () => {
    const odd = { ...broken, file: "a``b.md", message: "A ~~b~~ ` c\u202E" };
    const text = renderMarkdown([odd], 1, (file) => file);
    expect(text).toContain("### ``` a``b.md ```");
    expect(text).toContain("A \\~\\~b\\~\\~ \\` c\\<202E\\>");
  });
});

/** What a check of a folder prints in one of its forms, and what it adds to the summary of a step. */
function check(
  content: string,
  format: string,
): { readonly stdout: string; readonly summary: string } {
  const summary = join(mkdtempSync(join(tmpdir(), "plumbline-summary-")), "summary.md");
  writeFileSync(summary, "before\n");
  const script = join(import.meta.dirname, "../../scripts/check.ts");
  const { status, stdout } = spawnSync(
    process.execPath,
    [script, "--content", content, "--as-of", "2026-08-27", "--format", format],
    { encoding: "utf8", env: { ...process.env, GITHUB_STEP_SUMMARY: summary } },
  );
  expect(status).toBe(1);
  return { stdout, summary: readFileSync(summary, "utf8") };
}

describe("npm run check -- --format", () => {
  it("github prints annotations, and adds the whole report to the step's summary", () => {
    const content = makeContent({ "2026-q3/letter.md": toPage("<b>x</b>") });
    const { stdout, summary } = check(content, "github");
    expect(stdout).toMatch(/^::error file=.*letter\.md,line=\d+.*title=unsafe-html::/);
    expect(summary).toMatch(/^before\n## Plans checked\n\n1 error/);
  });

  it("says in each form but GitLab's, which has no place for it, what was not looked at", () => {
    const content = makeContent({ "people.yaml": "people: [" });
    const gap =
      /^Owners and other people were not looked up, as `.*people\.yaml` could not be read/m;
    const { stdout, summary } = check(content, "github");
    expect(stdout).toMatch(gap);
    expect(summary).toMatch(gap);
    const { stdout: sarif } = check(content, "sarif");
    expect(parse(`[${sarif}]`)).toMatchObject([
      {
        runs: [
          {
            invocations: [
              {
                executionSuccessful: true,
                toolExecutionNotifications: [
                  { message: { text: expect.stringMatching(gap) as unknown } },
                ],
              },
            ],
          },
        ],
      },
    ]);
  });
});

function parse(text: string): readonly Record<string, unknown>[] {
  // The shape is what the tests look at.
  return JSON.parse(text) as readonly Record<string, unknown>[];
}
