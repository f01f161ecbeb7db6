'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { lazy, Suspense } from 'react'
import { useHydrated } from '@/app/_ui/use-hydrated'
import type { RowActions } from './use-row-marks'

const MarksOfPage = lazy(() => import('./marks-of-page').then(({ MarksOfPage }) => ({ default: MarksOfPage })))

/**
 * What marks the rows of a page, one or several: what was done on one page is not undone on another. It is no part of
 * the page: it comes once that is drawn.
 */
export function RowMarks(actions: RowActions) {
  const page = `${usePathname()}?${useSearchParams()}`
  return (
    useHydrated() && (
      <Suspense>
        <MarksOfPage key={page} {...actions} />
      </Suspense>
    )
  )
}
