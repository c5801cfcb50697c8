// Long because the history of one repository is told on all its pages.
import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Objective } from "../../src/model/plan.ts";
import { listChangesParts, viewChanges, type ChangesView } from "../../src/view/changes.ts";
import type { ViewContext } from "../../src/view/context.ts";
import { viewDocument } from "../../src/view/document.ts";
import { viewEvents } from "../../src/view/event.ts";
import { viewFeed } from "../../src/view/feed.ts";
import { viewHome } from "../../src/view/home.ts";
import { viewObjective } from "../../src/view/objective.ts";
import { copyAlone, makePlans, readPlans, showAll, toObjective } from "./history-folder.ts";

const file = "content/2026-q3/track/find.md";
const url = "/2026-q3/track/find/";

function getObjective({ plan }: ViewContext): Objective {
  const [objective] = plan.objectives;
  if (!objective) throw new Error("no objective");
  return objective;
}

/** `Target eased on Faults found first: 65 → 58`, the newest first. */
function toLines(context: ViewContext): readonly string[] {
  return viewEvents(context, getObjective(context)).map(({ title, was, now }) => {
    const values = [was, now].filter((value) => value !== undefined).join(" → ");
    return values === "" ? title : `${title}: ${values}`;
  });
}

function viewPart(context: ViewContext, path: string): ChangesView {
  const part = listChangesParts(context).find((each) => each.path === path);
  if (!part) throw new Error(`no such page: ${path}`);
  return viewChanges(context, part);
}

function listTitles({ list }: ChangesView): readonly string[] {
  return list.items.flatMap(({ events }) =>
    events.map(({ event, of }) => `${event.name}${event.joint}${of.title}`),
  );
}

describe("viewEvents(context, objective)", () => {
  it("tells each change in the language of plans, and once what file and git both tell", async () => {
    const plans = makePlans();
    plans.write(file, toObjective({ to: "58", owner: "ben" }));
    plans.commitOn("2026-07-20", "Ben Roe", "Ease it (#7)\n\nReviewed-by: Ada Lund <a@b.example>");
    const changes =
      "changes: [{date: 2026-08-03, of: kr1, key: to, was: 58, now: 60, reason: It went well.}]\n";
    const checkIns = "checkIns: [{date: 2026-08-05, by: ben, values: {kr1: 50}}]\n";
    plans.write(file, toObjective({ to: "60", owner: "ben", more: changes + checkIns }));
    const both = plans.commitOn("2026-08-05", "Ben Roe");
    const context = await readPlans(plans.root);
    expect(toLines(context)).toEqual([
      "Checked in",
      "Target raised on Faults found first: 58 → 60",
      "Owner changed: Ada Lund → Ben Roe",
      "Target eased on Faults found first: 65 → 58",
      "Added",
    ]);
    const [checkIn, raised, , eased] = viewEvents(context, getObjective(context));
    expect(checkIn?.record?.commit).toEqual({
      short: both.slice(0, 7),
      url: `https://github.com/test/plans/commit/${both}`,
    });
    expect(raised).toMatchObject({
      reason: "It went well.",
      record: { authors: [{ name: "Ben Roe" }] },
    });
    expect(eased).toMatchObject({
      type: "weakened",
      record: {
        authors: [{ url: "/people/ben/", name: "Ben Roe" }],
        approvedBy: [{ url: "/people/ada/", name: "Ada Lund" }],
        request: { title: "Pull request 7", url: "https://github.com/test/plans/pull/7" },
      },
    });
  });

  it("marks on the chart what git alone tells, and says it beneath", async () => {
    const plans = makePlans();
    plans.write(file, toObjective({ to: "58" }));
    plans.commitOn("2026-07-20", "Ben Roe");
    const context = await readPlans(plans.root);
    const [first] = viewObjective(context, getObjective(context)).keyResults.items;
    expect(first?.course.chart?.changes).toHaveLength(1);
    expect(first?.course.chart?.labels.map(({ text }) => text)).toContain("target was 65");
    expect(first?.course.changes).toMatchObject([{ name: "Target eased", was: "65", now: "58" }]);
  });

  it("follows a plan to the name that it has now, and leaves what came after the day out", async () => {
    const plans = makePlans();
    plans.write(file, toObjective({ to: "58" }));
    plans.commitOn("2026-07-20", "Ben Roe");
    plans.git("mv", file, "content/2026-q3/track/found.md");
    plans.write(
      "content/2026-q3/track/found.md",
      toObjective({ to: "58", more: "aliases: [2026-q3/track/find]\n" }),
    );
    plans.commitOn("2026-07-21", "Ben Roe");
    plans.write(
      "content/2026-q3/track/found.md",
      toObjective({ to: "50", more: "aliases: [2026-q3/track/find]\n" }),
    );
    plans.commitOn("2026-12-24", "Ben Roe", "From the future");
    expect(toLines(await readPlans(plans.root))).toEqual([
      "Given another id: 2026-q3/track/find → 2026-q3/track/found",
      "Target eased on Faults found first: 65 → 58",
      "Added",
    ]);
    const early = await readPlans(plans.root, { asOf: "2026-07-20" });
    expect(toLines(early)).toEqual(["Target eased on Faults found first: 65 → 58", "Added"]);
  });

  it("flags an earlier report that was rewritten", async () => {
    const toText = (value: number): string =>
      toObjective({ more: `checkIns: [{date: 2026-08-05, by: ben, values: {kr1: ${value}}}]\n` });
    const plans = makePlans({ "2026-q3/track/find.md": toText(50) });
    plans.write(file, toText(60));
    plans.commitOn("2026-08-06", "Ben Roe");
    const context = await readPlans(plans.root);
    const rewritten = viewEvents(context, getObjective(context))[0];
    expect(rewritten).toMatchObject({ type: "weakened", title: "Check-in of 5 Aug rewritten" });
    expect(listTitles(viewPart(context, "/changes/eased/"))).toEqual([
      "Check-in of 5 Aug rewritten on Find the fault",
    ]);
  });
});

describe("viewChanges(context, part)", () => {
  it("lists everything by week, and parts of it on pages of their own", async () => {
    const plans = makePlans();
    plans.write(file, toObjective({ to: "58", owner: "ben" }));
    plans.commitOn("2026-07-20", "Ben Roe");
    plans.write(
      "content/themes/keep-time.md",
      "---\nkind: theme\ntitle: Keep the time\nsupports: [direction]\n---\n",
    );
    plans.commitOn("2026-07-26", "Ada Lund");
    const context = await readPlans(plans.root);
    const all = viewPart(context, "/changes/");
    expect(all.list.items.map(({ title }) => title)).toEqual([
      "20 to 26 July 2026",
      "29 June to 5 July 2026",
    ]);
    expect(listTitles(all).slice(0, 3)).toEqual([
      "Reworded Keep the time",
      "Owner changed on Find the fault",
      "Target eased on Faults found first",
    ]);
    expect(all.teams.map(({ title }) => title)).toEqual(["Company", "Track"]);
    expect(listTitles(viewPart(context, "/changes/people/"))).toEqual([
      "Owner changed on Find the fault",
    ]);
    expect(listTitles(viewPart(context, "/changes/of/track/"))).toEqual([
      "Owner changed on Find the fault",
      "Target eased on Faults found first",
      "Added Find the fault",
      "Added Track",
    ]);
    expect(viewHome(context).week.url).toBe("/changes/");
  });

  it("lists what happened on one day by its commits, the newest first, over all plans", async () => {
    const plans = makePlans();
    const day = "2026-07-20";
    const changes = `changes: [{date: ${day}, of: kr1, key: to, was: 65, now: 58, reason: It was too much.}]\n`;
    plans.write(file, toObjective({ to: "58", more: changes }));
    plans.commitOn(day, "Ada Lund");
    plans.write(
      "content/themes/keep-time.md",
      "---\nkind: theme\ntitle: Keep the time\nsupports: [direction]\n---\n",
    );
    plans.commitOn(day, "Ada Lund");
    plans.write(file, toObjective({ to: "58", owner: "ben", more: changes }));
    plans.commitOn(day, "Ada Lund");
    const context = await readPlans(plans.root);
    expect(listTitles(viewPart(context, "/changes/")).slice(0, 3)).toEqual([
      "Owner changed on Find the fault",
      "Reworded Keep the time",
      "Target eased on Faults found first",
    ]);
    expect(toLines(context).slice(0, 2)).toEqual([
      "Owner changed: Ada Lund → Ben Roe",
      "Target eased on Faults found first: 65 → 58",
    ]);
    const checkIn = `checkIns: [{date: ${day}, values: {kr1: 45}}]\n`;
    plans.write(file, toObjective({ to: "58", owner: "ben", more: changes + checkIn }));
    expect(toLines(await readPlans(plans.root))[0]).toBe("Checked in");
  });

  it("says where a history is not whole, and why", async () => {
    const plans = makePlans();
    plans.write(file, toObjective({ to: "58" }));
    plans.commitOn("2026-07-20", "Ben Roe");
    const notesOf = async (root: string): Promise<readonly string[]> =>
      viewPart(await readPlans(root), "/changes/").notes;
    expect(await notesOf(plans.root)).toEqual([]);
    expect(await notesOf(copyAlone(plans.root))).toEqual([
      expect.stringContaining("lie in no git repository"),
    ]);
    const shallow = mkdtempSync(join(tmpdir(), "plumbline-shallow-"));
    const source = `file://${plans.root}`;
    execFileSync("git", ["clone", "--quiet", "--depth=1", source, shallow], { stdio: "ignore" });
    expect(await notesOf(shallow)).toEqual([
      "History begins on 20 July 2026, as the clone that this was built from is shallow.",
    ]);
    const early = await readPlans(plans.root, { asOf: "2026-06-30" });
    expect(viewPart(early, "/changes/").notes).toEqual([
      expect.stringContaining("begins on 1 July 2026, after the day that is shown"),
    ]);
  });
});

describe("viewFeed(context)", () => {
  it("has absolute addresses below the site's own path, and ids that stay", async () => {
    const plans = makePlans();
    const first = viewFeed(await readPlans(plans.root));
    plans.write(file, toObjective({ to: "58" }));
    plans.commitOn("2026-07-20", "Eve <eve@example.org>");
    const [newest, ...others] = viewFeed(await readPlans(plans.root)).entries;
    expect(newest).toMatchObject({
      title: "Target eased on Faults found first: 65 → 58",
      url: "https://plans.example.org/portal/2026-q3/track/find/#kr1",
      authors: ["Eve"],
    });
    expect(others.map(({ id }) => id)).toEqual(first.entries.map(({ id }) => id));
  });
});

describe("viewDocument(context, path)", () => {
  it("leads to the file, its history and a place to discuss it, as the forge has it", async () => {
    const plans = makePlans();
    const context = await readPlans(plans.root);
    const github = "https://github.com/test/plans";
    expect(viewDocument(context, url)).toMatchObject({
      editUrl: `${github}/edit/main/${file}`,
      historyUrl: `${github}/commits/main/${file}`,
      discussUrl: `${github}/issues/new?title=Find%20the%20fault&body=https%3A%2F%2Fplans.example.org%2Fportal%2F2026-q3%2Ftrack%2Ffind%2F%0A%0A`,
      last: { day: "1 July 2026" },
    });
    const portal = { ...context.plan.portal };
    const repository = {
      url: "https://git.example.org/a/b.git",
      branch: "main",
      contentPath: ".",
      forge: "gitlab" as const,
    };
    const other = { ...context, plan: { ...context.plan, portal: { ...portal, repository } } };
    expect(viewDocument(other as ViewContext, url)).toMatchObject({
      editUrl: "https://git.example.org/a/b/-/edit/main/2026-q3/track/find.md",
      historyUrl: "https://git.example.org/a/b/-/commits/main/2026-q3/track/find.md",
    });
    expect(viewDocument(other as ViewContext, url)?.discussUrl).toContain(
      "/a/b/-/issues/new?issue%5Btitle%5D=Find",
    );
    expect(viewDocument(context, "/changes/")).toBeUndefined();
  });
});

describe("the history in a public portal", () => {
  it("shows nothing that was or is for a few: documents, values, names, addresses", async () => {
    const secret = (name: string): string => `zirkon-${name}`;
    const hidden = toObjective({ title: secret("plan"), more: "audience: internal\n" });
    const plans = makePlans({ "2026-q3/track/hidden.md": hidden, "2026-q3/track/gone.md": hidden });
    plans.write("content/2026-q3/track/hidden.md", hidden.replace("to: 65", "to: 77123"));
    // Once confidential, now for everyone; and the other way round.
    plans.write(file, toObjective({ to: "88123", kr: ", valueState: confidential" }));
    plans.write(
      "content/2026-q3/track/was.md",
      toObjective({ title: secret("was"), to: "66123", more: "audience: internal\n" }),
    );
    plans.commitOn(
      "2026-07-20",
      secret("author"),
      `${secret("subject")}\n\nReviewed-by: ${secret("reviewer")} <r@zirkon.example>`,
    );
    plans.git("rm", "--quiet", "content/2026-q3/track/gone.md");
    plans.write(file, toObjective({ to: "70" }));
    plans.write("content/2026-q3/track/was.md", toObjective({ title: "For everyone", to: "70" }));
    plans.commitOn("2026-07-27", "Ada Lund");
    plans.write(file, toObjective({ to: "99123", kr: ", valueState: confidential" }));
    plans.commitOn("2026-07-28", "Ben Roe");
    const turned = (context: ViewContext): readonly string[] =>
      [...showAll(context).matchAll(/"name":"(Target \w+)"/g)].map(([, name = ""]) => name);
    expect(new Set(turned(await readPlans(plans.root)))).toContain("Target eased");
    // Each of these values, or the one before it, was confidential: which way it went tells of it.
    const open = await readPlans(plans.root, { audience: "public" });
    expect([...new Set(turned(open))]).toEqual(["Target changed"]);
    const inside = showAll(await readPlans(plans.root));
    for (const text of ["77,123", "88,123", "66,123", secret("author")]) {
      expect(inside.includes(text), text).toBe(true);
    }
    const outside = showAll(await readPlans(plans.root, { audience: "public" }));
    expect(outside.includes("For everyone")).toBe(true);
    for (const text of [
      "zirkon",
      "77123",
      "77,123",
      "88123",
      "88,123",
      "66123",
      "66,123",
      "99123",
      "99,123",
      "example.org>",
    ]) {
      expect(outside.includes(text), text).toBe(false);
    }
    expect(inside.includes("morag@example.org")).toBe(false);
    expect(inside.includes("r@zirkon")).toBe(false);
  });
});
