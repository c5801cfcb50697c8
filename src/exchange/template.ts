/** What the templates of a repository name, by name. */
export type TemplateWords = Readonly<Record<string, string>>;

/** Puts words in the places of their names, `%year%`. Throws on a name that none of them has. */
export function renderTemplate(text: string, words: TemplateWords): string {
  return text.replace(/%([a-z][a-zA-Z\d]*)%/g, (_, name: string) => {
    const word = Object.hasOwn(words, name) ? words[name] : undefined;
    if (word === undefined) throw new Error(`no word for a template: ${name}`);
    return word;
  });
}
