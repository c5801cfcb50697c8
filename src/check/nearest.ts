import { distance } from "fastest-levenshtein";

/** Finds the ids that an author may have meant, the likeliest first. */
export type FindNearest = (text: string, accepts?: (id: string) => boolean) => readonly string[];

const mostOffered = 3;

/**
 * Prepares the search for the ids nearest to a text. Candidates are those whose last segments share runs of three
 * letters, so that a search among 10,000 ids compares but a few of them letter by letter.
 */
export function indexNearest(ids: Iterable<string>): FindNearest {
  const bySegment = new Map<string, string[]>();
  for (const id of ids) push(bySegment, toSegment(id), id);
  const byTrigram = new Map<string, string[]>();
  for (const segment of bySegment.keys()) {
    for (const trigram of toTrigrams(segment)) push(byTrigram, trigram, segment);
  }
  return (text, accepts = () => true) => {
    const wanted = normalise(text);
    return findSegments(byTrigram, toSegment(wanted))
      .flatMap((segment) => bySegment.get(segment) ?? [])
      .filter(accepts)
      .map((id) => ({ id, cost: compare(wanted, id) }))
      .filter(({ cost }) => cost <= 1)
      .sort((a, b) => a.cost - b.cost || (a.id < b.id ? -1 : 1))
      .slice(0, mostOffered)
      .map(({ id }) => id);
  };
}

/** The one word of a short list that is nearest, where one is near enough: "did you mean". */
export function findNearestWord(text: string, words: Iterable<string>): string | undefined {
  const wanted = normalise(text);
  const near = [...words]
    .map((word) => ({ word, cost: distance(wanted, normalise(word)) }))
    .filter(({ word, cost }) => cost <= Math.max(1, Math.floor(word.length / 3)))
    .sort((a, b) => a.cost - b.cost || (a.word < b.word ? -1 : 1));
  return near[0]?.word;
}

/** 0 where the two are the same but for their spelling, at most 1 where the one may be meant by the other. */
function compare(wanted: string, id: string): number {
  const found = normalise(id);
  if (wanted === found) return 0;
  const [segment, other] = [toSegment(wanted), toSegment(found)];
  const whole = distance(wanted, found) / Math.max(wanted.length, found.length);
  if (segment === other) return 0.5 * whole;
  const last = distance(segment, other);
  return last <= Math.max(2, segment.length / 3) ? 0.5 + whole / 2 : 2;
}

/** The segments that share the most trigrams; ties by the text itself. */
function findSegments(byTrigram: ReadonlyMap<string, string[]>, segment: string): string[] {
  const shared = new Map<string, number>();
  for (const trigram of toTrigrams(segment)) {
    for (const other of byTrigram.get(trigram) ?? []) {
      shared.set(other, (shared.get(other) ?? 0) + 1);
    }
  }
  const alike = ([other, count]: [string, number]): number => count / (other.length + 2);
  return [...shared]
    .sort((a, b) => alike(b) - alike(a) || b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, 30)
    .map(([other]) => other);
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
