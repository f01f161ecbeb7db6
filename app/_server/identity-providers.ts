import 'server-only'
import { settings } from '@/db/settings/settings'

/** The OpenID Connect providers that the settings name. */
export const identityProviders = () => settings().identityProviders
