import { describe, expect, it } from 'vitest'
import { readCrossrefNotices } from '@/lib/sources/crossref-notices'

const OWN = '10.1000/herons'
const updated = { 'date-parts': [[2021, 5, 3]], 'date-time': '2021-05-03T00:00:00Z', timestamp: 1620000000000 }
const answer = (message: object) =>
  JSON.stringify({ status: 'ok', 'message-type': 'work', message: { DOI: OWN, ...message } })
const read = (message: object) => readCrossrefNotices(answer(message), OWN)
const common = { kind: 'retraction', source: 'Crossref' }

describe('what Crossref has of a work', () => {
  it('is notices of it, and what it is a notice of itself', () => {
    const notices = read({
      title: ['Herons'],
      'updated-by': [
        { type: 'retraction', DOI: '10.1000/Notice', label: 'Retraction', source: 'retraction-watch', updated },
      ],
      'update-to': [{ type: 'expression_of_concern', DOI: '10.1000/Pond', label: 'Concern', updated }],
    })
    expect(notices).toEqual([
      { ...common, doi: OWN, noticeDoi: '10.1000/notice', nature: 'retraction', dated: '2021-05-03' },
      { ...common, doi: '10.1000/pond', noticeDoi: OWN, nature: 'concern', dated: '2021-05-03' },
    ])
  })

  it.each([
    ['removal', 'retraction'],
    ['withdrawal', 'retraction'],
    ['Erratum', 'correction'],
    ['corrigendum', 'correction'],
    ['partial_retraction', 'correction'],
    ['expression-of-concern', 'concern'],
  ])('is by its type %s a %s', (type, nature) => {
    expect(read({ 'updated-by': [{ type, DOI: '10.1000/n' }] })).toEqual([
      { ...common, doi: OWN, noticeDoi: '10.1000/n', nature },
    ])
  })

  it('says nothing of its worth where it has a new version, and names no notice that is the work itself', () => {
    expect(read({ 'updated-by': [{ type: 'new_version', DOI: '10.1000/n' }] })).toEqual([])
    expect(read({ 'updated-by': [{ type: 'retraction', DOI: OWN, updated: { 'date-parts': [[2021]] } }] })).toEqual([
      { ...common, doi: OWN, nature: 'retraction' },
    ])
    expect(read({ 'update-to': [{ type: 'retraction', DOI: 'no number' }] })).toEqual([])
    expect(read({})).toEqual([])
  })

  it('is nothing where it is not there, or is the record of a second work', () => {
    expect(readCrossrefNotices('', OWN)).toBeNull()
    expect(read({ DOI: '10.1000/other', 'updated-by': [{ type: 'retraction', DOI: '10.1000/n' }] })).toBeNull()
    expect(readCrossrefNotices(answer({}), '10.1000/HERONS')).toEqual([])
  })

  it.each([
    ['an error', '{"status":"failed","message-type":"validation-failure","message":[]}'],
    ['a list', '{"status":"ok","message-type":"work-list","message":{"items":[]}}'],
    ['words in place of a list', answer({ 'updated-by': 'none' })],
    ['half an answer', answer({}).slice(0, -3)],
    ['a page', '<html>'],
  ])('cannot be read where the answer is %s', (_what, text) => {
    expect(() => readCrossrefNotices(text, OWN)).toThrow(expect.objectContaining({ kind: 'unreadable' }))
  })
})
