import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDate } from "../../src/model/period.ts";
import type { Status } from "../../src/model/status.ts";
import { toFormat } from "../../src/view/format.ts";
import { viewLane } from "../../src/view/lane.ts";
import { toFirstSentence } from "../../src/view/sentence.ts";
import { toGapSentence, viewHealth, viewKpiStatus, viewStatus } from "../../src/view/status.ts";

const format = toFormat("en-GB", parseDate("2026-08-27"));

describe("viewStatus(status, format)", () => {
  it("says a gap in points, with its sign and in words", () => {
    const status: Status = { name: "behind", basis: "pace", gap: -9 };
    expect(viewStatus(status, format)).toEqual({
      name: "behind",
      glyph: "behind",
      word: "Behind",
      gap: "−9",
      say: "9 points behind",
    });
  });

  it("shows a reported outlook only where it differs from the pace", () => {
    const paced = (outlook: "on-track" | "at-risk"): Status => ({
      name: "behind",
      basis: "pace",
      gap: -9,
      outlook,
    });
    expect(viewStatus(paced("at-risk"), format).reported).toBeUndefined();
    expect(viewStatus(paced("on-track"), format).reported).toBe("reported on track");
  });

  it("keeps the last pace of a silent one beside its silence", () => {
    const status: Status = {
      name: "no-check-in",
      basis: "silence",
      since: parseDate("2026-08-04"),
      lastPace: "on-pace",
    };
    expect(viewStatus(status, format)).toMatchObject({
      glyph: "none",
      say: "no check-in since 4 Aug",
      last: { glyph: "on", word: "On pace" },
    });
  });
});

describe("viewHealth(health)", () => {
  it("says that a health was reported and not computed", () => {
    expect(viewHealth({ value: "unhealthy", basis: "reported" })).toMatchObject({
      word: "Act",
      reported: "reported",
    });
  });
});

describe("viewKpiStatus(found, format)", () => {
  const healthy = { value: "healthy", basis: "computed" } as const;

  it("says nothing of what has no health", () => {
    expect(viewKpiStatus({}, format)).toBeUndefined();
    expect(viewKpiStatus({ health: healthy }, format)).toEqual(viewHealth(healthy));
  });

  it("is never green of what nobody reads: what it was stands beside", () => {
    const silent = { name: "no-check-in", glyph: "none", word: "Not read lately" };
    const staleSince = parseDate("2025-08-25");
    expect(viewKpiStatus({ health: healthy, staleSince }, format)).toEqual({
      ...silent,
      say: "not read since 25 Aug 2025",
      last: { glyph: "on", word: "Healthy" },
    });
    expect(viewKpiStatus({ staleSince }, format)).toEqual({
      ...silent,
      say: "not read since 25 Aug 2025",
    });
  });
});

describe("toGapSentence(gap)", () => {
  it.each([
    [0, "exactly on pace"],
    [-1, "1 point behind"],
    [12, "12 points ahead"],
  ])("says %i as `%s`", (gap, text) => {
    expect(toGapSentence(gap, format)).toBe(text);
  });
});

describe("viewLane(paced, format)", () => {
  const toExplained = (value: number) => ({ value, formula: "", inputs: [], remarks: [] });

  it("keeps the mark on the track and the true number in its sentence", () => {
    fc.assert(
      fc.property(fc.double({ min: -20, max: 20, noNaN: true }), (progress) => {
        const lane = viewLane(
          {
            progress: toExplained(progress),
            expected: toExplained(0.63),
            status: { name: "ahead", basis: "pace", gap: 5 },
          },
          format,
        );
        expect(lane.progress).toBeGreaterThanOrEqual(0);
        expect(lane.progress).toBeLessThanOrEqual(100);
        expect(lane.label).toContain(`${format.percent(progress)} of the way`);
      }),
    );
  });

  it("has no mark without data", () => {
    const lane = viewLane(
      { expected: toExplained(0.63), status: { name: "pending", basis: "none", why: "no-data" } },
      format,
    );
    expect(lane).toEqual({ glyph: "none", expected: 63, label: "No data yet, expected 63%" });
  });
});

describe("toFirstSentence(markdown, locale)", () => {
  it.each([
    [
      "The **mulching** train came [back](/x/) on 4 September. More follows.",
      "The mulching train came back on 4 September.",
    ],
    [
      "Eight. The lathe stands still for two nights of the week. More.",
      "Eight. The lathe stands still for two nights of the week.",
    ],
    ["- First point of a list that goes on", "First point of a list that goes on"],
    ["", ""],
  ])("takes `%s` to `%s`", (markdown, text) => {
    expect(toFirstSentence(markdown, "en-GB")).toBe(text);
  });
});
