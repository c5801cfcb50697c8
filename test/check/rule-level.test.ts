import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/model/finding.ts";
import { applyLevels } from "../../src/check/rule-level.ts";
import { check, listFindings, objective, readFiles } from "./fixture.ts";

const orphan = objective({ supports: [], owner: "yusuf-karim" });
const rule = "orphan-objective";

function checkOrphans(portalRules: object, keys: object = {}) {
  return check(
    {
      "2026-q3/signalling/a.md": { ...orphan, ...keys },
      "2026-q3/engineering/b.md": orphan,
    },
    { portal: { rules: { "no-key-results": "off", ...portalRules } } },
  );
}

describe("checkPlan(set) at the levels that are wanted", () => {
  it.each([
    [{}, ["warning", "warning"]],
    [{ [rule]: "off" }, []],
    [{ [rule]: "error" }, ["error", "error"]],
    [{ [rule]: { team: "off" } }, ["warning"]],
    [{ [rule]: { team: "info", department: "error" } }, ["error", "info"]],
    [{ [rule]: { level: "info", department: "error" } }, ["error", "info"]],
  ])("%j", (rules, levels) => {
    const { findings, plan } = checkOrphans(rules);
    expect(findings.filter(({ code }) => code === rule).map(({ severity }) => severity)).toEqual(
      levels,
    );
    expect(plan === undefined).toBe(levels.includes("error"));
  });

  it("never hides that a document could not be read", () => {
    const files = { "2026-q3/signalling/a.md": orphan };
    const world = { portal: { rules: { "wrong-type": "off" } } };
    const { graph } = check(files, world);
    const finding: Finding = {
      code: "wrong-type",
      severity: "error",
      file: "2026-q3/signalling/b.md",
      message: "`title` is a number.",
    };
    expect(applyLevels([finding], readFiles(files, world), graph)).toEqual([finding]);
  });

  it("is silent where a reason says why", () => {
    const ignore = [{ rule, reason: "The regulator asks for it." }];
    expect(listFindings(checkOrphans({}, { ignore }), [rule])).toEqual([
      `${rule} 2026-q3/engineering/b.md title`,
    ]);
  });

  it("is not silent without a reason, and says so", () => {
    const checked = checkOrphans({ [rule]: { department: "off" } }, { ignore: [{ rule }] });
    expect(listFindings(checked, [rule, "missing-key"])).toEqual([
      "missing-key 2026-q3/signalling/a.md ignore.0.rule",
      `${rule} 2026-q3/signalling/a.md title`,
    ]);
  });

  it("silences a rule on one item only", () => {
    const ignore = [{ rule: "negative-weight", reason: "A penalty." }];
    const keyResults = [
      { id: "kr1", title: "Faults", to: 3, weight: -1, ignore },
      { id: "kr2", title: "Sensors", to: 4, weight: -1 },
    ];
    expect(listFindings(checkOrphans({}, { keyResults }), ["negative-weight"])).toEqual([
      "negative-weight 2026-q3/signalling/a.md keyResults.1.weight",
    ]);
  });
});
