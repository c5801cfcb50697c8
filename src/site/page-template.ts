import { toBytes } from "./page-text.ts";

/** What is known of a template of HTML, whatever its values are. */
export interface Template {
  /** The bytes of what stands between its values. */
  readonly parts: readonly string[];
  /** Of each value, whether it stands in a tag: every text there is an attribute that is printed by now. */
  readonly isInTag: readonly boolean[];
}

const templates = new Map<readonly string[], Template>();

/**
 * Finds out once for each template what it is like. Throws where a value stands in what looks like no tag that the
 * compiler writes: were it taken for an attribute, what an author wrote would not be escaped.
 */
export function getTemplate(source: readonly string[]): Template {
  const known = templates.get(source);
  if (known) return known;
  let before = "";
  const isInTag = source.slice(0, -1).map((part) => {
    before += part;
    const rest = before.replace(whole, "");
    const at = rest.search(opening);
    const isFine = at < 0 ? !rest.endsWith("<") : open.test(rest.slice(at));
    if (!isFine) {
      throw new Error(`template with a value that is neither attribute nor text: ${before}`);
    }
    before += value;
    return at >= 0;
  });
  const template = { parts: source.map(toBytes), isInTag };
  templates.set(source, template);
  return template;
}

/** What stands for a value where its place alone counts: attributes begin with it, and names of tags do not. */
const value = " ";
/** As browsers have it: after any other sign, as in “a < b”, no tag begins, and what follows must be escaped. */
const opening = /<[a-z/!]/i;
/** A comment, an element with nothing but text, or a tag that has its end; in the quotes of a value there may be any sign. */
const whole =
  /<!--.*?-->|<(script|style|textarea|title)\b.*?<\/\1>|<[a-z/!](?:[^>=]|=\s*(?:"[^"]*"|'[^']*')|=(?!\s*["']))*>/gis;
/** A tag that has no end yet, as the compiler writes it: a name, attributes, values. */
const open = /^<[a-z][^\s"'<>/=]*(?:\s+[^\s"'<>=]+(?:="[^"]*"|='[^']*')?)*\s*$/i;
