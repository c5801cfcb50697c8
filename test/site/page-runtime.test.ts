import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import * as astro from "astro/compiler-runtime";
import { chunkToString } from "astro/runtime/server/index.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createPageResult } from "../../src/site/page-result.ts";
import { repeated } from "../../src/site/page-repeated.ts";
import * as own from "../../src/site/page-runtime.ts";

/** What a template holds, as data: each runtime makes its own template of it. */
type Part =
  | { readonly type: "value"; readonly value: unknown }
  | { readonly type: "html"; readonly html: string }
  | { readonly type: "list"; readonly parts: readonly Part[] }
  | { readonly type: "element"; readonly attributes: Attributes; readonly parts: readonly Part[] }
  | { readonly type: "named"; readonly attributes: Attributes; readonly parts: readonly Part[] }
  | { readonly type: "component"; readonly title: string; readonly parts: readonly Part[] }
  | { readonly type: "fragment"; readonly parts: readonly Part[] };

type Attributes = Readonly<Record<string, unknown>>;
type Runtime = typeof own | typeof astro;

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: "binary" }),
  fc.constantFrom("a & b", "<i>", `"quoted"`, "it's", "", "–", "é", "列車 → 🚆"),
);
const value = fc.oneof(text, fc.double(), fc.integer(), fc.constantFrom(true, false, null, 0, -0));
const name = fc.constantFrom(
  ...["id", "class", "href", "aria-label", "title", "hidden", "open", "data-x", "d"],
);
const attributes = fc.dictionary(name, value);
const classes = fc.array(fc.oneof(text, fc.constantFrom(false, undefined, null, 1, true)));
const lists = fc.record({ "class:list": fc.oneof(value, classes) }, { requiredKeys: [] });
const ofElement = fc.tuple(attributes, lists).map(([some, list]) => ({ ...some, ...list }));
const { part } = fc.letrec<{ part: Part }>((tie) => {
  const parts = fc.array(tie("part"), { maxLength: 4 });
  return {
    part: fc.oneof(
      { maxDepth: 4, depthIdentifier: "part" },
      fc.record({ type: fc.constant("value" as const), value }),
      fc.record({ type: fc.constant("html" as const), html: text }),
      fc.record({ type: fc.constant("list" as const), parts }),
      fc.record({ type: fc.constant("element" as const), attributes: ofElement, parts }),
      fc.record({ type: fc.constant("named" as const), attributes, parts }),
      fc.record({ type: fc.constant("component" as const), title: text, parts }),
      fc.record({ type: fc.constant("fragment" as const), parts }),
    ),
  };
});

const page = createPageResult(
  { routePattern: "/[...page]", head: "<link>", toScript: (id) => `/${id}.js` },
  "/notes/",
);
/** As much of Astro's own result as its runtime asks for. */
const astroResult = {
  createAstro: (props: unknown) => ({ props }),
  componentMetadata: new Map(),
  renderers: [],
  clientDirectives: new Map(),
  _metadata: { hasRenderedHead: true, headInTree: true, propagators: new Set(), templateDepth: 0 },
};

describe("the runtime of pages", () => {
  it("renders what Astro's own does", async () => {
    await fc.assert(
      fc.asyncProperty(part, async (each) => {
        const mine = own.render`<p>${toTemplate(own, page, each)}</p>`;
        if (mine instanceof Promise) throw new Error("rendered later");
        expect(mine.text).toBe(await renderByAstro(each));
      }),
    );
  });

  it("gives Astro what it takes for a template of its own", async () => {
    await fc.assert(
      fc.asyncProperty(part, async (each) => {
        const mine = await own.render`<p>${toTemplate(own, page, each)}</p>`;
        expect(await toText(astro.render`<div>${mine}</div>`)).toBe(`<div>${mine.text}</div>`);
      }),
    );
  });

  it("makes a component once where it is repeated with the same props", () => {
    let made = 0;
    const icon = own.createComponent((result, props) => {
      made += 1;
      const { name } = result.createAstro(props, {}).props as { readonly name: string };
      return own.render`<i>${name}</i>`;
    }, "/src/components/Icon.astro");
    const draw = (name: string): unknown => own.renderComponent(page, "Icon", icon, { name });
    const drawn = own.render`${["down", "–", "down", "–"].map(draw)}`;
    expect(drawn).toHaveProperty("text", "<i>down</i><i>–</i>".repeat(2));
    expect(made).toBe(2);
  });

  it.each(Object.entries(repeated))("knows what %s is made of", (file, names) => {
    const components = readdirSync("src/components", { encoding: "utf8", recursive: true });
    const found = components.filter((path) => basename(path) === file);
    expect(found).toHaveLength(1);
    const source = readFileSync(join("src/components", ...found), "utf8");
    const [, props = ""] = /interface Props \{\n(.*?)\n\}/s.exec(source) ?? [];
    expect([...props.matchAll(/^ {2}(\w+)\??:/gm)].map(([, prop]) => prop)).toEqual(names);
    expect(source).not.toMatch(/<slot|<script|Astro\.(?!props)/);
  });

  it("waits for what comes later", async () => {
    const later = Promise.resolve(own.unescapeHTML("<b>later</b>"));
    const html = await own.render`<p>${[1, later]}${"<"}</p>`;
    expect(html.text).toBe("<p>1<b>later</b>&lt;</p>");
  });

  it("brings a script once, and the styles of the page", async () => {
    const script = (): unknown => own.renderScript(page, "search");
    const html = await own.render`${own.renderHead(page)}${script()}${script()}`;
    expect(html.text).toBe(`<link><script type="module" src="/search.js"></script>`);
  });

  it("says what no page can have", () => {
    const props = { "class:list": ["a"] };
    expect(() => own.renderComponent(page, "Icon", own.Fragment, props)).not.toThrow();
    expect(() => own.renderComponent(page, "Icon", "p", props)).toThrow(
      "class:list on a component",
    );
    expect(() => own.renderComponent(page, "Chapter", () => undefined, {})).toThrow("Chapter");
    expect(() => own.render`${{}}`).toThrow("nothing on a page");
    expect((): unknown => Reflect.get(page.createAstro({}), "cookies")).toThrow("Astro.cookies");
  });
});

function toTemplate(runtime: Runtime, result: object, each: Part): unknown {
  // Compiled modules call both runtimes alike; only their types differ.
  const { render, addAttribute, renderComponent, unescapeHTML, Fragment } = runtime as typeof own;
  const known = result as typeof page;
  const list = "parts" in each ? each.parts : [];
  const parts = (): readonly unknown[] => list.map((one) => toTemplate(runtime, result, one));
  const slots = { default: () => render`${parts()}` };
  switch (each.type) {
    case "value":
      return each.value;
    case "html":
      return unescapeHTML(each.html);
    case "list":
      return parts();
    case "element": {
      const added = Object.entries(each.attributes).map(([key, one]) => addAttribute(one, key));
      // Each has a place of its own, as in a compiled template.
      const places = added.map((_, index) => (index === 0 ? "<div" : ""));
      const start = added.length === 0 ? "<div>" : ">";
      return render([...places, start, "</div>"], ...added, parts());
    }
    case "named":
      return renderComponent(known, "Heading", "h3", each.attributes, slots);
    case "component":
      return renderComponent(known, "Box", toBox(runtime as typeof own), each, slots);
    case "fragment":
      return renderComponent(known, "Fragment", Fragment, {}, slots);
  }
}

/** A component as it is compiled. */
function toBox({ createComponent, render, renderSlot, addAttribute }: typeof own): unknown {
  return createComponent((result, props, slots) => {
    const { title } = result.createAstro(props, slots).props as { readonly title: string };
    return render`<section${addAttribute(title, "title")}>${title}${renderSlot(result, slots["default"])}</section>`;
  }, "Box.astro");
}

function renderByAstro(each: Part): Promise<string> {
  return toText(astro.render`<p>${toTemplate(astro, astroResult, each)}</p>`);
}

async function toText(template: ReturnType<typeof astro.render>): Promise<string> {
  let printed = "";
  await template.render({
    write: (chunk) => {
      printed += chunkToString(astroResult as never, chunk as never);
    },
  });
  return printed;
}
