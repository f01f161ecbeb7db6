import type { ReadList } from '@/db/lists/list-contents'
import type { StudyRow } from '@/db/studies/study-rows'
import { WHOLE_LIST } from '@/lib/lists/list-filter'
import type { View } from '@/lib/search/search-request'
import { openedFrom } from '@/lib/studies/study-origin'

/** The studies of a list in its order, each with the address that leads back to this view of the list. */
export const studiesOf = ({ id, items }: Pick<ReadList, 'id' | 'items'>, view: View): StudyRow[] =>
  openedFrom(
    items.map(({ study }) => study),
    () => ({ from: 'list', id, ...WHOLE_LIST, view }),
  )
