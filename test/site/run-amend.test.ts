import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readSnapshot } from "../../src/history/read-snapshot.ts";
import type { IsoDate } from "../../src/model/period.ts";
import { readContent } from "../../src/read/content.ts";
import { parseYaml } from "../../src/read/yaml.ts";
import { UsageError } from "../../src/site/command.ts";
import { runAmend } from "../../src/site/run-amend.ts";
import { sealContent, writeSealed } from "../history/sealed.ts";

const objective = "2026-q2/signalling/see-faults-coming";
const healthy = "test/input/healthy";

describe("what runAmend(options) says of a value that does not fit", () => {
  it("is what a check of the file would say, with the place of it", () => {
    const { folder, say } = sealHealthy();
    const at = (path: string, of = objective): string =>
      `\`${path}\` of \`${of}\` cannot be amended so: `;
    expect(say("ambition", "brave")).toContain(
      `${at("ambition")}\`ambition\` is \`brave\`, and only \`committed\` or \`aspirational\` are allowed. Choose one of these.`,
    );
    expect(say("keyResults/kr2/to", "many")).toContain(
      `${at("keyResults/kr2/to")}\`to\` is the text \`many\`, and a number is expected. Write a number.`,
    );
    expect(say("outcome", "{resolt: partly}")).toContain(
      "`resolt` is not a key of an outcome. Did you mean `result`?",
    );
    expect(say("body", "7")).toContain(
      `${at("body")}\`body\` is the number \`7\`, and text is expected. Put it in quotes: \`"7"\`.`,
    );
    expect(say("people/yusuf-karim/validTo", "soon", "people.yaml")).toContain(
      "`validTo` is `soon`, which is no date. Write it as YYYY-MM-DD.",
    );
    expect(say("status/behind", "[15]", "portal.yaml")).toContain(
      "`behind` is a list, and a number is expected.",
    );
    expect(say("supports", "[themes/none]")).toContain(`${at("supports")}Nothing has the id`);
    expect(say("outcome/scores/__proto__/score", "0.5")).toContain(
      "`__proto__` cannot be the name of anything",
    );
    expect(say("title", "Other", "2026-q2/signalling/see-fault-coming")).toContain(
      `no document \`2026-q2/signalling/see-fault-coming\`. The nearest is \`${objective}\`.`,
    );
    expect(say("keyResults/kr9/to", "5")).toContain("It has `kr1` and `kr2`.");
    for (const said of [say("ambition", "brave"), say("links", "[5]")]) {
      expect(said).not.toMatch(/Invalid|expected (?:one of|string)|received/);
    }
    expect(existsSync(join(folder, "amendments"))).toBe(false);
  });

  it("is that an id is permanent, also in a list that takes the place of another one", () => {
    const { folder, say } = sealHealthy();
    const items = (...ids: readonly string[]): string =>
      `[${ids.map((id) => `{id: ${id}, title: Alarms of ${id}, from: 30, to: 60}`).join(", ")}]`;
    expect(say("keyResults", items("kr1", "kr9"))).toContain(
      `This would make \`kr9\` of \`kr2\` in \`keyResults\`, or put one in the place of the other: an id is permanent, as others refer to it. Take \`kr2\` out by an amendment of its own, \`--path keyResults/kr2 --remove\`, and then add \`kr9\`.`,
    );
    expect(say("keyResults/kr2", "{title: Alarms, from: 30, to: 60}")).toContain(
      "`keyResults/kr2/id` is",
    );
    expect(existsSync(join(folder, "amendments"))).toBe(false);
    expect(say("keyResults", items("kr1", "kr2", "kr9"))).toBe("");
    expect(say("keyResults", items("kr2", "kr1"))).toBe("");
  });
});

describe("runAmend(options) of readings", () => {
  it("adds one that was missing, which stood on no line, and says what is wrong with one", () => {
    const { folder, say } = sealHealthy();
    const kpi = "kpis/points-failures";
    expect(say("series/2026-05-31/value", "many", kpi)).toContain(
      "`value` is the text `many`, and a number",
    );
    expect(say("series/2026-04-30", "{date: 2026-04-30, vlaue: 31}", kpi)).toContain(
      "`vlaue` is not a key of the series",
    );
    expect(say("series/2026-06-15", "{date: 2026-06-15, value: 27}", kpi)).toBe("");
    expect(say("series/2026-06-30/value", "27", kpi)).toBe("");
    expect(say("series/2026-06-30/note", "Counted anew.", kpi)).toBe("");
    const { amended } = readSnapshot(folder);
    expect(amended.documents.find(({ id }) => id === kpi)).toMatchObject({
      series: [{ value: 28 }, { value: 27 }, { value: 27, note: "Counted anew." }],
    });
  });
});

/** A sealed quarter, and what is said of an amendment of it; nothing where it was made. */
function sealHealthy(): {
  readonly folder: string;
  readonly say: (path: string, now: string, of?: string) => string;
} {
  const content = mkdtempSync(join(tmpdir(), "plumbline-amended-"));
  const read = readContent(healthy);
  if (!read.set) throw new Error("no plans");
  const options = { set: read.set, cycle: "2026-q2", asOf: "2026-06-30" };
  const folder = join(content, "snapshots", "2026-q2");
  writeSealed(sealContent(healthy, read, options), folder);
  return { folder, say: (path, now, of = objective) => say(content, path, now, of) };
}

function say(content: string, path: string, now: string, of: string): string {
  const parsed = parseYaml(now);
  if (!("data" in parsed)) throw new Error(`no value: ${now}`);
  const today = "2026-07-20" as IsoDate;
  const who = { by: "yusuf-karim", why: "The count left out the Coast Line." };
  try {
    const what = { content, cycle: "2026-q2", of, path: path.split("/"), now: parsed.data };
    const record = runAmend({ ...what, ...who, date: today, today });
    expect(existsSync(record)).toBe(true);
    return "";
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
}
