import { MarkedText } from '@/app/_study/marked-text'
import type { StudyPage } from '@/db/studies/study-page'
import { reasonWords } from '@/lib/evidence/finding/reasons'
import type { Role } from '@/lib/evidence/roles'
import type { TracedSentence } from '@/lib/evidence/trace/trace-sentences'
import { textPart } from '../../_parts/text-part'

const ROLE_NAMES: Record<Role, string> = {
  background: 'Background',
  objective: 'Objective',
  methods: 'Methods',
  results: 'Results',
  conclusions: 'Conclusion',
}

type Props = { study: StudyPage; sentences: readonly TracedSentence[] }

const keyOf = ({ section, start }: TracedSentence) => `${section}.${start}`
const chanceWords = (percent: number): string => (percent / 100).toFixed(2)

/** The sentence that was chosen and the strongest that were not, with the reason. */
export function SentenceRows({ study, sentences }: Props) {
  return (
    <ul>
      {sentences.map((sentence) => (
        <li
          key={keyOf(sentence)}
          className="grid gap-x-6 gap-y-1.5 border-line border-b py-4 md:grid-cols-[92px_minmax(0,1fr)_220px]"
        >
          <span className="meta pt-[3px]">{ROLE_NAMES[sentence.role]}</span>
          <p className="finding">
            <Words study={study} sentence={sentence} />
          </p>
          <Why sentence={sentence} />
        </li>
      ))}
    </ul>
  )
}

function Why({ sentence: { isChosen, reason, chance } }: { sentence: TracedSentence }) {
  return (
    <div className="text-sm md:pt-[3px]">
      {isChosen ? <b className="font-semibold">Chosen</b> : <span className="text-ink-2">Not chosen</span>}
      {reason && <span className="text-ink-2">: {reasonWords(reason)}</span>}
      {chance && !isChosen && (
        <span className="meta block">
          main result {chanceWords(chance.main)}, misleading alone {chanceWords(chance.misleading)}
        </span>
      )}
    </div>
  )
}

/** Every sentence in its order, with what it is for and how likely it is the main result. */
export function EverySentence({ study, sentences }: Props) {
  return (
    <details className="border-line border-b py-3">
      <summary className="w-fit cursor-pointer text-accent">
        {sentences.length === 1
          ? 'The one sentence of the abstract'
          : `All ${sentences.length} sentences of the abstract`}
      </summary>
      <ol className="mt-3 grid gap-3">
        {sentences.map((sentence) => (
          <li
            key={keyOf(sentence)}
            className="grid gap-x-6 gap-y-0.5 md:grid-cols-[92px_minmax(0,1fr)_220px] [overflow-wrap:anywhere]"
          >
            <span className="meta">{ROLE_NAMES[sentence.role]}</span>
            <p className="max-w-[68ch] font-serif">
              <Words study={study} sentence={sentence} />
            </p>
            <span className="meta">
              {sentence.chance ? `main result ${chanceWords(sentence.chance.main)}` : 'not read for the finding'}
            </span>
          </li>
        ))}
      </ol>
    </details>
  )
}

function Words({ study, sentence: { section, start, end, isChosen } }: { study: StudyPage; sentence: TracedSentence }) {
  const words = <MarkedText {...textPart(study.abstract[section] ?? { text: '' }, start, end)} />
  return isChosen ? <mark className="bg-mark text-ink">{words}</mark> : words
}
