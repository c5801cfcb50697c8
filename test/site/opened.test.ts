import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { toOpenedKey } from "../../src/history/opened-notes.ts";
import { sealFiles } from "../../src/history/seal.ts";
import { readSealedFolder } from "../../src/history/sealed-folder.ts";
import { writeSealed } from "../history/sealed.ts";

const root = join(import.meta.dirname, "../..");

/** Runs the check in a project, on the machine of a person or where requests are checked. */
function check(project: string, where: "here" | "in a request"): string {
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== "CI"));
  const { stdout } = spawnSync(
    process.execPath,
    [join(root, "scripts/check.ts"), "--content", "content", "--as-of", "2026-08-27"],
    { cwd: project, encoding: "utf8", env: where === "here" ? own : { ...own, CI: "true" } },
  );
  return stdout;
}

it("believes no notes of sealed quarters where a request is checked, as that may bring them along", () => {
  const project = mkdtempSync(join(tmpdir(), "plumbline-opened-"));
  const folder = join(project, "content/snapshots/2026-q2");
  cpSync(join(root, "test/input/seal-broken-near"), join(project, "content"), { recursive: true });
  check(project, "in a request");
  expect(readdirSync(project)).toEqual(["content"]);
  check(project, "here");
  const [notes = ""] = readdirSync(join(project, ".plumbline"));
  const file = join(project, ".plumbline", notes);
  const [code = ""] = readFileSync(file, "utf8").split("\n");

  const parts = [...readSealedFolder(folder).files].filter(([part]) => !/\/|^SHA|^seal/.test(part));
  const forged = sealFiles(new Map([...parts, ["teams.json", Buffer.from("{}")]]), "2026-q2");
  rmSync(folder, { recursive: true });
  writeSealed(forged, folder);
  writeFileSync(file, `${code}\n${toOpenedKey(readSealedFolder(folder).files)}\n`);
  // What they are for: here they are believed, and the quarter is not opened.
  expect(check(project, "here")).not.toContain("`teams.json` holds no list.");
  expect(check(project, "in a request")).toContain("`teams.json` holds no list.");
});
