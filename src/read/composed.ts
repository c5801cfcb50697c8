import { isRecord } from "../model/record.ts";

/** What can be a reference, or the id of an item as a key. */
const referenceText = /^[\p{L}\p{M}\p{Nd}_#:/-]+$/u;

/** Marks, and letters with them that have a sign of their own: without one of these a text is composed. */
const mayBeApart =
  /[\u0300-\u03ff\u0483-\u1fff\u20d0-\u212b\u302a-\u309a\ua66f-\uabff\uf900-\uffff]/;

/**
 * Data in which references are spelt as the ids that they mean: some keyboards and disks take the marks of letters
 * apart, so that `#ré` of two signs and of three look the same. An id itself stays as it is: it has a finding of its own.
 */
export function composeReferences<Data>(data: Data, text: string): Data {
  // Nearly every text is composed, and nothing is copied then.
  if (!mayBeApart.test(text) || text === text.normalize("NFC")) return data;
  // Only texts change, and stay texts.
  return compose(data, undefined) as Data;
}

function compose(value: unknown, key: string | undefined): unknown {
  if (typeof value === "string") return key === "id" ? value : toComposed(value);
  if (Array.isArray(value)) return value.map((each) => compose(each, undefined));
  if (!isRecord(value)) return value;
  const keys = new Set(Object.keys(value));
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => {
      const composed = toComposed(name);
      // Of two that look the same the odd one stays, and is found to be no key.
      return [keys.has(composed) ? name : composed, compose(each, name)];
    }),
  );
}

function toComposed(text: string): string {
  return referenceText.test(text) ? text.normalize("NFC") : text;
}
