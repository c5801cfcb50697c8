/** A function that answers for each key once, and knows the answer for as long as the key is in use. */
export function once<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    const found = known.get(key);
    if (found) return found.value;
    const value = make(key);
    known.set(key, { value });
    return value;
  };
}

/** The same for two keys; the answers are known for as long as the first one is in use. */
export function onceFor<Owner extends object, Key, Value>(
  make: (owner: Owner, key: Key) => Value,
): (owner: Owner, key: Key) => Value {
  const answersOf = once<Owner, Map<Key, { readonly value: Value }>>(() => new Map());
  return (owner, key) => {
    const known = answersOf(owner);
    const found = known.get(key);
    if (found) return found.value;
    const value = make(owner, key);
    known.set(key, { value });
    return value;
  };
}
