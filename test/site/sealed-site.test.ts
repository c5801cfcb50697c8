// Long because the portals of sealed quarters are built once for all of it.
import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { parse } from "node-html-parser";
import { beforeAll, describe, expect, it } from "vitest";
import { readContent } from "../../src/read/content.ts";
import { readCodeDigest } from "../../src/site/code-digest.ts";
import { loadRenderer } from "../../src/site/renderer.ts";
import { writeSealedQuarter } from "../../src/site/sealed-quarter.ts";
import { listBrokenLinks, toTargets } from "../browser/links.ts";
import { readPages } from "../browser/pages.ts";
import { sealContent, writeSealed } from "../history/sealed.ts";

const quarter = "snapshots/2026-q2";
const root = mkdtempSync(join(tmpdir(), "plumbline-sealed-site-"));
const content = join(root, "content");
const site = join(root, "site");
let printed = "";

beforeAll(async () => {
  cpSync("content", content, { recursive: true });
  rmSync(join(content, "snapshots"), { recursive: true, force: true });
  edit("people.yaml", (text) =>
    text.replace(
      "people:\n",
      "people:\n  - {id: tove-brand, name: Tove Brand, team: engineering}\n",
    ),
  );
  const read = readContent(content);
  if (!read.set) throw new Error("no demonstration");
  for (const [cycle, asOf] of [
    ["2026-q1", "2026-03-31"],
    ["2026-q2", "2026-07-03"],
  ] as const) {
    const files = sealContent(content, read, { set: read.set, cycle, asOf });
    writeSealed(files, join(content, "snapshots", cycle));
  }
  ({ printed } = await build(site));
}, 300_000);

describe("the portal of a sealed quarter in a built site", () => {
  it("is there whole: home, cycle, objectives, teams, people, frameworks, KPIs, explorer, search, seal", () => {
    for (const page of [
      "",
      "2026-q2/",
      "2026-q2/engineering/see-faults-coming/",
      "teams/engineering/",
      "people/tove-brand/",
      "ogsm/company/",
      "hoshin/company/",
      "scorecards/company/",
      "kpis/points-failures/",
      "cascade/",
      "search/",
      "seal/",
    ]) {
      expect(existsSync(join(site, quarter, page, "index.html")), page).toBe(true);
    }
    expect(existsSync(join(site, quarter, "cascade/index.json"))).toBe(true);
    expect(existsSync(join(site, quarter, "pagefind/all/pagefind.js"))).toBe(true);
    expect(existsSync(join(site, "snapshots/index.html"))).toBe(true);
  });

  it("has no link that leads nowhere", () => {
    expect(listBrokenLinks(site, readPages(site)).slice(0, 20)).toEqual([]);
  });

  it("is left only by links that say so, and for what is the same in every quarter", () => {
    const left: string[] = [];
    for (const { path, html } of readPages(site)) {
      if (!path.startsWith(`/${quarter}/`)) continue;
      const page = parse(html);
      expect(page.querySelectorAll("[data-around]").length, path).toBeGreaterThan(1);
      for (const element of page.querySelectorAll("[data-around]")) element.remove();
      for (const target of toTargets(page.toString())) {
        const { pathname, origin } = new URL(target, `http://site${path}`);
        if (origin !== "http://site" || pathname.startsWith("/snapshots/")) continue;
        if (/^\/(guide|rules|_astro|fonts|changes|favicon\.svg|theme\.js)\b/.test(pathname))
          continue;
        left.push(`${path} → ${target}`);
      }
    }
    expect(left.slice(0, 20)).toEqual([]);
  });

  it("says on every page what it is, in its title too, and offers nothing to edit", () => {
    for (const { path, html } of readPages(site)) {
      if (!path.startsWith(`/${quarter}/`)) continue;
      const page = parse(html);
      expect(page.querySelector("title")?.text, path).toContain("Q2 2026, sealed");
      expect(page.querySelector(".sealed")?.text, path).toContain("as it stood on 3 July 2026");
      expect(page.querySelector(`.sealed a[href="/${quarter}/seal/"]`), path).not.toBeNull();
      expect(html, path).not.toMatch(/href="[^"]*\/(edit|new)\//);
    }
  });

  it("comes of its folder and the code alone, byte for byte", async () => {
    const alone = mkdtempSync(join(tmpdir(), "plumbline-alone-"));
    cpSync(join(content, quarter), join(alone, "content", quarter), { recursive: true });
    const codeDigest = readCodeDigest(process.cwd());
    const renderer = await loadRenderer(process.cwd(), process.cwd(), codeDigest);
    const out = join(alone, "out");
    await writeSealedQuarter(join(alone, "content", quarter), out, {
      audience: "internal",
      renderer,
    });
    const files = readFiles(join(site, quarter));
    expect(files.size).toBeGreaterThan(200);
    expect(readFiles(join(out, quarter))).toEqual(files);
  });

  it("publishes what was sealed, as `sha256sum -c` reads it", () => {
    const seal = join(site, quarter, "seal");
    const sums = readFileSync(join(seal, "SHA256SUMS"), "utf8");
    for (const line of sums.trimEnd().split("\n")) {
      const [digest = "", file = ""] = line.split("  ");
      expect(toDigest(readFileSync(join(seal, file))), file).toBe(digest);
    }
    expect(readFileSync(join(seal, "index.html"), "utf8")).toContain(toDigest(Buffer.from(sums)));
  });
});

describe("npm run build with sealed quarters", () => {
  it("makes each once, and takes it over whole after an edit of what runs", async () => {
    expect(printed).toContain("pages of Q2 2026, sealed");
    const before = statSync(join(site, quarter, "teams/index.html")).ino;
    const files = readFiles(join(site, quarter));
    edit("2026-q3/index.md", (text) => `${text}\nOne paragraph more.\n`);
    const again = await build(site);
    expect(again.printed).not.toContain(", sealed");
    expect(again.printed).toContain("1 pages rendered");
    expect(statSync(join(site, quarter, "teams/index.html")).ino).toBe(before);
    expect(readFiles(join(site, quarter))).toEqual(files);
    expect((await build(site)).printed).toContain("nothing has changed");
  });

  it("makes one again that is not as it was left in the output", async () => {
    const files = readFiles(join(site, quarter));
    writeFileSync(join(site, quarter, "teams/index.html"), "<h1>Better teams</h1>");
    const again = await build(site);
    expect(again.printed).toContain("pages of Q2 2026, sealed");
    expect(again.printed).not.toContain("pages of Q1 2026, sealed");
    expect(readFiles(join(site, quarter))).toEqual(files);
  });

  it("changes nothing in them when a team is renamed, a person removed, a rule or a threshold changed", async () => {
    const files = readFiles(join(site, quarter));
    edit("teams/engineering.md", (text) => text.replace(/^name: .*$/m, "name: Renewals"));
    edit("people.yaml", (text) => text.replace(/^.*tove-brand.*\n/m, ""));
    edit("portal.yaml", (text) =>
      text
        .replace("onPace: 5, behind: 15", "onPace: 1, behind: 2")
        .replace("sweetSpot: [0.6, 0.7]", "sweetSpot: [0.1, 0.2]")
        .replace("name: Firth & Fell Railway", "name: Firth Railway")
        .replace("committed-low-confidence: off", "committed-low-confidence: warning"),
    );
    const fresh = join(root, "fresh");
    await build(fresh);
    expect(readFileSync(join(fresh, "teams/engineering/index.html"), "utf8")).toContain("Renewals");
    expect(readFiles(join(fresh, quarter))).toEqual(files);
    const { gone } = JSON.parse(readFileSync(join(fresh, `${quarter}.json`), "utf8")) as {
      gone: string[];
    };
    expect(gone).toContain("/people/tove-brand/");
    expect(gone).not.toContain("/teams/engineering/");
  });

  it("publishes nothing where a seal is broken, names the file, and leaves what was published", async () => {
    const broken = join(root, "broken");
    cpSync(content, broken, { recursive: true });
    const teams = join(broken, quarter, "teams.json");
    writeFileSync(teams, readFileSync(teams, "utf8").replace("Signalling", "Signalinng"));
    const files = readFiles(site);
    await expect(build(site, broken)).rejects.toThrow(`${quarter}/teams.json`);
    expect(readFiles(site)).toEqual(files);
    writeFileSync(teams, "no JSON at all");
    await expect(build(join(root, "nowhere"), broken)).rejects.toThrow("seal-broken");
    expect(existsSync(join(root, "nowhere"))).toBe(false);
  });

  it("shows the public nothing that was internal when it was sealed, in no byte", async () => {
    const secret = join(root, "secret");
    cpSync(content, secret, { recursive: true });
    rmSync(join(secret, "snapshots"), { recursive: true });
    writeFileSync(
      join(secret, "2026-q2/company/plan.md"),
      "---\nkind: page\ntitle: zirkon-page\naudience: internal\n---\n\nzirkon-body\n",
    );
    const read = readContent(secret);
    if (!read.set) throw new Error("no content");
    const files = sealContent(secret, read, {
      set: read.set,
      cycle: "2026-q2",
      asOf: "2026-07-03",
    });
    writeSealed(files, join(secret, quarter));
    rmSync(join(secret, "2026-q2/company/plan.md"));
    const inside = join(root, "inside");
    await build(inside, secret, ["--audience", "internal"]);
    expect(findText(join(inside, quarter), "zirkon-body")).not.toEqual([]);
    const outside = join(root, "outside");
    await build(outside, secret, ["--audience", "public"]);
    expect(existsSync(join(outside, quarter, "index.html"))).toBe(true);
    expect(findText(outside, "zirkon")).toEqual([]);
    const edition = join(outside, quarter, "seal/public");
    const said = execFileSync("sha256sum", ["-c", "SHA256SUMS"], { cwd: edition }).toString();
    expect(said).toContain("objectives.json: OK");
    const page = readFileSync(join(outside, quarter, "seal/index.html"), "utf8");
    expect(page).toContain(`href="/${quarter}/seal/public/SHA256SUMS"`);
  });

  it("shows the public nothing that a correction took back from it since, in no byte", async () => {
    const back = join(root, "back");
    cpSync(content, back, { recursive: true });
    rmSync(join(back, "snapshots"), { recursive: true });
    const pages = ["2026-q2/company/plan.md", "2026-q2/company/cost.md"].map((file) =>
      join(back, file),
    );
    const [plan = "", cost = ""] = pages;
    writeFileSync(plan, "---\nkind: page\ntitle: zirkon-page\n---\n\nzirkon-body\n");
    writeFileSync(
      cost,
      "---\nkind: objective\ntitle: Cost\nsupports: [themes/keep-time]\nkeyResults:\n  - {id: kr1, title: Cost, from: 471147, to: 902290}\ncheckIns:\n  - {date: 2026-06-20, values: {kr1: 902209}}\n---\n\nWords.\n",
    );
    const read = readContent(back);
    if (!read.set) throw new Error("no content");
    writeSealed(
      sealContent(back, read, { set: read.set, cycle: "2026-q2", asOf: "2026-07-03" }),
      join(back, quarter),
    );
    for (const page of pages) rmSync(page);
    const before = join(root, "before");
    await build(before, back, ["--audience", "public"]);
    expect(findText(join(before, quarter), "zirkon")).not.toEqual([]);
    expect(findText(join(before, quarter), "471147")).not.toEqual([]);
    amend(back, "2026-q2/company/plan", "audience", "internal");
    amend(back, "2026-q2/company/cost", "keyResults/kr1/valueState", "confidential");
    const after = join(root, "after");
    await build(after, back, ["--audience", "public"]);
    expect(existsSync(join(after, quarter, "2026-q2/company/cost/index.html"))).toBe(true);
    for (const text of ["zirkon", "471147", "902290", "902209"]) {
      expect(findText(after, text), text).toEqual([]);
    }
  });
});

function amend(folder: string, of: string, path: string, now: string): void {
  const what = ["--of", of, "--path", path, "--now", now, "--why", "Not for all."];
  const who = ["--by", "hamish-odell", "--content", folder];
  const args = ["scripts/snapshot.ts", "amend", "2026-q2", ...what, ...who];
  execFileSync(process.execPath, args, { stdio: "pipe" });
}

function edit(file: string, change: (text: string) => string): void {
  const path = join(content, file);
  const text = readFileSync(path, "utf8");
  const changed = change(text);
  expect(changed).not.toBe(text);
  writeFileSync(path, changed);
}

async function build(
  out: string,
  from = content,
  more: readonly string[] = [],
): Promise<{ code: number | null; printed: string }> {
  const inputs = ["--content", from, "--as-of", "2026-08-27", "--out", out, ...more];
  const child = spawn(process.execPath, ["scripts/build.ts", ...inputs]);
  let said = "";
  child.stdout.on("data", (data) => (said += String(data)));
  child.stderr.on("data", (data) => (said += String(data)));
  const code = await new Promise<number | null>((resolve) => child.on("exit", resolve));
  if (code !== 0) throw new Error(said);
  return { code, printed: said };
}

/** The digest of every file by its path. */
function readFiles(folder: string): Map<string, string> {
  return new Map(
    listFiles(folder).map((file) => [file, toDigest(readFileSync(join(folder, file)))]),
  );
}

function toDigest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** The files that hold a text, those that are packed unpacked. */
function findText(folder: string, text: string): string[] {
  return listFiles(folder).filter((file) => {
    const bytes = readFileSync(join(folder, file));
    const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
    return (isPacked ? gunzipSync(bytes) : bytes).includes(text);
  });
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}
