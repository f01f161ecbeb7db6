import { randomUUID } from 'node:crypto'
import { createVerdict, type VerdictWords } from '@/db/verdicts/draft-verdict'
import type { Person } from '@/lib/access/viewer'

type Given = Partial<VerdictWords> & { studyId: number; groupId: string; supersedesId?: string; isInForce?: boolean }

/** A form for a verdict of somebody who leads the group, in force unless it says otherwise. */
export const verdictForm = (by: Person, { studyId, groupId, supersedesId, isInForce = true, ...words }: Given) => ({
  key: randomUUID(),
  studyId,
  groupId,
  supersedesId: supersedesId ?? null,
  isInForce,
  bottomLine: 'Offer it to adults who ask for it.',
  stance: 'consider' as const,
  certainty: 'moderate' as const,
  appliesTo: '',
  rationale: 'The effect is large and the harms are few.',
  audience: 'groups' as const,
  ownerId: by.id,
  decidedOn: '2026-03-01',
  reviewBy: '2028-03-01',
  evidence: { supports: [], against: [] },
  ...words,
})

export const decide = async (by: Person, given: Given): Promise<string> =>
  (await createVerdict(by, verdictForm(by, given))).id
