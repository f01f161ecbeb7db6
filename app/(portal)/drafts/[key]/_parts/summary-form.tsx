import Link from 'next/link'
import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { FormDraft } from '@/app/_ui/form-draft'
import type { StudyPage } from '@/db/studies/study-page'
import type { EditedSummary } from '@/db/summaries/summary-editor'
import type { Person } from '@/lib/access/viewer'
import { levelOf } from '@/lib/evidence/design'
import { asEditedFacts } from '@/lib/summaries/edited-facts'
import { saveSummary } from '../../actions'
import { FactFields } from './fact-fields'
import { LevelFields } from './level-fields'
import { LintedText } from './linted-text'

type Props = { study: StudyPage; summary: EditedSummary; viewer: Person; next: string }

/** Nothing that is to be checked is hidden below the edge of its field. */
const AS_HIGH_AS_ITS_TEXT =
  '[&_textarea]:field-sizing-content [&_textarea]:min-h-[64px] [&_textarea[name=tldr]]:min-h-[108px] [&_textarea[name=paragraph]]:min-h-[220px]'

/** A summary as it can be changed: one sentence, one paragraph, the facts, the level; a draft or checked. */
export function SummaryForm({ study, summary, viewer, next }: Props) {
  const saved = savedFields(summary)
  const source = { title: study.title, abstract: study.abstract }
  return (
    <ActionForm
      action={saveSummary}
      hidden={{
        studyId: study.id,
        version: summary.version,
        abstractChangedAt: summary.abstractChangedAt?.toISOString() ?? '',
      }}
      label="Summary"
      className={`grid gap-4 ${AS_HIGH_AS_ITS_TEXT}`}
    >
      <FormDraft place={`${viewer.id}.summary.${study.id}`} version={summary.version} saved={saved}>
        <LintedText name="tldr" saved={saved.tldr} rows={4} source={source} />
        <LintedText name="paragraph" saved={saved.paragraph} rows={9} source={source} />
        <FactFields
          facts={summary.facts}
          saved={saved}
          study={study}
          isOpen={summary.checkedAt === null || summary.recheck}
        />
        <fieldset className="grid gap-5">
          <legend className="section-title mb-3">Level</legend>
          <LevelFields judged={study.design && levelOf(study.design)} level={saved.level} reason={saved.levelReason} />
        </fieldset>
      </FormDraft>
      <div className="flex flex-wrap items-center gap-3 border-line border-t pt-5">
        <Button name="checked" value="no">
          Save as draft
        </Button>
        <Button look="main" name="checked" value="yes">
          Save as checked
        </Button>
        <Link href={next} prefetch={false} className="ml-auto text-accent text-sm">
          Next in the queue
        </Link>
      </div>
    </ActionForm>
  )
}

/** What is saved, as the fields have it. */
function savedFields({ tldr, paragraph, facts, level, levelReason }: EditedSummary) {
  return {
    tldr: tldr ?? '',
    paragraph: paragraph ?? '',
    ...asEditedFacts(facts),
    sampleSize: facts?.sampleSize?.toLocaleString('en-GB') ?? '',
    level: level ? String(level) : '',
    levelReason: levelReason ?? '',
  }
}
