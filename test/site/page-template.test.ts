import { describe, expect, it } from "vitest";
import { getTemplate } from "../../src/site/page-template.ts";

describe("getTemplate(source)", () => {
  it("tells which values are attributes, and which are what the page says", () => {
    expect(toPlaces`${1}<a${2} title="a > b"${3}>${4}</a${5}>${6}`).toEqual(
      "text tag tag text tag text",
    );
    expect(toPlaces`<!-- it's <b -->${1}<p data-say='"'${2}>it's ${3}</p>`).toEqual(
      "text tag text",
    );
  });

  it("takes no sign in a text for the beginning of a tag: what follows must be escaped", () => {
    expect(toPlaces`<p>a < b ${1}</p>`).toBe("text");
    expect(toPlaces`<p>a < "b ${1} <i class=${2}>${3}</i>`).toBe("text tag text");
    expect(toPlaces`<p>Score <${1}, not <${2} days, says ${3}</p>`).toBe("text text text");
    expect(toPlaces`<script${1}>for (;i<n;) s = "x"; // don't</script><p>${2}</p>`).toBe(
      "tag text",
    );
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
