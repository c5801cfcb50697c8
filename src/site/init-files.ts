import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, sep } from "node:path";
import { astroMark, listEditorFiles } from "../exchange/editor.ts";
import type { TemplateWords } from "../exchange/template.ts";
import { renderTemplate } from "../exchange/template.ts";
import { UsageError } from "./command.ts";
import { root } from "./own-code.ts";

/** Where a repository is kept. */
export const hosts = ["github", "gitlab"] as const;
export type Host = (typeof hosts)[number];

/** A file of a new repository: its path, with forward slashes, and its text or where it is copied from. */
export interface InitFile {
  readonly path: string;
  readonly text: string | { readonly copyOf: string };
}

/** Names under which a package cannot hold a file: npm takes them for its own. */
const dotted = new Set(["gitattributes", "gitignore", "npmrc"]);

/** All files of a new repository, from the templates of this package. */
export function listInitFiles(words: TemplateWords, chosen: readonly Host[]): readonly InitFile[] {
  return [
    ...readTemplates("repository", words),
    ...readTemplates("content", words).map((file) => ({ ...file, path: `content/${file.path}` })),
    ...chosen.flatMap((host) => readTemplates(host, words)),
    ...listEditorFiles("content"),
    astroMark,
  ];
}

/** Writes them all, or none: nothing that is there is touched. */
export function writeInitFiles(folder: string, files: readonly InitFile[]): void {
  const taken = files.map(({ path }) => path).filter((path) => existsSync(join(folder, path)));
  const content = join(folder, "content");
  const hasContent = existsSync(content) && readdirSync(content).length > 0;
  const there = hasContent ? ["content/", ...taken] : taken;
  if (there.length > 0) {
    const some = there.slice(0, 3).map((path) => `\`${path}\``);
    const more = there.length > 3 ? ` and ${there.length - 3} more` : "";
    const are = there.length === 1 ? "is" : "are";
    throw new UsageError(
      `${some.join(", ")}${more} ${are} there already, and nothing is overwritten: move what is there away, or choose another folder.`,
    );
  }
  for (const { path, text } of files) {
    const to = join(folder, path);
    mkdirSync(dirname(to), { recursive: true });
    if (typeof text === "string") writeFileSync(to, text, { flag: "wx" });
    else copyFileSync(text.copyOf, to);
  }
}

function readTemplates(part: string, words: TemplateWords): readonly InitFile[] {
  const folder = join(root, "templates", part);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      const name = dotted.has(entry.name) ? `.${entry.name}` : entry.name;
      const path = join(entry.parentPath, name)
        .slice(folder.length + 1)
        .split(sep)
        .join("/");
      return {
        path: renderTemplate(path, words),
        text: renderTemplate(readFileSync(file, "utf8"), words),
      };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
