import { describe, expect, it } from "vitest";
import { check, listFindings } from "./fixture.ts";

const agreement = (...objectives: readonly object[]): object => ({
  kind: "mbo",
  title: "Head of Signalling, 2026",
  team: "signalling",
  holder: "role:head-of-signalling",
  start: "2026-01-01",
  end: "2026-12-31",
  objectives: objectives.map((keys, index) => ({
    id: `o${index + 1}`,
    title: "Failures a month",
    from: 28,
    to: 12,
    weight: 100 / objectives.length,
    ...keys,
  })),
});

const checkAgreement = (keys: object) => check({ "mbo/head.md": agreement(keys) });

describe("checkMbo(graph)", () => {
  it.each([{ cap: -1 }, { cap: 0 }, { cap: 0, threshold: 0 }])(
    "refuses a cap that lets nothing count: %j",
    (keys) => {
      const checked = checkAgreement(keys);
      expect(listFindings(checked, ["invalid-value"])).toEqual([
        "invalid-value mbo/head.md objectives.0.cap",
      ]);
      const [finding] = checked.findings.filter(({ code }) => code === "invalid-value");
      expect(finding?.severity).toBe("error");
      expect(finding?.hint).toContain("`1.2`");
    },
  );

  it("refuses a threshold below 0", () => {
    expect(listFindings(checkAgreement({ threshold: -0.1 }), ["invalid-value"])).toEqual([
      "invalid-value mbo/head.md objectives.0.threshold",
    ]);
  });

  it.each([{ threshold: 0.9, cap: 0.5 }, { threshold: 1.1 }])(
    "refuses a threshold above the cap, its own or the usual one: %j",
    (keys) => {
      const checked = checkAgreement(keys);
      expect(listFindings(checked, ["invalid-value"])).toEqual([
        "invalid-value mbo/head.md objectives.0.threshold",
      ]);
      const [finding] = checked.findings.filter(({ code }) => code === "invalid-value");
      expect(finding?.message).toContain("so what reaches the cap would count as nothing");
    },
  );

  it.each([{}, { threshold: 0 }, { threshold: 0.6, cap: 1.2 }, { threshold: 0.8, cap: 0.8 }])(
    "takes what can count: %j",
    (keys) => {
      expect(listFindings(checkAgreement(keys), ["invalid-value"])).toEqual([]);
    },
  );

  it("says it beside what the weights have wrong", () => {
    const checked = check({ "mbo/head.md": agreement({ weight: 60, cap: 0 }, { weight: 60 }) });
    expect(listFindings(checked, ["invalid-value", "mbo-weights"])).toEqual([
      "mbo-weights mbo/head.md objectives",
      "invalid-value mbo/head.md objectives.0.cap",
    ]);
  });
});
