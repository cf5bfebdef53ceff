/** Words that cannot name a type or a namespace in TypeScript. */
export const reservedWords: ReadonlySet<string> = new Set(
  `
any arguments as async await bigint boolean break case catch class const continue debugger declare default
delete do else enum eval export extends false finally for from function get if implements import in infer
instanceof interface is keyof let module namespace never new null number object of package private protected
public readonly require return set static string super switch symbol this throw true try type typeof undefined
unique unknown using var void while with yield
`
    .trim()
    .split(/\s+/),
);

/** File names that Windows reserves for devices, and `index`, which the output itself uses. */
export const deviceNames: ReadonlySet<string> = new Set([
  ...["con", "prn", "aux", "nul", "index"],
  ...Array.from({ length: 10 }, (_, digit) => [`com${digit}`, `lpt${digit}`]).flat(),
  ...Array.from({ length: 10 }, (_, digit) => [`com-${digit}`, `lpt-${digit}`]).flat(),
]);

/** File names that emitters use in their folders. A model outside any namespace has its files there too. */
export const sharedStems: ReadonlySet<string> = new Set(["helpers"]);
