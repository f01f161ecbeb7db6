import { SaveLink } from '@/app/_study/save-link'
import { StudyRow } from '@/app/_study/study-row'
import { FoldedText } from '@/app/_ui/folded-text'
import { Markdown } from '@/app/_ui/markdown'
import type { SharedItem, SharedList } from '@/db/lists/shared-list'

type Props = {
  item: SharedItem
  list: Pick<SharedList, 'author'>
  /** Whether whoever reads has lists of their own. */
  savable: boolean
}

/** A study of a list that is read by a link: the row of every study, and why it was saved. */
export function SharedRow({ item, list, savable }: Props) {
  if (!item.study) return <GoneStudy title={item.title} />
  const { study } = item
  return (
    <StudyRow study={study} action={savable && <SaveLink studyId={study.id} title={study.title} />}>
      {item.summaryChanged && <p className="mt-1 text-ink-2">Its finding has been written anew since.</p>}
      {item.reason && (
        <FoldedText text={item.reason} className="mt-2 max-w-[60ch] border-line-strong border-l-2 pl-3 text-ink-2" />
      )}
      {item.notes.map(({ id, body }) => (
        <div key={id} className="mt-3 border-accent border-l-2 pl-3 text-ink">
          <p className="meta">Note by {list.author}</p>
          <Markdown source={body} />
        </div>
      ))}
    </StudyRow>
  )
}

/** A study that stood on the list and is in Précis no more. */
function GoneStudy({ title }: { title: string }) {
  return (
    <article className="border-line border-b pt-[18px] pb-[19px]">
      <h3 className="finding text-ink-3">{title}</h3>
      <p className="meta mt-1">This study stood here and is gone from Précis since.</p>
    </article>
  )
}
