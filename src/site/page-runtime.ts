import * as astro from "astro/runtime/server/index.js";
import type { PageResult } from "./page-result.ts";
import { findRepeated, MadeOnce } from "./page-repeated.ts";
import { getTemplate } from "./page-template.ts";
import { escapeText, fromBytes, printAttribute, toBytes } from "./page-text.ts";

/**
 * WHAT COMPILED `.astro` FILES CALL when the portal is built, in the place of Astro's own `astro/compiler-runtime`.
 * Astro renders for a browser that waits: each part of a page is an object that is written into a stream, piece by
 * piece and perhaps later. Nothing in the pages of a portal comes later, so here a template is joined into one text
 * at once: the same bytes (a test holds both against each other) for a third of the time and of the garbage. What is
 * rare is left to Astro's functions. Pages with MDX in them are rendered by Astro, and the components in them here:
 * that is why what is returned looks to Astro like a template of its own.
 */

const templateResult: unique symbol = Symbol.for("astro.renderTemplateResult");
const own: unique symbol = Symbol("plumbline.component");

/** Text that is HTML by now. */
export class Html {
  /** Its bytes, a character each. */
  readonly bytes: string;

  constructor(bytes: string) {
    this.bytes = bytes;
  }

  get text(): string {
    return fromBytes(this.bytes);
  }

  get [templateResult](): true {
    return true;
  }

  get htmlParts(): readonly string[] {
    return [this.text];
  }

  get expressions(): readonly never[] {
    return [];
  }

  render(destination: { readonly write: (chunk: unknown) => void }): void {
    destination.write(astro.markHTMLString(this.text));
  }
}

/** A promise only below MDX, whose components Astro renders. */
type Rendered = Html | Promise<Html>;
type Result = PageResult | AstroResult;
/** Astro's own; whatever is in it is for Astro's functions. */
type AstroResult = Parameters<typeof astro.renderComponent>[0];
type Props = Record<string, unknown>;
type Slot = (result: Result) => unknown;
type Slots = Readonly<Record<string, Slot>>;
type Factory = (result: Result, props: Props, slots: Slots) => Rendered;

export const { Fragment } = astro;

/** A component, marked as one for Astro and for `renderComponent`. */
export function createComponent(factory: Factory, moduleId?: string): Factory {
  const names = findRepeated(moduleId);
  return Object.assign(names ? toRepeated(factory, names) : factory, {
    isAstroComponentFactory: true,
    moduleId,
    [own]: true,
  });
}

function toRepeated(factory: Factory, names: readonly string[]): Factory {
  const known = new MadeOnce<Rendered>(names);
  return (result, props, slots) => {
    // What is in MDX may come later, and is on few pages.
    if (!isPage(result)) return factory(result, props, slots);
    return known.get(props, () => toFlat(factory(result, props, slots)));
  };
}

/** In one piece: it is copied into many pages. */
function toFlat(rendered: Rendered): Rendered {
  if (!(rendered instanceof Html)) return rendered;
  return new Html(Buffer.from(rendered.bytes, "latin1").toString("latin1"));
}

/** Compiled modules call it once, for what they may ask outside of components: nothing, here. */
export function createAstro(): undefined {
  return undefined;
}

/** A template of HTML and of values, which are escaped unless they are HTML. */
export function render(template: readonly string[], ...values: readonly unknown[]): Rendered {
  const { parts, isInTag } = getTemplate(template);
  let bytes = parts[0] ?? "";
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at];
    const piece = isInTag[at] && typeof value === "string" ? value : toPiece(value);
    if (typeof piece !== "string") return renderLater(template, values);
    bytes += piece;
    bytes += parts[at + 1] ?? "";
  }
  return new Html(bytes);
}

/** A component of ours, a fragment, a plain element by its name, or one of Astro's. */
export function renderComponent(
  result: Result,
  name: string,
  component: unknown,
  props: Props,
  slots: Slots = {},
): Rendered {
  if (component === Fragment) return renderSlot(result, slots["default"]);
  if ("class:list" in props) throw new Error(`class:list on a component: ${name}`);
  if (isOwn(component)) return component(result, props, slots);
  if (typeof component === "string") return renderElement(result, component, props, slots);
  if (isPage(result)) throw new Error(`page with a component that only Astro renders: ${name}`);
  return renderForeign(result, name, component, props, slots);
}

export function renderSlot(result: Result, slot: unknown, fallback?: unknown): Rendered {
  const chosen = slot ?? fallback;
  // Compiled as a function of the result.
  const value = typeof chosen === "function" ? (chosen as Slot)(result) : chosen;
  if (value instanceof Html) return value;
  const piece = toPiece(value);
  return typeof piece === "string" ? new Html(piece) : piece.then((later) => new Html(later));
}

/** Every page has a head, and says itself where what belongs into it comes. */
export function maybeRenderHead(): "" {
  return "";
}

export function renderHead(result: Result): Rendered {
  return isPage(result) ? new Html(result.head) : toHtml(astro.renderHead(), result);
}

export function renderScript(result: Result, id: string): Rendered {
  if (isPage(result)) return new Html(result.takeScript(id));
  return astro.renderScript(result, id).then((script) => toHtml(script, result));
}

export function unescapeHTML(value: unknown): unknown {
  return typeof value === "string" ? new Html(toBytes(value)) : astro.unescapeHTML(value);
}

/** Attributes are bytes by now, as `render` knows from where they stand: a page has more of them than of all else. */
export function addAttribute(
  value: unknown,
  key: string,
  isEscaped?: boolean,
  tag?: string,
): string {
  return printAttribute(value, key, isEscaped, tag);
}

export function spreadAttributes(values: Props): string {
  return Object.keys(values)
    .map((key) => printAttribute(values[key], key))
    .join("");
}

function isOwn(component: unknown): component is Factory {
  return typeof component === "function" && own in component;
}

function isPage(result: Result): result is PageResult {
  return "takeScript" in result;
}

/** The bytes of a value on the page: text is escaped, what is false or missing is nothing. */
function toPiece(value: unknown): string | Promise<string> {
  if (typeof value === "string") return escapeText(value);
  if (value instanceof Html) return value.bytes;
  if (!value && value !== 0) return "";
  if (typeof value === "number" || value === true) return String(value);
  if (Array.isArray(value)) return joinPieces(value);
  if (value instanceof Promise) return value.then(toPiece);
  if (astro.isHTMLString(value)) return toBytes(String(value));
  throw new Error(`value that is nothing on a page: ${JSON.stringify(value)}`);
}

function joinPieces(values: readonly unknown[]): string | Promise<string> {
  let bytes = "";
  for (const value of values) {
    const piece = toPiece(value);
    if (typeof piece !== "string") return toPieces(values).then((pieces) => pieces.join(""));
    bytes += piece;
  }
  return bytes;
}

async function renderLater(template: readonly string[], values: readonly unknown[]): Promise<Html> {
  const { parts, isInTag } = getTemplate(template);
  const pieces = await Promise.all(
    values.map(async (value, at) =>
      isInTag[at] && typeof value === "string" ? value : toPiece(value),
    ),
  );
  return new Html(parts.map((part, at) => part + (pieces[at] ?? "")).join(""));
}

function toPieces(values: readonly unknown[]): Promise<readonly string[]> {
  return Promise.all(values.map(async (value) => toPiece(value)));
}

/** An element whose name is a value: `<Heading>` for `h3`. */
function renderElement(result: Result, name: string, props: Props, slots: Slots): Rendered {
  const children = renderSlot(result, slots["default"]);
  const start = new Html(`<${name}${spreadAttributes(props)}>`);
  return render`${start}${children}${new Html(`</${name}>`)}`;
}

async function renderForeign(
  result: AstroResult,
  name: string,
  component: unknown,
  props: Props,
  slots: Slots,
): Promise<Html> {
  let text = "";
  const write = (chunk: Parameters<typeof astro.chunkToString>[1]): void => {
    text += astro.chunkToString(result, chunk);
  };
  // Compiled slots return what `render` does, which Astro takes for its own.
  const children = slots as astro.ComponentSlots;
  const instance = await astro.renderComponent(result, name, component, props, children);
  await instance.render({ write });
  return new Html(toBytes(text));
}

function toHtml(chunk: Parameters<typeof astro.chunkToString>[1], result: AstroResult): Html {
  return new Html(toBytes(astro.chunkToString(result, chunk)));
}
