import { join } from "node:path";
import type { Document, DocumentSet } from "../model/document.ts";
import type { Finding } from "../model/finding.ts";
import { toFinding } from "../model/finding.ts";
import type { Mend } from "../model/mend.ts";
import { parsePeople, parsePortal } from "./configuration.ts";
import type { DocumentResult } from "./document.ts";
import { parseDocument } from "./document.ts";
import { checkDrawing } from "./drawing.ts";
import { checkNames, findRole, toOrphanSeries, toStem } from "./file-name.ts";
import { readFolder } from "./folder.ts";
import { parseFrontMatter } from "./front-matter.ts";
import type { Sources } from "./place.ts";
import { toSources } from "./place.ts";
import type { SeriesResult } from "./series.ts";
import { parseSeries } from "./series.ts";
import { readText } from "./text.ts";

/** What a content folder holds. */
export interface Content {
  /** Absent where `portal.yaml` cannot be used: without its cycles nothing else has a meaning. */
  readonly set?: DocumentSet;
  /** Everything that is wrong with the files by themselves, in no order and not yet placed. */
  readonly findings: readonly Finding[];
  readonly sources: Sources;
  /** How many documents there are, whether they could be read or not. */
  readonly documents: number;
}

/** Called now and then while documents are read, and once at the end. */
export type OnProgress = (done: number, total: number) => void;

/** Texts of files, by path, that are not written yet. */
export type Edits = ReadonlyMap<string, string>;

/**
 * Reads every file of a content folder, whatever is wrong with some; `edits` stand in the place of files, or beside
 * them. Throws only where there is no such folder.
 */
export function readContent(
  root: string,
  { onProgress, edits }: { readonly onProgress?: OnProgress; readonly edits?: Edits } = {},
): Content {
  const { files, findings: folderFindings } = readFolder(root);
  const { texts, findings: textFindings } = readTexts(root, files);
  const refused = [...folderFindings, ...textFindings];
  // One that was refused is there all the same.
  const hasPortal = refused.some(
    ({ code, file }) => code === "unreadable-file" && file === "portal.yaml",
  );
  const others = [...(hasPortal ? ["portal.yaml"] : []), ...(edits?.keys() ?? [])];
  const all = others.length > 0 ? [...new Set([...files, ...others])].sort() : files;
  const content = parseContent(all, edits ? new Map([...texts, ...edits]) : texts, onProgress);
  return { ...content, findings: [...refused, ...content.findings] };
}

/**
 * Parses the files of a content folder: pure, so that any bytes can be tried. A document whose files are the same in
 * `known`, another state of the folder, is that document: it is not parsed again, and its findings are not repeated.
 */
export function parseContent(
  files: readonly string[],
  texts: ReadonlyMap<string, string>,
  onProgress: OnProgress = () => undefined,
  known?: Content,
): Content {
  const { ids, findings: nameFindings } = checkNames(files);
  const series = parseAllSeries(files, texts);
  const documentFiles = files.filter((file) => findRole(file) === "document");
  const findSame = known && toKnown(known, texts);
  const results = documentFiles.map((file, done) => {
    if (done % 250 === 0) onProgress(done, documentFiles.length);
    const same = findSame?.(file);
    const result = same ?? parseFile(file, texts.get(file), ids.get(file), series);
    return { file, result };
  });
  onProgress(documentFiles.length, documentFiles.length);
  // One whose name is bad, or is another's, has no id that anybody could refer to.
  const documents = results.flatMap(({ file, result: { document } }) =>
    document && ids.has(file) ? [document] : [],
  );
  const portal = parseOwnPortal(files, texts);
  const people = parsePeople(texts.get("people.yaml"));
  const content = {
    findings: [
      ...nameFindings,
      ...[...series.values()].flatMap((each) => each.findings),
      ...results.flatMap(({ result }) => result.findings),
      ...checkSeries(series, documents),
      ...checkDrawings(files, texts),
      ...portal.findings,
      ...people.findings,
      ...(documentFiles.length === 0 ? [toNothing()] : []),
    ],
    sources: toSources(texts),
    documents: documentFiles.length,
  };
  if (!portal.portal) return content;
  const unread = results.flatMap(({ file, result: { document, unread: own = [] } }) =>
    document ? own : [...own, ...(ids.has(file) ? [ids.get(file) ?? ""] : [])],
  );
  const set: DocumentSet = {
    portal: portal.portal,
    people: people.people,
    documents: documents.sort((a, b) => (a.id < b.id ? -1 : 1)),
    unread: [...unread, ...people.unread].sort(),
    mends: new Map([
      ...results.flatMap(({ file, result }) => toMend(file, result.mend)),
      ...toMend("portal.yaml", portal.mend),
      ...toMend("people.yaml", people.mend),
    ]),
    assets: files.filter((file) => ["asset", "drawing"].includes(findRole(file))),
  };
  return { ...content, set };
}

/** What is wrong with one that is there and has no text was found when it was read. */
function parseOwnPortal(
  files: readonly string[],
  texts: ReadonlyMap<string, string>,
): ReturnType<typeof parsePortal> {
  const text = texts.get("portal.yaml");
  const isRefused = text === undefined && files.includes("portal.yaml");
  return isRefused ? { findings: [] } : parsePortal(text);
}

/** Finds what another state of the folder made of the same file, with the same readings beside it. */
function toKnown(
  { set, sources }: Content,
  texts: ReadonlyMap<string, string>,
): (file: string) => DocumentResult | undefined {
  const documents = new Map(set?.documents.map((document) => [document.file, document]));
  const isSame = (file: string): boolean => texts.get(file) === sources.findText(file);
  return (file) => {
    const document = documents.get(file);
    if (!document || !isSame(file) || !isSame(`${toStem(file)}.csv`)) return undefined;
    const mend = set?.mends?.get(file);
    return { document, findings: [], ...(mend && { mend }) };
  };
}

function toMend(file: string, mend: Mend | undefined): (readonly [string, Mend])[] {
  return mend ? [[file, mend]] : [];
}

function toNothing(): Finding {
  const message = "The content folder holds no document, so there is nothing to publish.";
  const hint = "Add `direction.md`, the teams and the objectives, or name another folder.";
  return toFinding("portal-config", "portal.yaml", message, { hint });
}

/** By the path of the file without its ending, which is also that of its KPI. */
type SeriesByStem = ReadonlyMap<string, SeriesResult>;

function readTexts(
  root: string,
  files: readonly string[],
): { readonly texts: ReadonlyMap<string, string>; readonly findings: readonly Finding[] } {
  const texts = new Map<string, string>();
  const findings: Finding[] = [];
  for (const file of files) {
    const role = findRole(file);
    if (role === "asset" || role === "unexpected") continue;
    const result = readText(join(root, file));
    if ("text" in result) texts.set(file, result.text);
    else {
      const { message, hint } = result.problem;
      findings.push(toFinding("unreadable-file", file, message, { hint }));
    }
  }
  return { texts, findings };
}

function checkDrawings(
  files: readonly string[],
  texts: ReadonlyMap<string, string>,
): readonly Finding[] {
  return files
    .filter((file) => findRole(file) === "drawing")
    .flatMap((file) => checkDrawing(file, texts.get(file) ?? ""));
}

function parseAllSeries(
  files: readonly string[],
  texts: ReadonlyMap<string, string>,
): SeriesByStem {
  const all = new Map<string, SeriesResult>();
  for (const file of files.filter((each) => findRole(each) === "series")) {
    const text = texts.get(file);
    if (text !== undefined) all.set(toStem(file), parseSeries(file, text));
  }
  return all;
}

function parseFile(
  file: string,
  text: string | undefined,
  id: string | undefined,
  series: SeriesByStem,
): DocumentResult {
  if (text === undefined) return { findings: [] };
  // The id of a file is its stem, if it has one.
  return parseDocumentFile(file, text, series.get(id ?? toStem(file)), id);
}

/** Parses one file by itself, with the readings that stand beside it. */
export function parseDocumentFile(
  file: string,
  text: string,
  own?: SeriesResult,
  id?: string,
): DocumentResult {
  const { document: raw, findings } = parseFrontMatter(file, text);
  if (!raw) return { findings };
  const stem = id ?? toStem(file);
  if (!own || own.findings.length === 0) return parseDocument(raw, stem, own?.series ?? []);
  // With half of its readings a KPI would be judged by figures that its author never meant.
  const { mend = { leftOut: [], renamed: [] }, ...result } = parseDocument(raw, stem, []);
  const lost = { path: ["series"], value: undefined };
  return { ...result, mend: { ...mend, leftOut: [...mend.leftOut, lost] } };
}

/** Series beside documents that are no KPIs. */
function checkSeries(series: SeriesByStem, documents: readonly Document[]): readonly Finding[] {
  if (series.size === 0) return [];
  return documents
    .filter(({ kind, file, id, data }) => {
      return kind !== "kpi" && series.has(data.id === undefined ? id : toStem(file));
    })
    .map(({ file }) => toOrphanSeries(`${toStem(file)}.csv`));
}
