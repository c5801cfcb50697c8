import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readCodeDigest } from "../../src/site/code-digest.ts";
import { openBundle } from "../../src/site/page-bundle.ts";

const sources = ["src", "public", "astro.config.mjs", "package.json", "package-lock.json"];
const folder = mkdtempSync(join(tmpdir(), "plumbline-bundle-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A clone of this repository, as far as bundling asks for it, and the folder of a build. */
function makeClone(name: string): { readonly root: string; readonly project: string } {
  const root = join(folder, name);
  const project = join(folder, `${name}-project`);
  mkdirSync(root);
  mkdirSync(project);
  for (const source of sources) cpSync(source, join(root, source), { recursive: true });
  symlinkSync(join(process.cwd(), "node_modules"), join(root, "node_modules"));
  return { root, project };
}

const longAgo = new Date(Date.now() - 2 * 3_600_000);

/** What stands for a bundle that was made hours ago, with nothing in it. */
function makeOldBundle(bundle: string): void {
  mkdirSync(bundle, { recursive: true });
  utimesSync(bundle, longAgo, longAgo);
}

describe("openBundle(options)", () => {
  it("bundles once for all that is built with a clone", async () => {
    const { root, project } = makeClone("shared");
    const codeDigest = readCodeDigest(root);
    const options = { root, codeDigest, place: "root" } as const;
    const made = await openBundle({ ...options, project });
    expect(made).toBe(join(root, ".plumbline/renderers", codeDigest.slice(0, 16)));
    expect(readdirSync(made).sort()).toEqual(["assets", "bundle"]);
    expect(existsSync(join(project, ".plumbline"))).toBe(false);
    expect(await openBundle({ ...options, project: join(folder, "other") })).toBe(made);
  });

  it("keeps it with the project where the clone cannot be written into", async () => {
    const { root, project } = makeClone("sealed");
    writeFileSync(join(root, ".plumbline"), "");
    const codeDigest = readCodeDigest(root);
    const made = await openBundle({ root, project, codeDigest, place: "below" });
    expect(made).toBe(join(project, ".plumbline/renderers", `${codeDigest.slice(0, 16)}-below`));
    expect(readdirSync(made).sort()).toEqual(["assets", "bundle"]);
  });

  it("takes none of another code, and leaves none where the code changes meanwhile", async () => {
    const { root, project } = makeClone("changing");
    const codeDigest = readCodeDigest(root);
    const options = { root, project, place: "root" } as const;
    const making = openBundle({ ...options, codeDigest });
    writeFileSync(join(root, "src/model/new.ts"), "export const isNew = true;\n");
    const unnamed = await making;
    expect(existsSync(join(unnamed, "bundle"))).toBe(true);
    const parent = join(root, ".plumbline/renderers");
    expect(existsSync(join(parent, codeDigest.slice(0, 16)))).toBe(false);
    const other = readCodeDigest(root);
    expect(other).not.toBe(codeDigest);
    expect(await openBundle({ ...options, codeDigest: other })).toBe(
      join(parent, other.slice(0, 16)),
    );
  });

  it("removes bundles of other code that nobody has used for an hour, and none of the same", async () => {
    const { root, project } = makeClone("old");
    const parent = join(root, ".plumbline/renderers");
    const codeDigest = readCodeDigest(root);
    const name = codeDigest.slice(0, 16);
    const [used, unused] = ["1111111111111111", "2222222222222222"];
    for (const each of [name, used, unused]) makeOldBundle(join(parent, each));
    const other = await openBundle({ root, project, codeDigest: used, place: "root" });
    expect(other).toBe(join(parent, used));
    await openBundle({ root, project, codeDigest, place: "below" });
    expect(readdirSync(parent).sort()).toEqual([name, `${name}-below`, used].sort());
  });

  it("writes nothing into the bundles of a package", async () => {
    const { root, project } = makeClone("packed");
    const packed = join(root, "renderers", "0000000000000000");
    makeOldBundle(packed);
    const options = { root, project, codeDigest: "0000000000000000", place: "root" } as const;
    expect(await openBundle(options)).toBe(packed);
    expect(statSync(packed).mtimeMs).toBe(longAgo.getTime());
  });
});
