import Link from 'next/link'
import { ActionForm } from '@/app/_ui/action-form'
import type { SearchResult } from '@/db/search/query/search-studies'
import type { AnswerInView as Answer, AnswerFinding } from '@/lib/search/answer/answer-in-view'
import type { Direction } from '@/lib/search/answer/effect-direction'
import { foldAnswer } from '../../account/actions'
import { sourceId } from '../[key]/_parts/source-id'

type Props = { answer: Answer | null; parts: SearchResult['question']['parts']; isFolded: boolean }

/** What the studies that answer all of a question have found, word for word, each leading to its sentence. */
export function AnswerInView({ answer, parts, isFolded }: Props) {
  if (!answer) return null
  const { groups, shown, found } = answer
  const asked = parts.filter(({ role }) => role === 'intervention').map(({ words }) => words)
  return (
    <section
      aria-labelledby="answer"
      className="mt-6 rounded-md border border-line bg-surface px-5 py-4 max-md:mt-1 max-md:px-4 max-md:py-3"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 id="answer" className="section-title">
          Findings in view
        </h2>
        <ActionForm action={foldAnswer} hidden={{ answer: isFolded ? 'shown' : 'folded' }}>
          <button type="submit" className="cursor-pointer text-accent text-sm" data-screen-only>
            {isFolded ? 'Show findings' : 'Fold findings'}
          </button>
        </ActionForm>
      </div>
      <p className="meta mt-1">
        {capital(inWords(shown))}
        {found > shown && ` of ${inWords(found)}`} findings of the studies listed first, strongest first, word for word.
        Not a pooled result.
      </p>
      {!isFolded &&
        groups.map(({ direction, findings }) => (
          <div key={direction} className="mt-4">
            {(direction !== 'unclear' || groups.length > 1) && (
              <h3 className="font-medium text-ink-2 text-sm">
                {directionWords(direction, asked.join(' and '))}: {inWords(findings.length)}
              </h3>
            )}
            <ul>
              {findings.map((finding) => (
                <Finding key={finding.id} finding={finding} />
              ))}
            </ul>
          </div>
        ))}
    </section>
  )
}

function Finding({ finding: { address, finding, drafted, source, level, sampleSize } }: { finding: AnswerFinding }) {
  const known = [
    level && `Level ${level}`,
    sampleSize && `N ${sampleSize.toLocaleString('en-GB')}`,
    drafted && 'Machine draft',
  ].filter(Boolean)
  return (
    <li className="mt-1.5 border-line border-l pl-4">
      <Link className="font-serif hover:text-accent-ink" href={`${address}#${sourceId(source)}`} prefetch={false}>
        {finding}
      </Link>
      {known.length > 0 && <span className="meta ml-2 whitespace-nowrap">{known.join(' · ')}</span>}
    </li>
  )
}

function directionWords(direction: Direction, asked: string): string {
  switch (direction) {
    case 'favours':
      return `Favours ${asked}`
    case 'no difference':
      return 'No difference shown'
    case 'against':
      return `Against ${asked}`
    case 'unclear':
      return 'Direction not stated by an effect'
  }
}

const NUMBERS = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ')
const inWords = (count: number) => NUMBERS[count] ?? String(count)
const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
