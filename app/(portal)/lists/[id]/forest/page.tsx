import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { signedIn, viewer } from '@/app/_server/viewer'
import { ForestView } from '@/app/_study/forest-view'
import { readList } from '@/db/lists/list-contents'
import { abstractsOf, withFacts } from '@/db/studies/evidence-rows'
import { forestQuery, parseForestRequest } from '@/lib/evidence/forest-request'
import { MOST_STUDIES } from '@/lib/evidence/table-columns'
import { ListViewHead } from '../../_parts/list-views'
import { studiesOf } from '../../_parts/studies-of'
import { listAddress } from '../../list-address'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Read once a request, for the page and for its head. */
const read = cache(async (id: string) => readList(await viewer(), id, { limit: MOST_STUDIES }))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const list = await read((await params).id)
  return { title: list ? `Forest plot · ${list.name}` : 'Not found' }
}

/** Effects of the studies of a list under one another. */
export default async function ListForestPage({ params, searchParams }: Props) {
  const who = await signedIn()
  const { id } = await params
  const list = await read(id)
  if (!list) notFound()
  const request = parseForestRequest(await searchParams)
  const rows = await withFacts(who, studiesOf(list, 'forest'))
  const having = rows.filter(({ facts }) => facts?.effects).map(({ id }) => id)
  return (
    <>
      <ListViewHead list={list} chosen="forest" what="forest plot" />
      <ForestView
        rows={rows}
        abstracts={await abstractsOf(who, having)}
        request={request}
        address={(change) => `${listAddress(`${id}/forest`)}${forestQuery({ ...request, ...change })}`}
      />
    </>
  )
}
