import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listEditorFiles } from "../../src/exchange/editor.ts";
import { parseDate } from "../../src/model/period.ts";
import { checkContent } from "../../src/site/check-content.ts";
import { writeEditorFiles } from "../../src/site/editor-files.ts";
import { LanguageServer } from "./language-server.ts";

const root = join(import.meta.dirname, "../..");

/** What is being typed; the keys that are not finished are where completion is asked for. */
const files = {
  "content/portal.yaml": "name: Firth & Fell\nlocale: en-GB\naudience: everyone\nti\n",
  "content/people.yaml": "people:\n  - id: hamish-odell\n    na\n",
  "content/2026-q3/signalling/hear-the-points.md":
    "---\nkind: objective\ntitle: Hear the points\nambition: comitted\nkeyResults:\n  - id: kr1\n    fro\n---\n\nambition\n",
  "content/2026-q3/signalling/new.md": "---\nkind: objective\ntitle: New\n---\n",
  "content/kpis/さくら.md": "---\nkind: kpi\ntitle: さくら\nfreq\n---\n",
} as const;

const workspace = realpathSync(mkdtempSync(join(tmpdir(), "plumbline-editor-")));
const settings: Record<string, unknown> = {};

beforeAll(() => {
  const editor = listEditorFiles("content").map(({ path, text }) => [path, text] as const);
  for (const [path, text] of [...Object.entries(files), ...editor]) {
    mkdirSync(dirname(join(workspace, path)), { recursive: true });
    writeFileSync(join(workspace, path), text);
  }
  writeEditorFiles(workspace, join(workspace, "content"));
  const text = readFileSync(join(workspace, ".vscode/settings.json"), "utf8");
  Object.assign(settings, JSON.parse(text));
});

describe("writeEditorFiles(project, content)", () => {
  it("writes nothing twice, as an editor reads again what changes", () => {
    expect(writeEditorFiles(workspace, join(workspace, "content"))).toBe(0);
  });
});

describe("listEditorFiles(content)", () => {
  it("is what this repository has itself", () => {
    for (const { path, text } of listEditorFiles("content")) {
      expect(JSON.parse(readFileSync(join(root, path), "utf8")), path).toEqual(JSON.parse(text));
    }
  });
});

describe("the YAML language server, with the settings of .vscode", () => {
  let server: LanguageServer;
  beforeAll(async () => {
    server = new LanguageServer(
      "yaml-language-server/bin/yaml-language-server",
      workspace,
      settings,
    );
    await server.start();
  });
  afterAll(() => {
    server.stop();
  });

  it("completes the keys of portal.yaml, says what they mean, and underlines what is wrong", async () => {
    const file = "content/portal.yaml";
    const said = await server.open(file, "yaml", files[file]);
    expect(said).toContain('Value is not accepted. Valid values: "public", "internal".');
    expect(await server.complete(file, 3, 2)).toEqual(expect.arrayContaining(["timeZone", "site"]));
    expect(await server.complete(file, 2, 10)).toEqual(["public", "internal"]);
    expect(await server.hover(file, 1, 2)).toContain("For numbers, dates and the search");
  });

  it("completes the keys of people.yaml", async () => {
    const file = "content/people.yaml";
    await server.open(file, "yaml", files[file]);
    expect(await server.complete(file, 2, 6)).toEqual(
      expect.arrayContaining(["name", "role", "validTo"]),
    );
  });

  it("takes Markdown for no YAML of a kind, so it is of no help in front matter", async () => {
    const file = "content/2026-q3/signalling/hear-the-points.md";
    const said = await server.open(file, "markdown", files[file]);
    expect(said.join("\n")).not.toContain("committed");
    expect(await server.complete(file, 6, 7)).not.toContain("from");
  });
});

describe("the Astro language server, with the settings of .vscode", () => {
  let server: LanguageServer;
  beforeAll(async () => {
    server = new LanguageServer("@astrojs/language-server/bin/nodeServer.js", workspace, settings);
    await server.start();
  });
  afterAll(() => {
    server.stop();
  });

  it("completes front matter in Markdown, says what a key means, and underlines what is wrong", async () => {
    const file = "content/2026-q3/signalling/hear-the-points.md";
    const said = await server.open(file, "markdown", files[file]);
    expect(said).toContain('Value is not accepted. Valid values: "committed", "aspirational".');
    expect(await server.complete(file, 6, 7)).toEqual(expect.arrayContaining(["from", "atLeast"]));
    expect(await server.complete(file, 3, 10)).toEqual(["committed", "aspirational"]);
    expect(await server.hover(file, 3, 3)).toContain("Whether others rely on it");
    // The narrative is no YAML.
    expect(await server.complete(file, 9, 8)).not.toContain("ambition");
  });

  it("offers the ids that there are, and takes others", async () => {
    const ids = mkdtempSync(join(tmpdir(), "plumbline-ids-"));
    const content = join(root, "test/input/healthy");
    cpSync(content, join(ids, "content"), { recursive: true });
    const { graph } = checkContent(content, { asOf: parseDate("2026-08-27") });
    const file = "content/2026-q3/signalling/hear-the-points.md";
    writeEditorFiles(ids, join(ids, "content"), graph);
    const other = new LanguageServer("@astrojs/language-server/bin/nodeServer.js", ids, settings);
    await other.start();
    const text =
      "---\nkind: objective\ntitle: Hear\nowner: somebody-else\nteam: \nsupports:\n  - to: \n---\n";
    const said = await other.open(file, "markdown", text);
    expect(said.filter((message) => message.includes("not accepted"))).toEqual([]);
    expect(await other.complete(file, 3, 7)).toContain("yusuf-karim");
    expect(await other.complete(file, 4, 6)).toContain("signalling");
    expect(await other.complete(file, 6, 8)).toContain("themes/keep-time");
    other.stop();
  });

  it("knows each file by its kind, in any script", async () => {
    const file = "content/kpis/さくら.md";
    await server.open(file, "markdown", files[file]);
    expect(await server.complete(file, 3, 4)).toContain("frequency");
  });
});
