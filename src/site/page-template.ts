import { toBytes } from "./page-text.ts";

/** What is known of a template of HTML, whatever its values are. */
export interface Template {
  /** The bytes of what stands between its values. */
  readonly parts: readonly string[];
  /** Of each value, whether it stands in a tag: every text there is an attribute that is printed by now. */
  readonly isInTag: readonly boolean[];
}

const templates = new Map<readonly string[], Template>();

/** Finds out once for each template what it is like. */
export function getTemplate(source: readonly string[]): Template {
  const known = templates.get(source);
  if (known) return known;
  let before = "";
  const isInTag = source.slice(0, -1).map((part) => {
    before += part;
    const isOpen = opening.test(before.replace(tag, ""));
    before += value;
    return isOpen;
  });
  const template = { parts: source.map(toBytes), isInTag };
  templates.set(source, template);
  return template;
}

/** What stands for a value where its place alone counts: attributes begin with it, and names of tags do not. */
const value = " ";
/** As browsers have it: after any other sign, as in “a < b”, no tag begins, and what follows must be escaped. */
const opening = /<[a-z/!]/i;
/** A comment, a script or a style, or a tag that has its end; in quotes there may be anything. */
const tag = /<!--.*?-->|<(script|style)\b.*?<\/\1>|<(?:[^"'>]|"[^"]*"|'[^']*')*>/gis;
