import type { Passage } from "./passage.ts";

/** The places of links between the columns: 0 is the trunk of primary links, the others have tracks from 1. */
export interface Tracks {
  /** For each link, one place for each gutter that it goes through. */
  readonly places: readonly (readonly number[])[];
  /** For each gutter, how many tracks there are beside the trunk. */
  readonly counts: readonly number[];
}

interface Run {
  readonly link: number;
  readonly at: number;
  readonly top: number;
  readonly bottom: number;
}

/** Beyond so many, links share tracks: a gutter must not grow wider than the columns. */
const mostTracks = 14;
/** Between two runs in one track. */
const apart = 8;

/** Gives the upright part of each link that is not primary a track in which it touches no other. */
export function assignTracks(links: readonly Passage[], gutters: number): Tracks {
  const places = links.map(({ from, to }) => new Array<number>(to - from).fill(0));
  const runs: Run[][] = Array.from({ length: Math.max(0, gutters) }, () => []);
  links.forEach(({ primary, from, to, leave, arrive, between }, link) => {
    if (primary) return;
    const heights = [leave, ...between, arrive];
    for (let at = 0; at < to - from; at += 1) {
      const a = heights[at] ?? 0;
      const b = heights[at + 1] ?? 0;
      runs[from + at]?.push({ link, at, top: Math.min(a, b), bottom: Math.max(a, b) });
    }
  });
  const counts = runs.map((list) => {
    list.sort((a, b) => a.top - b.top || a.bottom - b.bottom || a.link - b.link);
    const ends: number[] = [];
    for (const { link, at, top, bottom } of list) {
      let track = ends.findIndex((end) => end + apart <= top);
      if (track < 0) {
        track = ends.length < mostTracks ? ends.length : toEarliest(ends);
      }
      ends[track] = Math.max(ends[track] ?? bottom, bottom);
      const own = places[link];
      if (own !== undefined) own[at] = track + 1;
    }
    return ends.length;
  });
  return { places, counts };
}

function toEarliest(ends: readonly number[]): number {
  return ends.indexOf(Math.min(...ends));
}
