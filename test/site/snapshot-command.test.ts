// Long because all commands of a snapshot are tried in one place, on the same plans.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate, setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { readSealedFolder } from "../../src/history/sealed-folder.ts";
import { checkSnapshots } from "../../src/history/check-snapshots.ts";
import { readSnapshot } from "../../src/history/read-snapshot.ts";
import type { IsoDate } from "../../src/model/period.ts";
import { toBase } from "../../src/site/base-check.ts";
import { checkContent } from "../../src/site/check-content.ts";
import type { Repository } from "../history/repository.ts";
import { createRepository } from "../history/repository.ts";

const script = join(import.meta.dirname, "../../scripts/snapshot.ts");
const node = join(import.meta.dirname, "../../node_modules/.bin/node");
const objective = "2026-q2/signalling/see-faults-coming";

describe("npm run snapshot -- seal CYCLE", () => {
  it("writes the same bytes twice, anywhere, and names the commit of the plans", () => {
    const first = createPlans();
    const commit = first.commit("Plans");
    const copy = mkdtempSync(join(tmpdir(), "plumbline-elsewhere-"));
    execFileSync("git", ["clone", "--quiet", first.root, join(copy, "deep er")]);
    expect(run(first, "seal", "2026-q2").status).toBe(0);
    const other = { ...first, root: join(copy, "deep er") };
    const elsewhere = run(other, "seal", "2026-q2", {
      LC_ALL: "sv_SE.UTF-8",
      TZ: "Pacific/Kiritimati",
    });
    expect(elsewhere.status).toBe(0);
    expect(readBytes(other)).toEqual(readBytes(first));
    expect(readSnapshot(toFolder(first)).facts.commit).toBe(commit);
  });

  it("changes nothing when it is sealed already, also once the seal is committed", () => {
    const plans = createPlans();
    plans.commit("Plans");
    run(plans, "seal", "2026-q2");
    const before = readBytes(plans);
    plans.commit("Seal");
    const again = run(plans, "seal", "2026-q2");
    expect(again).toMatchObject({ status: 0 });
    expect(again.stdout).toContain("is sealed already, and says the same");
    expect(readBytes(plans)).toEqual(before);
  });

  it("refuses to seal anew what the plans tell otherwise by now", () => {
    const plans = createPlans();
    plans.commit("Plans");
    run(plans, "seal", "2026-q2");
    const before = readBytes(plans);
    plans.write("content/themes/more.md", "---\nkind: theme\ntitle: One more\n---\n");
    plans.commit("Another theme");
    const again = run(plans, "seal", "2026-q2");
    expect(again).toMatchObject({ status: 1 });
    expect(again.stderr).toContain("by now in themes.json. What is sealed stays as it is");
    expect(readBytes(plans)).toEqual(before);
  });

  it("refuses what is unknown, still running, not closed, not committed or wrong", () => {
    const plans = createPlans();
    plans.commit("Plans");
    expect(run(plans, "seal", "2027-q1").stderr).toContain("portal.yaml has no cycle `2027-q1`");
    expect(run(plans, "seal", "2026-q2", {}, "--as-of", "2026-06-29").stderr).toContain(
      "`2026-q2` runs until 2026-06-30",
    );
    expect(run(plans, "seal", "2026-q3").stderr).toContain("`2026-q3` is not closed");
    plans.write("content/themes/wrong.md", "---\nkind: theme\ntitel: Wrong\n---\n");
    expect(run(plans, "seal", "2026-q2").stderr).toContain("`content/themes/wrong.md` differs");
    plans.commit("Wrong");
    const wrong = run(plans, "seal", "2026-q2");
    expect(wrong).toMatchObject({ status: 1 });
    expect(wrong.stdout).toContain("wrong.md");
    expect(wrong.stderr).toContain("Nothing was sealed: on 2026-06-30 the plans have 1 error.");
    expect(existsSync(join(plans.root, "content/snapshots"))).toBe(false);
  });

  it("seals plans that are a repository of their own, where earlier commands left notes", () => {
    const plans = createRepository();
    cpSync("test/input/healthy", plans.root, { recursive: true });
    plans.commit("Plans");
    mkdirSync(join(plans.root, ".plumbline"));
    writeFileSync(join(plans.root, ".plumbline/opened"), "notes\n");
    const sealed = run(plans, "seal", "2026-q2", {}, "--content", ".");
    expect(sealed).toMatchObject({ status: 0, stderr: "" });
  });

  it("leaves the old state or the new one, wherever it is killed", async () => {
    const plans = createPlans();
    plans.commit("Plans");
    run(plans, "seal", "2026-q2");
    const whole = readBytes(plans);
    const started = performance.now();
    rmSync(toFolder(plans), { recursive: true });
    run(plans, "seal", "2026-q2");
    const duration = performance.now() - started;
    let unfinished = 0;
    for (let round = 0; round < 8; round += 1) {
      rmSync(join(plans.root, "content/snapshots"), { recursive: true, force: true });
      // Every other time it is killed while it writes, else at any time.
      if (round % 2 === 0) await kill(plans, round, "write");
      else await kill(plans, (duration * round) / 8, "start");
      expect(checkSnapshots(join(plans.root, "content"))).toEqual([]);
      if (existsSync(toFolder(plans))) expect(readBytes(plans)).toEqual(whole);
      if (isUnfinished(plans)) unfinished += 1;
      expect(run(plans, "seal", "2026-q2").status).toBe(0);
      expect(readBytes(plans)).toEqual(whole);
      expect(listAll(plans)).toEqual([".gitattributes", "2026-q2"]);
    }
    expect(unfinished).toBeGreaterThan(0);
  });

  it("chains a quarter to the one that was sealed before it", () => {
    const plans = createPlans();
    const portal = "content/portal.yaml";
    const cycle =
      '  - {id: 2026-q1, label: Q1, parent: "2026", start: 2026-01-01, end: 2026-03-31, state: closed}';
    plans.write(portal, plans.git("show", `:${portal}`).replace("cycles:", `cycles:\n${cycle}`));
    plans.commit("Plans");
    run(plans, "seal", "2026-q1");
    run(plans, "seal", "2026-q2");
    const { seal } = readSnapshot(toFolder(plans, "2026-q1"));
    expect(readSnapshot(toFolder(plans)).facts.previous).toEqual({ cycle: "2026-q1", seal });
    rmSync(toFolder(plans, "2026-q1"), { recursive: true });
    const { status, stdout } = run(plans, "verify", undefined);
    expect(status).toBe(1);
    expect(stdout).toContain("there is no `2026-q1` any more");
  });
});

describe("npm run snapshot -- amend CYCLE", () => {
  it("lays records on top, and both versions are there to read", () => {
    const plans = createPlans();
    plans.commit("Plans");
    run(plans, "seal", "2026-q2");
    const before = readBytes(plans);
    const path = "checkIns/2026-06-28/values/kr2";
    expect(amend(plans, path, "63")).toMatchObject({ status: 0 });
    expect(amend(plans, "outcome/learned", "Count every line.")).toMatchObject({ status: 0 });
    const { amendments, sealed, amended } = readSnapshot(toFolder(plans));
    expect(amendments.map(({ number, was, now }) => [number, was, now])).toEqual([
      [1, 61, 63],
      [2, expect.anything(), "Count every line."],
    ]);
    const find = (documents: typeof sealed.documents): unknown =>
      documents.find(({ id }) => id === objective)?.data;
    expect(find(sealed.documents)).toMatchObject({ checkIns: [{}, { values: { kr2: 61 } }] });
    expect(find(amended.documents)).toMatchObject({ checkIns: [{}, { values: { kr2: 63 } }] });
    for (const [file, bytes] of before) expect(readBytes(plans).get(file)).toEqual(bytes);
    expect(run(plans, "verify", "2026-q2").stdout).toMatch(
      /whole {2}[0-9a-f]{64} {2}amended 2 times/,
    );
  });

  it("refuses what leads nowhere, says the same, or would not be valid", () => {
    const plans = createPlans();
    plans.commit("Plans");
    run(plans, "seal", "2026-q2");
    expect(amend(plans, "checkIns/2026-06-27/values/kr2", "63").stderr).toContain("leads nowhere");
    expect(amend(plans, "checkIns/2026-06-28/values/kr2", "61").stderr).toContain("already");
    expect(amend(plans, "supports", "[themes/none]").stderr).toContain("amended so: Nothing has");
    expect(amend(plans, "keyResults/kr1/id", "kr9").stderr).toContain("is an id, by which others");
    const renamed = "{id: kr9, title: Alarms, from: 30, to: 60}";
    expect(amend(plans, "keyResults/kr2", renamed).stderr).toContain("kr2/id` is an id");
    expect(amend(plans, "keyResults/kr2/to", "30").stderr).toContain("cannot be amended so");
    expect(amend(plans, "__proto__/polluted", "1").status).toBe(2);
    const nobody = ["--of", objective, "--path", "outcome/learned", "--now", "Less.", "--why", "x"];
    expect(run(plans, "amend", "2026-q2", {}, ...nobody, "--by", "Yusuf Carim").stderr).toContain(
      "nobody in `people.yaml` has the id `Yusuf Carim`. The nearest is `yusuf-karim`.",
    );
    expect(existsSync(join(toFolder(plans), "amendments"))).toBe(false);
  });
});

describe("npm run snapshot -- amend CYCLE --date DATE", () => {
  it("refuses a day to come, and one before the last amendment", () => {
    const plans = createPlans();
    plans.commit("Plans");
    run(plans, "seal", "2026-q2");
    const learn = (text: string, day: string): ReturnType<typeof run> =>
      amend(plans, "outcome/learned", text, day);
    expect(learn("One.", "2999-01-01").stderr).toContain("`--date 2999-01-01` is after today");
    expect(learn("One.", "2026-07-20")).toMatchObject({ status: 0 });
    expect(learn("Two.", "2026-07-19").stderr).toContain("is before the last amendment");
    expect(learn("Two.", "2026-07-20")).toMatchObject({ status: 0 });
    expect(readSnapshot(toFolder(plans)).amendments).toHaveLength(2);
  });
});

describe("npm run check -- --base REV", () => {
  it("sees a quarter that was sealed anew, and an amendment that was taken out", () => {
    const plans = createPlans();
    plans.commit("Plans");
    run(plans, "seal", "2026-q2");
    amend(plans, "outcome/learned", "Count every line.");
    plans.commit("Seal");
    const content = join(plans.root, "content");
    const find = (): readonly string[] =>
      checkContent(content, { asOf: "2026-08-27" as IsoDate, ...toBase(content, "HEAD") })
        .findings.filter(({ severity }) => severity === "error")
        .map(({ code, file, message }) => `${code} ${file}: ${message}`);
    expect(find()).toEqual([]);
    rmSync(join(toFolder(plans), "amendments"), { recursive: true });
    expect(find()).toEqual([
      "seal-broken snapshots/2026-q2/amendments/0001/SHA256SUMS: `amendments/0001` of the sealed quarter `2026-q2` was there at the base revision, and is gone.",
    ]);
    rmSync(toFolder(plans), { recursive: true });
    plans.write("content/themes/more.md", "---\nkind: theme\ntitle: One more\n---\n");
    plans.git("add", "content/themes");
    plans.git("commit", "--quiet", "--message", "Another past", "--", "content/themes");
    run(plans, "seal", "2026-q2");
    expect(find().join("\n")).toContain("`2026-q2` is another one than at the base revision");
  });
});

describe.skipIf(!hasTool("ssh-keygen"))("a seal that is signed with an SSH key", () => {
  it("is verified by who may sign, and by nobody else", () => {
    const plans = createPlans();
    plans.commit("Plans");
    const keys = mkdtempSync(join(tmpdir(), "plumbline-keys-"));
    for (const name of ["office", "other"]) {
      const key = ["-t", "ed25519", "-N", "", "-C", name, "-f", join(keys, name)];
      execFileSync("ssh-keygen", ["-q", ...key]);
      const [type, digits] = execFileSync("ssh-keygen", ["-y", "-f", join(keys, name)])
        .toString()
        .split(" ");
      writeFileSync(
        join(keys, `${name}.signers`),
        `${name}@example.org ${type ?? ""} ${digits ?? ""}\n`,
      );
    }
    expect(run(plans, "seal", "2026-q2", {}, "--sign", join(keys, "office"))).toMatchObject({
      status: 0,
    });
    const verify = (name: string): ReturnType<typeof run> =>
      run(plans, "verify", "2026-q2", {}, "--signers", join(keys, `${name}.signers`));
    expect(verify("office")).toMatchObject({ status: 0 });
    expect(verify("office").stdout).toContain("office@example.org");
    expect(verify("other")).toMatchObject({ status: 1 });
    expect(verify("other").stdout).toContain("the signature is by none of the signers in");
    expect(run(plans, "verify", "2026-q2").stdout).toContain("say whose by --signers");
    expect(run(plans, "verify", "2026-q2").status).toBe(0);
    const without = verifyWithoutTools(plans, join(keys, "office.signers"));
    expect(without).toMatchObject({ status: 2 });
    expect(without.stdout).toMatch(/2026-q2 {2}NOT VERIFIED .*as ssh-keygen is not installed/);
    expect(verifyWithoutTools(plans).status).toBe(0);
  });

  it("can be signed and tagged when the plans have gone on", () => {
    const plans = createPlans();
    plans.commit("Plans");
    const key = join(mkdtempSync(join(tmpdir(), "plumbline-keys-")), "key");
    execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", key]);
    run(plans, "seal", "2026-q2");
    const before = readBytes(plans);
    plans.write("content/themes/more.md", "---\nkind: theme\ntitel: One more\n---\n");
    const signed = run(plans, "seal", "2026-q2", {}, "--sign", key, "--tag");
    expect(signed).toMatchObject({ status: 0, stderr: "" });
    expect(signed.stdout).toContain("2026-q2 is sealed already: content/snapshots/2026-q2");
    for (const [file, bytes] of before) expect(readBytes(plans).get(file)).toEqual(bytes);
    expect(run(plans, "verify", "2026-q2").stdout).toContain("tagged sealed/2026-q2");
    const other = run(plans, "seal", "2026-q2", {}, "--tag", "--as-of", "2026-07-05");
    expect(other).toMatchObject({ status: 2 });
    expect(other.stderr).toContain("2026-q2 is sealed as of 2026-06-30, and not of 2026-07-05.");
  });

  it("can be signed later, and once", () => {
    const plans = createPlans();
    plans.commit("Plans");
    const key = join(mkdtempSync(join(tmpdir(), "plumbline-keys-")), "key");
    execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", key]);
    run(plans, "seal", "2026-q2");
    const before = readBytes(plans);
    expect(run(plans, "seal", "2026-q2", {}, "--sign", key)).toMatchObject({ status: 0 });
    expect(run(plans, "seal", "2026-q2", {}, "--sign", key).stderr).toContain("signed already");
    for (const [file, bytes] of before) expect(readBytes(plans).get(file)).toEqual(bytes);
    expect(run(plans, "verify", "2026-q2")).toMatchObject({ status: 0 });
  });
});

describe.skipIf(!hasTool("ssh-keygen"))("a seal that is being signed later", () => {
  it("stays whole where the command is killed as soon as the signature is made", () => {
    const plans = createPlans();
    plans.commit("Plans");
    const keys = mkdtempSync(join(tmpdir(), "plumbline-keys-"));
    const key = join(keys, "key");
    execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", key]);
    run(plans, "seal", "2026-q2");
    const before = readBytes(plans);
    const path = process.env["PATH"] ?? "";
    const deadly = `#!/bin/sh\nPATH='${path}' ssh-keygen "$@"\nkill -9 $PPID\n`;
    writeFileSync(join(keys, "ssh-keygen"), deadly, { mode: 0o755 });
    const killed = run(plans, "seal", "2026-q2", { PATH: `${keys}:${path}` }, "--sign", key);
    expect(killed.status).not.toBe(0);
    expect(readBytes(plans)).toEqual(before);
    expect(run(plans, "verify", "2026-q2")).toMatchObject({ status: 0 });
    expect(run(plans, "seal", "2026-q2", {}, "--sign", key)).toMatchObject({ status: 0 });
    expect(run(plans, "verify", "2026-q2")).toMatchObject({ status: 0 });
  });
});

describe.skipIf(!hasTool("minisign"))("a seal that is signed with a key of minisign", () => {
  it("is verified by its public key", () => {
    const plans = createPlans();
    plans.commit("Plans");
    const keys = mkdtempSync(join(tmpdir(), "plumbline-keys-"));
    const [key, open] = [join(keys, "key"), join(keys, "key.pub")];
    execFileSync("minisign", ["-G", "-W", "-s", key, "-p", open], { stdio: "ignore" });
    const sealed = run(plans, "seal", "2026-q2", {}, "--sign", key);
    expect(sealed).toMatchObject({ status: 0 });
    expect(run(plans, "verify", "2026-q2", {}, "--signers", open)).toMatchObject({ status: 0 });
    const without = verifyWithoutTools(plans, open);
    expect(without).toMatchObject({ status: 2 });
    expect(without.stdout).toMatch(/2026-q2 {2}NOT VERIFIED .*as minisign is not installed/);
    execFileSync("minisign", ["-G", "-f", "-W", "-s", key, "-p", open], { stdio: "ignore" });
    expect(run(plans, "verify", "2026-q2", {}, "--signers", open)).toMatchObject({ status: 1 });
  });
});

describe("a seal that is kept in a tag", () => {
  it("is held against it, so that a seal that was written anew is seen", () => {
    const plans = createPlans();
    plans.commit("Plans");
    expect(run(plans, "seal", "2026-q2", {}, "--tag")).toMatchObject({ status: 0 });
    expect(run(plans, "verify", "2026-q2").stdout).toContain("tagged sealed/2026-q2");
    expect(run(plans, "seal", "2026-q2", {}, "--tag")).toMatchObject({ status: 0 });
    rmSync(toFolder(plans), { recursive: true });
    plans.write("content/themes/more.md", "---\nkind: theme\ntitle: One more\n---\n");
    plans.commit("Another past");
    const another = run(plans, "seal", "2026-q2", {}, "--tag");
    expect([another.status, existsSync(toFolder(plans))]).toEqual([2, false]);
    expect(another.stderr).toContain("The tag `sealed/2026-q2` names another seal");
    run(plans, "seal", "2026-q2");
    const { status, stdout } = run(plans, "verify", "2026-q2");
    expect(status).toBe(1);
    expect(stdout).toContain("the tag sealed/2026-q2 names another seal");
  });
});

function createPlans(): Repository {
  const plans = createRepository();
  cpSync("test/input/healthy", join(plans.root, "content"), { recursive: true });
  plans.git("add", "--all");
  return plans;
}

function run(
  { root }: Pick<Repository, "root">,
  verb: string,
  cycle: string | undefined,
  env: Readonly<Record<string, string>> = {},
  ...options: readonly string[]
): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  const parameters = [verb, ...(cycle === undefined ? [] : [cycle]), ...options];
  return spawnSync(node, [script, ...parameters], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
}

/** Verifies where no tool can be found: neither git nor one that knows signatures. */
function verifyWithoutTools(plans: Repository, signers?: string): ReturnType<typeof run> {
  const nothing = { PATH: mkdtempSync(join(tmpdir(), "plumbline-nothing-")) };
  const options = signers === undefined ? [] : ["--signers", signers];
  return run(plans, "verify", "2026-q2", nothing, ...options);
}

function amend(
  plans: Repository,
  path: string,
  now: string,
  date = "2026-07-20",
): ReturnType<typeof run> {
  const what = ["--of", objective, "--path", path, "--now", now];
  const who = ["--by", "yusuf-karim", "--why", "The count left out the Coast Line."];
  return run(plans, "amend", "2026-q2", {}, ...what, ...who, "--date", date);
}

/** Starts a seal, and kills it after some time so that it cannot clean up; the time may begin when it begins to write. */
async function kill(plans: Repository, after: number, from: "start" | "write"): Promise<void> {
  const child = spawn(node, [script, "seal", "2026-q2"], { cwd: plans.root, stdio: "ignore" });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const isRunning = (): boolean => child.exitCode === null;
  while (from === "write" && isRunning() && !isUnfinished(plans)) await setImmediate();
  await Promise.race([ended, setTimeout(after)]);
  child.kill("SIGKILL");
  await ended;
}

function isUnfinished(plans: Repository): boolean {
  return listAll(plans).some((name) => name.startsWith(".unfinished"));
}

/** Everything beside the sealed quarters, too. */
function listAll({ root }: Repository): readonly string[] {
  const folder = join(root, "content/snapshots");
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

function toFolder({ root }: Pick<Repository, "root">, cycle = "2026-q2"): string {
  return join(root, "content/snapshots", cycle);
}

function readBytes(plans: Pick<Repository, "root">): ReadonlyMap<string, string> {
  const { files } = readSealedFolder(toFolder(plans));
  return new Map([...files].map(([file, bytes]) => [file, Buffer.from(bytes).toString("latin1")]));
}

function hasTool(name: string): boolean {
  return spawnSync(name, ["--version"], { stdio: "ignore" }).error === undefined;
}
