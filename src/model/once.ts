import { type Noted, readNoted, traceReads } from "./reads.ts";

/** What is kept, and the facts that it was made from: whoever is given it has read them, too. */
interface Kept<Value> extends Noted {
  readonly value: Value;
}

/** A function that answers for each key once, and knows the answer for as long as the key is in use. */
export function once<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, Kept<Value>>();
  return (key) => {
    let kept = known.get(key);
    if (!kept) {
      kept = { ...traceReads(() => make(key)), by: 0 };
      known.set(key, kept);
    }
    return give(kept);
  };
}

/** The same for two keys; the answers are known for as long as the first one is in use. */
export function onceFor<Owner extends object, Key, Value>(
  make: (owner: Owner, key: Key) => Value,
): (owner: Owner, key: Key) => Value {
  const known = new WeakMap<Owner, Map<Key, Kept<Value>>>();
  return (owner, key) => {
    let answers = known.get(owner);
    if (!answers) {
      answers = new Map();
      known.set(owner, answers);
    }
    let kept = answers.get(key);
    if (!kept) {
      kept = { ...traceReads(() => make(owner, key)), by: 0 };
      answers.set(key, kept);
    }
    return give(kept);
  };
}

function give<Value>(kept: Kept<Value>): Value {
  readNoted(kept);
  return kept.value;
}
