import { distance } from "fastest-levenshtein";
import type { FindCalled } from "./called.ts";

/** Finds the ids that an author may have meant, the likeliest first. */
export type FindNearest = (text: string, accepts?: (id: string) => boolean) => readonly string[];

const mostOffered = 3;
/** Postings looked through, segments and ids compared, for one text: enough to find it, and the same in any plan. */
const mostPostings = 1000;
const mostSegments = 20;
const mostIds = 50;

/**
 * Prepares the search for the ids nearest to a text. Candidates are those whose last segments share runs of three
 * letters, the rarest first, so that a search among 10,000 ids that are all alike compares but a few of them. Where
 * something is called so, only what also ends so is as near.
 */
export function indexNearest(
  ids: Iterable<string>,
  findCalled: FindCalled = () => [],
): FindNearest {
  const known = new Set(ids);
  const bySegment = new Map<string, string[]>();
  for (const id of known) if (!id.includes("#")) push(bySegment, toSegment(id), id);
  const byTrigram = new Map<string, string[]>();
  for (const segment of bySegment.keys()) {
    for (const trigram of toTrigrams(segment)) push(byTrigram, trigram, segment);
  }
  return (text, accepts = () => true) => {
    const called = [...findCalled(text)]
      .slice(0, mostPostings)
      .filter((id) => known.has(id) && accepts(id));
    const [wanted = "", item] = normalise(text).split("#");
    const near = findSegments(byTrigram, toSegment(wanted))
      .flatMap((segment) => findAlike(bySegment.get(segment) ?? [], wanted))
      .map((id) => ({ id: item === undefined ? id : `${id}#${item}`, cost: compare(wanted, id) }))
      .filter(({ id, cost }) => cost <= 1 && known.has(id) && accepts(id))
      .sort((a, b) => a.cost - b.cost || (a.id < b.id ? -1 : 1))
      .filter(({ cost }) => called.length === 0 || cost <= mostOfSegment)
      .map(({ id }) => id);
    return [...new Set([...near, ...called])].slice(0, mostOffered);
  };
}

/** The most that the cost is of an id with the same last segment. */
const mostOfSegment = 0.5;

/** 0 where the two are the same but for their spelling, at most 1 where the one may be meant by the other. */
function compare(wanted: string, id: string): number {
  if (wanted === id) return 0;
  const [segment, other] = [toSegment(wanted), toSegment(id)];
  const whole = distance(wanted, id) / Math.max(wanted.length, id.length);
  if (segment === other) return mostOfSegment * whole;
  const last = distance(segment, other);
  return last <= Math.max(2, segment.length / 3) ? mostOfSegment + whole / 2 : 2;
}

/** The segments that share the most trigrams; ties by the text itself. */
function findSegments(byTrigram: ReadonlyMap<string, string[]>, segment: string): string[] {
  const lists = [...toTrigrams(segment)]
    .map((trigram) => byTrigram.get(trigram) ?? [])
    .sort((a, b) => a.length - b.length);
  const shared = new Map<string, number>();
  let looked = 0;
  for (const list of lists) {
    if (looked > 0 && looked + list.length > mostPostings) break;
    looked += list.length;
    for (const other of list) shared.set(other, (shared.get(other) ?? 0) + 1);
  }
  const alike = ([other, count]: [string, number]): number => count / (other.length + 2);
  return [...shared]
    .sort((a, b) => alike(b) - alike(a) || b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, mostSegments)
    .map(([other]) => other);
}

/** Of very many ids that end alike, those that begin like the text. */
function findAlike(ids: readonly string[], wanted: string): readonly string[] {
  if (ids.length <= mostIds) return ids;
  return ids
    .map((id) => ({ id, same: countSame(id, wanted) }))
    .sort((a, b) => b.same - a.same || (a.id < b.id ? -1 : 1))
    .slice(0, mostIds)
    .map(({ id }) => id);
}

function countSame(id: string, wanted: string): number {
  let at = 0;
  while (at < id.length && id[at] === wanted[at]) at += 1;
  return at;
}

/** As people write ids by mistake: as a path of a file or a page, in upper case, with spaces. */
function normalise(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/^[./]+|\/+$/g, "")
    .replace(/\.mdx?(?=#|$)/, "")
    .replace(/^team:/, "teams/")
    .replace(/\/(?=#)/, "")
    .replace(/[\s_]+/g, "-");
}

/** What tells ids apart: the last segment, without the kind that `person:` or `cycle:` names. */
function toSegment(id: string): string {
  return id.slice(Math.max(id.lastIndexOf("/"), id.indexOf(":")) + 1);
}

function toTrigrams(segment: string): Set<string> {
  const padded = `^${segment}$`;
  const trigrams = new Set<string>();
  for (let at = 0; at + 3 <= padded.length; at += 1) trigrams.add(padded.slice(at, at + 3));
  return trigrams;
}

function push<Key>(map: Map<Key, string[]>, key: Key, value: string): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
