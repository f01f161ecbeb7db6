import { KEPT_KINDS } from '@/lib/retention/kept-kinds'
import type { Sentence } from './kind-of-sentence'

const kindOf = (kind: unknown) =>
  Object.entries(KEPT_KINDS)
    .find(([name]) => name === kind)?.[1]
    .label.toLowerCase() ?? 'something'
const onWhom = (whom: string) => (whom === 'somebody' ? 'everybody' : whom)

/** How long things are kept, and what keeps them longer. The reason of a hold is not in the trail. */
export const KEEPING = {
  'retention.change': {
    label: 'Changing how long something is kept',
    say: (who, _whom, { kind, days }) =>
      `${who} had ${kindOf(kind)} kept ${typeof days === 'number' ? `for ${days} days` : 'for ever'}`,
  },
  'hold.create': {
    label: 'Putting a legal hold',
    say: (who, whom, { until }) =>
      `${who} put a legal hold on ${onWhom(whom)}${typeof until === 'string' ? ` until ${until}` : ''}`,
  },
  'hold.lift': {
    label: 'Lifting a legal hold',
    say: (who, whom) => `${who} lifted a legal hold on ${onWhom(whom)}`,
  },
  'audit.cut': {
    label: 'Cutting the audit trail',
    say: (_who, _whom, { events }) =>
      `The ${Number(events).toLocaleString('en')} oldest events were deleted, as they were old enough`,
  },
} satisfies Record<string, Sentence>
