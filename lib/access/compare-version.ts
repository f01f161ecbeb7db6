import { AppError } from './app-error'

/**
 * Throws `conflict` unless `row`, as it was read under its lock, is the version that the person was shown. One sentence
 * for every noun: the page beneath shows what is saved now, and saving a second time is then deliberate.
 */
export function compareVersion(row: { version: number }, input: { version: number }, noun: string): void {
  if (row.version !== input.version) throw versionConflict(noun)
}

/** For an update that names its version, once it has found no row. */
export const versionConflict = (noun: string) =>
  new AppError(
    'conflict',
    `This ${noun} was changed elsewhere in the meantime. What is saved now is shown here; save again to replace it.`,
  )
