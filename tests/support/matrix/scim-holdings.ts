import type postgres from 'postgres'
import { hashToken } from '@/db/access/token'
import type { ScimClient } from '@/lib/access/viewer'
import { asOwner } from '../corpus'

/** The provider of everybody in the matrix. */
export const PROVIDER: ScimClient = {
  kind: 'scim',
  tokenId: '0f000000-0000-4000-8000-000000000001',
  issuer: 'https://issuer.example',
}
/** One that manages nobody. */
export const OTHER_PROVIDER: ScimClient = {
  kind: 'scim',
  tokenId: '0f000000-0000-4000-8000-000000000002',
  issuer: 'https://other.example',
}
/** One whose token has been revoked. */
export const FORMER_PROVIDER: ScimClient = { ...PROVIDER, tokenId: '0f000000-0000-4000-8000-000000000003' }

/** Tokens of providers, everybody as one of them describes them, and two groups that it has made. */
export async function makeProvided(sql: postgres.Sql) {
  await sql`insert into scim_tokens (name, issuer, token_hash, created_by)
    select name, ${PROVIDER.issuer}, sha256(('scim ' || name)::bytea), id from users`
  for (const { tokenId, issuer } of [PROVIDER, OTHER_PROVIDER, FORMER_PROVIDER])
    await sql`insert into scim_tokens (id, name, issuer, token_hash, created_by, revoked_at)
      select ${tokenId}, 'imp-token', ${issuer}, ${hashToken(tokenId)}, id,
        case when ${tokenId === FORMER_PROVIDER.tokenId} then now() end
      from users where name = 'root'`
  await sql`insert into scim_users (user_id, issuer, external_id, user_name, said)
    select user_id, ${PROVIDER.issuer}, user_id, email, jsonb_build_object('displayName', email, 'emails', '[]'::jsonb)
    from user_accounts`
  await sql`insert into scim_groups (group_id, issuer, external_id)
    select id, ${PROVIDER.issuer}, id from groups where name = 'pub-asked' or id in (
      select m.group_id from group_members m join users u on u.id = m.user_id where u.name = 'ben' order by m.joined_at limit 1)`
}

export async function providedGroupId(): Promise<string> {
  const [group] = await asOwner((sql) => sql<{ id: string }[]>`select id from groups where name = 'pub-asked'`)
  return group?.id as string
}
