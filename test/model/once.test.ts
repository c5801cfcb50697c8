import { describe, expect, test } from "vitest";
import { once, onceFor } from "../../src/model/once.ts";

describe("once(make)", () => {
  test("answers for each key once, also where the answer is nothing", () => {
    const asked: object[] = [];
    const get = once((key: object): string | undefined => {
      asked.push(key);
      return undefined;
    });
    const [a, b] = [{}, {}];
    expect([get(a), get(b), get(a)]).toEqual([undefined, undefined, undefined]);
    expect(asked).toEqual([a, b]);
  });
});

describe("onceFor(make)", () => {
  test("answers for each pair of keys once", () => {
    const asked: string[] = [];
    const get = onceFor(({ name }: { name: string }, key: number) => {
      asked.push(`${name} ${key}`);
      return { name, key };
    });
    const [a, b] = [{ name: "a" }, { name: "b" }];
    expect(get(a, 1)).toBe(get(a, 1));
    expect(get(b, 1)).toEqual({ name: "b", key: 1 });
    expect(get(a, 2)).toEqual({ name: "a", key: 2 });
    expect(asked).toEqual(["a 1", "b 1", "a 2"]);
  });
});
