import type { Document, DocumentSet } from "../model/document.ts";
import { isRecord } from "../model/record.ts";
import type { Amendment } from "./amendment.ts";
import { findNamed } from "./amend.ts";

/** Whether anything in a value, however deep, is marked as not for everybody. */
export function hasMark(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasMark);
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([key, each]) => isMark(key, each) || hasMark(each));
}

/** Whether a correction marks something, or takes a mark away: what it is of was not for everybody at some time. */
export function isMarking({ path, was, now }: Pick<Amendment, "path" | "was" | "now">): boolean {
  const key = path.at(-1) ?? "";
  return [was, now].some((value) => hasMark({ [key]: value }));
}

/** What was sealed, with the marks that corrections have laid on it since: nothing else of them. */
export function addMarks(sealed: DocumentSet, amended: DocumentSet): DocumentSet {
  const byId = new Map(amended.documents.map((document) => [document.id, document]));
  const documents = sealed.documents.map((document) => {
    const now = byId.get(document.id);
    // It differs by marks that a document of its kind was found to hold.
    return now?.kind === document.kind
      ? ({ ...document, data: mark(document.data, now.data) } as Document)
      : document;
  });
  return { ...sealed, documents };
}

function mark(value: unknown, by: unknown): unknown {
  if (Array.isArray(value) && Array.isArray(by)) {
    const marking: readonly unknown[] = by;
    const isAligned = value.length === marking.length;
    return value.map((item: unknown, at) => {
      const named = findNamed(marking, item);
      return mark(item, named ?? (isAligned ? marking[at] : undefined));
    });
  }
  if (!isRecord(value) || !isRecord(by)) return value;
  const inside = Object.entries(value).map(([key, each]) => [key, mark(each, by[key])] as const);
  const marks = Object.entries(by).filter(([key, each]) => isMark(key, each));
  return Object.fromEntries([...inside, ...marks]);
}

function isMark(key: string, value: unknown): boolean {
  return (
    (key === "audience" && value === "internal") ||
    (key === "confidential" && value === true) ||
    (key === "valueState" && value === "confidential")
  );
}
