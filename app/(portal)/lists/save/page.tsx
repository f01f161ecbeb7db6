import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { ListPickerForm } from '@/app/_lists/list-picker-form'
import { signedIn } from '@/app/_server/viewer'
import { readPicker, readPickerOfSeveral } from '@/db/lists/list-picker'
import type { Person } from '@/lib/access/viewer'
import { studiesWord } from '@/lib/lists/reading-list'
import { saveStudies, saveToLists } from '../actions'
import { studyIds } from '../fields'

export const metadata: Metadata = { title: 'Save to list' }

type Props = { searchParams: Promise<{ study?: string | string[] }> }

/** The picker on a page of its own, for when there is no script to open it over another one. */
export default async function SavePage({ searchParams }: Props) {
  const who = await signedIn()
  const asked = studyIds.safeParse((await searchParams).study)
  if (!asked.success) notFound()
  const [only, ...more] = asked.data
  return (
    <div className="max-w-[440px]">
      <h1 className="page-title">Save to list</h1>
      {more.length > 0 ? <Several who={who} ids={asked.data} /> : <One who={who} id={only as number} />}
    </div>
  )
}

async function One({ who, id }: { who: Person; id: number }) {
  const picker = await readPicker(who, id)
  if (!picker) notFound()
  return (
    <>
      <p className="mt-2 mb-6 text-ink-2">
        <Link href={picker.address}>{picker.title}</Link>
      </p>
      <ListPickerForm picker={picker} hidden={{ key: randomUUID(), studyId: picker.studyId }} save={saveToLists} />
    </>
  )
}

/** Lists that have all of them already are not offered: nothing is taken off here. */
async function Several({ who, ids }: { who: Person; ids: readonly number[] }) {
  const picker = await readPickerOfSeveral(who, ids)
  if (!picker) notFound()
  const lists = picker.lists.filter(({ holds }) => !holds)
  return (
    <>
      <p className="mt-2 mb-6 text-ink-2">{studiesWord(picker.studyIds.length)}</p>
      <ListPickerForm picker={{ lists }} hidden={{ key: randomUUID(), studyIds: ids.join() }} save={saveStudies} />
    </>
  )
}
