import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parse } from "node-html-parser";
import { describe, expect, it, onTestFinished } from "vitest";
import { getRule } from "../../src/model/rules.ts";
import { startDev } from "../browser/dev-server.ts";

const root = join(import.meta.dirname, "../..");
const team = "2026-q3/signalling";
const poll = { timeout: 30_000 };

/** A folder of plans of its own. */
function openProject(): string {
  const project = mkdtempSync(join(tmpdir(), "plumbline-dev-edits-"));
  cpSync(join(root, "test/input/healthy"), join(project, "content"), { recursive: true });
  return project;
}

function fetchPage(origin: string, document: string): Promise<Response> {
  return fetch(`${origin}/${team}/${document}/`, { headers: { accept: "text/html" } });
}

describe("npm run dev", () => {
  it("shows the page of a document once it is there, and none once it is gone", async () => {
    const project = openProject();
    const folder = join(project, "content", team);
    const { origin, stop } = await startDev(project);
    onTestFinished(stop);
    const readStatus = async (document: string): Promise<number> => {
      const response = await fetchPage(origin, document);
      await response.text();
      return response.status;
    };
    // The paths of this kind of page are known from here on.
    expect(await readStatus("hear-the-points")).toBe(200);
    expect(await readStatus("another")).toBe(404);
    writeFileSync(join(folder, "another.md"), readFileSync(join(folder, "hear-the-points.md")));
    await expect.poll(() => readStatus("another"), poll).toBe(200);
    rmSync(join(folder, "another.md"));
    await expect.poll(() => readStatus("another"), poll).toBe(404);
  });

  it("keeps the portal up while the content folder is away, and goes on when it is back", async () => {
    const project = openProject();
    const [content, elsewhere] = [join(project, "content"), join(project, "elsewhere")];
    const { origin, readSaid, stop } = await startDev(project);
    onTestFinished(stop);
    renameSync(content, elsewhere);
    await expect.poll(readSaid, poll).toContain("is not there any more. The portal is as it was.");
    expect((await fetchPage(origin, "hear-the-points")).status).toBe(200);
    const plan = join(elsewhere, team, "hear-the-points.md");
    writeFileSync(join(elsewhere, team, "another.md"), readFileSync(plan));
    renameSync(elsewhere, content);
    const readStatus = async (document: string): Promise<number> =>
      (await fetchPage(origin, document)).status;
    await expect.poll(() => readStatus("another"), poll).toBe(200);
    writeFileSync(join(content, team, "third.md"), readFileSync(join(content, team, "another.md")));
    await expect.poll(() => readStatus("third"), poll).toBe(200);
    expect(readSaid()).not.toMatch(/\n {4}at /);
  });

  it("shows what was saved while it started", async () => {
    const project = openProject();
    const file = join(project, "content", team, "hear-the-points.md");
    const text = readFileSync(file, "utf8");
    const starting = startDev(project);
    const ready = starting.then(() => true);
    let edits = 0;
    do {
      edits += 1;
      writeFileSync(file, text.replace("Hear the points", `Hear ${edits} points`));
    } while (!(await Promise.race([ready, wait(100, false)])));
    const { origin, stop } = await starting;
    onTestFinished(stop);
    expect(edits).toBeGreaterThan(1);
    const readPage = async (): Promise<string> =>
      (await fetchPage(origin, "hear-the-points")).text();
    await expect.poll(readPage, poll).toContain(`Hear ${edits} points`);
  });

  it("has one answer for every page before there is any good plan, whoever asks", async () => {
    const project = openProject();
    const portal = join(project, "content/portal.yaml");
    const text = readFileSync(portal, "utf8");
    writeFileSync(portal, text.replace("cycles:", "cycels:"));
    const { origin, stop } = await startDev(project);
    onTestFinished(stop);
    for (const accept of ["text/html", "*/*"]) {
      for (const path of ["/", "/teams/", "/teams", "/changes/feed.xml", "/nginx.conf"]) {
        const response = await fetch(`${origin}${path}`, { headers: { accept } });
        expect([path, response.status]).toEqual([path, 503]);
        expect(await response.text()).toContain("there is nothing to show yet");
      }
    }
    const script = await fetch(`${origin}/@vite/client`);
    expect(script.headers.get("content-type")).toContain("javascript");
    await script.text();
    writeFileSync(portal, text);
    const readHome = async (): Promise<string> => (await fetch(`${origin}/`)).text();
    await expect.poll(readHome, poll).toContain("Firth &amp; Fell Railway");
  });

  it("shows the guide and the rules before there is any good plan", async () => {
    const project = openProject();
    const portal = join(project, "content/portal.yaml");
    const text = readFileSync(portal, "utf8");
    writeFileSync(portal, text.replace("cycles:", "cycels:"));
    const { origin, readSaid, stop } = await startDev(project);
    onTestFinished(stop);
    const get = async (path: string): Promise<readonly [number, string]> => {
      const response = await fetch(origin + path, { headers: { accept: "text/html" } });
      return [
        response.status,
        parse(await response.text())
          .querySelector("h1")
          ?.text.trim() ?? "",
      ];
    };
    const findings = await (await fetch(`${origin}/`)).text();
    const rule = parse(findings).querySelector("li a[href^='/rules/']")?.getAttribute("href") ?? "";
    expect(rule).toBe("/rules/portal-config/");
    expect(await get(rule)).toEqual([200, getRule("portal-config").title]);
    // That it found nothing in this plan would be untrue.
    const asksOfPlan = async (): Promise<boolean> =>
      parse(await (await fetch(origin + rule)).text()).querySelector("#plan") !== null;
    expect(await asksOfPlan()).toBe(false);
    expect(await get("/rules")).toEqual([200, "Rules"]);
    expect(await get("/guide/keys/")).toEqual([200, "All kinds and keys"]);
    expect((await get("/guide/first-change/"))[0]).toBe(200);
    // What they load is there, and nothing of a portal is.
    const page = parse(await (await fetch(`${origin}/guide/keys/`)).text());
    const loaded = page
      .querySelectorAll("link[rel=preload], link[rel=icon], script[src]")
      .map((each) => each.getAttribute("href") ?? each.getAttribute("src") ?? "");
    expect(loaded).toContain("/theme.js");
    for (const path of loaded)
      expect([path, (await fetch(origin + path)).status]).toEqual([path, 200]);
    for (const path of ["/teams/", "/kpis/", "/rules/nothing/", "/search/"]) {
      expect([path, (await get(path))[0]]).toEqual([path, 503]);
    }
    expect(readSaid()).not.toContain("src/pages");
    writeFileSync(portal, text);
    await expect.poll(async () => (await get("/teams/"))[0], poll).toBe(200);
    expect((await get(rule))[0]).toBe(200);
    expect(await asksOfPlan()).toBe(true);
  });

  it("ends where it cannot begin", async () => {
    const project = openProject();
    // In the place of a folder that it makes.
    writeFileSync(join(project, ".astro"), "");
    await expect(startDev(project)).rejects.toThrow("dev ended: 2");
  });

  it("says everything on that page without a script, and that there is no portal yet", async () => {
    const project = openProject();
    const portal = join(project, "content/portal.yaml");
    const text = readFileSync(portal, "utf8");
    writeFileSync(portal, text.replace("cycles:", "<script>alert(1)</script>: x\ncycels:"));
    const { origin, readSaid, stop } = await startDev(project);
    onTestFinished(stop);
    const response = await fetch(`${origin}/`);
    expect(response.headers.get("content-security-policy")).toContain("default-src 'self'");
    const page = parse(await response.text());
    const [first] = page.querySelectorAll("li");
    expect(first?.querySelector("a")?.text).toMatch(/^content\/portal\.yaml:\d+:\d+$/);
    expect(first?.querySelector("a")?.getAttribute("href")).toMatch(/^vscode:\/\/file\//);
    expect(page.querySelector("ol")?.text).toContain("<script>alert(1)</script>");
    expect(page.querySelector("pre")?.text).toContain("^^^^");
    expect(page.querySelector("ol")?.text).toContain("Did you mean cycles?");
    expect(page.querySelector("ol")?.text).toContain(getRule("portal-config").why);
    expect(page.querySelector("main")?.text).toContain("more may be found once that is mended");
    // Nothing runs and nothing is drawn but what the page loads.
    expect(page.querySelectorAll("script").map((each) => each.getAttribute("src"))).toEqual([
      "/@vite/client",
    ]);
    expect(page.querySelectorAll("style, [style]")).toEqual([]);
    const style = page.querySelector("link[rel=stylesheet]")?.getAttribute("href") ?? "";
    const sheet = await fetch(origin + style);
    expect([sheet.status, sheet.headers.get("content-type")]).toEqual([
      ...[200, "text/css; charset=utf-8"],
    ]);
    expect(await sheet.text()).toContain("li {");
    expect(readSaid()).toContain("There is no portal to show yet.");
    expect(readSaid()).not.toContain("as it was");
    // From the first good plan on there is one.
    writeFileSync(portal, text);
    await expect.poll(async () => (await fetch(`${origin}/`)).status, poll).toBe(200);
    writeFileSync(portal, text.replace("cycles:", "cycels:"));
    await expect.poll(readSaid, poll).toContain("The portal is as it was.");
  });

  it("answers with the portal's own page where there is none, however the address ends", async () => {
    const project = openProject();
    const teams = join(project, "content/teams");
    writeFileSync(join(teams, "müller.md"), readFileSync(join(teams, "signalling.md")));
    const { origin, readSaid, stop } = await startDev(project);
    onTestFinished(stop);
    const get = async (path: string): Promise<readonly [number, string]> => {
      const response = await fetch(origin + path, { headers: { accept: "text/html" } });
      const title = parse(await response.text()).querySelector("title")?.text ?? "";
      return [response.status, title.split(" · ")[0] ?? ""];
    };
    for (const path of [
      "/nowhere",
      "/nowhere/",
      "/2026-q3/nothing",
      "/404",
      "/a/b.txt",
      "/a?b=c",
    ]) {
      expect([path, ...(await get(path))]).toEqual([path, 404, "Nothing at this address"]);
    }
    // As a host would: at the address that the page has.
    for (const path of [
      "/teams",
      "/teams/signalling",
      "/teams/m%C3%BCller",
      "/teams/m%C3%BCller/",
    ]) {
      expect([path, (await get(path))[0]]).toEqual([path, 200]);
    }
    expect((await fetch(`${origin}/teams?a=b`)).url).toBe(`${origin}/teams/?a=b`);
    expect(readSaid()).not.toContain("src/pages");
  });
});
