'use client'

import { EditedText, SavedBeside, useTyped } from '@/app/_ui/edited-field'
import { SelectField } from '@/app/_ui/select-field'
import type { Level } from '@/lib/evidence/design'

type Props = { judged: Level | null; level: string; reason: string }

const LEVELS = ['1', '2', '3', '4', '5'] as const

/** The level as its design has it, or another one that a person answers for. */
export function LevelFields({ judged, level, reason }: Props) {
  const asJudged = `As the design has it: ${judged ? `level ${judged}` : 'no level'}`
  const wordsOf = (value: string) => (value ? `Level ${value}` : asJudged)
  const { text, onInput } = useTyped('level', level)
  return (
    <>
      <div className="grid gap-1.5">
        <SelectField
          label="Level of evidence"
          name="level"
          defaultValue={level}
          onInput={onInput}
          options={[{ value: '', words: asJudged }, ...LEVELS.map((value) => ({ value, words: wordsOf(value) }))]}
        />
        <SavedBeside saved={wordsOf(level)} typed={wordsOf(text)} />
      </div>
      <EditedText
        label="Reason for another level"
        name="levelReason"
        saved={reason}
        rows={2}
        hint="Needed where the level is not as the design has it; everybody who reads the level sees it."
      />
    </>
  )
}
