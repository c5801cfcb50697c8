/** The candidate nearest to a text, where one is near enough to have been meant: about a third of its letters off. */
export function findNearest(text: string, candidates: Iterable<string>): string | undefined {
  const wanted = toPlain(text);
  const letters = sortLetters(wanted);
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(Math.min(text.length, 60) * 0.4)) + 1;
  for (const candidate of candidates) {
    const other = toPlain(candidate);
    // No text is nearer to another than their lengths are.
    if (Math.abs(other.length - wanted.length) >= bestDistance) continue;
    // Letters in another order are one slip of the fingers, whatever the distance says.
    const isShuffled = wanted !== other && letters === sortLetters(other);
    const found = isShuffled ? 1 : countEdits(wanted, other);
    if (found < bestDistance) [best, bestDistance] = [candidate, found];
  }
  return best;
}

/** As words are written by mistake: in upper case, with spaces, with letters and marks apart. */
function toPlain(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[\s_]+/g, "-");
}

function sortLetters(text: string): string {
  return Array.from(text).sort().join("");
}

/** Levenshtein's distance: letters to be put in, taken out or changed. */
function countEdits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
