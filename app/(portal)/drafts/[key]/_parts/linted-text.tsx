'use client'

import { useEffect, useId, useState } from 'react'
import { EditedText } from '@/app/_ui/edited-field'
import { countWords } from '@/lib/evidence/edits'
import { lint, TLDR_WORDS, type Warning } from '@/lib/evidence/linter/linter'
import { TEXT_NAMES, type TextName } from '@/lib/evidence/saved-warning'
import type { AbstractSection } from '@/lib/studies/citable-text'

/** A pause in typing after which the text is compared with its abstract again, in milliseconds. */
const PAUSE = 400

type Source = { title: string; abstract: AbstractSection[] }
type Props = { name: TextName; saved: string; rows: number; source: Source }

/** A text that is compared with its abstract while it is being written. What it says beyond it is said, and may be saved. */
export function LintedText({ source, ...field }: Props) {
  const warningsId = useId()
  return (
    // What is linked to is the field with its label, clear of the bar at the top.
    <div id={field.name} className="scroll-mt-24">
      <EditedText
        {...field}
        label={TEXT_NAMES[field.name]}
        describedBy={warningsId}
        say={(text) => ({
          hint: field.name === 'tldr' ? wordsLeft(countWords(text)) : undefined,
          below: <Warnings id={warningsId} name={field.name} text={text} source={source} />,
        })}
      />
    </div>
  )
}

function wordsLeft(count: number): string {
  const left = TLDR_WORDS - count
  const words = Math.abs(left) === 1 ? 'word' : 'words'
  return left >= 0 ? `${left} ${words} left of ${TLDR_WORDS}` : `${-left} ${words} over ${TLDR_WORDS}`
}

const warningsOf = (name: TextName, text: string, source: Source): Warning[] =>
  lint({ tldr: '', paragraph: '', [name]: text }, source)[name]

type WarningsProps = { id: string; name: TextName; text: string; source: Source }

function Warnings({ id, name, text, source }: WarningsProps) {
  const [warnings, setWarnings] = useState(() => warningsOf(name, text, source))
  useEffect(() => {
    const waiting = setTimeout(() => setWarnings(warningsOf(name, text, source)), PAUSE)
    return () => clearTimeout(waiting)
  }, [name, text, source])
  const about = `Warnings about the ${inSentence(name)}`
  return (
    <div role="status" aria-label={about}>
      {/* An element with a name describes a field by that name alone: what describes it has none. */}
      <div id={id}>
        {warnings.length > 0 && (
          <div className="grid gap-1 border-warn border-l-2 pl-3 text-ink-2 text-sm">
            <p className="font-medium text-ink">{about}</p>
            <ul className="grid gap-1">
              {warnings.map(({ kind, words, message }) => (
                <li key={`${kind}${words}`}>{message}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </div>
  )
}

const inSentence = (name: TextName) => (name === 'tldr' ? TEXT_NAMES[name] : TEXT_NAMES[name].toLowerCase())
