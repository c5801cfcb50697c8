import type { DocumentSet } from "../model/document.ts";
import type { Finding } from "../model/finding.ts";
import type { Gap, GapKind } from "../model/gap.ts";
import type { LeftOut } from "../model/mend.ts";
import type { Content } from "../read/content.ts";
import { findRole, toStem } from "../read/file-name.ts";

const people = "people.yaml";

/** What a check of some content passed over; `unplaced` are files of documents that were not linked. */
export function listGaps(
  { set, findings }: Pick<Content, "set" | "findings">,
  unplaced: readonly string[],
): readonly Gap[] {
  if (!set) return [{ kind: "plans", files: ["portal.yaml"] }];
  const mended = [...(set.mends ?? [])];
  const isPeopleLost = set.unread.includes(people);
  const parts = mended.flatMap(([file, { leftOut }]) => leftOut.map((each) => toPart(file, each)));
  return [
    ...(isPeopleLost ? toGap(set.mends?.has(people) ? "strangers" : "people", [people]) : []),
    ...toGap("document", listUnread(set, findings)),
    ...toGap("nameless", [...unplaced, ...listBadNames(findings)]),
    ...toGap(
      "part",
      parts.filter((file) => !(isPeopleLost && file === people)),
    ),
  ];
}

/** The documents, with a `people.yaml` that is no text among what is there and could not be read. */
export function keepPeople(set: DocumentSet, findings: readonly Finding[]): DocumentSet {
  const isLost = findings.some(({ code, file }) => code === "unreadable-file" && file === people);
  return isLost ? { ...set, unread: [...set.unread, people] } : set;
}

function toGap(kind: GapKind, files: readonly string[]): readonly Gap[] {
  return files.length === 0 ? [] : [{ kind, files: [...new Set(files)].sort() }];
}

/** Readings that are wrong stand in the file beside that of their KPI. */
function toPart(file: string, { path, value }: LeftOut): string {
  return path.length === 1 && path[0] === "series" && value === undefined
    ? `${toStem(file)}.csv`
    : file;
}

/** Documents with a finding of their own that are none of those that can be used. */
function listUnread({ documents }: DocumentSet, findings: readonly Finding[]): readonly string[] {
  const read = new Set(documents.map(({ file }) => file));
  const badlyNamed = new Set(listBadNames(findings));
  return findings
    .map(({ file }) => file)
    .filter((file) => findRole(file) === "document" && !read.has(file) && !badlyNamed.has(file));
}

/** Documents whose name makes no id, and folders of which that is so for all that is in them. */
function listBadNames(findings: readonly Finding[]): readonly string[] {
  return findings
    .filter(({ code, file }) => code === "bad-file-name" && findRole(file) !== "asset")
    .map(({ file }) => file);
}
