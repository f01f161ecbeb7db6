import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { QueuedRow } from '@/app/(portal)/drafts/_parts/queued-row'
import type { QueuedSummary } from '@/db/summaries/review-queue'
import { studyRow } from '../../support/study-row'

const study = studyRow({
  address: '/studies/123/lunar-cheese',
  title: 'Lunar cheese and sleep',
  finding: 'Lunar cheese lengthened sleep.',
  findingDrafted: true,
  design: 'randomised trial',
  level: 2,
})
const markup = (known: Partial<QueuedSummary>) =>
  renderToStaticMarkup(
    <QueuedRow
      of={null}
      draft={{ study, reasons: ['read'], recheck: false, retracted: false, lists: 0, views: 1, ...known }}
    />,
  )

it('a draft says why it waits, and of views over how long they were counted', () => {
  expect(markup({ views: 1 })).toContain('read once in 8 weeks')
  expect(markup({ views: 1240 })).toContain('read 1,240 times in 8 weeks')
  expect(markup({ reasons: ['saved'], lists: 2 })).toContain('saved in 2 lists')
})

it('opening it keeps its place, for whoever goes on to the next', () => {
  expect(markup({ recheck: true, lists: 2, views: 34 })).toContain('href="/drafts/123?place=1.0.2.34"')
})
