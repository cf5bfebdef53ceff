import type { LoadedProject } from "../config/load-config.ts";
import { defaultOptions } from "../config/settings.ts";
import { contentHash } from "../tree/content-hash.ts";
import { version } from "./version.ts";

/** Returns the hash that identifies the generator in a lock. */
export async function generatorHash(): Promise<string> {
  return contentHash(`modelmark@${await version()}`);
}

/** Returns the hash of everything in a config that changes what is generated. */
export function configHash({ settings, include, exclude }: LoadedProject): string {
  return contentHash(JSON.stringify({ settings, include, exclude }));
}

/**
 * Returns a hash for each setting, so that two branches can change different settings without a conflict in the lock.
 * Settings with their default value are left out.
 */
export function configHashes(project: LoadedProject): Readonly<Record<string, string>> {
  const { settings, include, exclude } = project;
  const { overrides, ...options } = settings;
  const defaults = new Map<string, unknown>(Object.entries(defaultOptions));
  const parts: (readonly [string, unknown])[] = [
    ...Object.entries(options).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(defaults.get(name)),
    ),
    ...Object.entries(overrides).map(([id, override]) => [`overrides/${id}`, override] as const),
    ...Object.entries({ include, exclude }),
  ];
  return Object.fromEntries(
    parts.map(([name, value]) => [name, contentHash(JSON.stringify(value))]),
  );
}
