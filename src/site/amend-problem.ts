import { findSealedValue } from "../history/amend.ts";
import type { SnapshotData } from "../history/snapshot-part.ts";
import { forbiddenKey } from "../history/snapshot.ts";
import { documentSchemas, isDocumentKind } from "../model/document.ts";
import type { Finding } from "../model/finding.ts";
import { joinAnd } from "../model/enumeration.ts";
import { peopleSchema, portalSchema } from "../model/schema/portal.ts";
import { sealedBodySchema, sealedReadingsSchema } from "../model/schema/snapshot.ts";
import { isRecord } from "../model/record.ts";
import { checkShape } from "../read/shape.ts";
import { describeKind } from "../read/wording.ts";

type Schema = Parameters<typeof checkShape>[0];

/** What an amendment puts where. */
interface Change {
  readonly path: readonly string[];
  /** Absent: there should have been nothing. */
  readonly now?: unknown;
}

/**
 * What is wrong with the shape of what was amended, as the check of its file would say it; undefined where nothing is.
 * `changed` is the sealed quarter with the amendment.
 */
export function findAmendProblem(
  changed: SnapshotData,
  of: string,
  { path, now }: Change,
): string | undefined {
  if (hasKey(now, forbiddenKey)) {
    return `\`${forbiddenKey}\` cannot be the name of anything. Give it another name.`;
  }
  if (path[0] === "body" && path.length === 1) return findBodyProblem(now);
  if (path[0] === "kind") return "`kind` says what a document is, and stays what it was.";
  const { schema, noun, data } = findAmended(changed, of, path);
  const [found] = checkShape(schema, data, { file: of, noun }).findings;
  return found && toSentence(found);
}

function findBodyProblem(now: unknown): string | undefined {
  if (typeof now === "string") return undefined;
  if (now === undefined) return "A document has a body. Make it empty: `--now '\"\"'`.";
  const what = { file: "", noun: "the body" };
  const [found] = checkShape(sealedBodySchema, { body: now }, what).findings;
  return found && toSentence(found);
}

/** What the amended value is a part of, and what such a whole has to be. */
function findAmended(
  changed: SnapshotData,
  of: string,
  path: readonly string[],
): { readonly schema: Schema; readonly noun: string; readonly data: unknown } {
  const data = findSealedValue(changed, of, []);
  if (of === "people.yaml") return { schema: peopleSchema, noun: "`people.yaml`", data };
  if (of === "portal.yaml") return { schema: portalSchema, noun: "`portal.yaml`", data };
  const readings = path[0] === "series" ? findSealedValue(changed, of, ["series"]) : undefined;
  if (readings !== undefined && !(isRecord(data) && Object.hasOwn(data, "series"))) {
    return { schema: sealedReadingsSchema, noun: "the series", data: readings };
  }
  const kind = isRecord(data) ? data["kind"] : undefined;
  if (!isDocumentKind(kind)) throw new Error(`no kind of document: ${of}`);
  return { schema: documentSchemas[kind], noun: describeKind(kind), data };
}

function hasKey(value: unknown, key: string): boolean {
  if (Array.isArray(value)) return value.some((each) => hasKey(each, key));
  if (!isRecord(value)) return false;
  return Object.hasOwn(value, key) || Object.values(value).some((each) => hasKey(each, key));
}

/**
 * Says that a value would give something another id, or one to what had none: ids of what is amended itself, and of
 * all entries of lists in it. In a list, an id that goes while another one comes is taken for that, as nobody could
 * tell it from a removal and an addition.
 */
export function findRenaming(
  was: unknown,
  now: unknown,
  path: readonly string[],
): string | undefined {
  if (Array.isArray(was) && Array.isArray(now)) return findRenamedEntry(was, now, path);
  if (!isRecord(was)) return undefined;
  const id = was["id"];
  if (id !== undefined && (!isRecord(now) || now["id"] !== id)) return sayFixedId([...path, "id"]);
  if (!isRecord(now)) return undefined;
  return findFirst(Object.keys(was), (key) => findRenaming(was[key], now[key], [...path, key]));
}

function findRenamedEntry(
  was: readonly unknown[],
  now: readonly unknown[],
  path: readonly string[],
): string | undefined {
  const [before, after] = [indexIds(was), indexIds(now)];
  const gone = [...before.keys()].filter((id) => !after.has(id));
  const added = [...after.keys()].filter((id) => !before.has(id));
  const [first] = gone;
  if (first !== undefined && added.length > 0) {
    const place = path.join("/");
    const out = gone.map((id) => `\`--path ${place}/${id} --remove\``);
    return `This would make ${toList(added)} of ${toList(gone)} in \`${place}\`, or put one in the place of the other: an id is permanent, as others refer to it. Take ${toList(gone)} out by an amendment of its own, ${joinAnd(out)}, and then add ${toList(added)}.`;
  }
  return findFirst([...before.keys()], (id) =>
    after.has(id) ? findRenaming(before.get(id), after.get(id), [...path, id]) : undefined,
  );
}

function indexIds(list: readonly unknown[]): ReadonlyMap<string, unknown> {
  return new Map(
    list.flatMap((each) =>
      isRecord(each) && typeof each["id"] === "string" ? [[each["id"], each] as const] : [],
    ),
  );
}

function findFirst(
  keys: readonly string[],
  find: (key: string) => string | undefined,
): string | undefined {
  for (const key of keys) {
    const found = find(key);
    if (found !== undefined) return found;
  }
  return undefined;
}

function toList(ids: readonly string[]): string {
  return joinAnd(ids.map((id) => `\`${id}\``));
}

/** That a path leads to an id, which no amendment changes. */
export function sayFixedId(path: readonly string[]): string {
  return `\`${path.join("/")}\` is an id, by which others refer to it: an amendment cannot change it.`;
}

/** What is wrong, and what to do. */
export function toSentence({ message, hint }: Finding): string {
  return hint === undefined ? message : `${message} ${hint}`;
}
