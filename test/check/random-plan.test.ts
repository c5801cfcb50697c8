import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkPlan } from "../../src/check/check-plan.ts";
import { parseDate } from "../../src/model/period.ts";
import { parseInline } from "../../src/read/inline.ts";
import type { Files } from "./fixture.ts";
import { objective, readFiles } from "./fixture.ts";

/* Plans in which anything may name anything, itself and nothing at all included. */

const names = ["a", "b", "c", "d"];
const items = ["kr1", "kr2", "i1"];
const objectives = names.map((name) => `2026-q3/signalling/${name}`);
const everything = [
  ...objectives,
  ...objectives.flatMap((id) => items.map((item) => `${id}#${item}`)),
  ...["#kr1", "#kr2", "themes/keep-time", "themes/other", "kpis/k1", "kpis/k2", "direction"],
  ...["team:signalling", "teams/engineering", "initiatives/x", "2026-q3/signalling/old", "nothing"],
];
const reference = fc.constantFrom(...everything);
const references = fc.array(reference, { maxLength: 4 });
const actor = fc.constantFrom("hamish-odell", "role:head-of-signalling", "team:nobody", "nobody");
const date = fc.constantFrom("2026-06-30", "2026-07-10", "2026-08-25", "2026-08-26", "2026-10-01");
const number = fc.constantFrom(-3, 0, 0.5, 1, 42, 65);
const value = fc.oneof(number, fc.boolean(), fc.constant(null), fc.constant("target"));
const audience = fc.constantFrom("public", "internal");

function some(keys: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<object> {
  return fc.record(keys, { requiredKeys: [] });
}

const keyResult = some({
  ...{ from: number, to: number, atLeast: number, worst: number, weight: number, due: date },
  ...{ done: fc.boolean(), percent: fc.boolean(), sameAs: reference, kpi: reference, audience },
  ...{ supports: references, carriedOverFrom: reference, owner: actor },
  valueState: fc.constant("confidential"),
});

const checkIn = fc
  .tuple(date, fc.dictionary(fc.constantFrom("kr1", "kr2", "kr9"), value), some({ by: actor }))
  .map(([on, values, keys]) => ({ date: on, values, confidence: 0.5, ...keys }));

const objectiveKeys = fc
  .tuple(
    some({
      ...{ supports: references, carriedOverFrom: reference, recovers: reference, owner: actor },
      ...{ audience, state: fc.constantFrom("draft", "active", "closed"), start: date, end: date },
      cycle: fc.constantFrom("2026", "2026-q2", "2026-q9"),
      teams: fc.array(fc.constantFrom("signalling", "engineering", "nobody"), { minLength: 1 }),
      aliases: fc.constantFrom(["2026-q3/signalling/old"], ["themes/keep-time"]),
      dependsOn: fc.array(reference.map((to) => ({ to, need: "Time" }))),
      checkIns: fc.array(checkIn, { maxLength: 3 }),
      outcome: some({ supersededBy: reference, score: number }),
    }),
    fc.array(keyResult, { maxLength: 2 }),
    references,
  )
  .map(([keys, keyResults, implemented]) =>
    objective({
      ...keys,
      keyResults: keyResults.map((each, at) => ({ id: `kr${at + 1}`, title: "One", ...each })),
      initiatives: [{ id: "i1", title: "Fit sensors", implements: implemented }],
    }),
  );

const kpi = some({
  parent: reference,
  drivers: fc.array(reference.map((to) => ({ kpi: to }))),
  audience,
});

const plans: fc.Arbitrary<Files> = fc
  .tuple(
    fc.array(objectiveKeys, { minLength: 4, maxLength: 4 }),
    fc.array(kpi, { minLength: 2, maxLength: 2 }),
    references,
    references,
  )
  .map(([made, kpis, supports, implemented]) => ({
    ...Object.fromEntries(made.map((keys, at) => [`${objectives[at] ?? ""}.md`, keys])),
    ...Object.fromEntries(
      kpis.map((keys, at) => [`kpis/k${at + 1}.md`, { kind: "kpi", title: "Faults", ...keys }]),
    ),
    "themes/other.md": { kind: "theme", title: "Other", supports },
    "initiatives/x.md": { kind: "initiative", title: "Fit sensors", implements: implemented },
  }));

const options = { asOf: parseDate("2026-08-27"), parseInline };

describe("checkPlan(set) of any plan", () => {
  it("never throws, and makes a graph in which every link has two ends", () => {
    fc.assert(
      fc.property(plans, audience, (files, readers) => {
        const { graph } = checkPlan(readFiles(files), { ...options, audience: readers });
        for (const [from, edges] of graph.edgesFrom) {
          expect(graph.nodes.has(from)).toBe(true);
          for (const edge of edges) {
            expect(graph.nodes.has(edge.to)).toBe(true);
            expect(graph.edgesTo.get(edge.to)).toContain(edge);
          }
        }
        for (const id of graph.aliases.values()) expect(graph.nodes.has(id)).toBe(true);
      }),
    );
  });

  it("comes to the same whatever the order of the files", () => {
    fc.assert(
      fc.property(plans, fc.array(fc.nat(), { minLength: 30, maxLength: 30 }), (files, numbers) => {
        const set = readFiles(files);
        const shuffled = set.documents
          .map((document, index) => ({ document, at: numbers[index] ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ document }) => document);
        const here = checkPlan(set, options);
        const there = checkPlan({ ...set, documents: shuffled }, options);
        expect(there.findings).toEqual(here.findings);
        expect([...there.graph.nodes]).toEqual([...here.graph.nodes]);
        expect([...there.graph.edgesFrom]).toEqual([...here.graph.edgesFrom]);
        expect([...there.graph.edgesTo]).toEqual([...here.graph.edgesTo]);
      }),
      { numRuns: 50 },
    );
  });

  it("shows the public nothing that is marked internal", () => {
    fc.assert(
      fc.property(plans, (files) => {
        const set = readFiles(files);
        const { graph } = checkPlan(set, { ...options, audience: "public" });
        const marked = [...graph.nodes.values()].filter((node) => node.audience === "internal");
        expect(marked).toEqual([]);
      }),
    );
  });
});
