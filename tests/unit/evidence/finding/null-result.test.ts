import { describe, expect, it } from 'vitest'
import { shownOf } from '@/lib/evidence/finding/features'
import { readAbstract } from '@/lib/evidence/reading'

/** What the results of a made-up trial of quillwort tea say of whether anything differed. */
function nullsOf(results: string, methods = 'Adults with hiccups were randomised to quillwort tea or water.') {
  const abstract = [
    { label: 'Methods', text: methods },
    { label: 'Results', text: results },
    { label: 'Conclusions', text: 'Quillwort tea is a drink.' },
  ]
  return shownOf(readAbstract('Quillwort tea for hiccups', abstract)).nulls
}

describe('the primary outcome did not differ', () => {
  const methods = 'Adults were randomised to tea or water. The primary outcome was hiccups at one week.'

  it.each([
    'The reduction in the primary endpoint did not reach statistical significance (p = 0.2). Sleep was better with tea than with water (p = 0.01).',
    'The primary outcome did not differ between groups. Sleep was better with tea than with water (p = 0.01).',
    'Hiccups at one week did not differ between groups (p = 0.4). Sleep was better with tea than water (p = 0.01).',
    'Hiccups at one week were 40% v 44% (odds ratio 0.85, 95% CI 0.60 to 1.21). Sleep was better with tea (p = 0.01).',
  ])('%s', (results) => {
    expect(nullsOf(results, methods).isPrimary).toBe(true)
  })

  it('nor is that said where it did', () => {
    const results =
      'Hiccups at one week were fewer with tea (odds ratio 0.60, 95% CI 0.41 to 0.80). Sleep did not differ.'
    expect(nullsOf(results, methods).isPrimary).toBe(false)
  })
})

describe('most of what was found did not differ', () => {
  it('where half of the results say so, and no comparison differs by its figures', () => {
    expect(nullsOf('Hiccups fell with tea. There was no difference between groups (p = 0.2).').isMost).toBe(true)
  })

  it.each([
    'Hiccups were fewer with tea than with water (p = 0.01). Sleep did not differ.',
    'Hiccups fell with tea. Sleep improved. Weight fell. Pulse did not differ between groups.',
    'Tea halved hiccups (odds ratio 0.50, 95% CI 0.40 to 0.63). Age did not account for the difference.',
    'Hiccups fell with tea.',
  ])('not where: %s', (results) => {
    expect(nullsOf(results).isMost).toBe(false)
  })
})
