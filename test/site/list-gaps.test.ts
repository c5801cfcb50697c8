import { describe, expect, it } from "vitest";
import type { IsoDate } from "../../src/model/period.ts";
import { tellGaps } from "../../src/report/gaps.ts";
import type { CheckedContent } from "../../src/site/check-content.ts";
import { checkContent } from "../../src/site/check-content.ts";
import { renderReport } from "../../src/site/check-report.ts";
import { makeContent, toPage } from "../read/folder.ts";

type Files = Readonly<Record<string, string | Buffer>>;

const objective = "2026-q3/signalling/another.md";

function check(files: Files): CheckedContent {
  return checkContent(makeContent(files), { asOf: "2026-08-27" as IsoDate });
}

function tell(files: Files): readonly string[] {
  return tellGaps(check(files).gaps, (file) => file).map(({ message }) => message);
}

function toObjective(keys: string, title = "title: Another"): string {
  return `---\nkind: objective\n${title}\n${keys}---\n`;
}

describe("checkContent(root).gaps", () => {
  const more = "more may be found once that is mended.";

  it("has none where nothing is wrong, and where all that is wrong was looked at", () => {
    expect(tell({})).toEqual([]);
    expect(tell({ [objective]: toObjective("owner: nobody\nsupports: [themes/none]\n") })).toEqual(
      [],
    );
  });

  it.each<[string, Files, string]>([
    [
      "a portal that cannot be used",
      { "portal.yaml": "name: X\n", "people.yaml": "people: [" },
      `References, owners and dates were not looked up, and no rule of plans was applied, as \`portal.yaml\` could not be used: ${more}`,
    ],
    [
      "people that cannot be parsed",
      { "people.yaml": "people:\n  - {id: a, name: A\n" },
      `Owners and other people were not looked up, as \`people.yaml\` could not be read: ${more}`,
    ],
    [
      "people that are no text",
      { "people.yaml": Buffer.from("people: # \xE9", "latin1") },
      `Owners and other people were not looked up, as \`people.yaml\` could not be read: ${more}`,
    ],
    [
      "a person without an id",
      { "people.yaml": "people:\n  - {name: A}\n  - {id: yusuf-karim, name: Yusuf Karim}\n" },
      `Owners and other people whom \`people.yaml\` does not seem to name were passed over, as a part of it could not be read: ${more}`,
    ],
    [
      "a document that cannot be read whole",
      { [objective]: toObjective("owner: nobody\n", "") },
      `\`${objective}\` was not looked at any further, nor what hangs on it, as it could not be read whole: ${more}`,
    ],
    [
      "a name that makes no id",
      { "themes/Keep Time.md": "---\nkind: theme\ntitle: One\nowner: nobody\n---\n" },
      `\`themes/Keep Time.md\` was not looked at any further, as it has no id of its own: ${more}`,
    ],
    [
      "an id that another document has",
      { [objective]: toObjective("id: 2026-q3/company/meet-the-autumn\nowner: nobody\n") },
      `\`${objective}\` was not looked at any further, as it has no id of its own: ${more}`,
    ],
    [
      "a value that was left out",
      { [objective]: toObjective("keyResults:\n  - {id: kr1, title: A, from: many, to: 2}\n") },
      `Rules that need what is wrong in \`${objective}\` were not applied to it: ${more}`,
    ],
    [
      "readings that are wrong",
      { "kpis/points-failures.csv": "date,value\n2026-01-31,many\n" },
      `Rules that need what is wrong in \`kpis/points-failures.csv\` were not applied to it: ${more}`,
    ],
  ])("tells of %s", (_, files, sentence) => {
    expect(tell(files)).toEqual([sentence]);
  });

  it("calls nobody unknown as long as it is not known who there is", () => {
    const owned = { [objective]: toObjective("owner: nobody\nsupports: [themes/keep-time]\n") };
    const list = (people: string | Buffer): readonly string[] =>
      check({ ...owned, "people.yaml": people }).findings.map(({ code }) => code);
    expect(list("people: []\n")).toContain("unknown-owner");
    for (const people of ["people: [\n", Buffer.from("people: # \xE9", "latin1")]) {
      expect(list(people)).not.toContain("unknown-owner");
      expect(list(people)).not.toContain("no-owner");
    }
  });

  it("names three files and counts the others", () => {
    const letters = ["a", "b", "c", "d", "e"].map((name) => [`2026-q3/${name}.md`, "no fence"]);
    expect(tell(Object.fromEntries(letters) as Files)[0]).toMatch(
      /^`2026-q3\/a\.md`, `2026-q3\/b\.md`, `2026-q3\/c\.md` and 2 more files were not looked at/,
    );
  });
});

describe("renderReport(checked) of what was not looked at", () => {
  const content = makeContent({ "people.yaml": "people: [", "2026-q3/a.md": toPage("") });
  const checked = checkContent(content, { asOf: "2026-08-27" as IsoDate });
  const sentence = /Owners and other people were not looked up, as `.*\/people\.yaml` could not/;

  it("ends the text with it", () => {
    const text = renderReport(checked, { content, format: "text", hasColour: false });
    expect(text.trimEnd().split("\n\n").at(-1)).toMatch(sentence);
  });

  it("adds it to the JSON, with the paths that are reported", () => {
    const json = renderReport(checked, { content, format: "json", hasColour: false });
    const { gaps } = JSON.parse(json) as { gaps: readonly { files: string[]; message: string }[] };
    expect(gaps).toHaveLength(1);
    expect(gaps[0]?.message).toMatch(sentence);
    expect(gaps[0]?.files[0]).toMatch(/\/people\.yaml$/);
    const healthy = makeContent();
    const clean = checkContent(healthy, { asOf: "2026-08-27" as IsoDate });
    const options = { content: healthy, format: "json", hasColour: false } as const;
    expect(JSON.parse(renderReport(clean, options))).not.toHaveProperty("gaps");
  });
});
