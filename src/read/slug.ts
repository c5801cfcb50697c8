/**
 * Makes anchors for the headings of one document: lower case, letters and digits of any script, hyphens for spaces.
 * Each one is used once; `taken` are the ids that the page has already, those of its items.
 */
export function slugger(taken: Iterable<string> = []): (heading: string) => string {
  const used = new Set(taken);
  // Where to go on counting: ten thousand equal headings would else be counted from 2 each.
  const counts = new Map<string, number>();
  return (heading) => {
    const slug = toSlug(heading);
    let unique = slug;
    let count = counts.get(slug) ?? 2;
    for (; used.has(unique); count += 1) unique = `${slug}-${count}`;
    counts.set(slug, count);
    used.add(unique);
    return unique;
  };
}

function toSlug(heading: string): string {
  const slug = heading
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, "")
    .trim()
    .replace(/\s+/g, "-");
  return slug === "" ? "section" : slug;
}
