import { test as bare, type Page } from '@playwright/test'
import { asOwner } from '../support/corpus'
import { expect, makeMember, signIn } from '../support/portal'
import { seriousFaults } from '../support/serious-faults'

/** The portal under test has no language model, so none of its workers takes a job that asks one: such jobs stay as they are. */
async function queued(state: { attempts?: number; in?: string; fault?: string } = {}): Promise<number> {
  const { attempts = 0, in: wait = '2 hours', fault = null } = state
  return asOwner(async (sql) => {
    const [job] = await sql`
      select id::int from graphile_worker.add_job('model-drafts', job_key => gen_random_uuid()::text, max_attempts => 5)`
    await sql`
      update graphile_worker._private_jobs set attempts = ${attempts}, last_error = ${fault}, run_at = now() + ${wait}::interval
      where id = ${job?.id}`
    return job?.id
  })
}

const AWAY = 'The language model cannot be asked. Administration → Search says why.'
const stateOf = (id: number) =>
  asOwner(async (sql) => {
    const [row] = await sql`
      select (select attempts from graphile_worker._private_jobs where id = ${id}) as attempts,
        (select outcome from job_runs where job_id = ${id}) as outcome`
    return { attempts: row?.attempts, outcome: row?.outcome }
  })
const rowOf = (page: Page, id: number) => page.getByRole('listitem').filter({ has: page.locator(`[value="${id}"]`) })

bare('an administrator sees why a job failed, and retries and cancels it from the keyboard', async ({ page }) => {
  const failed = await queued({ attempts: 5, in: '0', fault: AWAY })
  await signIn(page, await makeMember('Chief', 'administrator'), '/administration/people')
  await page.getByRole('link', { name: 'Jobs' }).click()
  await expect(page.getByText('1 worker runs')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'Redraft summaries' })).toContainText('Finished')
  const row = rowOf(page, failed)
  await expect(row).toContainText('Failed')
  await expect(row).toContainText(AWAY)
  await expect(row).toContainText('attempt 5 of 5')
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await seriousFaults(page), colorScheme).toEqual([])
  }

  await row.getByRole('button', { name: 'Retry' }).focus()
  await page.keyboard.press('Enter')
  await expect(row.getByRole('status')).toHaveText('It runs as soon as a worker is free.')
  await expect(row).toContainText('Waiting')
  expect(await stateOf(failed)).toEqual({ attempts: 0, outcome: null })
  await row.getByRole('button', { name: 'Run now' }).focus()
  await page.keyboard.press('Tab')
  await expect(row.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(row).toContainText('Cancelled')
  expect(await stateOf(failed)).toEqual({ attempts: null, outcome: 'cancelled' })
})

bare.describe('without scripts', () => {
  bare.use({ javaScriptEnabled: false })

  bare('jobs are retried and cancelled too', async ({ page }) => {
    const waiting = await queued({ attempts: 2, fault: AWAY })
    await signIn(page, await makeMember('Chief', 'administrator'), '/administration/jobs')
    await expect(rowOf(page, waiting)).toContainText(`The last attempt failed: ${AWAY}`)
    await expect(rowOf(page, waiting)).toContainText('next try')
    await rowOf(page, waiting).getByRole('button', { name: 'Run now' }).click()
    await expect(rowOf(page, waiting)).toContainText('begins when a worker is free')
    expect(await stateOf(waiting)).toEqual({ attempts: 0, outcome: null })
    await rowOf(page, waiting).getByRole('button', { name: 'Cancel' }).click()
    await expect(rowOf(page, waiting)).toContainText('Cancelled')
    expect(await stateOf(waiting)).toEqual({ attempts: null, outcome: 'cancelled' })
  })
})
