import { expect, it } from 'vitest'
import { backupState } from '@/lib/backup/backup-state'

const NOW = new Date('2026-11-29T08:00:00Z')
const ago = (days: number) => new Date(NOW.getTime() - days * 24 * 60 * 60 * 1000)
const backup = (taken: number, verified?: number) => ({
  takenAt: ago(taken),
  verifiedAt: verified === undefined ? null : ago(verified),
})

it('warns where nights are missing, and where none was restored for long', () => {
  expect(backupState([], NOW, false)).toEqual({ verified: null, warning: null })
  expect(backupState([], NOW, true).warning).toContain('yet')
  expect(backupState([backup(0.2), backup(6, 6)], NOW, true)).toEqual({ verified: ago(6), warning: null })
  expect(backupState([backup(3, 3)], NOW, true).warning).toContain('two days')
  expect(backupState([backup(0.2)], NOW, true).warning).toContain('not known')
  expect(backupState([backup(0.2), backup(10, 10)], NOW, true).warning).toContain('not known')
})
