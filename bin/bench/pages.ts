import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import postgres from 'postgres'
import { enterEmbedded } from '@/db/server/embedded'
import { workOn } from '@/db/settings/settings'
import { runImportCommand } from '../import-command'
import type { BenchOptions, Figures } from './bench-options'
import { makeFiles } from './import'
import { SITE, startPortal, stopPortal } from './portal'
import { makeReader, type Reader } from './reader'
import { scriptBytes } from './script-bytes'
import { vocabulary } from './vocabulary'

const VISITS = 60

/**
 * Serves the production build at `records` studies (100,000 unless told otherwise) and visits each page as a reader
 * would, one after the other: milliseconds until the whole page has arrived, at the median and the 95th percentile, that
 * as a multiple of the sign-in page's, and the gzipped kilobytes of script that the page asks for.
 */
export default async function benchPages({ records, say }: BenchOptions): Promise<Figures> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'precis-bench-'))
  const data = path.join(folder, 'data')
  const server = await enterEmbedded(data)
  say('Starting the portal …')
  const portal = await startPortal({ PRECIS_DATA: data, DATABASE_URL: '' })
  try {
    await makeFiles(path.join(folder, 'files'), records, say)
    say('Importing …')
    await runImportCommand([path.join(folder, 'files')], server.url)
    workOn(server.url)
    const reader = await makeReader()
    await giveEffects(server.url, reader)
    say('Visiting …')
    return await visitAll(reader)
  } finally {
    await stopPortal(portal)
    await server.leave()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function visitAll(reader: Reader): Promise<Figures> {
  const cookie = await reader.signIn(SITE)
  const get = async (address: string) => {
    const answer = await fetch(`${SITE}${address}`, { headers: { cookie }, redirect: 'manual' })
    const page = await answer.text()
    if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}`)
    return page
  }
  const terms = questions()
  const pages: Record<string, (visit: number) => Promise<string>> = {
    sign_in: async () => (await fetch(`${SITE}/sign-in`)).text(),
    signing_in: async () => reader.signIn(SITE),
    home: () => get('/'),
    search: (visit) => get(`/studies?q=${encodeURIComponent(terms[visit % terms.length] as string)}`),
    study: (visit) => get(reader.studies[visit % reader.studies.length] as string),
    list: () => get(reader.list),
    table: () => get(`${reader.long}/table`),
    forest: () => get(`${reader.long}/forest?measure=RR&outcome=mortality&better=less`),
  }
  const figures: Record<string, number> = {}
  for (const [name, visit] of Object.entries(pages)) {
    const times: number[] = []
    let page = ''
    for (let number = -3; number < VISITS; number++) {
      const begun = performance.now()
      page = await visit(Math.max(number, 0))
      // The first few warm what every later visit finds warm.
      if (number >= 0) times.push(performance.now() - begun)
    }
    times.sort((a, b) => a - b)
    figures[`${name}_p50_ms`] = round(times[Math.floor(times.length / 2)])
    figures[`${name}_p95_ms`] = round(times[Math.floor(times.length * 0.95)])
    figures[`${name}_p95_per_sign_in`] = round(
      (figures[`${name}_p95_ms`] as number) / (figures.sign_in_p95_ms as number),
    )
    if (name !== 'signing_in') figures[`${name}_js_kb`] = round((await scriptBytes(page, SITE)) / 1024)
  }
  return figures
}

/** The texts that are made up tell no effects: the studies of the long list are given one each, to be plotted. */
async function giveEffects(url: string, { long }: Reader) {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  const span = { section: 0, start: 0, end: 1 }
  const effect = {
    measure: 'RR',
    outcome: 'mortality',
    arms: ['drug', 'placebo'],
    interval: { low: 0.6, high: 0.9 },
    span,
  }
  await sql`
    update study_summaries s
    set facts = coalesce(s.facts, '{}') || jsonb_build_object('effects', jsonb_build_array(
      ${sql.json(effect)}::jsonb || jsonb_build_object('value', 0.6 + (s.study_id % 30) / 100.0)))
    from list_items i
    where s.current and i.study_id = s.study_id and i.list_id = ${long.split('/').at(-1) ?? ''}`
  await sql.end()
}

/** One word and two, from words that nearly every record has to words that few have. */
function questions(): string[] {
  const words = vocabulary(4000)
  const at = (rank: number) => words[rank] as string
  return [30, 80, 200, 500, 1000, 2000, 3500].flatMap((rank) => [at(rank), `${at(rank)} ${at(rank + 7)}`])
}

const round = (value: number | undefined) => Math.round((value ?? 0) * 10) / 10
