/** Rows that together mark the object an SDK returns for an operation: its HTTP response, not JSON. */
const envelope = ["content_type", "status_code", "raw_response"] as const;

/** Rows of an envelope that come from the HTTP response rather than from its body. */
const envelopeRows: ReadonlySet<string> = new Set([...envelope, "headers"]);

/** The names, among those of one object, that are part of the HTTP exchange and no JSON keys. */
export function transportNames(names: readonly string[]): ReadonlySet<string> {
  const isEnvelope = envelope.every((name) => names.includes(name));
  return new Set(isEnvelope ? names.filter((name) => envelopeRows.has(name)) : []);
}
