import { expect, it } from 'vitest'
import { provenanceLines, type SummaryProvenance } from '@/lib/summaries/provenance'

const DRAFTED = new Date('2026-03-01T09:00:00Z')
const CHECKED = new Date('2026-04-02T09:00:00Z')
const MODEL = 'tiny-model-1'

const draft: SummaryProvenance = {
  maker: 'machine',
  draftedBy: 'Précis',
  draftedAt: DRAFTED,
  originalDrafter: 'Précis',
  basis: 'abstract',
  checkedBy: null,
  checkedAt: null,
}
const byModel = { ...draft, draftedBy: MODEL, originalDrafter: MODEL }
const checkedBy = (who: string | null) => ({ checkedBy: who, checkedAt: CHECKED })

const said = (made: SummaryProvenance) =>
  provenanceLines(made)
    .map(({ words, at }) => (at ? `${words}, ${at.toISOString().slice(5, 10)}` : words))
    .join(' · ')

it('says of every summary what is true of how it was made', () => {
  expect({
    'the portal’s draft': said(draft),
    'a model’s draft': said(byModel),
    'the portal’s draft, checked as it was': said({ ...draft, maker: 'person', ...checkedBy('Ada') }),
    'a model’s draft, checked as it was': said({ ...byModel, maker: 'person', ...checkedBy('Ada') }),
    'a model’s draft, checked as it was, and unchecked again': said({ ...byModel, maker: 'person' }),
    'a model’s draft, edited': said({ ...byModel, maker: 'person', draftedBy: 'Ada' }),
    'a model’s draft, edited and checked by one': said({
      ...byModel,
      maker: 'person',
      draftedBy: 'Ada',
      ...checkedBy('Ada'),
    }),
    'a model’s draft, edited by one and checked by another': said({
      ...byModel,
      maker: 'person',
      draftedBy: 'Ada',
      ...checkedBy('Ben'),
    }),
    'a person’s own': said({ ...draft, maker: 'person', draftedBy: 'Ada', originalDrafter: null }),
    'a person’s own, from the full text, checked by somebody who is gone': said({
      ...draft,
      maker: 'person',
      draftedBy: 'Ada',
      originalDrafter: null,
      basis: 'full text',
      ...checkedBy(null),
    }),
  }).toEqual({
    'the portal’s draft':
      'Machine draft · taken from the abstract by rules · by Précis, 03-01 · not checked by a person yet',
    'a model’s draft':
      'Machine draft by tiny-model-1 · checked against the abstract by rules, 03-01 · not checked by a person yet',
    'the portal’s draft, checked as it was': 'Drafted by Précis, 03-01 · checked by Ada, 04-02',
    'a model’s draft, checked as it was': 'Drafted by tiny-model-1, 03-01 · checked by Ada, 04-02',
    'a model’s draft, checked as it was, and unchecked again':
      'Drafted by tiny-model-1, 03-01 · not checked by a person yet',
    'a model’s draft, edited': 'Drafted by tiny-model-1 · edited by Ada, 03-01 · not checked by a person yet',
    'a model’s draft, edited and checked by one': 'Drafted by tiny-model-1 · edited and checked by Ada, 04-02',
    'a model’s draft, edited by one and checked by another':
      'Drafted by tiny-model-1 · edited by Ada, 03-01 · checked by Ben, 04-02',
    'a person’s own': 'Written from the abstract · drafted by Ada, 03-01 · not checked by a person yet',
    'a person’s own, from the full text, checked by somebody who is gone':
      'Written from the full text · drafted by Ada, 03-01 · checked by an editor, 04-02',
  })
})
