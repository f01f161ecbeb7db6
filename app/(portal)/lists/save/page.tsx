import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { ListPickerForm } from '@/app/_lists/list-picker-form'
import { signedIn } from '@/app/_server/viewer'
import { readPicker } from '@/db/lists/list-picker'
import { saveToLists } from '../actions'

export const metadata: Metadata = { title: 'Save to list' }

type Props = { searchParams: Promise<{ study?: string }> }

/** The picker on a page of its own, for when there is no script to open it over another one. */
export default async function SavePage({ searchParams }: Props) {
  const who = await signedIn()
  const picker = await readPicker(who, Number((await searchParams).study || Number.NaN))
  if (!picker) notFound()
  return (
    <div className="max-w-[440px]">
      <h1 className="page-title">Save to list</h1>
      <p className="mt-2 mb-6 text-ink-2">
        <Link href={picker.address}>{picker.title}</Link>
      </p>
      <ListPickerForm picker={picker} formKey={randomUUID()} save={saveToLists} />
    </div>
  )
}
