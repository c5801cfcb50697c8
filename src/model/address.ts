/** A part of an address as people read it; as it is where it is no encoding of a text. */
export function decodeAddress(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
