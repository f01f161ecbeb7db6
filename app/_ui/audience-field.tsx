'use client'

import { useId } from 'react'
import { AUDIENCES, type Audience, audienceKey, type ChosenAudience } from '@/lib/access/audience'
import { useAnswer } from './action-form'
import { typedIn } from './answer'

type Props = {
  /** Groups that can be chosen. */
  groups: readonly { id: string; name: string }[]
  /** What is chosen before anybody has chosen. Nothing remembers a choice: a wide one would be taken for the next text. */
  chosen: ChosenAudience
  /** Whether it can be for nobody else: a note, not a comment. */
  offersMe?: boolean
  /** What is to be known before choosing. */
  hint?: string
}

/** Who may read what is written beside it: one flat choice, in view before it is sent. Works without scripts. */
export function AudienceField({ groups, chosen, offersMe = true, hint }: Props) {
  const id = useId()
  const { answer } = useAnswer()
  const typed = answer.state === 'invalid' || answer.state === 'refused' ? answer.values : null
  const asked = AUDIENCES.find((audience) => audience === typedIn(answer, 'audience'))
  const now: ChosenAudience = asked ? { audience: asked, groupIds: typed?.groupIds ?? [] } : chosen
  const fault = answer.state === 'invalid' ? answer.fields.groupIds : undefined
  const [only] = groups.length === 1 ? groups : []
  const radio = (audience: Audience, words: string) => (
    <label className="flex min-w-0 items-baseline gap-2">
      <input
        type="radio"
        name="audience"
        value={audience}
        defaultChecked={now.audience === audience}
        // A browser that fills forms again would keep a wide choice over a reload.
        autoComplete="off"
        className="translate-y-px accent-accent"
      />
      <span className="min-w-0 break-words">{words}</span>
    </label>
  )
  return (
    <fieldset
      // Drawn anew with what was chosen when the form comes back.
      key={audienceKey(now)}
      aria-describedby={fault || hint ? id : undefined}
      className="group/audience grid min-w-0 gap-1.5 text-sm"
    >
      <legend className="mb-1.5 font-medium">Who may read it</legend>
      {offersMe && radio('me', 'Only me')}
      {only && radio('groups', only.name)}
      {only && <input type="hidden" name="groupIds" value={only.id} />}
      {groups.length > 1 && radio('groups', 'Some of my groups')}
      {groups.length > 1 && (
        <div className="hidden max-h-44 gap-1.5 overflow-y-auto border-line border-l-2 py-0.5 pl-4 group-has-[input[value=groups]:checked]/audience:grid">
          {groups.map((group) => (
            <label key={group.id} className="flex min-w-0 items-baseline gap-2">
              <input
                type="checkbox"
                name="groupIds"
                value={group.id}
                defaultChecked={now.groupIds.includes(group.id)}
                autoComplete="off"
                className="translate-y-px accent-accent"
              />
              <span className="min-w-0 break-words">{group.name}</span>
            </label>
          ))}
        </div>
      )}
      {radio('everyone', 'Everyone here')}
      {(fault || hint) && (
        <p id={id} className={fault ? 'text-danger' : 'meta'}>
          {fault ?? hint}
        </p>
      )}
      {answer.state === 'refused' && answer.code === 'unconfirmed' && (
        <input type="hidden" name="confirmed" value={audienceKey(now)} />
      )}
    </fieldset>
  )
}
