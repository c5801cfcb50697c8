// Long because one repository goes through all that git can tell.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { History } from "../../src/history/history.ts";
import { openNotes } from "../../src/history/history-notes.ts";
import { readHistory } from "../../src/history/read-history.ts";
import { thingParser } from "../../src/site/history.ts";
import type { Repository } from "./repository.ts";
import { createRepository } from "./repository.ts";

const file = "content/2026-q3/engineering/find-the-fault.md";
const id = "2026-q3/engineering/find-the-fault";

function toObjective(keys: Readonly<Record<string, string>> = {}): string {
  const { title = "Find the fault", to = "65", more = "" } = keys;
  return `---\nkind: objective\ntitle: ${title}\nowner: hamish-odell\n${more}keyResults:\n  - {id: kr1, title: Faults found first, from: 42, to: ${to}}\n---\n\nWhy we do it.\n`;
}

function read({ root }: Pick<Repository, "root">): Promise<History> {
  return readHistory(join(root, "content"), { parser: thingParser });
}

/** `Morag Teale: retargeted #kr1 to 65 → 58 eased`, the newest first. */
function toLines({ revisions }: History): readonly string[] {
  return revisions.flatMap(({ authors, changes, unreadable, brought }) => [
    ...changes.map((change) => {
      const who = (change.authors ?? authors).join(", ");
      const { type, key = "", was, now, eased } = change;
      const item = change.id.slice(change.document.length);
      const values = was === undefined ? (now ?? "") : `${String(was)} → ${String(now)}`;
      return `${who}: ${[type, item, key, values, eased && "eased"].filter(Boolean).join(" ")}`;
    }),
    ...unreadable.map((each) => `unreadable ${each}`),
    ...(brought.length > 0 ? [`brought ${brought.length}`] : []),
  ]);
}

describe("readHistory(folder)", () => {
  it("tells what each commit did, and by whom, the newest first", async () => {
    const repository = createRepository();
    repository.write("README.md", "no plan\n");
    repository.write(file, toObjective());
    repository.commit("Add it");
    repository.write("README.md", "still no plan\n");
    repository.commit("Not a plan");
    repository.write(file, toObjective({ to: "58" }));
    const eased = repository.commit(
      "Ease it (#12)\n\nReviewed-by: Solveig Arkwright <s@example.org>",
    );
    repository.write(file, toObjective());
    repository.commit(`Revert "Ease it"\n\nThis reverts commit ${eased}.`);
    const history = await read(repository);
    expect(toLines(history)).toEqual([
      "Morag Teale: retargeted #kr1 to 58 → 65",
      "Morag Teale: retargeted #kr1 to 65 → 58 eased",
      "Morag Teale: added",
    ]);
    expect(history.revisions[0]).toMatchObject({ reverts: eased });
    expect(history.revisions[1]).toMatchObject({
      ...{ hash: eased, request: 12, approvedBy: ["Solveig Arkwright"] },
    });
  });

  it("tells of a merged branch once, by those who wrote it, and who took it in", async () => {
    const repository = createRepository();
    const other = file.replace("find-the-fault", "lay-the-fibre");
    repository.write(file, toObjective());
    repository.write(other, toObjective());
    repository.commit("Add them");
    repository.git("switch", "--quiet", "--create", "one");
    repository.write(file, toObjective({ to: "50" }));
    repository.git("add", "--all");
    const by = (name: string, message: string): void => {
      const author = `--author=${name} <x@example.org>`;
      repository.git("commit", "--quiet", "--all", "--message", message, author);
    };
    by("Hamish Odell", "Try 50");
    repository.write(file, toObjective({ to: "58" }));
    by("Hamish Odell", "Rather 58\n\nCo-authored-by: Ines Abara <i@example.org>");
    repository.git("switch", "--quiet", "--create", "two", "main");
    repository.write(other, toObjective({ title: "Lay the fibre" }));
    by("Yusuf Karim", "Reword");
    repository.git("switch", "--quiet", "main");
    repository.git(
      "merge",
      "--quiet",
      "--no-ff",
      "-m",
      "Merge pull request #3 from x",
      "one",
      "two",
    );
    const history = await read(repository);
    expect(toLines(history).slice(0, 2)).toEqual([
      "Hamish Odell, Ines Abara: retargeted #kr1 to 65 → 58 eased",
      "Yusuf Karim: reworded title Find the fault → Lay the fibre",
    ]);
    expect(history.revisions[0]).toMatchObject({ mergedBy: "Morag Teale", request: 3 });
  });

  it("follows a file that is renamed and changed at once, with an alias or without", async () => {
    const repository = createRepository();
    repository.write(file, toObjective({ more: "standaloneReason: It stands alone.\n" }));
    repository.commit("Add it");
    const next = file.replace("find-the-fault", "find-all-faults");
    repository.git("mv", file, next);
    repository.write(next, toObjective({ more: "standaloneReason: It stands alone.\n", to: "70" }));
    repository.commit("Rename it");
    const last = file.replace("find-the-fault", "none");
    repository.git("mv", next, last);
    const more = `aliases: [${id.replace("find-the-fault", "find-all-faults")}]\n`;
    repository.write(last, toObjective({ title: "None", more, to: "80" }));
    repository.commit("Rename it again");
    expect(toLines(await read(repository))).toEqual(
      [
        `Morag Teale: moved  ${id.replace("find-the-fault", "find-all-faults")} → ${id.replace("find-the-fault", "none")}`.replace(
          "  ",
          " ",
        ),
        "Morag Teale: reworded standaloneReason It stands alone. → undefined",
        "Morag Teale: reworded title Find the fault → None",
        "Morag Teale: retargeted #kr1 to 70 → 80",
        `Morag Teale: moved ${id} → ${id.replace("find-the-fault", "find-all-faults")}`,
        "Morag Teale: retargeted #kr1 to 65 → 70",
      ].concat("Morag Teale: added"),
    );
  });

  it("passes over what a commit broke, and holds what mends it against what it was before", async () => {
    const repository = createRepository();
    repository.write(file, toObjective());
    repository.commit("Add it");
    repository.write(file, "---\nkind: [\n");
    repository.commit("Break it");
    repository.write(file, Buffer.from([0xff, 0xfe, 0, 1]));
    repository.commit("Break it again");
    repository.write(file, toObjective({ to: "58" }));
    repository.commit("Mend it, and ease it");
    expect(toLines(await read(repository))).toEqual([
      "Morag Teale: retargeted #kr1 to 65 → 58 eased",
      "unreadable 2026-q3/engineering/find-the-fault.md",
      "unreadable 2026-q3/engineering/find-the-fault.md",
      "Morag Teale: added",
    ]);
  });

  it("takes readings beside a KPI for a part of it, and settings for what they name", async () => {
    const repository = createRepository();
    const portal =
      "name: Firth\nlocale: en-GB\ncycles:\n  - {id: 2026-q3, label: Q3, start: 2026-07-01, end: 2026-09-30}\n";
    repository.write("content/portal.yaml", portal);
    repository.write("content/kpis/arrivals.md", "---\nkind: kpi\ntitle: Arrivals\n---\n");
    repository.write("content/kpis/arrivals.csv", "date,value,note,by\n2026-06-30,86.1,,\n");
    repository.commit("Add it");
    repository.write(
      "content/kpis/arrivals.csv",
      "date,value,note,by\n2026-06-30,86.1,,\n2026-07-31,87,,\n",
    );
    repository.write("content/portal.yaml", portal.replace("09-30", "10-31"));
    repository.commit("July");
    expect(toLines(await read(repository)).slice(0, 2)).toEqual([
      "Morag Teale: redated end 2026-09-30 → 2026-10-31 eased",
      "Morag Teale: checked-in series 87",
    ]);
  });

  it("tells of many files that come at once in one word", async () => {
    const repository = createRepository();
    for (let at = 0; at < 201; at += 1) repository.write(`content/teams/t-${at}.md`, toObjective());
    repository.commit("Bring them");
    expect(toLines(await read(repository))).toEqual(["brought 201"]);
  });

  it("shows no address, nothing that steers a terminal, and one line of a hostile name", async () => {
    const repository = createRepository();
    repository.write(file, toObjective());
    repository.git("config", "user.name", "Eve\u001b[31m \u202e<script> a@b.example");
    repository.commit(
      "Add it\n\nApproved-by: root@example.org\nReviewed-by: Ann\u0007 Lee <a@example.org>",
    );
    const [revision] = (await read(repository)).revisions;
    expect(revision?.authors).toEqual(["Eve [31m script"]);
    expect(revision?.approvedBy).toEqual(["Ann Lee"]);
    expect(JSON.stringify(revision)).not.toContain("example.org");
  });

  it("takes names from .mailmap", async () => {
    const repository = createRepository();
    repository.write(".mailmap", "Hamish Odell <morag@example.org>\n");
    repository.write(file, toObjective());
    repository.commit("Add it");
    expect((await read(repository)).revisions[0]?.authors).toEqual(["Hamish Odell"]);
  });

  it("says where it is not whole: shallow, no commit, no repository", async () => {
    const repository = createRepository();
    repository.write(file, toObjective());
    expect(await read(repository)).toEqual({ revisions: [], gap: "no-commit", isEdited: false });
    repository.commit("Add it");
    repository.write(file, toObjective({ to: "58" }));
    repository.commit("Ease it");
    repository.write(file, toObjective({ to: "50" }));
    repository.commit("Ease it again");
    const shallow = mkdtempSync(join(tmpdir(), "plumbline-shallow-"));
    const url = `file://${repository.root}`;
    execFileSync("git", ["clone", "--quiet", "--depth=2", url, shallow], { stdio: "ignore" });
    const history = await read({ root: shallow });
    expect(toLines(history)).toEqual(["Morag Teale: retargeted #kr1 to 58 → 50 eased"]);
    expect(history).toMatchObject({ gap: "shallow" });
    expect(history.since).toBeGreaterThan(1_700_000_000);
    repository.git("config", "uploadpack.allowFilter", "true");
    const partial = mkdtempSync(join(tmpdir(), "plumbline-partial-"));
    const filter = ["clone", "--quiet", "--filter=blob:none", url, partial];
    execFileSync("git", filter, { stdio: "ignore" });
    expect(await read({ root: partial })).toMatchObject({ revisions: [], gap: "partial" });
    const alone = mkdtempSync(join(tmpdir(), "plumbline-alone-"));
    expect(await readHistory(alone, { parser: thingParser })).toMatchObject({
      gap: "no-repository",
    });
  });

  it("is the same with notes, without them and with damaged ones", async () => {
    const repository = createRepository();
    repository.write(file, toObjective());
    repository.commit("Add it");
    const notes = join(repository.root, ".plumbline/history.json");
    const readNoted = async (): Promise<History> => {
      const opened = openNotes(notes, "code");
      const options = { parser: thingParser, notes: opened };
      const history = await readHistory(join(repository.root, "content"), options);
      opened.save();
      return history;
    };
    const first = await readNoted();
    expect(await readNoted()).toEqual(first);
    expect(readFileSync(notes, "utf8")).toContain(id);
    writeFileSync(notes, readFileSync(notes, "utf8").replaceAll("Find", "Lose"));
    expect(await readNoted()).toEqual(first);
    repository.write(file, toObjective({ to: "58" }));
    repository.commit("Ease it");
    const more = await readNoted();
    rmSync(notes);
    expect(await readNoted()).toEqual(more);
    expect(more.revisions).toHaveLength(2);
  });

  it("reads a part of the history from the files that were there before", async () => {
    const repository = createRepository();
    repository.write("content/kpis/arrivals.md", "---\nkind: kpi\ntitle: Arrivals\n---\n");
    repository.write("content/kpis/arrivals.csv", "date,value,note,by\n2026-06-30,86.1,,\n");
    const since = repository.commit("Add it");
    repository.write("content/kpis/arrivals.csv", "date,value,note,by\n2026-06-30,86,,\n");
    repository.commit("Rewrite it");
    const options = { parser: thingParser, since };
    const history = await readHistory(join(repository.root, "content"), options);
    expect(toLines(history)).toEqual(["Morag Teale: changed series 86.1 → 86"]);
  });
});
