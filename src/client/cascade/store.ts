import type { CascadeIndexView, CascadeRecord, CascadeScope } from "../../view/cascade-record.ts";
import type { CascadeNode } from "./node.ts";
import { toNode } from "./node.ts";

/** The nodes that were fetched so far, and the way to the others. */
export interface Store {
  readonly index: CascadeIndexView;
  readonly find: (number: number) => CascadeNode | undefined;
  /** Finds a node by its id, wherever it is. */
  readonly findById: (id: string) => Promise<CascadeNode | undefined>;
  /** Fetches the files that hold these nodes. */
  readonly load: (numbers: Iterable<number>) => Promise<void>;
  readonly loadScope: (scope: CascadeScope) => Promise<void>;
}

/** Opens the store with its first file, which holds what is shown at first. */
export async function openStore(url: string): Promise<Store> {
  const index = await fetchJson<CascadeIndexView>(url);
  // The addresses in it are from the root; a sealed quarter's portal lies elsewhere.
  const base = url.replace(/cascade\/index\.json$/, "");
  const nodes = new Map<number, CascadeNode>();
  const ids = new Map<string, CascadeNode>();
  const files = new Map<number, Promise<void>>();
  const add = (records: readonly CascadeRecord[]): void => {
    for (const record of records) {
      if (nodes.has(record[0])) continue;
      const node = toNode(record, index, base);
      nodes.set(node.number, node);
      ids.set(node.id, node);
    }
  };
  add(index.records);

  const loadFile = (file: number): Promise<void> => {
    let loading = files.get(file);
    if (loading === undefined) {
      const path = new URL(`nodes-${file}.json`, new URL(url, location.href)).href;
      loading = fetchJson<readonly CascadeRecord[]>(path).then(add);
      files.set(file, loading);
      // What could not be fetched is asked for again the next time.
      loading.catch(() => files.delete(file));
    }
    return loading;
  };
  const load = async (numbers: Iterable<number>): Promise<void> => {
    const wanted = new Set<number>();
    for (const number of numbers) if (!nodes.has(number)) wanted.add(findFile(index, number));
    await Promise.all([...wanted].map(loadFile));
  };
  return {
    index,
    find: (number) => nodes.get(number),
    findById: async (wanted) => {
      const alias = index.aliases.find(([name]) => name === wanted)?.[1];
      if (alias !== undefined) {
        await load([alias]);
        return nodes.get(alias);
      }
      const id = wanted;
      const likely = listLikely(index, id);
      if (!ids.has(id)) await Promise.all(likely.map(loadFile));
      if (!ids.has(id)) await Promise.all(index.files.map((_, file) => loadFile(file)));
      return ids.get(id);
    },
    load,
    loadScope: (scope) => load(listMembers(scope)),
  };
}

/** Whether a node belongs to a scope. */
export function isInScope({ ranges, above }: CascadeScope, number: number): boolean {
  const run = ranges[findLast(ranges, ([from]) => from <= number)];
  if (run !== undefined && number < run[1]) return true;
  return above[findLast(above, (each) => each <= number)] === number;
}

/** The place of the last of a sorted list for which something holds that holds for all before it; −1 for none. */
function findLast<Entry>(list: readonly Entry[], holds: (entry: Entry) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const half = (low + high) >> 1;
    const entry = list[half];
    if (entry !== undefined && holds(entry)) low = half + 1;
    else high = half;
  }
  return low - 1;
}

/** The numbers of all nodes of a scope. */
export function* listMembers({ ranges, above }: CascadeScope): Generator<number> {
  yield* above;
  for (const [from, to] of ranges) for (let at = from; at < to; at += 1) yield at;
}

function findFile({ files }: CascadeIndexView, number: number): number {
  const next = files.findIndex(([first]) => first > number);
  return next < 0 ? files.length - 1 : next - 1;
}

/** The files that most likely hold an id: nodes are sorted by id within a cycle, and cycles mostly by their ids. */
function listLikely({ files }: CascadeIndexView, id: string): readonly number[] {
  return files.flatMap(([, first], file) => {
    const next = files[file + 1]?.[1];
    const isAfter = first <= id;
    const isBefore = next === undefined || id < next;
    const hasBoth = next === undefined || first <= next;
    return (hasBoth ? isAfter && isBefore : isAfter || isBefore) ? [file] : [];
  });
}

async function fetchJson<Data>(url: string): Promise<Data> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`not fetched: ${url} (${response.status})`);
  // Written by this portal's own build.
  return (await response.json()) as Data;
}
