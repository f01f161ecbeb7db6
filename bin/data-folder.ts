import path from 'node:path'
import { settings } from '@/db/settings/settings'

/** Where the embedded database and the key that seals cookies are kept. */
export const dataFolder = () => path.resolve(settings().dataFolder)
