import { describe, expect, test } from 'vitest'
import { definitionsIn } from '@/lib/evidence/abbreviations'
import { readAbstract } from '@/lib/evidence/reading'
import { allForms, namesOf } from '@/lib/evidence/short-form'

/** The fullest form of the last sentence of an abstract. */
function fullest(text: string, title = 'Tea for the sleepless') {
  const reading = readAbstract(title, [{ text }])
  return allForms(reading, reading.texts.length - 1, namesOf(reading))[0]?.text
}

describe('abbreviations are spelt out', () => {
  test('from the beginning of the sentence on, as far as there is room', () => {
    const many = 'in adults with hiccups of a month or more who had tried water and milk and honey before '
    const text = `All drank quillwort sage tea (QST), and restless sleep at night (RSN) was counted. QST reduced RSN ${many}and after.`
    expect(fullest(text)).toContain('Quillwort sage tea reduced')
    const longer = `All drank quillwort sage tea (QST), and restless sleep at night (RSN) was counted. QST reduced RSN ${many}they fell ill at home at last in summer or winter.`
    expect(fullest(longer)).toMatch(/^Quillwort sage tea reduced RSN/)
  })

  test('where the title has them in running text though the abstract only begins with them', () => {
    const text = 'Restless sleep (RS) was counted. Tea reduced RS in adults.'
    expect(fullest(text, 'Tea for restless sleep')).toBe('Tea reduced restless sleep in adults.')
    expect(fullest('METHODS Restless sleep (RS) was counted. Tea reduced RS in adults.')).toBe(
      'Tea reduced RS in adults.',
    )
  })
})

test.each([
  ['a quotation mark', 'The “quillwort sage tea” or other tea” (QT) was drunk.'],
  ['a clause', 'By the disease score, according to the 28-joint disease activity score (DAS) it fell.'],
])('a long form has no %s', (_, text) => {
  for (const { long } of definitionsIn(text)) expect(long).not.toMatch(/[“”"]|according to/)
})
