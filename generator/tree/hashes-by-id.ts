/** Content hashes of files that git holds, by the id under which it holds them. */
export interface HashesById {
  readonly get: (id: string) => string | undefined;
  readonly set: (id: string, hash: string) => unknown;
}
