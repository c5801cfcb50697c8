import { distance } from "fastest-levenshtein";

/** The candidate nearest to a text, where one is near enough to have been meant: about a third of its letters off. */
export function findNearest(text: string, candidates: Iterable<string>): string | undefined {
  const wanted = text.toLowerCase();
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(Math.min(text.length, 60) * 0.4)) + 1;
  for (const candidate of candidates) {
    const other = candidate.toLowerCase();
    // Letters in another order are one slip of the fingers, whatever the distance says.
    const found = sortLetters(wanted) === sortLetters(other) ? 1 : distance(wanted, other);
    if (found < bestDistance) [best, bestDistance] = [candidate, found];
  }
  return best;
}

function sortLetters(text: string): string {
  return Array.from(text).sort().join("");
}
