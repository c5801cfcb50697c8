import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";

const healthy = join(import.meta.dirname, "../input/healthy");
const letter = "2026-q3/index.md";

describe("npm run build", () => {
  it("gives the same bytes from the same content in two folders", async () => {
    const [first, second] = [makeContent(), makeContent()];
    expect((await build(first, "site")).code).toBe(0);
    expect((await build(second, "elsewhere/deeper")).code).toBe(0);
    const files = readFiles(join(first, "site"));
    expect(files.size).toBeGreaterThan(20);
    expect(readFiles(join(second, "elsewhere/deeper"))).toEqual(files);
  });

  it("gives the bytes of a cold build when it renders only what an edit has changed", async () => {
    const [edited, fresh] = [makeContent(), makeContent()];
    const before = await build(edited, "site");
    expect(before.code).toBe(0);
    for (const root of [edited, fresh]) {
      appendFileSync(join(root, "content", letter), "\nOne more paragraph, written later.\n");
    }
    const after = await build(edited, "site");
    await build(fresh, "site");
    const rendered = /(\d+) pages rendered, (\d+) unchanged/.exec(after.printed);
    expect(Number(rendered?.[1])).toBeGreaterThan(0);
    expect(Number(rendered?.[2])).toBeGreaterThan(Number(rendered?.[1]));
    expect(readFiles(join(edited, "site"))).toEqual(readFiles(join(fresh, "site")));
    expect(readFileSync(join(edited, "site/2026-q3/index.html"), "utf8")).toContain(
      "written later",
    );
  });

  it("publishes nothing where the check finds an error, and leaves what was published in place", async () => {
    const root = makeContent();
    await build(root, "site");
    const files = readFiles(join(root, "site"));
    writeFileSync(join(root, "content", letter), "---\nkind: page\ntitel: A letter\n---\n");
    const failed = await build(root, "site");
    expect(failed.code).toBe(1);
    expect(failed.printed).toContain("Did you mean `title`");
    expect(failed.printed).not.toMatch(/^\s+at .*\.ts:\d+/m);
    expect(readFiles(join(root, "site"))).toEqual(files);
    expect(readdirSync(root).sort()).toEqual(["content", "site"]);
  });

  it("refuses to replace a folder that no build has written", async () => {
    const root = makeContent();
    mkdirSync(join(root, "mine"));
    writeFileSync(join(root, "mine/thesis.txt"), "Years of work.");
    const refused = await build(root, "mine");
    expect(refused.code).toBe(2);
    expect(existsSync(join(root, "mine/thesis.txt"))).toBe(true);
  });

  it("leaves what is internal or confidential out of every byte of a public build", async () => {
    const root = makeContent();
    const secret = (name: string): string => `zirkon-${name}`;
    const content = join(root, "content");
    const write = (file: string, text: string): void => {
      mkdirSync(join(content, file, ".."), { recursive: true });
      writeFileSync(join(content, file), text);
    };
    write(
      "2026-q3/company/plan.md",
      `---\nkind: page\ntitle: ${secret("page")}\naudience: internal\n---\n\n${secret("body")}\n`,
    );
    write(
      "kpis/cost.md",
      "---\nkind: kpi\ntitle: Cost of a train\ndirection: lower\nowner: yusuf-karim\nconfidential: true\n---\n",
    );
    write("kpis/cost.csv", `date,value,note,by\n2026-06-30,918273.5,${secret("note")},\n`);
    const inside = await build(root, "inside", ["--audience", "internal"]);
    expect(inside.printed).toContain("pages");
    expect(findText(join(root, "inside"), secret("body"))).not.toEqual([]);
    const outside = await build(root, "outside", ["--audience", "public"]);
    expect(outside.code).toBe(0);
    for (const text of [secret("page"), secret("body"), secret("note"), "918273", "918,273"]) {
      expect(findText(join(root, "outside"), text), text).toEqual([]);
    }
  });
});

function makeContent(): string {
  const root = mkdtempSync(join(tmpdir(), "plumbline-build-"));
  cpSync(healthy, join(root, "content"), { recursive: true });
  return root;
}

async function build(
  root: string,
  out: string,
  more: readonly string[] = [],
): Promise<{ code: number | null; printed: string }> {
  const inputs = [
    "--content",
    join(root, "content"),
    "--as-of",
    "2026-08-27",
    "--out",
    join(root, out),
  ];
  const child = spawn(process.execPath, ["scripts/build.ts", ...inputs, ...more]);
  let printed = "";
  child.stdout.on("data", (data) => (printed += String(data)));
  child.stderr.on("data", (data) => (printed += String(data)));
  const code = await new Promise<number | null>((resolve) => child.on("exit", resolve));
  return { code, printed };
}

/** The digest of every file by its path. */
function readFiles(folder: string): Map<string, string> {
  return new Map(
    listFiles(folder).map((file) => [
      file,
      createHash("sha256")
        .update(readFileSync(join(folder, file)))
        .digest("hex"),
    ]),
  );
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
