import { describe, expect, it } from 'vitest'
import { backupsToDelete } from '@/lib/backup/keep'

const DAY = 24 * 60 * 60 * 1000
const at = (iso: string) => ({ takenAt: new Date(iso) })

/** Takes a backup every night for `nights`, deleting what is to go each time; the days that are left. */
function afterNights(nights: number): string[] {
  let kept: { takenAt: Date }[] = []
  for (let night = 0; night < nights; night++) {
    kept.push({ takenAt: new Date(Date.UTC(2026, 0, 1, 1, 47) + night * DAY) })
    const gone = new Set(backupsToDelete(kept))
    kept = kept.filter((backup) => !gone.has(backup))
  }
  return kept.map(({ takenAt }) => takenAt.toISOString().slice(0, 10))
}

describe('backups that are kept', () => {
  it('are all of the first week', () => {
    expect(afterNights(7)).toHaveLength(7)
  })

  it('are, in the long run, seven days, four weeks and twelve months', () => {
    // 730 nights from 1 January 2026 end on Friday, 31 December 2027.
    expect(afterNights(730)).toEqual([
      ...['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31', '2027-06-30'],
      ...['2027-07-31', '2027-08-31', '2027-09-30', '2027-10-31', '2027-11-30', '2027-12-12', '2027-12-19'],
      ...['2027-12-25', '2027-12-26', '2027-12-27', '2027-12-28', '2027-12-29', '2027-12-30', '2027-12-31'],
    ])
  })

  it('are the newest of a day, and none is deleted because nothing was taken for long', () => {
    const [first, second, old] = [at('2026-11-29T01:47:00Z'), at('2026-11-29T09:00:00Z'), at('2024-02-03T01:47:00Z')]
    expect(backupsToDelete([first, second, old])).toEqual([first])
  })
})
