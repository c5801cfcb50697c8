import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linkPages } from "../../src/site/pages.ts";
import type { FrameInput } from "../../src/view/frame.ts";
import { countPages, toListPath, toLongList, viewList, viewListPage } from "../../src/view/list.ts";
import { listListPages } from "../../src/view/list-page.ts";
import type { ListRows } from "../../src/view/list-rows.ts";
import { viewTeams } from "../../src/view/teams.ts";
import { viewTheme } from "../../src/view/theme.ts";
import type { TeamBranchView } from "../../src/view/team-branch.ts";
import { readPortal } from "./portal-folder.ts";

const many = 130;
const numbers = Array.from({ length: many }, (_, index) => index);

const context = readPortal({
  ...Object.fromEntries(
    numbers.map((index) => [
      `2026-q3/track/mend-${index}.md`,
      `---\nkind: objective\ntitle: Mend mile ${index}\nsupports: [themes/keep-time]\nkeyResults:\n  - {id: kr1, title: Miles, from: 0, to: 100}\ncheckIns: [{date: 2026-08-25, values: {kr1: ${index === 99 ? 1 : 70}}}]\n---\n`,
    ]),
  ),
  ...Object.fromEntries(
    numbers.map((index) => [
      `teams/gang-${index}.md`,
      `---\nkind: team\nname: Gang ${index}\nlevel: team\nparent: track\n---\n`,
    ]),
  ),
  "2026-q3/track/direct/2.md":
    "---\nkind: objective\ntitle: A namesake\nsupports: [themes/keep-time]\nkeyResults: [{id: kr1, title: Miles, from: 0, to: 1}]\n---\n",
});
const [theme] = context.plan.themes;
if (theme === undefined) throw new Error("no theme");

const page: FrameInput = { path: "/themes/", title: "Themes", description: "All." };

describe("toLongList(input, items, size, toRows)", () => {
  it("has each item on exactly one page, in its order", () => {
    fc.assert(
      fc.property(fc.nat(500), fc.integer({ min: 1, max: 60 }), (count, size) => {
        const items = Array.from({ length: count }, (_, index) => ({
          title: `${index}`,
          url: "/",
          count: index,
        }));
        const list = toLongList({ page, id: "all", title: "All" }, items, size, (some) => ({
          kind: "counts",
          items: some,
        }));
        const pages = Array.from({ length: countPages(list) }, (_, index) =>
          viewList(context, list, index + 1),
        );
        expect(pages.flatMap((each) => each.items)).toEqual(items);
        expect(pages.every((each) => each.items.length <= size)).toBe(true);
        expect(pages.map(({ pager }) => pager === undefined)).toEqual(
          pages.map(() => count <= size),
        );
      }),
    );
  });

  it("leads to every page by links from one page to the next", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 90 }), (pages) => {
        const items = Array.from({ length: pages }, () => ({ title: "", url: "/", count: 0 }));
        const list = toLongList({ page, id: "all", title: "All" }, items, 1, (some) => ({
          kind: "counts",
          items: some,
        }));
        const toUrl = (at: number): string => toListPath(context.plan, list, at);
        for (let at = 1; at <= pages; at += 1) {
          const { pager } = viewList(context, list, at);
          expect(pager?.next).toBe(at === pages ? undefined : toUrl(at + 1));
          expect(pager?.previous).toBe(at === 1 ? undefined : toUrl(at - 1));
          const links = (pager?.links ?? []).flatMap((link) => (link === "gap" ? [] : link));
          expect(links.filter(({ isThis }) => isThis).map(({ title }) => title)).toEqual([`${at}`]);
          expect(links.at(0)?.url).toBe("/themes/#all");
          expect(links.at(-1)?.url).toBe(toUrl(pages));
          expect(links.length).toBeLessThanOrEqual(7);
        }
      }),
    );
  });
});

describe("viewList(context, list)", () => {
  it("begins with those furthest behind where not all fit on one page", () => {
    const { direct } = viewTheme(context, theme);
    expect(direct.count).toBe(many + 1);
    expect(direct.items).toHaveLength(60);
    expect(direct.items[0]?.title).toBe("Mend mile 99");
    expect(direct.pager).toMatchObject({
      label: "Pages of: Serves it in Q3 2026",
      range: "1 to 60 of 131. Those furthest behind come first",
      next: "/themes/keep-time/direct/2/",
    });
  });
});

describe("listListPages(context)", () => {
  it("has a page, with a title of its own, for everything that the first pages leave out", () => {
    const pages = [...listListPages(context)];
    expect(pages.map(([path]) => path).filter((path) => path.startsWith("/themes/"))).toEqual([
      "/themes/keep-time/direct/2/",
      "/themes/keep-time/direct/3/",
    ]);
    const titles = pages.map(([, each]) => viewListPage(context, each).frame.title);
    expect(new Set(titles).size).toBe(titles.length);
    const site = linkPages(context);
    expect(pages.every(([path]) => site.get(path)?.kind === "listPage")).toBe(true);
  });

  it("leaves a document the address that it has", () => {
    const list = toLongList(
      { page: { ...page, path: "/2026-q3/track/" }, id: "direct", title: "All" },
      numbers.map((count) => ({ title: "", url: "/", count })),
      60,
      (items): ListRows => ({ kind: "counts", items }),
    );
    expect(toListPath(context.plan, list, 2)).toBe("/2026-q3/track/direct-/2/");
    expect(toListPath(context.plan, list, 3)).toBe("/2026-q3/track/direct/3/");
  });
});

describe("toBranchList(context, input, roots)", () => {
  it("repeats the way to the teams of a later page, and no team", () => {
    const toNames = (team: TeamBranchView): readonly string[] => [
      ...(team.isContinued ? [] : [team.title]),
      ...team.teams.flatMap(toNames),
    ];
    const first = viewTeams(context).teams;
    const later = [...listListPages(context)]
      .filter(([path]) => path.startsWith("/teams/all/"))
      .map(([, each]) => viewListPage(context, each).list);
    const branches = [first, ...later].flatMap((list) =>
      list.kind === "branches" ? list.items : [],
    );
    expect(branches.map(({ title, isContinued }) => [title, isContinued])).toEqual([
      ["Company", false],
      ["Company", true],
    ]);
    const names = branches.flatMap(toNames);
    expect(names).toHaveLength(many + 2);
    expect(new Set(names).size).toBe(many + 2);
  });
});
