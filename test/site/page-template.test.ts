import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { readCodeDigest } from "../../src/site/code-digest.ts";
import { openBundle } from "../../src/site/page-bundle.ts";
import { getTemplate } from "../../src/site/page-template.ts";

/** The templates of a compiled module that our runtime renders, each as the texts between its values. */
function listTemplates(file: string): readonly (readonly string[])[] {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest);
  const found: (readonly string[])[] = [];
  const visit = (node: ts.Node): void => {
    // Astro's own have another name.
    const isOurs = ts.isTaggedTemplateExpression(node) && node.tag.getText(source) === "render";
    if (isOurs && ts.isTemplateExpression(node.template)) {
      const { head, templateSpans } = node.template;
      found.push([head.text, ...templateSpans.map(({ literal }) => literal.text)]);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

describe("getTemplate(source)", () => {
  it("tells which values are attributes, and which are what the page says", () => {
    expect(toPlaces`${1}<a${2} title="a > b"${3}>${4}</a>${5}`).toEqual("text tag tag text text");
    expect(toPlaces`<!-- it's <b -->${1}<p data-say='"'${2}>it's ${3}</p>`).toEqual(
      "text tag text",
    );
  });

  it("takes no sign in a text for the beginning of a tag: what follows must be escaped", () => {
    expect(toPlaces`<p>a < b ${1}</p>`).toBe("text");
    expect(toPlaces`<p>a < "b ${1} <i${2}>${3}</i>`).toBe("text tag text");
    expect(toPlaces`<p>${1}<5 days, says ${2}</p>`).toBe("text text");
    expect(toPlaces`<script${1}>for (;i<n;) s = "x"; // don't</script><p>${2}</p>`).toBe(
      "tag text",
    );
    expect(toPlaces`<p it's>${1}</p>`).toBe("text");
    expect(toPlaces`<p data-"q="1">${1}</p>`).toBe("text");
    expect(toPlaces`<p>a <b it's</p><p>${1}</p>`).toBe("text");
    expect(toPlaces`<textarea>a <b it's</textarea><p>${1}</p>`).toBe("text");
    expect(toPlaces`<p>2 < 3 <!-- a > <b it's -->${1}</p>`).toBe("text");
    expect(toPlaces`<p>2 < 3 <script>if (i<n) go(); // don't</script>${1}</p>`).toBe("text");
  });

  it.each([
    ["<p>Score <", "</p>"],
    ["<p></p", ">"],
    ['<p>a <b x="</p><p>', "</p>"],
    ["<!-- ", " -->"],
  ])("refuses a value that is neither attribute nor text: %s", (before, after) => {
    expect(() => getTemplate([before, after])).toThrow("neither attribute nor text");
  });

  it("has an attribute or a text at every value of the pages that we have", async () => {
    const root = process.cwd();
    const codeDigest = readCodeDigest(root);
    const bundle = await openBundle({ root, project: root, codeDigest, place: "root" });
    const files = readdirSync(bundle, { encoding: "utf8", recursive: true });
    const modules = files.filter((file) => file.endsWith(".mjs"));
    const templates = modules.flatMap((file) => listTemplates(join(bundle, file)));
    expect(templates.length).toBeGreaterThan(1000);
    for (const template of templates) expect(() => getTemplate(template)).not.toThrow();
  });

  it("has what stands between them as bytes, made once", () => {
    const source = ["é", "b"];
    expect(getTemplate(source).parts).toEqual(["Ã©", "b"]);
    expect(getTemplate(source)).toBe(getTemplate(source));
  });
});

function toPlaces(source: readonly string[], ...values: readonly number[]): string {
  const { isInTag } = getTemplate(source);
  return values.map((_, at) => (isInTag[at] === true ? "tag" : "text")).join(" ");
}
