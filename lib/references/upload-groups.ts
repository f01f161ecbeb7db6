import type { UploadCounts } from './upload'

/** The parts in which the entries of an upload are shown. */
export const ROW_GROUPS = ['decide', 'conflict', 'new', 'here', 'left', 'partly', 'outside'] as const
export type RowGroup = (typeof ROW_GROUPS)[number]

export const GROUP_WORDS: Record<RowGroup, string> = {
  decide: 'To decide',
  conflict: 'In conflict',
  new: 'New',
  here: 'Already here',
  left: 'Not taken',
  partly: 'Read in part',
  outside: 'Outside records',
}

export const inGroup = (group: RowGroup, counts: UploadCounts): number =>
  ({
    decide: counts.maybe,
    conflict: counts.conflict,
    new: counts.new,
    here: counts.same,
    left: counts.broken + counts.skip,
    partly: counts.partly,
    outside: counts.notice,
  })[group]

/** The one that was asked for, or the first that has something in it, those that need a person first. */
export function groupOf(asked: unknown, counts: UploadCounts): RowGroup {
  const named = ROW_GROUPS.find((group) => group === asked)
  return named ?? ROW_GROUPS.find((group) => inGroup(group, counts) > 0) ?? 'new'
}

/** How many become studies when it is imported as it is decided now. */
export const toAdd = ({ new: fresh, chosen }: UploadCounts): number => fresh + chosen.new
