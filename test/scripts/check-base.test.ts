// Long because every promise that may be eased in silence is tried on one branch.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, renameSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Repository } from "../history/repository.ts";
import { createRepository } from "../history/repository.ts";

const root = join(import.meta.dirname, "../..");
const hear = "2026-q3/signalling/hear-the-points.md";
const reason =
  "changes:\n  - {date: 2026-08-20, of: kr1, key: to, was: 65, now: 60, reason: The sensors come in October.}\n";

/** The healthy plan on `main` of a repository of its own, and a branch that is made for a change. */
function createPlans(): Repository {
  const repository = createRepository();
  cpSync(join(root, "test/input/healthy"), join(repository.root, "content"), { recursive: true });
  repository.commit("The plan");
  repository.git("switch", "--quiet", "--create", "branch");
  return repository;
}

function edit(repository: Repository, file: string, from: string, to: string): void {
  const text = readFileSync(join(repository.root, "content", file), "utf8");
  expect(text).toContain(from);
  repository.write(`content/${file}`, text.replace(from, to));
}

function check(folder: string, ...parameters: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, "scripts/check.ts"), "--as-of", "2026-08-27", ...parameters],
    { encoding: "utf8", cwd: folder },
  );
  return { status, stdout, stderr };
}

function listCodes(repository: Repository, ...parameters: string[]): readonly string[] {
  const { stdout } = check(repository.root, "--base", "main", "--format", "json", ...parameters);
  const report = JSON.parse(stdout) as { findings: { code: string; file: string }[] };
  return report.findings.map(({ code, file }) => `${code} ${file}`);
}

const portal = readFileSync(join(root, "test/input/healthy/portal.yaml"), "utf8");

describe("npm run check -- --base REV", () => {
  it("refuses a target that was eased, and takes it with a reason", () => {
    const repository = createPlans();
    edit(repository, hear, "to: 65", "to: 60");
    repository.commit("Ease");
    expect(listCodes(repository)).toEqual([`target-eased content/${hear}`]);
    expect(check(repository.root, "--base", "main").status).toBe(1);
    expect(check(repository.root).status).toBe(0);
    edit(repository, hear, "checkIns:", `${reason}checkIns:`);
    repository.commit("Say why");
    expect(check(repository.root, "--base", "main").status).toBe(0);
  });

  it("refuses a running objective that was moved to a later cycle, by its file or by its key, and takes it with a reason", () => {
    const q3 = '  - {id: 2026-q3, label: Q3 2026, parent: "2026"';
    const q4 =
      '  - {id: 2026-q4, label: Q4 2026, parent: "2026", start: 2026-10-01, end: 2026-12-31}\n';
    const later = "2026-q4/signalling/hear-the-points.md";
    const why =
      "changes:\n  - {date: 2026-08-20, key: cycle, reason: The sensors come in October.}\n";
    const listEased = (repository: Repository): readonly string[] =>
      listCodes(repository).filter((line) => line.startsWith("target-eased"));
    const moved = createPlans();
    // The cycle itself may come with the change.
    edit(moved, "portal.yaml", q3, `${q4}${q3}`);
    moved.write(`content/${later}`, "");
    renameSync(join(moved.root, "content", hear), join(moved.root, "content", later));
    expect(listEased(moved)).toEqual([`target-eased content/${later}`]);
    edit(
      moved,
      later,
      "kind: objective\n",
      `kind: objective\naliases: [${hear.replace(".md", "")}]\n`,
    );
    expect(listEased(moved)).toEqual([`target-eased content/${later}`]);
    edit(moved, later, "checkIns:", `${why}checkIns:`);
    expect(listEased(moved)).toEqual([]);
    const named = createPlans();
    edit(named, hear, "kind: objective\n", 'kind: objective\ncycle: "2026"\n');
    expect(listEased(named)).toEqual([`target-eased content/${hear}`]);
    const earlier = createPlans();
    edit(earlier, hear, "kind: objective\n", "kind: objective\ncycle: 2026-q2\n");
    expect(listEased(earlier)).toEqual([]);
  });

  it("refuses to move out a running cycle, or to change a closed one, and takes it with a reason", () => {
    const findCycles = (...edits: readonly (readonly [string, string])[]): readonly string[] => {
      const repository = createPlans();
      for (const [was, now] of edits) edit(repository, "portal.yaml", was, now);
      return listCodes(repository).filter((line) => /eased|edited/.test(line));
    };
    const eased = ["target-eased content/portal.yaml"];
    const edited = ["closed-cycle-edited content/portal.yaml"];
    const why = (key: string): string =>
      `, changes: [{date: 2026-08-20, key: ${key}, reason: The works begin later.}]}`;
    const longer = ["end: 2026-09-30", "end: 2026-10-31"] as const;
    const rhythm = "checkInEvery: 14d";
    expect(findCycles(longer)).toEqual(eased);
    expect(findCycles(longer, [`${rhythm}}`, `${rhythm}${why("end")}`])).toEqual([]);
    expect(findCycles(longer, [`${rhythm}}`, `${rhythm}${why("start")}`])).toEqual(eased);
    expect(findCycles(["start: 2026-07-01", "start: 2026-07-15"])).toEqual(eased);
    expect(findCycles([`${rhythm}}`, `${rhythm}, state: planning}`])).toEqual(eased);
    expect(findCycles(["end: 2026-09-30", "end: 2026-09-15"])).toEqual([]);
    expect(findCycles([`${rhythm}}`, `${rhythm}, state: review}`])).toEqual([]);
    expect(findCycles([`${rhythm}}`, `${rhythm}, state: closed}`])).toEqual([]);
    expect(findCycles(["state: closed", "state: active"])).toEqual(edited);
    expect(findCycles([", state: closed", ""])).toEqual(edited);
    expect(findCycles(["state: closed}", `state: review${why("state")}`])).toEqual([]);
    expect(findCycles(["end: 2026-06-30", "end: 2026-06-29"])).toEqual(edited);
    expect(findCycles([/^.*2026-q2.*\n/m.exec(portal)?.[0] ?? "", ""])).toEqual(edited);
    expect(findCycles(["Q2 2026", "Spring 2026"])).toEqual([]);
  });

  it("refuses a promise of one key result that was lowered, or given up with its number, and not one that was raised", () => {
    const listEased = (change: (repository: Repository) => void): readonly string[] => {
      const repository = createPlans();
      edit(repository, hear, 'unit: "%"\n', 'unit: "%"\n    ambition: committed\n');
      edit(repository, hear, "title: Hear", "ambition: committed\ntitle: Hear");
      repository.commit("Commit to it");
      repository.git("branch", "--force", "main");
      change(repository);
      return listCodes(repository).filter((line) => line.startsWith("target-eased"));
    };
    const own = "    ambition: committed\n";
    // What the key result does not say is said by its objective.
    expect(
      listEased((plans) => {
        edit(plans, hear, own, "");
      }),
    ).toEqual([]);
    const lowered = own.replace("committed", "aspirational");
    expect(
      listEased((plans) => {
        edit(plans, hear, own, lowered);
      }),
    ).toHaveLength(1);
    const number = "    from: 60\n    to: 140\n";
    expect(
      listEased((plans) => {
        edit(plans, hear, number, "    done: false\n");
      }),
    ).toHaveLength(1);
    const none = (plans: Repository): void => {
      edit(plans, hear, number, "    percent: true\n");
    };
    expect(listEased(none)).toHaveLength(1);
    const back = listEased((plans) => {
      edit(plans, hear, own, lowered);
      plans.commit("Lower");
      plans.git("branch", "--force", "main");
      edit(plans, hear, lowered, own);
    });
    expect(back).toEqual([]);
  });

  it("refuses an old check-in that was edited, committed or not", () => {
    const repository = createPlans();
    edit(repository, hear, "kr1: 56", "kr1: 60");
    expect(listCodes(repository)).toEqual([`history-rewritten content/${hear}`]);
  });

  it("lets no change switch off the rule that it breaks, and keeps off what was off before", () => {
    const off =
      "rules: {target-eased: off, history-rewritten: info, closed-cycle-edited: off, id-vanished: off}\n";
    const cycles = "cycles:\n";
    const breakAll = (repository: Repository): void => {
      edit(repository, hear, "to: 65", "to: 60");
      edit(repository, hear, "kr1: 56", "kr1: 60");
      edit(repository, "2026-q2/signalling/see-faults-coming.md", "title: ", "title: Now ");
      repository.git("rm", "--quiet", "content/themes/keep-time.md");
    };
    const codes = (repository: Repository): readonly string[] =>
      listCodes(repository)
        .map((line) => line.split(" ")[0] ?? "")
        .filter((code) => /eased|rewritten|edited|vanished/.test(code))
        .sort();
    const switched = createPlans();
    edit(switched, "portal.yaml", cycles, `${off}${cycles}`);
    expect(codes(switched)).toEqual([]);
    breakAll(switched);
    expect(codes(switched)).toEqual([
      ...["closed-cycle-edited", "history-rewritten", "id-vanished", "target-eased"],
    ]);
    const agreed = createPlans();
    edit(agreed, "portal.yaml", cycles, `${off}${cycles}`);
    agreed.commit("Do without");
    agreed.git("branch", "--force", "main");
    breakAll(agreed);
    expect(codes(agreed)).toEqual(["history-rewritten"]);
    edit(agreed, "portal.yaml", off, "");
    expect(codes(agreed)).toHaveLength(4);
  });

  it("takes an `ignore` that was there before, in whatever order the items are now, and none that comes with the change", () => {
    const ignore = "    ignore: [{rule: target-eased, reason: It is only a trial.}]\n";
    const title = "    title: Faults our monitoring finds before a driver reports them\n";
    const come = createPlans();
    edit(come, hear, title, `${title}${ignore}`);
    edit(come, hear, "to: 65", "to: 60");
    expect(listCodes(come)).toEqual([`target-eased content/${hear}`]);
    const known = createPlans();
    edit(known, hear, title, `${title}${ignore}`);
    known.commit("A trial");
    known.git("branch", "--force", "main");
    edit(known, hear, "to: 65", "to: 60");
    edit(
      known,
      hear,
      "keyResults:\n",
      'keyResults:\n  - {id: kr0, title: Faults mended the same day, from: 50, to: 70, unit: "%"}\n',
    );
    expect(listCodes(known).filter((line) => line.startsWith("target-eased"))).toEqual([]);
  });

  it("takes a file that was renamed with its id kept, or with an alias, and refuses it with neither", () => {
    const theme = (repository: Repository): void => {
      const themes = join(repository.root, "content/themes");
      renameSync(join(themes, "keep-time.md"), join(themes, "stay-on-time.md"));
    };
    const kept = createPlans();
    theme(kept);
    edit(kept, "themes/stay-on-time.md", "kind: theme\n", "kind: theme\nid: themes/keep-time\n");
    edit(
      kept,
      "2026-q2/signalling/see-faults-coming.md",
      "../../themes/keep-time.md",
      "/themes/keep-time/",
    );
    expect(listCodes(kept).filter((code) => code.startsWith("id-vanished"))).toEqual([]);
    const named = createPlans();
    theme(named);
    edit(
      named,
      "themes/stay-on-time.md",
      "kind: theme\n",
      "kind: theme\naliases: [themes/keep-time]\n",
    );
    expect(listCodes(named).filter((code) => code.startsWith("id-vanished"))).toEqual([]);
    const lost = createPlans();
    theme(lost);
    expect(listCodes(lost)).toContain("id-vanished content/themes/stay-on-time.md");
  });

  it("holds the branch against where it began, not against what came to the other one since", () => {
    const repository = createPlans();
    repository.git("switch", "--quiet", "main");
    repository.write(
      "content/themes/later.md",
      "---\nkind: theme\ntitle: Later\nsupports: [direction]\n---\n",
    );
    edit(
      repository,
      hear,
      "kr2: 109}",
      "kr2: 109}\n  - {date: 2026-08-27, by: yusuf-karim, values: {kr1: 57}}",
    );
    repository.commit("On main");
    repository.git("switch", "--quiet", "branch");
    expect(listCodes(repository)).toEqual([]);
  });

  it("puts findings in changed files first", () => {
    const repository = createPlans();
    edit(
      repository,
      "2026-q3/company/meet-the-autumn.md",
      "supports:\n",
      "colour: blue\nsupports:\n",
    );
    repository.git("switch", "--quiet", "main");
    repository.commit("A fault on main");
    repository.git("switch", "--quiet", "-C", "branch");
    edit(repository, hear, "to: 65", "to: 60");
    expect(listCodes(repository)).toEqual([
      `target-eased content/${hear}`,
      "unknown-key content/2026-q3/company/meet-the-autumn.md",
    ]);
  });

  it("takes nothing for gone that is only behind an error in its file", () => {
    const repository = createPlans();
    edit(repository, hear, "checkIns:\n  - date", "checkIns:\n   x\n  - date");
    expect(new Set(listCodes(repository))).toEqual(new Set([`yaml-syntax content/${hear}`]));
    repository.git("checkout", "--quiet", "--", ".");
    edit(repository, hear, "id: kr2", "id: KR 2");
    expect(listCodes(repository).filter((line) => /eased|vanished|rewritten/.test(line))).toEqual(
      [],
    );
  });

  it("takes plans that are all new, where the base has none yet, and says so", () => {
    const repository = createRepository();
    repository.write("README.md", "Soon\n");
    repository.commit("Before the plan");
    repository.git("switch", "--quiet", "--create", "branch");
    cpSync(join(root, "test/input/healthy"), join(repository.root, "content"), { recursive: true });
    const { status, stderr } = check(repository.root, "--base", "main");
    expect(status).toBe(0);
    expect(stderr).toContain("there is no folder `content` yet. So everything in it now is new.\n");
  });

  it("says in a line where there is nothing to hold it against", () => {
    const repository = createPlans();
    const unknown = check(repository.root, "--base", "v9");
    expect([unknown.status, unknown.stdout]).toEqual([2, ""]);
    expect(unknown.stderr).toContain(
      "There is no revision `v9` in this repository. Did you mean the branch `branch` or `main`?\n",
    );
    const alone = mkdtempSync(join(tmpdir(), "plumbline-alone-"));
    cpSync(join(root, "test/input/healthy"), join(alone, "content"), { recursive: true });
    expect(check(alone, "--base", "main").stderr).toContain("lies in no git repository");
  });
});
