import { randomUUID } from 'node:crypto'
import { test as bare } from '@playwright/test'
import postgres from 'postgres'
import { createComment } from '@/db/discussion/comments'
import { saveToLists } from '@/db/lists/list-savings'
import { createList } from '@/db/lists/lists'
import { expect, makeMember, signIn, test } from '../support/portal'

test('a question leads to a study, its finding, and what it rests on', async ({ page }) => {
  await page.goto('/')
  await page.getByLabel('Search studies').fill('alopecia')
  await page.getByLabel('Search studies').press('Enter')
  await expect(page).toHaveURL(/\/studies\?q=alopecia/)
  const all = await page.getByRole('article').count()
  await page
    .getByRole('complementary', { name: 'Filters' })
    .getByRole('link', { name: /Case report/ })
    .click()
  await expect(page).toHaveURL(/design=case\+report/)
  expect(await page.getByRole('article').count()).toBeLessThan(all)
  await page
    .getByRole('heading', { name: /regrowth on tofacitinib/ })
    .getByRole('link')
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Reversal of Long-Standing Refractory')
  await expect(page.getByRole('region', { name: 'TL;DR' })).toContainText('not checked by a person yet')
})

test('a PMID and a DOI go straight to their study, an unknown one is said to be unknown', async ({ page }) => {
  await page.goto('/studies?q=30527631')
  await expect(page).toHaveURL('/studies/30527631/the-influence-of-interferon-on-healthy-and-diseased-skin')
  await page.goto('/studies?q=https://doi.org/10.1016/J.CYTO.2018.11.022')
  await expect(page).toHaveURL(/\/studies\/30527631\//)
  await page.goto('/studies?q=99999999')
  await expect(page.getByText('No study with PMID 99999999 here')).toBeVisible()
})

test('an old or short address leads to the one there is now, and keeps its tab', async ({ page }) => {
  await page.goto('/studies/30527631/an-older-title?tab=history')
  await expect(page).toHaveURL('/studies/30527631/the-influence-of-interferon-on-healthy-and-diseased-skin?tab=history')
})

test('what is no study answers as a study that never was', async ({ page }) => {
  for (const key of ['0', '-1', 's0', 's99999999', '99999999999999999999', 'x', "1'--", '%00', '1e3', 'PMC10015649']) {
    const answer = await page.goto(`/studies/${key}`)
    expect(answer?.status(), key).toBeGreaterThanOrEqual(400)
    expect(answer?.status(), key).toBeLessThan(500)
  }
})

test('the keyboard finds, moves, opens and goes home; in a field it only types', async ({ page }) => {
  await page.goto('/studies?q=alopecia')
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  const second = page.locator('[data-row]').nth(1)
  await expect(second).toHaveAttribute('data-selected', '')
  const address = await second.getAttribute('data-row')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(address as string)
  await page.keyboard.press('/')
  await page.keyboard.type('gh?')
  await expect(page.getByLabel('Search studies')).toHaveValue('gh?')
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('g')
  await page.keyboard.press('h')
  await expect(page).toHaveURL('/')
})

test('a study is cited in three styles and as files', async ({ page }) => {
  await page.goto('/studies/30527631')
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('e')
  await expect(
    page.getByText('Hile GA, Gudjonsson JE, Kahlenberg JM. The influence of interferon').first(),
  ).toBeVisible()
  for (const [format, sign] of [
    ['ris', 'TY  - JOUR'],
    ['nbib', 'PMID- 30527631'],
    ['bibtex', '@article'],
    ['endnote-xml', '<ref-type name="Journal Article">'],
    ['csl-json', '"article-journal"'],
    ['vancouver', 'Hile GA'],
  ] as const) {
    const answer = await page.request.get(`/studies/30527631/cite/${format}`)
    expect(answer.headers()['cache-control']).toContain('no-store')
    expect(await answer.text()).toContain(sign)
  }
})

test('the box of citations opens filled, whatever the network does then', async ({ page }) => {
  await page.goto('/studies/30527631')
  await page.waitForLoadState('networkidle')
  const box = page.locator('details:has(> [data-cite]):visible')
  const fetched = page.waitForResponse((answer) => new URL(answer.url()).pathname === '/studies/30527631/cite')
  await box.hover()
  await (await fetched).finished()
  await page.context().setOffline(true)
  await page.keyboard.press('e')
  for (const style of ['Vancouver', 'AMA', 'APA']) {
    await expect(box.getByRole('button', { name: `Copy ${style}` })).toBeVisible()
  }
  await expect(box.getByText(/Hile/)).toHaveCount(3)
  await page.context().setOffline(false)
})

test('home tells of an answer to me and of a retraction in my lists', async ({ page, reader, colleague }) => {
  const owner = postgres(process.env.DATABASE_URL as string, { max: 1 })
  const title = `A study that will be retracted ${randomUUID()}`
  const [study] = await owner`
    insert into studies (source_key, source, title, revision, content_hash)
    values (${randomUUID()}, 'demo', ${title}, '', '') returning id::int`
  const studyId = study?.id as number
  const list = await createList(reader, { key: randomUUID(), name: 'What I rely on', description: '' })
  await saveToLists(reader, { key: randomUUID(), studyId, listIds: [list.id], heldIds: [], newListName: '' })
  const { commentId } = await createComment(reader, { key: randomUUID(), studyId, body: 'Is this so?' })
  await createComment(colleague.member, {
    key: randomUUID(),
    studyId,
    threadId: commentId,
    body: 'It is in the supplement.',
  })
  await owner`update studies set retracted_at = now() where id = ${studyId}`
  await owner.end()
  await page.goto('/')
  await expect(page.getByText('It is in the supplement.')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'was retracted since you saved it' })).toContainText(
    'What I rely on',
  )
  await colleague.page.goto('/')
  await expect(colleague.page.getByText('was retracted since you saved it')).toHaveCount(0)
})

bare.describe('without JavaScript', () => {
  bare.use({ javaScriptEnabled: false })

  bare('searching, filtering, reading and every tab work', async ({ page }) => {
    await signIn(page, await makeMember('Ada Scriptless'), '/studies')
    await page.getByLabel('Search studies').fill('lupus')
    await page.getByLabel('Search studies').press('Enter')
    await page.getByRole('link', { name: 'Strongest' }).click()
    await expect(page).toHaveURL(/sort=strength/)
    await page.goto('/studies/s1')
    await expect(page.getByRole('heading', { level: 1 })).toContainText('JAK 1/2 inhibition')
    for (const tab of ['Cited by', 'Similar', 'Discussion', 'History', 'References']) {
      await page.getByRole('navigation', { name: 'Around this study' }).getByRole('link', { name: tab }).click()
      await expect(page.getByRole('heading', { level: 1 })).toContainText('JAK 1/2 inhibition')
    }
    await expect(page.getByText('title not known')).toHaveCount(2)
  })
})
