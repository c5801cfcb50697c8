import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Repository } from "../history/repository.ts";
import { createRepository } from "../history/repository.ts";

const root = join(import.meta.dirname, "../..");
const hear = "2026-q3/signalling/hear-the-points";
const meet = "2026-q3/company/meet-the-autumn";

/** The healthy plan in a repository of its own, in a folder below its root, and a branch to change it on. */
function createPlans(): Repository & { readonly edit: (file: string, edits: Edits) => void } {
  const repository = createRepository();
  const content = join(repository.root, "plans");
  cpSync(join(root, "test/input/healthy"), content, { recursive: true });
  repository.commit("The plan");
  repository.git("switch", "--quiet", "--create", "branch");
  const edit = (file: string, edits: Edits): void => {
    let text = readFileSync(join(content, file), "utf8");
    for (const [from, to] of edits) {
      expect(text).toContain(from);
      text = text.replace(from, to);
    }
    repository.write(`plans/${file}`, text);
  };
  return { ...repository, edit };
}

type Edits = readonly (readonly [string, string])[];

function diff(repository: Repository, ...parameters: string[]) {
  const content = join(repository.root, "plans");
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, "scripts/diff.ts"), ...parameters, "--content", content, "--as-of", "2026-08-27"],
    { encoding: "utf8", cwd: repository.root },
  );
  return { status, stdout, stderr };
}

describe("npm run diff -- A B", () => {
  it("names exactly the twelve things that a branch changes", () => {
    const repository = createPlans();
    const { edit, root: folder } = repository;
    edit(`${hear}.md`, [
      ["to: 65", "to: 60"],
      ["from: 60\n    to: 140\n", "from: 60\n    to: 150\n    due: 2026-09-15\n    weight: 2\n"],
      ["title: Hear the points before they fail", "title: Hear every point before it fails"],
      ["    how: A fault found early", "    how: Every fault found early"],
      [
        "    values: {kr1: 56, kr2: 109}",
        "    values: {kr1: 56, kr2: 109}\n  - {date: 2026-08-27, by: yusuf-karim, values: {kr1: 57}}",
      ],
    ]);
    edit(`${meet}.md`, [
      ["owner: solveig-arkwright\nsupports", "owner: yusuf-karim\nsupports"],
      [
        "  - id: kr2\n    title: Morning peaks begun with every unit in place\n    from: 40\n    to: 58\n    lead: true\n",
        "",
      ],
      ["values: {kr1: 87.5, kr2: 49}", "values: {kr1: 87}"],
    ]);
    edit("2026-q2/signalling/see-faults-coming.md", [["kr2: {score: 1}", "kr2: {score: 0.9}"]]);
    const theme = join(folder, "plans/themes");
    renameSync(join(theme, "keep-time.md"), join(theme, "stay-on-time.md"));
    edit("themes/stay-on-time.md", [
      ["kind: theme\n", "kind: theme\naliases: [themes/keep-time]\n"],
    ]);
    repository.commit("Twelve things");
    const { status, stdout } = diff(repository, "main", "branch", "--format", "json");
    expect(status).toBe(0);
    const told = JSON.parse(stdout) as {
      from: string;
      to: string;
      changes: { type: string; id: string; key?: string; was?: unknown; eased?: true }[];
    };
    expect([told.from, told.to]).toEqual(["main", "branch"]);
    const lines = told.changes.map(({ type, id, key = "-", eased = "" }) =>
      `${type} ${id} ${key} ${String(eased)}`.trim(),
    );
    expect(lines).toEqual([
      "scored 2026-q2/signalling/see-faults-coming outcome",
      `reowned ${meet} owner`,
      `changed ${meet} checkIns`,
      `removed ${meet}#kr2 - true`,
      `checked-in ${hear} checkIns`,
      `reworded ${hear} supports`,
      `reworded ${hear} title`,
      `retargeted ${hear}#kr1 to true`,
      `retargeted ${hear}#kr2 to`,
      `redated ${hear}#kr2 due`,
      `reweighted ${hear}#kr2 weight`,
      "moved themes/stay-on-time -",
    ]);
    expect(told.changes[7]).toMatchObject({ was: 65, now: 60 });
  });

  it("compares the last commit with the folder as it stands, and says that nothing changed", () => {
    const repository = createPlans();
    expect(diff(repository).stdout).toMatch(/^No plan changes, from HEAD to /);
    repository.edit(`${hear}.md`, [["to: 65", "to: 70"]]);
    expect(diff(repository).stdout).toContain("#kr1 Target changed (to): 65 → 70");
  });

  it("tells of what a branch did since it left another one, and not of what came there since", () => {
    const repository = createPlans();
    repository.git("switch", "--quiet", "main");
    repository.edit(`${meet}.md`, [
      ["owner: solveig-arkwright\nsupports", "owner: yusuf-karim\nsupports"],
    ]);
    repository.commit("On main");
    repository.git("switch", "--quiet", "branch");
    expect(diff(repository, "main").stdout).toMatch(/^No plan changes, from main to /);
    repository.edit(`${hear}.md`, [["to: 65", "to: 70"]]);
    const { stdout, stderr } = diff(repository, "main");
    expect(stdout).toContain("1 change in 1 plan");
    expect(stdout).toContain("#kr1 Target changed (to): 65 → 70");
    expect(stderr).toBe("");
    repository.commit("On the branch");
    // Two that are named are compared as they are.
    expect(diff(repository, "main", "branch").stdout).toContain("2 changes in 2 plans");
  });

  it("compares with a revision itself where there is no common past, and says so", () => {
    const repository = createPlans();
    repository.git("switch", "--quiet", "--orphan", "alone");
    cpSync(join(root, "test/input/healthy"), join(repository.root, "plans"), { recursive: true });
    repository.edit(`${hear}.md`, [["to: 65", "to: 70"]]);
    repository.commit("Anew");
    const { status, stdout, stderr } = diff(repository, "main");
    expect([status, stderr]).toEqual([
      0,
      "What stands here and `main` have no common past in this clone, so it is compared with `main` as it is now. Where the clone is shallow, fetch the whole history.\n",
    ]);
    expect(stdout).toContain("#kr1 Target changed (to): 65 → 70");
  });

  it("writes a comment in which the author's text acts on nothing", () => {
    const repository = createPlans();
    const title = "title: '<b>Hear</b> @all [it](x) `now`'";
    repository.edit(`${hear}.md`, [
      ["title: Hear the points before they fail", title],
      ["to: 65", "to: 60"],
    ]);
    const { stdout } = diff(repository, "main", "--format", "markdown");
    expect(stdout).toMatch(/^<!-- plumbline:diff -->\n### 2 changes in 1 plan, 1 of them makes/);
    expect(stdout).toContain("Target made easier `to`, 65 → 60");
    expect(stdout).toContain("**No reason is given.**");
    expect(stdout).not.toMatch(/<b>|@all|[^\\]\[it/);
  });

  it("says in a line what it cannot compare", () => {
    const repository = createPlans();
    const unknown = diff(repository, "nowhere");
    expect([unknown.status, unknown.stdout]).toEqual([2, ""]);
    expect(unknown.stderr).toContain("There is no revision `nowhere` in this repository.");
    expect(diff(repository, "a", "b", "c").stderr).toContain("more are named");
    expect(diff(repository, "main", "--format", "xml").stderr).toContain("none of text");
    expect(diff(repository, "--help").stdout).toContain("npm run diff -- A B");
  });
});
