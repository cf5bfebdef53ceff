/**
 * An error for a command line that asks for something that does not exist. The message says so, and names what does
 * exist.
 */
export class UsageError extends Error {}
