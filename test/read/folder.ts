import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A new folder with the healthy plan and some more files, in which a test may do what it likes. */
export function makeContent(files: Readonly<Record<string, string | Buffer>> = {}): string {
  const root = mkdtempSync(join(tmpdir(), "plumbline-content-"));
  cpSync(join(import.meta.dirname, "../input/healthy"), root, { recursive: true });
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), content);
  }
  return root;
}

/** A page with a body. */
export function toPage(body: string, keys = ""): string {
  return `---\nkind: page\ntitle: A letter\n${keys}---\n\n${body}`;
}
