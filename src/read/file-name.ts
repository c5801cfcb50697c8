import type { Finding } from "../model/finding.ts";
import { toFinding } from "../model/finding.ts";
import type { DocumentId } from "../model/id.ts";
import { idSegment } from "../model/id.ts";
import { quote } from "./wording.ts";

/** What a file of the content folder is, by its name and place. */
export type FileRole =
  "portal" | "people" | "document" | "series" | "asset" | "drawing" | "unexpected";

const roles: Readonly<Record<string, FileRole>> = {
  md: "document",
  mdx: "document",
  csv: "series",
  png: "asset",
  jpg: "asset",
  jpeg: "asset",
  gif: "asset",
  webp: "asset",
  avif: "asset",
};

/**
 * What a file is taken for. A drawing in SVG can hold scripts, so it is none of the images; only the organisation's
 * logo may be one, of which every part is looked at.
 */
export function findRole(file: string): FileRole {
  if (file === "portal.yaml") return "portal";
  if (file === "people.yaml") return "people";
  if (file === "logo.svg") return "drawing";
  const dot = file.lastIndexOf(".");
  const ending = dot < 0 ? "" : file.slice(dot + 1);
  return (Object.hasOwn(roles, ending) ? roles[ending] : undefined) ?? "unexpected";
}

/** A path without its ending, composed as Unicode recommends, so that it is the same on every disk. */
export function toStem(file: string): string {
  return file.replace(/\.[^./]+$/, "").normalize("NFC");
}

export interface NamedFiles {
  /** The id of each document whose name is good and is no other's. */
  readonly ids: ReadonlyMap<string, DocumentId>;
  readonly findings: readonly Finding[];
}

/** Gives every document the id that its path is, and checks the names of all files. */
export function checkNames(files: readonly string[]): NamedFiles {
  const ids = new Map<string, DocumentId>();
  const fileOf = new Map<string, string>();
  const badFolders = new Set<string>();
  const findings: Finding[] = [];
  for (const file of files) {
    const role = findRole(file);
    if (role === "unexpected") findings.push(toUnexpectedFile(file));
    const bad = findBadPart(file, role);
    if (bad) {
      // A folder is named once, and not for each of its files.
      if (!badFolders.has(bad.path)) findings.push(toBadName(bad));
      badFolders.add(bad.path);
    } else if (role === "document") {
      const stem = toStem(file);
      const other = fileOf.get(stem);
      if (other === undefined) {
        fileOf.set(stem, file);
        // Every segment was just held against the pattern of ids.
        ids.set(file, stem as DocumentId);
      } else findings.push(toSameId(file, other, stem));
    }
  }
  const orphans = files.filter((file) => findRole(file) === "series" && !fileOf.has(toStem(file)));
  return { ids, findings: [...findings, ...orphans.map(toOrphanSeries)] };
}

/** A series that no KPI stands beside. */
export function toOrphanSeries(file: string): Finding {
  const kpi = `${toStem(file).split("/").at(-1) ?? ""}.md`;
  const message = "There is no KPI beside this series, so it is passed over.";
  const hint = `Add ${quote(kpi)} with \`kind: kpi\`, or give the series the name of its KPI.`;
  return toFinding("unexpected-file", file, message, { hint });
}

/** A path of a document as nearly all are written. */
const plainPath = /^(?:[a-z\d_-]+\/)*[a-z\d_-]+\.mdx?$/;

/** A part of a path with what it ends in, if that is to stay: of a folder nothing is. */
interface BadPart {
  readonly path: string;
  readonly segment: string;
  readonly ending: string;
}

/** The first part of a path that ids do not allow; an image may also have capitals and points in its name. */
function findBadPart(file: string, role: FileRole): BadPart | undefined {
  if (plainPath.test(file)) return undefined;
  const segments = file.split("/");
  for (const [at, segment] of segments.entries()) {
    const isLast = at === segments.length - 1;
    if (isLast && (role === "unexpected" || role === "series" || role === "drawing"))
      return undefined;
    const isGood =
      isLast && role === "asset"
        ? /^[\p{L}\p{M}\p{Nd}._-]+$/u.test(segment)
        : idSegment.test(isLast ? toStem(segment) : segment.normalize("NFC"));
    if (isGood) continue;
    const ending = isLast ? (/\.[^.]+$/.exec(segment)?.[0] ?? "") : "";
    return { path: segments.slice(0, at + 1).join("/"), segment, ending };
  }
  return undefined;
}

/** Names the segment and offers one that would do. */
function toBadName({ path, segment, ending }: BadPart): Finding {
  const better = segment
    .slice(0, segment.length - ending.length)
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{Ll}\p{Lo}\p{Lm}\p{M}\p{Nd}_-]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  const message = `The name ${quote(segment)} holds a character that ids do not allow.`;
  const rename = better === "" ? "Rename it" : `Rename it to ${quote(better + ending)}`;
  const hint = `${rename}: names take small letters, digits, \`-\` and \`_\`.`;
  return toFinding("bad-file-name", path, message, { hint });
}

function toSameId(file: string, other: string, id: string): Finding {
  const message = `This file and ${quote(other)} would both be the document ${quote(id)}.`;
  const related = [{ file: other, message: "The other file is here." }];
  return toFinding("bad-file-name", file, message, { hint: "Rename one of the two.", related });
}

function toUnexpectedFile(file: string): Finding {
  if (/^(?:portal|people)\.yml$/.test(file)) {
    const message = `${quote(file)} is not read, as its name ends in \`.yml\`.`;
    const hint = `Rename it to ${quote(file.replace(/yml$/, "yaml"))}.`;
    return toFinding("unexpected-file", file, message, { hint });
  }
  if (file.endsWith(".svg")) {
    const message = "A drawing in SVG can hold scripts, so it is not shown.";
    return toFinding("unexpected-file", file, message, { hint: "Save it as PNG, WebP or AVIF." });
  }
  const message = "Content holds no files of this type, so this one is passed over.";
  return toFinding("unexpected-file", file, message, {
    hint: "Move it out of the content folder.",
  });
}
