import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readHistoryKey } from "../../src/site/history.ts";
import { copyAlone, makePlans, toObjective, type PlanRepository } from "../view/history-folder.ts";

const file = "content/2026-q3/track/find.md";

/** Builds a portal into a folder beside its content. */
async function build(
  root: string,
  out: string,
  ...more: readonly string[]
): Promise<{ readonly code: number | null; readonly printed: string }> {
  const inputs = ["--content", join(root, "content"), "--out", join(root, out)];
  const child = spawn(process.execPath, [
    "scripts/build.ts",
    ...inputs,
    ...["--as-of", "2026-08-27", ...more],
  ]);
  let printed = "";
  child.stdout.on("data", (data) => (printed += String(data)));
  child.stderr.on("data", (data) => (printed += String(data)));
  const code = await new Promise<number | null>((resolve) => child.on("exit", resolve));
  return { code, printed };
}

function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** The digest of every file by its path. */
function digestFiles(folder: string): ReadonlyMap<string, string> {
  return new Map(
    listFiles(folder).map((name) => [
      name,
      createHash("sha256")
        .update(readFileSync(join(folder, name)))
        .digest("hex"),
    ]),
  );
}

/** The files that hold a text, those that are packed unpacked. */
function findText(folder: string, text: string): readonly string[] {
  return listFiles(folder).filter((name) => {
    const bytes = readFileSync(join(folder, name));
    const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
    return (isPacked ? gunzipSync(bytes) : bytes).includes(text);
  });
}

function ease(plans: PlanRepository, to: string): void {
  plans.write(file, toObjective({ to }));
}

describe("a build of plans with a history", () => {
  it("renders what a commit changes, as a cold build does, and the same bytes each time", async () => {
    const plans = makePlans();
    expect((await build(plans.root, "site")).code).toBe(0);
    ease(plans, "58");
    expect((await build(plans.root, "site")).code).toBe(0);
    expect(readFileSync(join(plans.root, "site/changes/index.html"), "utf8")).toContain(
      "hold edits that are not committed",
    );
    // The same content, and one thing more is known of it.
    const hash = plans.commitOn("2026-07-20", "Ben Roe");
    const again = await build(plans.root, "site");
    expect(again.printed).not.toContain("nothing has changed");
    const page = readFileSync(join(plans.root, "site/2026-q3/track/find/index.html"), "utf8");
    expect(page).toContain(`https://github.com/test/plans/commit/${hash}`);
    await build(plans.root, "cold");
    expect(digestFiles(join(plans.root, "site"))).toEqual(digestFiles(join(plans.root, "cold")));
  });

  it("holds in a public portal no byte of what was or is for a few", async () => {
    const plans = makePlans({
      "2026-q3/track/hidden.md": toObjective({
        title: "zirkon-plan",
        more: "audience: internal\n",
      }),
    });
    plans.write(file, toObjective({ to: "88123", kr: ", valueState: confidential" }));
    plans.commitOn("2026-07-20", "zirkon-author", "zirkon-subject");
    ease(plans, "70");
    plans.commitOn("2026-07-21", "Ada Lund");
    ease(plans, "60");
    plans.commitOn("2026-07-22", "Ada Lund");
    expect((await build(plans.root, "inside")).code).toBe(0);
    expect(findText(join(plans.root, "inside"), "zirkon-author")).not.toEqual([]);
    expect((await build(plans.root, "outside", "--audience", "public")).code).toBe(0);
    expect(findText(join(plans.root, "outside"), "Target eased")).not.toEqual([]);
    for (const text of ["zirkon", "88123", "88,123", "morag@example.org"]) {
      expect(findText(join(plans.root, "outside"), text), text).toEqual([]);
    }
    for (const folder of ["inside", "outside"]) {
      expect(findText(join(plans.root, folder), "morag@example.org")).toEqual([]);
    }
  });

  it("holds in a public portal nothing of the time in which an item was a hidden team's", async () => {
    const team = (name: string, more = ""): string =>
      `---\nkind: team\nname: ${name}\nlevel: team\nparent: company\n${more}---\n`;
    const was = "content/2026-q3/zirkon/old-name.md";
    const now = "content/2026-q3/track/now-public.md";
    const plans = makePlans({
      "teams/zirkon.md": team("Zirkon", "audience: internal\n"),
      "2026-q3/zirkon/old-name.md": toObjective({ title: "Now public" }),
      "teams/late.md": team("Late", "audience: internal\n"),
      "2026-q3/late/plan.md": toObjective({ title: "Comes late" }),
    });
    const step = (day: string, text: string, late: string): string => {
      plans.write(plans.git("ls-files", was) === "" ? now : was, text);
      plans.write("content/2026-q3/late/plan.md", late);
      return plans.commitOn(day, "Ada Lund");
    };
    const toPlan = (to: string): string => toObjective({ title: "Comes late", to });
    const before = step("2026-07-10", toObjective({ title: "Now public", to: "64" }), toPlan("64"));
    plans.git("mv", was, now);
    plans.write("content/teams/late.md", team("Late"));
    const opened = plans.commitOn("2026-07-20", "Ada Lund");
    const after = step("2026-07-21", toObjective({ title: "Now public", to: "63" }), toPlan("63"));
    expect((await build(plans.root, "inside")).code).toBe(0);
    expect((await build(plans.root, "outside", "--audience", "public")).code).toBe(0);
    for (const text of ["zirkon", "old-name", before]) {
      expect(findText(join(plans.root, "inside"), text), text).not.toEqual([]);
      expect(findText(join(plans.root, "outside"), text), text).toEqual([]);
    }
    expect(findText(join(plans.root, "outside"), opened)).toEqual([]);
    expect(findText(join(plans.root, "outside"), after)).toEqual(
      expect.arrayContaining([
        "2026-q3/late/plan/index.html",
        "2026-q3/track/now-public/index.html",
      ]),
    );
  });

  it("goes on without a repository, and says so", async () => {
    const plans = makePlans();
    const alone = copyAlone(plans.root);
    expect((await build(alone, "site")).code).toBe(0);
    expect(findText(join(alone, "site"), "lie in no git repository")).toEqual(
      expect.arrayContaining(["changes/index.html"]),
    );
  });
});

describe("readHistoryKey(content)", () => {
  it("is another one for another commit and for other names, and none without a repository", () => {
    const plans = makePlans();
    const content = join(plans.root, "content");
    const first = readHistoryKey(content);
    expect(readHistoryKey(content)).toBe(first);
    plans.write(".mailmap", "Ada Lund <morag@example.org>\n");
    const named = readHistoryKey(content);
    expect(named).not.toBe(first);
    ease(plans, "58");
    plans.commitOn("2026-07-20", "Ben Roe");
    expect(readHistoryKey(content)).not.toBe(named);
    expect(readHistoryKey(join(copyAlone(plans.root), "content"))).toBe("");
  });
});
