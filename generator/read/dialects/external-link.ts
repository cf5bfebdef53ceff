/** Whether a link leaves the spec. Such an address is only compared and shown, never fetched. */
export function isExternal(href: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(href);
}
