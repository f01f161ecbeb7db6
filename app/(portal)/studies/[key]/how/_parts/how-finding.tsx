import type { StudyPage } from '@/db/studies/study-page'
import type { TracedDraft } from '@/db/summaries/draft-trace'
import { REFUSALS } from '@/lib/evidence/draft-refusal'
import { unpackSentences } from '@/lib/evidence/trace/trace-sentences'
import { findingCertainty, share } from '@/lib/summaries/finding-certainty'
import { isModelDraft } from '@/lib/summaries/summary'
import { HowSection } from './how-section'
import { EverySentence, SentenceRows } from './sentence-rows'
import { StoredSources } from './stored-sources'

type Props = { study: StudyPage; draft: TracedDraft | null }

/** Which sentence of the abstract was chosen, which were not, and why. */
export function HowFinding({ study, draft }: Props) {
  return (
    <HowSection id="finding" title="The finding" aside={findingCertainty(draft)}>
      <Finding study={study} draft={draft} />
    </HowSection>
  )
}

function Finding({ study, draft }: Props) {
  if (!draft) {
    return (
      <>
        <p className="py-4">
          {study.summary ? 'A person wrote it. No machine has drafted it.' : 'Nothing has been drafted or written yet.'}
          {study.summary?.source && ' This is what it rests on:'}
          {study.summary?.placesHold === false && ' The abstract has changed since, so what it rested on is not shown.'}
        </p>
        {study.summary && <StoredSources study={study} written={study.summary} />}
      </>
    )
  }
  if (!draft.isOfThisAbstract)
    return <p className="py-4">The abstract has changed since it was read, so its sentences are not shown any more.</p>
  const { trace, refusal } = draft
  const isWaiting = study.summary?.maker === 'machine'
  if (!trace) {
    return (
      <>
        <p className="py-4">
          {study.abstract.length === 0
            ? 'The record has no abstract to read.'
            : `This draft was made before Précis kept how it chooses. ${isWaiting ? 'It will be drafted again in the background.' : 'A person has written since, so it is not drafted again.'} This is what is stored of it:`}
        </p>
        <StoredSources study={study} written={draft} />
      </>
    )
  }
  const sentences = unpackSentences(trace.sentences)
  const others = sentences
    .filter(({ reason }) => reason !== null)
    .sort((one, other) => (other.chance?.main ?? 0) - (one.chance?.main ?? 0))
  const chosen = sentences.filter(({ isChosen }) => isChosen)
  return (
    <>
      {refusal && (
        <p className="pt-4">
          {REFUSALS[refusal]}
          {trace.surest && refusal === 'no clear finding' && ` ${howSure(trace.surest)}`}
        </p>
      )}
      {isModelDraft(draft) && (
        <p className="pt-4">
          The words shown are those of {draft.draftedBy}; how likely they are to tell the main result is not known.
          These are the sentences that the rules of Précis had chosen before, with the probabilities that the rules
          gave.
        </p>
      )}
      {chosen.length + others.length > 0 && <SentenceRows study={study} sentences={[...chosen, ...others]} />}
      <EverySentence study={study} sentences={sentences} />
    </>
  )
}

/** Of a finding that was not claimed. */
const howSure = ([main, misleading]: readonly number[]): string =>
  `The surest was the main result with a probability of ${share(main ?? 0)}, and misleading with one of ${share(misleading ?? 0)}: too little.`
