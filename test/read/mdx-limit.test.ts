import { describe, expect, it } from "vitest";
import { parseBodyFacts } from "../../src/read/body.ts";
import { findCostlyBraces, findMdxLimit } from "../../src/read/mdx-limit.ts";

const more = "More may be found once that is mended.";

function find(text: string): { code: string; start: number; hint: string }[] {
  const { findings } = parseBodyFacts({ file: "a.mdx", format: "mdx", text, bodyStart: 0 }, []);
  return findings.map(({ code, anchor, hint = "" }) => {
    return { code, start: anchor?.type === "span" ? anchor.start : -1, hint };
  });
}

describe("findMdxLimit(text)", () => {
  it.each(["<", "<a ", "<a@", "<?", "<!--", "[a](<b", "<a>\n\n", "</a>"])(
    "refuses so many of %j that the parser would look through the text for each",
    (piece) => {
      expect(findMdxLimit(piece.repeat(100))).toBeUndefined();
      const text = piece.repeat(80_000 / piece.length);
      expect(findMdxLimit(text)?.message).toContain("which is too much for its length");
      expect(find(text).map(({ code }) => code)).toEqual(["unreadable-file"]);
    },
  );

  it("takes a long text with many components, and any number of `<` that are escaped", () => {
    expect(
      findMdxLimit(`<Kpi id="kpis/a" />\n\n${"word ".repeat(40)}\n\n`.repeat(400)),
    ).toBeUndefined();
    expect(findMdxLimit("\\<".repeat(40_000))).toBeUndefined();
  });
});

describe("findCostlyBraces(text)", () => {
  it("leaves to the parser what it is done with soon, and what is no expression", () => {
    expect(findCostlyBraces("There are {1 + 1} of {us}.")).toEqual([]);
    expect(findCostlyBraces('- ::kpi{id=kpis/a}\n::kpi[A]{id="b" c}\n\\{\n'.repeat(50))).toEqual(
      [],
    );
  });

  it.each(["{<a>", "<a b={", "\n<a b={", "{", '::kpi{a="', "[a](${<<a><a>"])(
    "names so many of %j that they would double the parser's time again and again",
    (piece) => {
      expect(findCostlyBraces(piece.repeat(40)).length).toBeGreaterThanOrEqual(40);
      expect(find(piece.repeat(40)).length).toBeLessThanOrEqual(5);
      expect(find(piece.repeat(80_000 / piece.length)).length).toBeLessThanOrEqual(5);
    },
  );

  it("finds the first expression among braces that are code, quoted, or of an address", () => {
    const code = `\`{x}\`\n\n\`\`\`{js}\n${"{a}\n".repeat(60)}\`\`\`\n\n[a](b{c})\n\n::kpi{id=a}\n\n<Kpi id="{d}" />`;
    const { body, findings } = parseBodyFacts(
      { file: "a.mdx", format: "mdx", text: code, bodyStart: 0 },
      [],
    );
    expect(findings).toEqual([]);
    expect(body.links.map(({ target }) => target)).toEqual(["b{c}", "a", "{d}"]);
    expect(find(`Of {1} two\n\n${code}`).map(({ start }) => start)).toEqual([3]);
    expect(find(`See <Kpi id={x} />\n\n${code}`)[0]?.start).toBe(12);
    expect(find(`Of a << b\n\n${code}`).map(({ start }) => start)).toEqual([5]);
  });
});

describe("parseBodyFacts(source, itemIds)", () => {
  it("takes a row of openers for one mistake, and finds the next", () => {
    expect(find("Less <<<<<<< than {{{ that").map(({ start }) => start)).toEqual([5, 18]);
    expect(find("Less <<<<<<< than {{{ that").filter(({ hint }) => hint.includes(more))).toEqual(
      [],
    );
  });

  it("stops after five mistakes, and says that there may be more", () => {
    const hints = find("a <5 b ".repeat(8)).map(({ hint }) => hint.includes(more));
    expect(hints).toEqual([false, false, false, false, true]);
  });
});
