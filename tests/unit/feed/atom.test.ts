import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatAtom } from '@/lib/feed/atom'
import { uuidOfUrl } from '@/lib/feed/name-uuid'
import { escapeXml } from '@/lib/xml/escape-xml'
import { childrenOf, parseXml, textOf } from '../../support/xml-tree'

const feed = {
  id: 'urn:uuid:1',
  title: 'Hair <loss> & "lupus"',
  author: 'Précis',
  updated: new Date('2026-11-22T10:00:00Z'),
  self: 'https://precis.example/feeds/searches/x',
  alternate: 'https://precis.example/searches/1',
  entries: [
    {
      id: 'urn:uuid:2',
      title: 'p < 0.05 & rising',
      link: 'https://precis.example/studies/1/p?a=1&b=2',
      updated: new Date('2026-11-21T10:00:00Z'),
      summary: 'Cohort, level 3 of 5. It’s so.',
    },
  ],
}

test('a feed has all that RFC 4287 asks of it', () => {
  const root = parseXml(formatAtom(feed))
  expect([root.name, root.uri]).toEqual(['feed', 'http://www.w3.org/2005/Atom'])
  expect(textOf(root, 'id')).toBe('urn:uuid:1')
  expect(textOf(root, 'title')).toBe('Hair <loss> & "lupus"')
  expect(textOf(root, 'updated')).toBe('2026-11-22T10:00:00.000Z')
  expect(childrenOf(root, 'author').map((author) => textOf(author, 'name'))).toEqual(['Précis'])
  expect(childrenOf(root, 'link').map(({ attributes }) => [attributes.rel, attributes.href])).toEqual([
    ['self', feed.self],
    ['alternate', feed.alternate],
  ])
  const [entry] = childrenOf(root, 'entry')
  if (!entry) throw new Error('there is no entry')
  expect(['id', 'title', 'updated', 'summary'].map((name) => textOf(entry, name))).toEqual([
    'urn:uuid:2',
    'p < 0.05 & rising',
    '2026-11-21T10:00:00.000Z',
    'Cohort, level 3 of 5. It’s so.',
  ])
  expect(childrenOf(entry, 'link')[0]?.attributes.href).toBe('https://precis.example/studies/1/p?a=1&b=2')
})

test('whatever a title holds, the feed stays well-formed and says the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (title) => {
      const root = parseXml(formatAtom({ ...feed, title: `.${title}.`, self: title }))
      const kept = escapeXml(title).replace(/&(amp|lt|gt|quot|apos);/g, (_, name) => ENTITY[name] as string)
      expect(textOf(root, 'title')).toBe(`.${kept.replace(/\r\n?/g, '\n')}.`)
    }),
  )
})

const ENTITY: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

test('an address has one UUID, the one that the RFC gives it', () => {
  // As Python's uuid.uuid5(uuid.NAMESPACE_URL, …) has it.
  expect(uuidOfUrl('https://www.example.com/')).toBe('3d3ed9d2-aa3d-5fa6-90e8-ed662e90f559')
  expect(uuidOfUrl('https://www.example.com/a')).not.toBe(uuidOfUrl('https://www.example.com/b'))
})
