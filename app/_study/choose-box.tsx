import type { StudyRow } from '@/db/studies/study-rows'

/**
 * Chooses a study, for something that is done to several at once. It belongs to the form of those (`ChosenBar`), with
 * which it works before scripts load. It stands left of the row on a desk, and is quiet until somebody is near.
 */
export function ChooseBox({ study }: { study: Pick<StudyRow, 'id' | 'title'> }) {
  return (
    <label className="grid size-[30px] cursor-pointer place-items-center opacity-0 focus-within:opacity-100 group-hover/row:opacity-100 group-data-selected/row:opacity-100 has-checked:opacity-100 md:absolute md:top-[40px] md:-left-8 [@media(hover:none)]:opacity-100 [body:has([data-choose]:checked)_&]:opacity-100">
      <input
        type="checkbox"
        form="chosen"
        name="study"
        value={study.id}
        data-choose=""
        aria-label={`Choose: ${study.title}`}
        title="Choose (x)"
        className="size-4 accent-accent"
      />
    </label>
  )
}
