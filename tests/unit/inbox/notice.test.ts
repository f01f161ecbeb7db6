import { expect, test } from 'vitest'
import { CLUB_NOTICES, clubWords, countWords, inboxTitle, keptWords } from '@/lib/inbox/notice'
import { unreachedWords } from '@/lib/inbox/unreached-words'

test('the title says how many are new, and nothing where none is', () => {
  expect([0, 3, 99, 100].map(inboxTitle)).toEqual(['Inbox', '(3) Inbox', '(99) Inbox', '(99+) Inbox'])
  expect(countWords(100)).toBe('99+')
})

test('where a study is kept is said in one line', () => {
  expect(keptWords({ lists: [], hasNote: true })).toBe('You wrote a note on it')
  expect(keptWords({ lists: ['Pain'], hasNote: false })).toBe('In “Pain”')
  expect(keptWords({ lists: ['Pain', 'Sleep'], hasNote: false })).toBe('In “Pain” and one more list')
  expect(keptWords({ lists: ['Pain', 'Sleep', 'Teeth'], hasNote: true })).toBe(
    'In “Pain” and 2 more lists; you wrote a note on it',
  )
})

test('whoever is named in vain is named to the writer, with the reason', () => {
  expect(unreachedWords({ unreached: [], audience: 'everyone' })).toBe('')
  expect(unreachedWords({ unreached: ['Ben', 'Cid'], audience: 'groups' })).toBe(
    ' Not notified: “Ben”, “Cid”. Reason: you can mention people of your groups that read this thread, and nobody else.',
  )
  expect(unreachedWords({ unreached: ['Ben'], audience: 'everyone' })).toMatch(/no active account/)
})

test('what became of a session is said with its group, its day and its place, and of voters nothing', () => {
  const session = { group: 'Ward 3', startsAt: '2026-12-12 12:30:00', zone: 'Europe/London', place: 'Library' }
  expect(CLUB_NOTICES.map((kind) => clubWords(kind, session))).toEqual([
    'A session of the journal club of Ward 3: Sat, 12 Dec 2026, 12:30, London, Library',
    'The journal club of Ward 3 is moved: Sat, 12 Dec 2026, 12:30, London, Library',
    'This session of the journal club of Ward 3 is cancelled',
    'The journal club of Ward 3 votes: cast your ballot',
    'The ballots of the journal club of Ward 3 are revealed',
    'Minutes of the journal club of Ward 3 are written',
  ])
  expect(clubWords('club-moved', { ...session, startsAt: null, place: '' })).toBe(
    'The journal club of Ward 3 is moved, and has no day yet',
  )
  // Moved to other clocks, it does not read as before.
  expect(clubWords('club-moved', { ...session, zone: 'America/New_York' })).toBe(
    'The journal club of Ward 3 is moved: Sat, 12 Dec 2026, 12:30, New York, Library',
  )
})
