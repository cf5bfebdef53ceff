/** The properties that every object inherits (ECMA-262, 20.1.3). An absent key with such a name seems to be present. */
export const inheritedKeys: ReadonlySet<string> = new Set([
  ...["__defineGetter__", "__defineSetter__", "__lookupGetter__", "__lookupSetter__", "__proto__"],
  ...["constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable"],
  ...["toLocaleString", "toString", "valueOf"],
]);
