/**
 * Makes anchors for the headings of one document: lower case, letters and digits of any script, hyphens for spaces.
 * Each one is used once; `taken` are the ids that the page has already, those of its items.
 */
export function slugger(taken: Iterable<string> = []): (heading: string) => string {
  const used = new Set(taken);
  return (heading) => {
    const slug = toSlug(heading);
    let unique = slug;
    for (let count = 2; used.has(unique); count += 1) unique = `${slug}-${count}`;
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
