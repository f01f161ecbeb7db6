import type { Page } from '@playwright/test'
import { expect, test } from '../support/portal'

/** Of every dotted line that is drawn: how many of its facts begin a line and follow one, and which dots are wrong. */
const measured = (page: Page) =>
  page.evaluate(() => {
    const wrong: string[] = []
    const counts = { beginning: 0, following: 0 }
    for (const line of document.querySelectorAll<HTMLElement>('.dotted')) {
      const cut = Number.parseFloat(getComputedStyle(line).clipPath.split(' ').at(-1) ?? '')
      const edge = line.getBoundingClientRect().left + cut
      const facts = [...line.children].filter((fact) => fact.getClientRects().length > 0)
      for (const [index, fact] of facts.entries()) {
        const [box, before] = [fact.getBoundingClientRect(), facts[index - 1]?.getBoundingClientRect()]
        const dot = getComputedStyle(fact, '::before')
        const left = box.left + Number.parseFloat(dot.left)
        const right = left + Number.parseFloat(dot.width)
        const isFirst = !before || box.top >= before.bottom - 1 || box.left <= before.left
        counts[isFirst ? 'beginning' : 'following']++
        const isDrawn = right > edge
        const isWhole = left >= (before?.right ?? edge) && left >= edge && right <= box.left
        if (isFirst ? isDrawn : !isWhole) wrong.push(`${isFirst ? 'begins' : 'follows'}: ${fact.textContent}`)
      }
    }
    return { wrong, ...counts }
  })

for (const width of [390, 768, 1320]) {
  test(`no line begins with a dot at ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 })
    for (const path of [
      '/studies?q=alopecia',
      '/studies/30527631',
      '/studies/30527631?tab=history',
      '/account',
      '/drafts',
    ]) {
      await page.goto(path)
      await page.getByRole('main').waitFor()
      const { wrong, beginning, following } = await measured(page)
      expect([path, wrong]).toEqual([path, []])
      if (!path.startsWith('/studies')) continue
      expect(beginning).toBeGreaterThan(2)
      expect(following).toBeGreaterThan(2)
    }
  })
}

test('a line that is too narrow for its facts wraps without a dot at its edge', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 900 })
  await page.goto('/studies?q=alopecia')
  const wrapped = await page.evaluate(
    () =>
      [...document.querySelectorAll<HTMLElement>('.dotted')].filter(
        (line) => new Set([...line.children].map((fact) => Math.round(fact.getBoundingClientRect().top))).size > 1,
      ).length,
  )
  expect(wrapped).toBeGreaterThan(3)
  expect((await measured(page)).wrong).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
})
