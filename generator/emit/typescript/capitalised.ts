/** Returns a word with a capital first letter: `shared` becomes `Shared`. */
export function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
