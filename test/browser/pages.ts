import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";

/** A page of the built site. */
export interface BuiltPage {
  /** From the root: `/teams/engineering/`. */
  readonly path: string;
  readonly file: string;
  /** What kind of page it says that it is: the `data-page` attribute of its `main`. */
  readonly kind: string;
  readonly html: string;
}

/** Every HTML page of a built folder, by path; redirects are left out. */
export function readPages(folder: string): BuiltPage[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => file.split(sep).join("/"))
    .filter((file) => file.endsWith(".html"))
    .sort()
    .map((file) => {
      const html = readFileSync(join(folder, file), "utf8");
      const kind = /<main[^>]*\sdata-page="([^"]+)"/.exec(html)?.[1] ?? "";
      return { path: `/${file.replace(/(^|\/)index\.html$/, "$1")}`, file, kind, html };
    })
    .filter(({ html }) => !/<meta http-equiv="refresh"/i.test(html));
}

/** Kinds of which a sealed page is looked at, too: it differs by what stands around it. */
const sealed = new Set(
  ["objective", "cycle", "team", "person", "cascade", "search", "kpi", "ogsm", "hoshin"].map(
    (kind) => `sealed ${kind}`,
  ),
);

/** One page of each kind: the one with the most to show, as its HTML is the longest. */
export function pickOneOfEachKind(pages: readonly BuiltPage[]): BuiltPage[] {
  const longest = new Map<string, BuiltPage>();
  for (const built of pages) {
    const page = { ...built, kind: toKind(built) };
    if (page.kind.startsWith("sealed ") && !sealed.has(page.kind)) continue;
    const other = longest.get(page.kind);
    if (other === undefined || page.html.length > other.html.length) longest.set(page.kind, page);
  }
  return [...longest.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function toKind({ path, kind }: BuiltPage): string {
  const isSealed = /^\/snapshots\/[^/]+\//.test(path) && kind !== "snapshot" && kind !== "seal";
  return isSealed ? `sealed ${kind}` : kind;
}
