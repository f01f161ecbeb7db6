'use client'

import { useEffect, useState } from 'react'
import { EditedText } from '@/app/_ui/edited-field'
import type { AbstractSection } from '@/lib/citable-text'
import { countWords } from '@/lib/evidence/edits'
import { lint, TLDR_WORDS, type Warning } from '@/lib/evidence/linter'

/** A pause in typing after which the text is compared with its abstract again, in milliseconds. */
const PAUSE = 400

type Source = { title: string; abstract: AbstractSection[] }
type Name = 'tldr' | 'paragraph'
type Props = { name: Name; label: string; saved: string; rows: number; source: Source }

/** A text that is compared with its abstract while it is being written. What it says beyond it is said, and may be saved. */
export function LintedText({ source, ...field }: Props) {
  return (
    <EditedText
      {...field}
      say={(text) => ({
        hint: field.name === 'tldr' ? wordsLeft(countWords(text)) : undefined,
        below: <Warnings name={field.name} label={field.label} text={text} source={source} />,
      })}
    />
  )
}

function wordsLeft(count: number): string {
  const left = TLDR_WORDS - count
  const words = Math.abs(left) === 1 ? 'word' : 'words'
  return left >= 0 ? `${left} ${words} left of ${TLDR_WORDS}` : `${-left} ${words} over ${TLDR_WORDS}`
}

const warningsOf = (name: Name, text: string, source: Source): Warning[] =>
  lint({ tldr: '', paragraph: '', [name]: text }, source)[name]

function Warnings({ name, label, text, source }: { name: Name; label: string; text: string; source: Source }) {
  const [warnings, setWarnings] = useState(() => warningsOf(name, text, source))
  useEffect(() => {
    const waiting = setTimeout(() => setWarnings(warningsOf(name, text, source)), PAUSE)
    return () => clearTimeout(waiting)
  }, [name, text, source])
  return (
    <div role="status" aria-label={`Warnings about the ${label}`}>
      {warnings.length > 0 && (
        <ul className="grid gap-1 border-warn border-l-2 pl-3 text-ink-2 text-sm">
          {warnings.map(({ kind, words, message }) => (
            <li key={`${kind}${words}`}>{message}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
