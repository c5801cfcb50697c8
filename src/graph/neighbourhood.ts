/** What a drawing of a node's surroundings holds. */
export interface Neighbourhood {
  /** The centres, then what is above them, nearest first, then what is right below. */
  readonly ids: readonly string[];
  /** How many there was no room for. */
  readonly leftOut: number;
}

/** The links of a graph, as functions of a node. */
export interface Links {
  readonly toParents: (id: string) => readonly string[];
  readonly toChildren: (id: string) => readonly string[];
}

/** More than this cannot be taken in at a glance. */
const mostNodes = 60;

/**
 * Chooses what is drawn around some nodes: the way up to the mission by all parents, then the direct children.
 * Where there is more than fits, the nearest come first.
 */
export function findNeighbourhood(centres: readonly string[], links: Links): Neighbourhood {
  const found = new Set(centres);
  // A set visits what is added while it is walked.
  for (const id of found) for (const parent of links.toParents(id)) found.add(parent);
  for (const centre of centres) for (const child of links.toChildren(centre)) found.add(child);
  const ids = [...found];
  return { ids: ids.slice(0, mostNodes), leftOut: Math.max(0, ids.length - mostNodes) };
}
