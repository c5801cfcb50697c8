import { joinOr } from "../model/enumeration.ts";
import type { Anchor, Finding } from "../model/finding.ts";
import { toFinding } from "../model/finding.ts";
import { findNearest } from "../model/nearest.ts";
import { quote } from "./wording.ts";

interface Component {
  /** What each attribute is; `true` where it must be there. */
  readonly attributes: Readonly<Record<string, boolean>>;
}

/** The components of the portal: in `.mdx` as elements, in `.md` as directives. All attributes are plain text. */
const components: Readonly<Record<string, Component>> = {
  Callout: { attributes: { tone: false } },
  Kpi: { attributes: { id: true } },
  Progress: { attributes: { of: true } },
  Cascade: { attributes: { of: true, depth: false } },
  KeyResults: { attributes: { of: true } },
  Checklist: { attributes: {} },
  Figure: { attributes: { src: true, alt: true, caption: false } },
};

const choices: Readonly<Record<string, readonly string[]>> = {
  "Callout tone": ["risk", "note", "info"],
  "Cascade depth": ["1", "2", "3", "4"],
};

/** The component that a name stands for; a directive's name is in lower case: `key-results`. */
export function findComponent(name: string): string | undefined {
  if (Object.hasOwn(components, name)) return name;
  return Object.keys(components).find((each) => toDirective(each) === name);
}

/** What a component as it was written lacks or has too much; `find` is where one of its attributes stands. */
export function checkComponent(
  name: string,
  attributes: Readonly<Record<string, string>>,
  at: { readonly file: string; readonly anchor: Anchor; readonly find: (key: string) => Anchor },
): readonly Finding[] {
  const { anchor } = at;
  const known = findComponent(name);
  const component = known === undefined ? undefined : components[known];
  if (known === undefined || component === undefined) {
    return [toUnknown(name, at.file, anchor)];
  }
  const allowed = Object.keys(component.attributes);
  const findings: Finding[] = [];
  for (const [key, value] of Object.entries(attributes)) {
    const choice = choices[`${known} ${key}`];
    if (!allowed.includes(key)) {
      const nearest = findNearest(key, allowed);
      const others = allowed.length === 0 ? "Remove it." : `Use ${joinOr(allowed.map(quote))}.`;
      const hint = nearest === undefined ? others : `Did you mean ${quote(nearest)}?`;
      const message = `${quote(key)} is not an attribute of the component ${quote(known)}.`;
      findings.push(toFinding("unknown-key", at.file, message, { anchor: at.find(key), hint }));
    } else if (choice && !choice.includes(value)) {
      const message = `The attribute ${quote(key)} of ${quote(known)} is ${quote(value)}, which is not allowed.`;
      const hint = `Write ${joinOr(choice.map(quote))}.`;
      findings.push(toFinding("invalid-value", at.file, message, { anchor: at.find(key), hint }));
    }
  }
  for (const key of allowed.filter((each) => component.attributes[each])) {
    if ((attributes[key] ?? "") !== "") continue;
    const message = `The component ${quote(known)} needs the attribute ${quote(key)}, and there is none.`;
    const hint = `Add ${quote(`${key}="…"`)}.`;
    findings.push(toFinding("missing-key", at.file, message, { anchor, hint }));
  }
  return findings;
}

function toUnknown(name: string, file: string, anchor: Anchor): Finding {
  const isDirective = /^[a-z]/.test(name);
  const names = Object.keys(components).map((each) => (isDirective ? toDirective(each) : each));
  const nearest = findNearest(name, names);
  const hint =
    nearest === undefined ? `Use ${joinOr(names.map(quote))}.` : `Did you mean ${quote(nearest)}?`;
  const message =
    name === ""
      ? "An element without a name, `<>`, is no component of the portal."
      : `The portal has no component ${quote(name)}.`;
  return toFinding("mdx-unknown-component", file, message, { anchor, hint });
}

/** `KeyResults` as a directive is `key-results`. */
function toDirective(name: string): string {
  return name.replace(/(?!^)[A-Z]/g, "-$&").toLowerCase();
}
