import { describe, expect, it } from "vitest";
import type { World } from "./fixture.ts";
import { check, getKeyResult, getNode, getObjective, objective } from "./fixture.ts";

const id = "2026-q3/signalling/a";
const file = `${id}.md`;
const keyResult = { id: "kr1", title: "Faults found first", from: 42, to: 65 };

function checkAt(asOf: string, keys: object, world: World = {}) {
  return check({ [file]: objective(keys) }, { asOf, ...world });
}

describe("linkPlan(documents) as of an earlier date", () => {
  it("leaves out later check-ins and says how many", () => {
    const checkIns = ["2026-08-11", "2026-08-25", "2026-09-08"].map((date) => ({
      date,
      values: { kr1: 50 },
      confidence: 0.5,
    }));
    const checked = checkAt("2026-08-12", { keyResults: [keyResult], checkIns });
    expect(getObjective(checked, id).checkIns).toHaveLength(1);
    expect(getKeyResult(checked, `${id}#kr1`).observations).toHaveLength(1);
    expect(getKeyResult(checked, `${id}#kr1`).confidences).toHaveLength(1);
    const late = checked.findings.filter(({ code }) => code === "observation-after-as-of");
    expect(late.map(({ severity, message }) => [severity, message])).toEqual([
      [
        "info",
        "2 check-ins from `2026-08-25` on are later than the as-of date 2026-08-12, so they count in no number.",
      ],
    ]);
  });

  it("shows a target as it was before it was changed", () => {
    const keys = {
      keyResults: [keyResult],
      changes: [
        { date: "2026-07-17", of: "kr1", key: "to", was: 70, now: 68, reason: "More fibre." },
        { date: "2026-08-10", of: "#kr1", key: "to", was: 68, now: 65, reason: "Less time." },
        { date: "2026-08-12", key: "words of its own", was: "x", reason: "Nothing to unwind." },
      ],
    };
    const at = (asOf: string) => getKeyResult(checkAt(asOf, keys), `${id}#kr1`).measure;
    expect(at("2026-07-16")).toEqual({ kind: "change", from: 42, to: 70 });
    expect(at("2026-07-17")).toEqual({ kind: "change", from: 42, to: 68 });
    expect(at("2026-08-27")).toEqual({ kind: "change", from: 42, to: 65 });
    expect(getObjective(checkAt("2026-07-20", keys), id).changes).toHaveLength(1);
  });

  it("unwinds changes of initiatives, and of one day the last one first", () => {
    const keys = {
      keyResults: [keyResult],
      initiatives: [{ id: "i1", title: "Fit sensors", due: "2026-09-14" }],
      changes: [
        { date: "2026-08-10", of: "i1", key: "due", was: "2026-08-01", reason: "Late parts." },
        { date: "2026-08-10", of: "i1", key: "due", was: "2026-09-01", reason: "Later parts." },
      ],
    };
    const at = (asOf: string) => getObjective(checkAt(asOf, keys), id).initiatives[0]?.due;
    expect(at("2026-08-09")).toBe("2026-08-01");
    expect(at("2026-08-10")).toBe("2026-09-14");
  });

  it("keeps a measure whose kind was changed, rather than mix the two", () => {
    const keys = {
      keyResults: [{ id: "kr1", title: "Faults found first", atLeast: 65 }],
      changes: [{ date: "2026-08-10", of: "kr1", key: "to", was: 70, reason: "It is a floor." }],
    };
    const checked = checkAt("2026-08-01", keys);
    expect(getKeyResult(checked, `${id}#kr1`).measure).toEqual({ kind: "at-least", limit: 65 });
    expect(checked.findings.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("does not know yet that a milestone was reached", () => {
    const keys = { keyResults: [{ id: "kr1", title: "Opened", done: "2026-08-14" }] };
    const at = (asOf: string) => getKeyResult(checkAt(asOf, keys), `${id}#kr1`).measure;
    expect(at("2026-08-13")).toEqual({ kind: "milestone", done: false });
    expect(at("2026-08-14")).toEqual({ kind: "milestone", done: true, on: "2026-08-14" });
  });

  it("knows an early end while nothing in the file is of a later date", () => {
    const keys = { outcome: { result: "dropped", reason: "The line was closed." } };
    expect(getObjective(checkAt("2026-08-27", keys), id).outcome?.result).toBe("dropped");
    const later = { ...keys, checkIns: [{ date: "2026-09-01" }] };
    expect(getObjective(checkAt("2026-08-27", later), id).outcome).toBeUndefined();
    expect(getObjective(checkAt("2026-09-30", later), id).outcome?.result).toBe("dropped");
  });

  it("shows a cycle that is closed by now as it was: running, and before that planned", () => {
    const keys = { outcome: { result: "achieved" } };
    const world = { quarter: { state: "closed" } };
    const state = (asOf: string) => {
      const checked = checkAt(asOf, keys, world);
      const { state: own, outcome } = getObjective(checked, id);
      return [getNode(checked, "cycle", "cycle:2026-q3").state, own, outcome?.result];
    };
    expect(state("2026-06-30")).toEqual(["planning", "proposed", undefined]);
    expect(state("2026-08-27")).toEqual(["active", "active", undefined]);
    expect(state("2026-09-30")).toEqual(["closed", "closed", "achieved"]);
  });

  it("lets an objective with a time of its own run on in a closed cycle, and end there", () => {
    const own = "2026-q2/signalling/a";
    const at = (keys: object) => {
      const data = objective({ end: "2026-12-31", keyResults: [keyResult], ...keys });
      const checked = check({ [`${own}.md`]: data });
      const { state, outcome } = getObjective(checked, own);
      const isMissing = checked.findings.some(({ code }) => code === "closed-without-outcome");
      return [state, outcome?.result, isMissing];
    };
    expect(at({})).toEqual(["active", undefined, false]);
    const outcome = { result: "dropped", reason: "The line was closed." };
    expect(at({ outcome })).toEqual(["closed", "dropped", false]);
  });

  it("asks of an objective that says it is closed how it ended, before its cycle is over", () => {
    const { findings, assessment } = checkAt("2026-08-27", { state: "closed" });
    expect(findings.some(({ code }) => code === "closed-without-outcome")).toBe(true);
    expect([...assessment.objectives.values()][0]?.status.name).toBe("not-recorded");
  });

  it("leaves out a page that was not written yet", () => {
    const page = { kind: "page", title: "Letter", date: "2026-08-20", purpose: "letter" };
    const files = { "2026-q3/letter.md": page, [file]: objective() };
    expect(check(files, { asOf: "2026-08-19" }).graph.pages).toEqual([]);
    expect(check(files, { asOf: "2026-08-20" }).graph.pages).toHaveLength(1);
  });

  it("shows the cycle of the as-of date first, whatever the current one is by now", () => {
    const world = { portal: { currentCycle: "2026-q3" } };
    expect(checkAt("2026-05-10", {}, world).graph.currentCycle).toBe("2026-q2");
    expect(checkAt("2026-10-10", {}, world).graph.currentCycle).toBe("2026-q3");
  });
});
