import { describe, expect, it } from "vitest";
import { isPortalPage } from "../../src/check/portal-page.ts";
import { listChapters } from "../../src/view/guide.ts";
import { check, listFindings, objective } from "./fixture.ts";

const page = { kind: "page", title: "Notes" };

describe("isPortalPage(path)", () => {
  it("knows every chapter of the guide", () => {
    const paths = ["/guide/keys/", ...listChapters().map(([path]) => path)];
    expect(paths.filter((path) => !isPortalPage(path))).toEqual([]);
  });
});

describe("checkAddresses(set, graph)", () => {
  it("keeps the addresses of the portal's own pages free", () => {
    const checked = check({
      "2026-q3/signalling/a.md": objective(),
      "2026-q3/signalling.md": page,
      "2026-q3.md": page,
      "people/hamish-odell.md": page,
      "search.md": page,
      "plans.md": page,
      "plans/words.md": page,
      "health/signalling.md": page,
      "notes.md": { ...page, id: "guide/text" },
      "guide/how-we-plan.md": page,
      "2026-q3/signalling/index.md": page,
      "teams/index.md": page,
      "hoshin/catchball.md": page,
      "hoshin/company/turned.md": page,
      "hoshin/notes.md": page,
    });
    expect(listFindings(checked, ["duplicate-id"])).toEqual([
      "duplicate-id 2026-q3.md kind",
      "duplicate-id 2026-q3/signalling.md kind",
      "duplicate-id health/signalling.md kind",
      "duplicate-id hoshin/catchball.md kind",
      "duplicate-id hoshin/company/turned.md kind",
      "duplicate-id notes.md id",
      "duplicate-id people/hamish-odell.md kind",
      "duplicate-id plans.md kind",
      "duplicate-id plans/words.md kind",
      "duplicate-id search.md kind",
      "duplicate-id teams/index.md kind",
    ]);
  });

  it("lets no old id lead away from a page of the portal's own", () => {
    const checked = check({
      "2026-q3/signalling/a.md": objective({ aliases: ["plans", "2026-q3/signalling", "old/a"] }),
    });
    expect(listFindings(checked, ["duplicate-id"])).toEqual([
      "duplicate-id 2026-q3/signalling/a.md aliases.0",
      "duplicate-id 2026-q3/signalling/a.md aliases.1",
    ]);
  });

  it.each(["../../x", "/etc", "https://evil.example", "a b", "*", ":splat", "x/", "a\n/ /b"])(
    "takes %j for no id that anything can have had",
    (alias) => {
      expect(() => check({ "2026-q3/signalling/a.md": objective({ aliases: [alias] }) })).toThrow(
        "holds a character that ids do not allow",
      );
    },
  );

  it.each(["snapshots", "compare", "lineage", "changes", "schemas", "pagefind"])(
    "lets no cycle be called %s",
    (id) => {
      const cycles = [
        { id: "2026-q3", label: "Q3", start: "2026-07-01", end: "2026-09-30" },
        { id, label: id, start: "2026-10-01", end: "2026-12-31" },
      ];
      expect(listFindings(check({}, { portal: { cycles } }), ["duplicate-id"])).toEqual([
        "duplicate-id portal.yaml cycles.1.id",
      ]);
    },
  );

  it("keeps them and the files beside them free of cycles and of documents alike", () => {
    const quarter = { start: "2026-07-01", end: "2026-09-30" };
    const names = ["2026-q3", "teams", "404", "_headers"];
    const cycles = names.map((id) => ({ id, label: id, ...quarter }));
    const checked = check({ "_redirects.md": page }, { portal: { cycles } });
    expect(listFindings(checked, ["duplicate-id"])).toEqual([
      "duplicate-id _redirects.md kind",
      "duplicate-id portal.yaml cycles.1.id",
      "duplicate-id portal.yaml cycles.2.id",
      "duplicate-id portal.yaml cycles.3.id",
    ]);
  });
});
