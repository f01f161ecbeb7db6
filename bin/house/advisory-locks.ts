import type { Source } from './sources'

/** Numbers of advisory locks that two files use: each would wait for the other without a reason. */
export function sharedLocks(sources: readonly Source[]): string[] {
  const locks = sources.flatMap(({ file, text }) =>
    [...text.matchAll(/^(?:export )?const \w+_LOCK = ([\d_]+)$/gm)].map(([, number]) => ({ file, number })),
  )
  return locks
    .filter(({ number }, index) => locks.findIndex((lock) => lock.number === number) < index)
    .map(({ file, number }) => `${file} uses the advisory lock ${number}, which another file uses`)
}
