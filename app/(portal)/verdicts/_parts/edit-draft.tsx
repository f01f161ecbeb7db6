import type { ReadVerdict } from '@/db/verdicts/read-verdict'
import { changeVerdict } from '../actions'
import { VerdictForm } from './verdict-form'

type Props = { verdict: ReadVerdict; owners: readonly { id: string; name: string }[] }

/** The form of a draft that is there. */
export function EditDraft({ verdict, owners }: Props) {
  return (
    <VerdictForm
      action={changeVerdict}
      hidden={{ verdictId: verdict.id, version: verdict.version }}
      group={verdict.group}
      owners={owners}
      label="Draft of the verdict"
      draft={{ ...verdict, certainty: verdict.certainty ?? '', ...namesOf(verdict) }}
    />
  )
}

/** Further evidence as the fields of the form take it. */
export const namesOf = ({ evidence }: Pick<ReadVerdict, 'evidence'>) => {
  const of = (role: 'supports' | 'against') =>
    evidence
      .filter((study) => study.role === role)
      .map(({ name }) => name)
      .join(', ')
  return { supports: of('supports'), against: of('against') }
}
