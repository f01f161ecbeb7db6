import { expect, it } from 'vitest'
import { journalTitle } from '@/lib/studies/journal-name'

it.each([
  ['Journal of anesthesia.', 'Journal of anesthesia'],
  ['Lancet (London, England) .', 'Lancet (London, England)'],
  ['PLoS One', 'PLoS One'],
  ['Am. J. Med.', 'Am. J. Med.'],
  [null, null],
])('%s is shown as %s', (title, shown) => {
  expect(journalTitle(title)).toBe(shown)
})
