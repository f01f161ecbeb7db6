import type { RefusalCode } from '@/lib/access/app-error'

/** Something that was done on a page and can be undone: the key that it was done under. */
export type Done = { what: 'reading' | 'saving'; key: string }

/** More than anybody undoes; the oldest is forgotten first. */
export const MOST_UNDONE = 100

/** The stack with one more on top; what is there already under its key was sent twice and is done once. */
export const withDone = (stack: readonly Done[], done: Done): readonly Done[] =>
  stack.some(({ key }) => key === done.key) ? stack : [...stack, done].slice(-MOST_UNDONE)

/** What is undone first; undefined where nothing is left. */
export const lastDone = (stack: readonly Done[]): Done | undefined => stack.at(-1)

/** The stack once something on it is undone. */
export const withoutDone = (stack: readonly Done[], { key }: Done): readonly Done[] =>
  stack.filter((done) => done.key !== key)

/**
 * Whether what was refused for this may be undone in a while: the portal is at fault or busy, or somebody has to sign in.
 * Any other refusal would come again, and keep what was done before from being undone.
 */
export const isPassing = (code: RefusalCode | 'fault'): boolean =>
  code === 'fault' || code === 'rate_limited' || code === 'unauthenticated'
