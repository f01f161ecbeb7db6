import { expect, it } from 'vitest'
import { type OwnData, ownFiles } from '@/lib/export/own-files'

const study = { title: 'Lunar cheese', pmid: 7, doi: null, address: '/studies/7/lunar-cheese' }
const AT = new Date('2026-11-29T08:00:00Z')
const data: OwnData = {
  account: { name: 'Ada', email: 'ada@hospital.example', role: 'reader', preferences: {}, passkeys: [] },
  lists: [
    { id: 'a', name: 'Ward 4/../x', description: '' },
    { id: 'b', name: 'Ward 4/../x', description: 'again' },
    { id: 'c', name: '心不全', description: '' },
  ],
  links: [
    {
      list: null,
      label: 'Ward 3',
      kind: 'frozen',
      withNotes: false,
      createdAt: AT,
      endsOn: '2026-12-31',
      revokedAt: null,
    },
  ],
  notes: [
    { body: 'Mine.', readers: { audience: 'me', groups: [], otherGroups: 0 }, createdAt: AT, updatedAt: AT, study },
  ],
  comments: [
    {
      id: '1',
      threadId: null,
      quote: null,
      body: 'Said.',
      readers: { audience: 'groups', groups: ['Ward 3'], otherGroups: 1 },
      createdAt: AT,
      editedAt: null,
      study,
    },
  ],
  readings: [{ status: 'read', readAt: AT, changedAt: AT, study }],
  verdicts: [],
  questions: [],
  searches: [{ name: 'Cheese', query: 'q=cheese', createdAt: AT }],
  log: [{ readOn: '2026-11-30', title: 'Lunar cheese', minutes: 20, reflection: 'Hm.', address: study.address }],
  mail: null,
  clubs: {
    ballots: [
      {
        session: 'Tea',
        group: 'Ward 3',
        startsAt: null,
        study,
        answers: [{ question: 'Alike?', answer: 'yes' }],
        trust: 7,
        change: 'no',
        comment: 'Well.',
        revealedOn: null,
      },
    ],
    proposed: [],
    wouldRead: [],
    asked: [{ session: 'Tea', group: 'Ward 3', startsAt: null, question: 'How was it blinded?' }],
    supported: [],
  },
  inbox: (['mention', 'list-shared'] as const).map((kind) => ({
    kind,
    by: 'Ben',
    study: kind === 'mention' ? study : null,
    list: kind === 'mention' ? null : 'Ward 3',
    group: null,
    session: null,
    happenedAt: AT,
    openedAt: null,
    laterSince: null,
    doneAt: null,
  })),
}

it('has a file of each kind, and three of each list, whatever lists are called', async () => {
  const asked: string[] = []
  const readList = async (id: string) => {
    asked.push(id)
    return id === 'c' ? null : { items: [] }
  }
  const files = ownFiles(data, readList, 'https://precis.example')
  const paths = files.map(({ path }) => path)
  expect(new Set(paths).size).toBe(paths.length)
  expect(paths.filter((path) => path.startsWith('lists/'))).toHaveLength(9)
  for (const path of paths) expect(path).toMatch(/^(?:lists\/\d\d-[^/\\]+|[\w.]+)$/)
  const texts = new Map<string, string>()
  for (const { path, text } of files) texts.set(path, await text())
  expect(asked).toEqual(['a', 'b', 'c'])
  expect(JSON.parse(texts.get('comments.json') ?? '')).toMatchObject([
    {
      body: 'Said.',
      readBy: 'Ward 3 and 1 other group',
      study: { address: 'https://precis.example/studies/7/lunar-cheese' },
    },
  ])
  expect(JSON.parse(texts.get('log.json') ?? '')).toMatchObject([
    { readOn: '2026-11-30', minutes: 20, address: expect.stringMatching(/^https.*\/studies\/7\/lunar-cheese$/) },
  ])
  expect(JSON.parse(texts.get('searches.json') ?? '')).toMatchObject([
    { address: 'https://precis.example/studies?q=cheese' },
  ])
  expect(JSON.parse(texts.get('clubs.json') ?? '')).toMatchObject({
    asked: [{ session: 'Tea', question: 'How was it blinded?' }],
    ballots: [{ session: 'Tea', trust: 7, study: { address: 'https://precis.example/studies/7/lunar-cheese' } }],
  })
  expect(JSON.parse(texts.get('inbox.json') ?? '')).toMatchObject([
    { kind: 'mention', study: { address: 'https://precis.example/studies/7/lunar-cheese' } },
    { kind: 'list-shared', study: null, list: 'Ward 3' },
  ])
  expect(JSON.parse(texts.get('reading.json') ?? '')).toMatchObject([{ status: 'read' }])
  expect(texts.get('notes.md')).toContain('Mine.')
  const [, named] = JSON.parse(texts.get('lists.json') ?? '')
  expect(paths).toContain(`${named.file}.ris`)
})
