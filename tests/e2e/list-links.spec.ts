import { randomUUID } from 'node:crypto'
import type { BrowserContext, Page } from '@playwright/test'
import { createLink, readLinks, revokeLink } from '@/db/lists/list-links'
import { saveToLists } from '@/db/lists/list-savings'
import { createList, deleteList } from '@/db/lists/lists'
import type { Person } from '@/lib/access/viewer'
import { bytesOf } from '../support/answer-bytes'
import { asOwner } from '../support/owner'
import { expect, makeMember, openSession, PASSWORD, test } from '../support/portal'
import { seriousFaults } from '../support/serious-faults'

// Whether links are open holds for the whole portal.
test.describe.configure({ mode: 'serial' })

const LONG = 'Hair loss in lupus and other scarring and non-scarring kinds'

async function makeList(who: Person, name: string, studies = [1, 2]): Promise<string> {
  const { id } = await createList(who, { key: randomUUID(), name, description: 'Does it regrow?' })
  for (const studyId of studies)
    await saveToLists(who, { key: randomUUID(), studyId, listIds: [id], heldIds: [], newListName: '' })
  return id
}
const linkTo = async (who: Person, listId: string) => {
  const link = { key: randomUUID(), listId, kind: 'live', label: '', endsOn: null, withNotes: false } as const
  const { token } = await createLink(who, link)
  const [made] = (await readLinks(who, listId))?.links ?? []
  return { token, linkId: made?.id as string }
}

async function looksRight(page: Page, what: string) {
  for (const width of [1320, 390])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme })
      expect(await seriousFaults(page), `${what} at ${width}, ${colorScheme}`).toEqual([])
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(over, `${what} at ${width}`).toBe(0)
    }
  await page.setViewportSize({ width: 1320, height: 900 })
  await page.emulateMedia({ colorScheme: 'light' })
}

/** Makes a link by the form and gives its address. */
async function makeByForm(page: Page, label: string, kind: 'live' | 'frozen'): Promise<string> {
  const form = page.getByRole('form', { name: 'Make a link' })
  const address = form.getByLabel('Hand this address over yourself. It is shown once.')
  const earlier = (await address.count()) > 0 ? await address.inputValue() : ''
  await form.getByLabel('What it shows').selectOption(kind)
  await form.getByLabel('Label, optional').fill(label)
  await form.getByRole('button', { name: 'Make a link' }).click()
  await expect(address).not.toHaveValue(earlier)
  await expect(address).toHaveValue(/\/shared\/[\w-]{43}$/)
  return new URL(await address.inputValue()).pathname
}

async function revokeByForm(page: Page, label: string) {
  const link = page.getByRole('list', { name: 'Links', exact: true }).getByRole('listitem').filter({ hasText: label })
  await link.getByText('Revoke').first().click()
  await link.getByRole('button', { name: 'Revoke for good' }).click()
  await expect(link).toHaveCount(0)
}

test('an owner makes links, a colleague reads by them, a stranger signs in first, and revoking ends it', async ({
  page,
  reader,
  colleague,
  browser,
  baseURL,
}) => {
  const id = await makeList(reader, LONG)
  await page.goto(`/lists/${id}/share`)
  await expect(page.getByText('Strangers are asked to sign in')).toBeVisible()
  const live = await makeByForm(page, 'A ward round of sixty characters, which is as long as it may.', 'live')
  await expect(page.getByRole('button', { name: 'Copy the link' })).toBeVisible()
  const frozen = await makeByForm(page, 'For Friday', 'frozen')
  await looksRight(page, 'the page that shares')
  // Nowhere but in the answer: the page does not know the address.
  await page.reload()
  expect(await page.content()).not.toContain(frozen.slice('/shared/'.length))

  await page.goto(`/lists/${id}`)
  await expect(page.getByText('only you have this one, and whoever has a link reads it')).toBeVisible()
  await page.goto(`/lists/${id}/share`)

  const theirs = colleague.page
  await theirs.goto(live)
  await expect(theirs.getByRole('heading', { level: 1 })).toHaveText(LONG)
  await expect(theirs.getByRole('article')).toHaveCount(2)
  await expect(theirs.getByText('Ada Reader')).toHaveCount(0)
  await looksRight(theirs, 'a live list')
  await saveToLists(reader, { key: randomUUID(), studyId: 3, listIds: [id], heldIds: [], newListName: '' })
  await theirs.reload()
  await expect(theirs.getByRole('article')).toHaveCount(3)
  await theirs.goto(frozen)
  await expect(theirs.getByText(/^As it stood on/)).toBeVisible()
  await expect(theirs.getByRole('article')).toHaveCount(2)
  await looksRight(theirs, 'a frozen list')

  const context: BrowserContext = await browser.newContext({ baseURL })
  const stranger = await context.newPage()
  const member = await makeMember('Cleo Colleague')
  await stranger.goto(live)
  await expect(stranger).toHaveURL(`${baseURL}/sign-in?to=${encodeURIComponent(live)}`)
  await stranger.getByLabel('E-mail').fill(member.email)
  await stranger.getByLabel('Password').fill(PASSWORD)
  await stranger.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(stranger).toHaveURL(`${baseURL}${live}`)
  await expect(stranger.getByRole('article')).toHaveCount(3)
  await context.close()

  await revokeByForm(page, 'A ward round')
  expect((await theirs.goto(live))?.status()).toBe(404)
  await expect(theirs.getByText('This link opens nothing')).toBeVisible()
  await looksRight(theirs, 'a link that opens nothing')
  expect((await theirs.goto(frozen))?.status()).toBe(200)
})

test('what opens nothing has one answer, to the byte, and no answer is kept, indexed, or said to the next page', async ({
  reader,
  colleague,
  baseURL,
}) => {
  const made = async () => {
    const listId = await makeList(reader, 'Ended in some way')
    return { listId, ...(await linkTo(reader, listId)) }
  }
  const [works, revoked, ended, deleted] = [await made(), await made(), await made(), await made()]
  await revokeLink(reader, { linkId: revoked.linkId })
  await deleteList(reader, { listId: deleted.listId })
  await asOwner((sql) => sql`update list_links set ends_on = current_date - 2 where id = ${ended.linkId}`)
  const cookie = (await colleague.context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const ask = (token: string) => fetch(`${baseURL}/shared/${token}`, { headers: { cookie } })
  // The words that React sends once more come sorted, and so by what the address is.
  const bytes = async (token: string) =>
    (await bytesOf(await ask(token), new Set())).replaceAll(token, 'TOKEN').split('\n').sort().join('\n')
  const wrong = await bytes(randomUUID().replaceAll('-', '').padEnd(43, 'w'))
  expect(wrong).toMatch(/^404 /m)
  for (const { token } of [revoked, ended, deleted]) expect(await bytes(token)).toBe(wrong)
  // A network from which a hundred were guessed gets no other answer, and what opens goes on opening there.
  const guesses = await Promise.all(Array.from({ length: 104 }, (_, n) => ask(`${'g'.repeat(40)}${100 + n}`)))
  expect([...new Set(guesses.map(({ status }) => status))]).toEqual([404])
  expect((await ask(works.token)).status).toBe(200)
  for (const { token } of [works, revoked]) {
    const answer = await ask(token)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'x-robots-tag': 'noindex, nofollow',
      'referrer-policy': 'no-referrer',
      'cache-control': 'private, no-store',
    })
    expect(
      [...(await answer.text()).matchAll(/<meta name="referrer" content="([^"]+)"/g)].map(([, one]) => one),
    ).toEqual(['no-referrer'])
  }
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('links are made, read and revoked, and strangers read them while an administrator has it so', async ({
    page,
    reader,
    browser,
    baseURL,
  }) => {
    const id = await makeList(reader, 'Read without scripts')
    await page.goto(`/lists/${id}/share`)
    const address = await makeByForm(page, 'For strangers', 'live')

    const chief = await browser.newContext({ baseURL, javaScriptEnabled: false })
    await openSession(chief, await makeMember('Chief', 'administrator'), baseURL)
    const setting = await chief.newPage()
    await setting.goto('/administration/links')
    await setting.getByRole('button', { name: 'Open links to anyone with the address' }).click()
    await expect(setting.getByText('reads the list without signing in')).toBeVisible()

    const stranger = await (await browser.newContext({ baseURL, javaScriptEnabled: false })).newPage()
    await stranger.goto(address)
    await expect(stranger.getByRole('article')).toHaveCount(2)
    await expect(stranger.getByText('To open a study, sign in.')).toBeVisible()
    await expect(stranger.getByRole('link', { name: /Save to list/ })).toHaveCount(0)
    await page.goto(`/lists/${id}/share`)
    await expect(page.getByText('without signing in: administrators have set it so')).toBeVisible()

    await setting.goto('/administration/links')
    await setting.getByRole('button', { name: 'Ask for signing in' }).click()
    await expect(setting.getByText('Whoever opens a link signs in first.')).toBeVisible()
    await stranger.goto(address)
    await expect(stranger).toHaveURL(`${baseURL}/sign-in?to=${encodeURIComponent(address)}`)

    await page.goto(`/lists/${id}/share`)
    await revokeByForm(page, 'For strangers')
    expect((await page.goto(address))?.status()).toBe(404)
    await Promise.all([chief.close(), stranger.context().close()])
  })
})
