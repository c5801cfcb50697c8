// Long because the drafts of all kinds are held against the same promises.
import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { appendEntry } from "../../src/exchange/check-in-text.ts";
import { Answers } from "../../src/exchange/draft/answers.ts";
import type { Draft, DraftKind, Field } from "../../src/exchange/draft/draft.ts";
import { draftKinds } from "../../src/exchange/draft/kinds.ts";
import { toName } from "../../src/exchange/draft/name.ts";
import { idText } from "../../src/model/schema/text.ts";
import { parseDate } from "../../src/model/period.ts";
import type { PlanGraph } from "../../src/model/plan.ts";
import { parseFrontMatter } from "../../src/read/front-matter.ts";
import { visitValues } from "../../src/model/record.ts";
import { checkContent } from "../../src/site/check-content.ts";
import { fillAnswers, toAnswers } from "../../src/site/new-option.ts";

const asOf = parseDate("2026-08-27");
const content = mkdtempSync(join(tmpdir(), "plumbline-draft-"));
cpSync(join(import.meta.dirname, "../../content"), content, { recursive: true });
const before = checkContent(content, { asOf });
const graph = getGraph();

function getGraph(): PlanGraph {
  if (!before.graph) throw new Error("no graph");
  return before.graph;
}

/** Lines as people write them, in many scripts, with all that YAML would take for something else. */
const word = fc.oneof(
  fc.constantFrom("points", "Überblick", "São", "定時", "到着", "поезд", "κ", "हिन्दी", "ﬀ", "é"),
  fc.constantFrom(
    "#",
    "- ",
    ": ",
    "yes",
    "null",
    "~",
    "2026-08-27",
    "0x1F",
    "1e3",
    "%",
    "&a",
    "*b*",
  ),
  fc.constantFrom(
    "'",
    '"',
    "“so”",
    "{a: b}",
    "[x]",
    "|",
    ">",
    "!",
    "@",
    "`code`",
    "🚆",
    "\\",
    "---",
  ),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 6 }),
);
const line = fc
  .array(word, { minLength: 1, maxLength: 9 })
  .map((words) => `Trains ${words.join(" ")}`.replace(/\s+/gu, " ").trim())
  // What the check refuses in a text: raw HTML, addresses, characters that nobody sees.
  .filter((text) => !/[<\]]|\p{Cc}|:\/\//u.test(text));
const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-08-${String(n).padStart(2, "0")}`);
const number = fc.oneof(
  fc.integer({ min: -10_000, max: 10_000 }).map(String),
  fc.double({ min: 0.001, max: 1000, noNaN: true }).map((value) => value.toFixed(3)),
);

/** Green and red, as each direction has them. */
const bounds: Readonly<Record<string, readonly [string, string]>> = {
  higher: [">= 90", "< 85"],
  lower: ["<= 14", "> 20"],
};

/** Values of a field, as its author would write them. */
function toValues(field: Field, answers: Answers): fc.Arbitrary<readonly string[]> {
  const choices = (field.choose?.(graph, answers) ?? []).filter(
    // There is one company already; a draft is asked for less than what holds.
    ({ id }) =>
      !(field.name === "level" && id === "company") && !(field.name === "state" && id === "active"),
  );
  const value = toValue(
    field,
    answers,
    choices.map(({ id }) => id),
  );
  if (value === undefined) return fc.constant([]);
  const isNeeded = field.isNeeded?.(answers) === true;
  const most = field.isMany === true ? 3 : 1;
  return fc.uniqueArray(value, { minLength: isNeeded ? 1 : 0, maxLength: most });
}

function toValue(
  { name, type }: Field,
  answers: Answers,
  ids: readonly string[],
): fc.Arbitrary<string> | undefined {
  switch (name) {
    case "id":
      return fc.uuid();
    case "green":
      return fc.constant(bounds[answers.find("direction") ?? ""]?.[0] ?? "60..70");
    case "red":
      return fc.constant(bounds[answers.find("direction") ?? ""]?.[1] ?? "< 50");
    case "start":
      return fc.constant("2026-01-01");
    case "end":
      return fc.constant("2026-12-31");
    case "weight":
      return undefined;
    case "to":
    case "red-flag":
      return number.filter(
        (text) => Number(text) !== Number(answers.find("from") ?? answers.find("goal")),
      );
  }
  switch (type) {
    case "choice":
      return ids.length === 0 ? undefined : fc.constantFrom(...ids);
    case "number":
      return number;
    case "date":
    case "due":
      return day;
    default:
      return line;
  }
}

/** What an author may say to a kind, field by field. */
const anything: fc.Arbitrary<readonly [DraftKind, Answers]> = fc
  .constantFrom(...draftKinds.filter(({ name }) => name !== "okr"))
  .chain((kind) => {
    let all: fc.Arbitrary<Answers> = fc.constant(new Answers());
    for (const field of kind.fields) {
      all = all.chain((answers) =>
        field.isAsked?.(answers) === false && field.name !== "id"
          ? fc.constant(answers)
          : toValues(field, answers).map((values) =>
              values.length === 0 ? answers : answers.with(field.name, values),
            ),
      );
    }
    return all.map((answers) => [kind, withWeights(answers)] as const);
  });

function withWeights(answers: Answers): Answers {
  const count = answers.list("objective").length;
  if (!answers.has("holder") || count === 0) return answers;
  return answers.with(
    "weight",
    ["60", "30", "10"].slice(0, count - 1).concat(String([100, 40, 10][count - 1])),
  );
}

function toTexts({ files, entry }: Draft): Map<string, string> {
  const texts = new Map(files.map(({ file, text }) => [file, text]));
  if (!entry) return texts;
  return texts.set(
    entry.file,
    appendEntry(before.sources.findText(entry.file) ?? "", entry.key, entry.data),
  );
}

/** Every value that the front matter of a document holds, however deep. */
function listValues(file: string, text: string): readonly unknown[] {
  const values: unknown[] = [];
  visitValues(parseFrontMatter(file, text).document?.data, (value) => values.push(value));
  return values;
}

/** Fields that are in the path, or are written in another way. */
const elsewhere = ["id", "of", "team", "cycle", "state", "milestone", "narrative", "value", "date"];

describe("the drafts of npm run new", () => {
  it("read back with exactly what their author said, and without an error, whatever it was", () => {
    fc.assert(
      fc.property(anything, ([kind, said]) => {
        const written = new Map(
          kind.fields.flatMap(({ name }) =>
            said.has(name) ? [[name, said.list(name)] as const] : [],
          ),
        );
        const answers = fillAnswers(kind, toAnswers(kind, written, graph), graph);
        const texts = toTexts(kind.draft(answers, graph));
        const after = checkContent(content, { asOf, edits: texts });
        const errors = after.findings.filter(({ severity }) => severity === "error");
        expect(
          errors.map(({ message }) => message),
          JSON.stringify([...texts]),
        ).toEqual([]);
        const [[file, text] = ["", ""]] = texts;
        const values = listValues(file, text);
        for (const { name, type } of kind.fields.filter((each) => !elsewhere.includes(each.name))) {
          for (const value of said.list(name)) {
            expect(values, text).toContain(type === "number" ? Number(value) : value);
          }
        }
        if (said.has("narrative"))
          expect(text.endsWith(`\n---\n\n${said.get("narrative")}\n`)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it("leave everything else of a file as it is", () => {
    const kind = draftKinds.find(({ name }) => name === "key-result");
    const answers = new Answers(
      new Map([
        ["of", ["2026-q3/engineering/find-the-fault"]],
        ["title", ["Alarms that nobody needs"]],
        ["at-most", ["3"]],
      ]),
    );
    if (!kind) throw new Error("no kind");
    const [[file, text] = ["", ""]] = toTexts(kind.draft(answers, graph));
    const added = "  - id: kr5\n    title: Alarms that nobody needs\n    atMost: 3\n";
    expect(text.replace(added, "")).toBe(before.sources.findText(file));
    expect(text).toContain(added);
  });
});

describe("toName(title)", () => {
  it.each([
    ["Find the fault before the driver does", "find-the-fault-before-the-driver-does"],
    ["Ça va mieux, *enfin*", "ça-va-mieux-enfin"],
    ["定時到着を守る", "定時到着を守る"],
    ["Поезда по расписанию!", "поезда-по-расписанию"],
    ["रेलगाड़ी समय पर", "रेलगाड़ी-समय-पर"],
    ["São João’s İstanbul", "são-joãos-i̇stanbul".normalize("NFC")],
    ["100 % on time?", "100-on-time"],
    ["𝐁𝐨𝐥𝐝 words", "bold-words"],
    ["🚆 !", ""],
  ])("%s is %s", (title, name) => {
    expect(toName(title)).toBe(name);
  });

  it("is a name that ids allow, and that any disk takes, or none", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (title) => {
        const name = toName(title);
        expect(name === "" || idText.safeParse(name).success, name).toBe(true);
        expect(Buffer.byteLength(`${name}.md`)).toBeLessThan(255);
      }),
      { numRuns: 2000 },
    );
  });
});
