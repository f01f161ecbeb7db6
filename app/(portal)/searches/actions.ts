'use server'

import { z } from 'zod'
import { action } from '@/app/_server/action'
import { siteUrl } from '@/app/_server/site'
import * as recent from '@/db/searches/recent-searches'
import * as searches from '@/db/searches/saved-searches'
import * as feeds from '@/db/searches/search-feeds'
import * as field from './fields'

export const saveSearch = action(
  z.object({ key: z.uuid(), name: field.searchName, query: field.query }),
  searches.saveSearch,
  { message: 'Saved. Your home page will say what is new in it.' },
)

export const renameSearch = action(
  z.object({ searchId: field.identifier, version: field.version, name: field.searchName }),
  searches.renameSearch,
  { message: 'Saved.' },
)

export const markSearchSeen = action(
  z.object({ searchId: field.identifier, upTo: field.moment }),
  searches.markSearchSeen,
  { message: 'Seen. What comes in from now on is new.' },
)

export const deleteSearch = action(z.object({ searchId: field.identifier }), searches.deleteSearch, {
  redirectTo: ({ id }) => `/searches?deleted=${id}`,
})

export const restoreSearch = action(z.object({ searchId: field.identifier }), searches.restoreSearch, {
  redirectTo: ({ id }) => `/searches/${id}`,
})

export const openFeed = action(
  z.object({ searchId: field.identifier }),
  async (viewer, input) => {
    const { token } = await feeds.openFeed(viewer, input)
    return { link: `${siteUrl()}/feeds/searches/${token}` }
  },
  { message: 'An address of your own; an earlier one no longer works.' },
)

export const closeFeed = action(z.object({ searchId: field.identifier }), feeds.closeFeed, {
  message: 'Feed disabled.',
})

export const forgetSearches = action(z.object({}), recent.forgetSearches, { message: 'Cleared.' })
