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
    return before.replace(tag, "").includes("<");
  });
  const template = { parts: source.map(toBytes), isInTag };
  templates.set(source, template);
  return template;
}

/** A comment, or a tag that has its end; in quotes there may be anything. */
const tag = /<!--.*?-->|<(?:[^"'>]|"[^"]*"|'[^']*')*>/gs;
