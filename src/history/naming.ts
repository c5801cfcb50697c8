import { parseReference } from "../model/id.ts";

/** Gives an id, a reference or a name, as it is written in one document, the name under which both states know it. */
export type Naming = (text: string, document: string) => string;

/**
 * How the earlier and the later state name things, by the old ids that each of them knows: so that a rename alone
 * changes no reference.
 */
export function toNamings(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  moves: ReadonlyMap<string, string>,
): { readonly earlier: Naming; readonly later: Naming } {
  const later: Naming = (text, document) => resolve(toFull(text, document), after);
  const earlier: Naming = (text, document) => {
    const now = toMoved(resolve(toFull(text, document), before), moves);
    return later(now, document);
  };
  return { earlier, later };
}

/** Old ids and what they are now, as the documents themselves say. */
export function listAliases(
  documents: readonly { readonly id: string; readonly data: object }[],
): ReadonlyMap<string, string> {
  const aliases = new Map<string, string>();
  for (const { id, data } of documents) {
    // One of the keys that any document may have: a list of texts.
    const own = "aliases" in data && Array.isArray(data.aliases) ? data.aliases : [];
    for (const alias of own) if (!aliases.has(String(alias))) aliases.set(String(alias), id);
  }
  return aliases;
}

/** A value with every text in it named alike in both states, and without what only says where it was written. */
export function toNamed(value: unknown, name: (text: string) => string): unknown {
  if (typeof value === "string") return name(value);
  if (Array.isArray(value)) return value.map((each) => toNamed(each, name));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(
    ([key, each]) => key !== "source" && each !== undefined,
  );
  return Object.fromEntries(
    entries.map(([key, each]) => [key, toNamed(each, name)] as const).sort(byKey),
  );
}

/** The later id of something that moved, or that stands in what did. */
export function toMoved(id: string, moves: ReadonlyMap<string, string>): string {
  const whole = moves.get(id);
  if (whole !== undefined) return whole;
  const { document, item } = parseReference(id);
  const now = moves.get(document);
  if (now !== undefined && item !== undefined)
    return moves.get(`${now}#${item}`) ?? `${now}#${item}`;
  const team = /^(team:)?([^/:#]+)$/.exec(id);
  const nowTeam = team?.[2] === undefined ? undefined : moves.get(`teams/${team[2]}`);
  return nowTeam === undefined ? id : `${team?.[1] ?? ""}${nowTeam.replace(/^teams\//, "")}`;
}

/** The id that a document had before, by the one that it has now. */
export function toEarlier(id: string, moves: ReadonlyMap<string, string>): string {
  for (const [was, now] of moves) if (now === id) return was;
  return id;
}

function toFull(text: string, document: string): string {
  return /^#[^\s#]+$/.test(text) ? `${document}${text}` : text;
}

function resolve(id: string, aliases: ReadonlyMap<string, string>): string {
  const whole = aliases.get(id);
  if (whole !== undefined) return whole;
  const { document, item } = parseReference(id);
  const now = item === undefined ? undefined : aliases.get(document);
  return now === undefined ? id : `${now}#${item ?? ""}`;
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
