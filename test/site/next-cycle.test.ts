import { describe, expect, it } from "vitest";
import type { IsoDate } from "../../src/model/period.ts";
import { readContent } from "../../src/read/content.ts";
import { checkContent } from "../../src/site/check-content.ts";
import { toNextCycle } from "../../src/site/next-cycle.ts";

describe("toNextCycle(plan, portal, id, dates)", () => {
  it.each(["snapshots", "compare", "lineage", "changes", "schemas", "pagefind", "teams"])(
    "opens no cycle that is called %s",
    (id) => {
      const { clean } = checkContent("test/input/healthy", { asOf: "2026-08-27" as IsoDate });
      const { set } = readContent("test/input/healthy");
      if (!clean || !set) throw new Error("no healthy plan");
      const dates = { start: "2026-10-01", end: "2026-12-31", from: "2026-q3" };
      expect(() => toNextCycle(clean.plan, set.portal, id, dates)).toThrow(
        `no cycle can be called \`${id}\``,
      );
    },
  );
});
