import type { Document, DocumentSet } from "../model/document.ts";
import type { Finding, KeyPath } from "../model/finding.ts";
import type { LeftOut, Mend, MendIndex } from "../model/mend.ts";
import { indexMend } from "../model/mend.ts";
import { getOwn } from "../model/record.ts";
import type { RuleCode } from "../model/rules.ts";
import { lostKeyConsequences } from "./lost-key.ts";
import { inheritedCodes, listLostPlanCodes, wideCodes } from "./lost-plan-key.ts";

/** What may be found in a file only because something of it was left out. */
interface Consequences {
  readonly index: MendIndex;
  /** Codes that may be found anywhere in it. */
  readonly codes: Set<string>;
  /** Codes that may be found anywhere but in other items of the same list, by list and index. */
  readonly ofItems: Map<string, Map<string, Set<number>>>;
  /** Mappings and lists that something was left out of: what is missing there may be just that. */
  readonly parents: Set<string>;
}

/** What hangs on a part of a file that was left out may be found in any other. */
const everywhere: readonly RuleCode[] = ["no-strategy", ...inheritedCodes];

/** Leaves out findings that are there only because something that is wrong was left out of its file. */
export function dropMended(findings: readonly Finding[], set: DocumentSet): readonly Finding[] {
  if (set.mends === undefined || set.mends.size === 0) return findings;
  const documents = new Map(set.documents.map((document) => [document.file, document]));
  const files = new Map<string, Consequences>();
  for (const [file, mend] of set.mends) {
    files.set(file, toConsequences(mend, documents.get(file)));
  }
  const isSetting = toSettingTest(set.mends.get("portal.yaml"));
  const shared = new Set([...files.values()].flatMap(({ codes }) => [...codes]));
  const elsewhere = everywhere.filter((code) => shared.has(code));
  const blind = findBlind(set);
  return findings.filter((finding) => {
    const { code, file } = finding;
    if (isSetting(finding) || elsewhere.includes(code)) return false;
    if (blind.has(file) && lostKeyConsequences["kpi"]?.includes(code) === true) return false;
    const own = files.get(file);
    return !own || !isConsequence(finding, own);
  });
}

function toConsequences(mend: Mend, document: Document | undefined): Consequences {
  const made: Consequences = {
    index: indexMend(mend),
    codes: new Set(),
    ofItems: new Map(),
    parents: new Set(),
  };
  for (const lost of mend.leftOut) {
    const { path } = lost;
    made.parents.add(JSON.stringify(path.slice(0, -1)));
    const [list, index] = path;
    for (const code of listCodes(lost, document)) {
      if (isOfItem(path) && !wideCodes.includes(code))
        addItem(made.ofItems, code, String(list), Number(index));
      else made.codes.add(code);
    }
  }
  return made;
}

/** Whether a path leads into an entry of one of the document's own lists. */
function isOfItem(path: KeyPath): boolean {
  return path.length > 2 && typeof path[1] === "number";
}

function listCodes({ path, value }: LeftOut, document: Document | undefined): readonly string[] {
  if (!path.includes("ignore")) {
    // Within an item its list is still there.
    const keys = isOfItem(path) ? path.slice(2) : path;
    return keys.flatMap((key) => [
      ...(getOwn(lostKeyConsequences, key) ?? []),
      ...(typeof key === "string" ? listLostPlanCodes(document?.kind, key) : []),
    ]);
  }
  // What cannot be read would have silenced its rule; where only the reason is wrong, the entry is still there.
  return listRules(path.at(-1) === "reason" ? document?.data : value);
}

/** The values of every `rule` in some data, and texts that stand in its place. */
function listRules(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, child]: [string, unknown]) =>
    key === "rule" || typeof child === "object" ? listRules(child) : [],
  );
}

function addItem(
  ofItems: Consequences["ofItems"],
  code: string,
  list: string,
  index: number,
): void {
  const lists = ofItems.get(code) ?? new Map<string, Set<number>>();
  ofItems.set(code, lists.set(list, (lists.get(list) ?? new Set()).add(index)));
}

function isConsequence({ anchor, code }: Finding, own: Consequences): boolean {
  const place = anchor?.type === "key" ? own.index.toAuthored(anchor.path) : [];
  if (code === "missing-key" && isIncomplete(place, own)) return true;
  if (own.codes.has(code)) return true;
  const [list, index] = place;
  return [...(own.ofItems.get(code) ?? [])].some(([other, indexes]) => {
    if (other === list && typeof index === "number") return indexes.has(index);
    // What is wrong elsewhere is so by itself, unless it is a value that a measure does not take.
    return !isShape(code) || place.includes("values");
  });
}

function isShape(code: string): boolean {
  return code === "wrong-type" || code === "invalid-value";
}

/** Whether a place lies in something that is no longer whole. */
function isIncomplete(place: KeyPath, { parents }: Consequences): boolean {
  return place.some((_, at) => parents.has(JSON.stringify(place.slice(0, at))));
}

/** Tests for rules whose settings in `portal.yaml` are wrong, and those that compare with a setting that is. */
function toSettingTest(mend: Mend | undefined): (finding: Finding) => boolean {
  if (!mend) return () => false;
  const isScaleLost = mend.leftOut.some(({ path: [key] }) => key === "confidenceScale");
  const toCodes = ({ path: [key = "", name, setting] }: LeftOut): readonly string[] => {
    if (key === "rules") return [String(name)];
    if (key === "confidenceScale") return lostKeyConsequences["confidence"] ?? [];
    return getOwn(lostKeyConsequences, setting ?? key) ?? [];
  };
  const codes = new Set(mend.leftOut.flatMap(toCodes));
  return ({ anchor, code }) =>
    codes.has(code) ||
    (isScaleLost && anchor?.type === "key" && anchor.path.includes("confidence"));
}

/** Files of objectives that show a KPI whose readings could not be read. */
function findBlind({ documents, mends }: DocumentSet): ReadonlySet<string> {
  const unread = documents.filter(({ file, kind }) => {
    const leftOut = kind === "kpi" ? mends?.get(file)?.leftOut : undefined;
    return leftOut?.some(({ path }) => path[0] === "series") === true;
  });
  if (unread.length === 0) return new Set();
  const ids = new Set<string>(unread.map(({ id }) => id));
  const shown = documents.filter(
    (document) =>
      document.kind === "objective" &&
      document.data.keyResults?.some(({ kpi = "" }) => ids.has(kpi)) === true,
  );
  return new Set(shown.map(({ file }) => file));
}
