/**
 * Words that other tools, templates and other kinds of document have for one key: whoever comes from there writes them,
 * and no letters tell what was meant. The first that can be used where the word stands is what it is called there.
 */
const words: readonly (readonly string[])[] = [
  ["title", "name", "label", "heading"],
  ["owner", "owners", "lead", "responsible", "accountable", "assignee"],
  ["supports", "parent", "parents", "aligns", "alignedTo", "contributesTo"],
  ["from", "baseline", "startValue"],
  ["to", "goal", "targetValue"],
  ["start", "begin", "startDate"],
  ["end", "finish", "endDate"],
  ["due", "deadline", "dueDate"],
  ["note", "comment", "remark", "update"],
  ["by", "author"],
  ["keyResults", "krs", "results"],
  ["checkIns", "updates"],
];

/** The one of some keys that means the same as a word that is no key. */
export function findSameMeaning(word: string, keys: readonly string[]): string | undefined {
  const wanted = toPlain(word);
  return words
    .filter((same) => same.some((each) => toPlain(each) === wanted))
    .flatMap((same) => same.filter((each) => keys.includes(each)))
    .at(0);
}

/** However its parts are joined: `start-date`, `start_date`, `startDate`. */
function toPlain(word: string): string {
  return word.toLowerCase().replace(/[\s_-]/g, "");
}
