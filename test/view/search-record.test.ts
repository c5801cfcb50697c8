import { describe, expect, it } from "vitest";
import { slugger } from "../../src/read/slug.ts";
import { listChapterTexts } from "../../src/view/guide-text.ts";
import { viewSearchRecords } from "../../src/view/search-record.ts";
import { toMarkdownText, toSentences } from "../../src/view/search-text.ts";
import { readPortal } from "./portal-folder.ts";

const context = readPortal({
  "2026-q3/track/mend.md": `---
kind: objective
title: Mend the line
supports: [themes/keep-time]
notDoing: [New rails, New *sleepers*]
keyResults: [{id: kr1, title: Miles mended, from: 0, to: 20}]
checkIns: [{date: 2026-08-25, values: {kr1: 12}, note: "Changed:\\n\\n- One\\n- Two"}]
---

## What is in the way

- Rain
- Frost

| Where | When |
| --- | --- |
| Skerrow | May |
`,
});
const carried = [
  ...viewSearchRecords(
    readPortal({
      "2026-q2/track/patch.md":
        "---\nkind: objective\ntitle: Patch the line\nsupports: [themes/keep-time]\nkeyResults: [{id: kr1, title: Miles patched, from: 0, to: 9}]\noutcome: {result: partly, learned: Much.}\n---\n",
      "2026-q3/track/mend.md":
        "---\nkind: objective\ntitle: Mend the line\nsupports: [themes/keep-time]\ncarriedOverFrom: 2026-q2/track/patch\nkeyResults: [{id: kr1, title: Miles mended, from: 0, to: 20}]\n---\n",
    }),
  ),
];
const records = [...viewSearchRecords(context)];

function getRecord(url: string): (typeof records)[number] {
  const record = records.find((each) => each.url === url);
  if (record === undefined) throw new Error(`no record: ${url}`);
  return record;
}

describe("viewSearchRecords(context)", () => {
  it("keeps the items of a list apart, and the cells of a table", () => {
    const { text, parts } = getRecord("/2026-q3/track/mend/");
    expect(text).toBe(
      "New rails. New sleepers. What is in the way. Rain. Frost. Where. When. Skerrow. May.",
    );
    expect(parts.at(-1)?.text).toBe("Changed: One. Two.");
  });

  it("has a record for each chapter of the guide and each rule, of a type of its own", () => {
    expect(getRecord("/guide/measures/").filters).toMatchObject({ kind: ["Guide"], cycle: [] });
    expect(getRecord("/guide/keys/").parts.map(({ anchor }) => anchor)).toContain("objective");
    const rule = getRecord("/rules/orphan-objective/");
    expect(rule).toMatchObject({ code: "orphan-objective", filters: { kind: ["Rule"] } });
    expect(rule.text.length).toBeGreaterThan(100);
  });

  it("has the comparisons of neighbours, and what leads through the cycles", () => {
    const history = carried.filter(({ filters }) => filters["kind"]?.includes("History"));
    expect(history.map(({ url }) => url)).toEqual([
      "/compare/",
      "/compare/2026-q2/2026-q3/",
      "/lineage/",
      "/teams/track/record/",
    ]);
    expect(history[1]).toMatchObject({ title: "Q2 2026 and Q3 2026 compared" });
    expect(history[1]?.filters["cycle"]).toEqual(["Q2 2026", "Q3 2026"]);
    expect(history[3]?.filters["team"]).toEqual(["Track"]);
  });

  it("says what an objective was carried over from, where its page leads to its lineage", () => {
    const parts = carried.find(({ url }) => url === "/2026-q3/track/mend/")?.parts;
    expect(parts).toContainEqual({
      anchor: "sec-history",
      title: "Carried over from Q2 2026",
      text: "Patch the line. Its lineage, through the cycles.",
    });
    expect(
      carried.filter(({ parts }) => parts.some(({ anchor }) => anchor === "sec-history")),
    ).toHaveLength(1);
  });

  it("finds the sections of the guide at the anchors that its pages have", () => {
    for (const { parts, url } of listChapterTexts(context)) {
      if (url === "/guide/keys/") continue;
      const toSlug = slugger();
      expect(parts.map(({ anchor }) => anchor)).toEqual(parts.map(({ title }) => toSlug(title)));
      for (const { text } of parts) expect(text).not.toMatch(/<p|```|^import /m);
    }
  });
});

describe("toSentences(texts)", () => {
  it("ends what has no end, and leaves out what says nothing", () => {
    expect(toSentences(["One", " Two. ", "", "> ", "“Three?”"])).toBe("One. Two. “Three?”");
  });
});

describe("toMarkdownText(markdown)", () => {
  it("drops marks, not words", () => {
    expect(toMarkdownText("# *One* of [two](https://a.b) `c_d`, no #1")).toBe(
      "One of two c_d, no #1.",
    );
  });
});
