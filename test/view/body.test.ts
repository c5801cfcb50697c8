import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { viewBody, viewMarkdown } from "../../src/view/body.ts";
import { readPortal } from "./portal-folder.ts";

const context = readPortal({
  "kpis/delay.md": `---
kind: kpi
title: Delay
unit: min
direction: lower
green: "< 5"
series: [{date: 2026-07-31, value: 4}]
---
`,
  "2026-q3/track/mend.md": `---
kind: objective
title: Mend the line
owner: ada
supports: [themes/keep-time]
keyResults: [{id: kr1, title: Miles mended, from: 0, to: 20}]
---

Why **it** matters.

:::callout{tone=risk}
A machine broke.
:::

::kpi{id=kpis/delay}

::progress{of=#kr1}

::key-results{of=2026-q3/track/mend}
`,
});
const [objective] = context.plan.objectives;
if (objective === undefined) throw new Error("no objective");

describe("viewBody(context, node)", () => {
  const parts = viewBody(context, objective);

  it("keeps the text and turns the portal's components into what they show", () => {
    expect(parts.map(({ type }) => type)).toEqual([
      "html",
      "callout",
      "kpi",
      "progress",
      "key-results",
    ]);
    expect(parts[0]).toMatchObject({
      html: expect.stringContaining("<strong>it</strong>") as string,
    });
    expect(parts[1]).toMatchObject({ tone: "risk" });
    expect(parts[2]).toMatchObject({ value: "4\u202fmin", date: "31 Jul" });
    expect(parts[3]).toMatchObject({ of: { title: "Miles mended" } });
  });
});

describe("viewMarkdown(context, text, node)", () => {
  const body = { format: "md", start: 0, links: [], headings: [] } as const;
  const words = fc.constantFrom(
    ...'Sensors slipped to 14 September. We’ll “see” it; 51% (of 65) at 10:30 – a:b £9.82 + 3 - x 1. "so" it\'s www http://x.org a@b.c # > * _ ` [ ] ! :: | ~ \\ & < é 東京'.split(
      " ",
    ),
  );

  it("gives what the parser gives, whether it asks the parser or not", () => {
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 8 }), (list) => {
        const text = list.join(" ");
        const parsed = viewBody(context, { ...objective, body: { ...body, text: text.trim() } });
        expect(withoutEntities(viewMarkdown(context, text, objective))).toBe(
          withoutEntities(parsed),
        );
      }),
      { numRuns: 500 },
    );
  });
});

/** Quotes may stand as they are or as entities: both mean the same. */
function withoutEntities(parts: readonly unknown[]): string {
  return JSON.stringify(parts).replaceAll("&#39;", "'").replaceAll("&quot;", '\\"');
}
