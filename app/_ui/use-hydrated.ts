'use client'

import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** Whether scripts have taken over: what only works with them is drawn only then. */
export const useHydrated = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
