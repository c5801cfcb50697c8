import { describe, expect, it } from "vitest";
import type { ViewContext } from "../../src/view/context.ts";
import { viewFrame } from "../../src/view/frame.ts";
import { viewSeal } from "../../src/view/seal.ts";
import type { SealFacts } from "../../src/view/seal-facts.ts";
import { viewSnapshotRow } from "../../src/view/snapshot-row.ts";
import { viewSnapshot } from "../../src/view/snapshot.ts";
import { viewSnapshots } from "../../src/view/snapshots.ts";
import { readPortal } from "./portal-folder.ts";

const objective = (title: string, more: string, outcome: string): string =>
  `---\nkind: objective\ntitle: ${title}\nowner: ada\nstate: closed\nsupports: [themes/keep-time]\n${more}keyResults:\n  - {id: kr1, title: Minutes, from: 10, to: 4, unit: min}\ncheckIns:\n  - {date: 2026-06-20, confidence: 0.6, values: {kr1: 7}}\noutcome:\n${outcome}---\n`;

const portal = readPortal(
  {
    "portal.yaml": `name: Test Line
locale: en-GB
site: https://plans.example.org/
repository: {url: "https://github.com/test/plans", branch: main, contentPath: plans}
cycles:
  - {id: 2026-q1, label: Q1 2026, start: 2026-01-01, end: 2026-03-31, state: closed}
  - {id: 2026-q2, label: Q2 2026, start: 2026-04-01, end: 2026-06-30, state: closed, checkInEvery: 14d}
currentCycle: 2026-q2
`,
    "2026-q1/track/turn-faster.md": objective(
      "Turn faster",
      "",
      "  scores: {kr1: {score: 0.4}}\n",
    ).replace("2026-06-20", "2026-03-20"),
    "2026-q2/track/turn-faster.md": objective(
      "Turn faster",
      "ambition: committed\ncarriedOverFrom: 2026-q1/track/turn-faster\n",
      "  scores: {kr1: {score: 0.5, reason: Short of crew.}}\n  decision: modify\n",
    ),
    "2026-q2/company/open-at-night.md": objective(
      "Open at night",
      "",
      "  result: dropped\n  reason: No crew.\n",
    ),
  },
  "2026-06-30",
);

const seal: SealFacts = {
  cycle: "2026-q2",
  label: "Q2 2026",
  digest: "0123456789abcdef".repeat(4),
  version: 1,
  generator: "0.1.0",
  files: 1,
  parts: [{ file: "teams.json", digest: "f".repeat(64), bytes: 1200 }],
  amendments: [
    {
      number: 1,
      date: "2026-07-09",
      by: "ada",
      why: "A lift was counted twice.",
      of: "2026-q2/track/turn-faster",
      page: "/2026-q2/track/turn-faster/",
      path: ["outcome", "scores", "kr1", "score"],
      was: 0.5,
      now: 0.4,
    },
  ],
  withheld: 0,
};
const context: ViewContext = { ...portal, seal };

describe("viewSnapshot(context, seal)", () => {
  const view = viewSnapshot(context, seal);

  it("says what came of the quarter: scores, by team, what goes on, what was given up and why", () => {
    expect(view.title).toBe("Q2 2026, as it ended");
    expect(view.scores?.committed).toBe("Committed, 1");
    expect(view.teams.items).toMatchObject([
      { title: "Company", dropped: 1 },
      { title: "Track", url: "/2026-q2/track/", committed: "0.50", kept: "0 of 1", dropped: 0 },
    ]);
    expect(view.goingOn.items).toMatchObject([{ score: "0.50", decision: "Modify" }]);
    expect(view.dropped.items).toMatchObject([{ reason: "No crew." }]);
  });

  it("holds what came from the quarter before against what it scored there", () => {
    expect(view.slope).toMatchObject({
      title: "Against Q1 2026",
      rows: [{ was: "0.40", now: "0.50", way: "up" }],
    });
  });

  it("shows a correction beside what was sealed", () => {
    expect(view.amendments).toMatchObject([
      { by: "Ada Lund", date: "9 July 2026", was: "0.5", now: "0.4", of: { title: "Turn faster" } },
    ]);
  });
});

describe("viewSeal(context, seal)", () => {
  it("says in commands how anybody checks it, with the site's own address and digest", () => {
    const { steps, files } = viewSeal(context, seal);
    const commands = steps.map(({ command }) => command).join("\n");
    expect(commands).toContain("SEAL=https://plans.example.org/snapshots/2026-q2/seal\n");
    expect(commands).toContain("sha256sum -c SHA256SUMS");
    expect(commands).toContain("for number in 0001; do");
    expect(steps.map(({ prints }) => prints)).toContain(`${seal.digest}  SHA256SUMS`);
    expect(commands).not.toContain("signature");
    const signed = viewSeal(context, { ...seal, signature: "ssh" }).steps;
    expect(signed.map(({ command }) => command)).toContain(
      "curl -fsS -o SHA256SUMS.sig $SEAL/signature/SHA256SUMS.sig\nssh-keygen -Y check-novalidate -n plumbline -s SHA256SUMS.sig < SHA256SUMS",
    );
    expect(files).toMatchObject([{ url: "/snapshots/2026-q2/seal/teams.json" }]);
  });

  it("offers no command where the files are not published, and says of corrections that there are some", () => {
    const { parts, ...rest } = seal;
    expect(parts).toHaveLength(1);
    const view = viewSeal(context, { ...rest, amendments: [], withheld: 2 });
    expect(view.steps).toEqual([]);
    expect(view.box.isPublished).toBe(false);
    expect(view.corrections).toContain("2 corrections were made since");
  });
});

describe("viewFrame(context, page) in a sealed quarter", () => {
  const view = (path: string, breadcrumb: readonly { title: string; url?: string }[] = []) =>
    viewFrame(context, { path, title: "Title", description: "Text", breadcrumb });

  it("leads to the same page now; of one that comes and goes to the one above it", () => {
    expect(view("/teams/track/").seal?.now.url).toBe("/teams/track/");
    expect(view("/snapshots/2026-q2/seal/").seal?.now.url).toBe("/");
    const above = [{ title: "Health", url: "/health/" }, { title: "Track" }];
    expect(view("/health/track/", above).seal?.now.url).toBe("/health/");
  });

  it("says that a page was corrected since", () => {
    expect(view("/2026-q2/track/turn-faster/").seal?.corrections).toEqual({
      title: "1 correction of this page since",
      anchor: "amendment-1",
    });
    expect(view("/teams/").seal?.corrections?.title).toBe("1 correction since");
  });

  it("has a ruler without a bob", () => {
    expect(view("/").ruler).toMatchObject({ sealed: true, closed: true, date: "30 June 2026" });
    expect(view("/").ruler?.today).toBeUndefined();
  });
});

describe("viewSnapshots(context)", () => {
  it("lists the sealed quarters that the build hands over, each with its figures and its seal", () => {
    const row = viewSnapshotRow(context, seal);
    expect(row).toMatchObject({ objectives: "2", committed: "0.50", kept: "0%", dropped: 1 });
    const running: ViewContext = { ...portal, snapshots: [row] };
    const view = viewSnapshots(running);
    expect(view.rows[0]?.figure.ticks).toHaveLength(64);
    expect(view.frame.sections.map(({ url }) => url)).toContain("/snapshots/");
  });

  it("leads from a page of a sealed cycle to the same page as it was then, where it was there", () => {
    const running: ViewContext = {
      ...portal,
      snapshots: [viewSnapshotRow(context, seal)],
      sealedPaths: new Map([["2026-q2", new Set(["/2026-q2/track/"])]]),
    };
    const find = (path: string) =>
      viewFrame(running, { path, title: "Title", description: "Text" }).sealed;
    expect(find("/2026-q2/track/")).toEqual({
      title: "As sealed, 30 June 2026",
      url: "/snapshots/2026-q2/2026-q2/track/",
    });
    expect(find("/2026-q2/company/")).toBeUndefined();
    expect(find("/teams/")).toBeUndefined();
  });
});
