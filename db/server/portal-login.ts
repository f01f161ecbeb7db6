import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { PORTAL_ROLES, rightsBeyond } from './login-rights'
import { scramVerifier } from './scram-verifier'
import { StartError } from './start-error'

/** Any number will do as long as nobody else in this database uses it. */
const LOGIN_LOCK = 7_412_028

/**
 * The address of the migrated database at `ownerUrl` for the portal's own login, which is made on the first call: it owns
 * nothing and has no rights but to take on the portal's roles, so that a statement that leaves them behind has none at
 * all. Throws `StartError` where the owner may make no roles, or the server does not let the login in.
 */
export async function portalLogin(ownerUrl: string): Promise<string> {
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => {}, connect_timeout: 10 })
  try {
    const login = await owner.begin((tx) => makeLogin(tx))
    const url = withLogin(ownerUrl, { username: encodeURIComponent(login.role), password: login.password })
    await checkLogin(url, `the login ${login.role} that the portal has made for itself`)
    return url
  } finally {
    await owner.end({ timeout: 5 })
  }
}

/** An address with the login of another one: streaming replicas have the roles of their primary. */
export function withLogin(url: string, { username, password }: Pick<URL, 'username' | 'password'>): string {
  const changed = new URL(url)
  changed.username = username
  changed.password = password
  return changed.href
}

/** Throws `StartError` where the login at `url`, which is `called` so, may do more than the portal needs. */
export async function checkLogin(url: string, called: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 10 })
  let beyond: string[]
  try {
    beyond = await rightsBeyond(sql)
  } catch (error) {
    throw new StartError(`PostgreSQL does not let in ${called} (${(error as Error).message}): ${INSTEAD}`)
  } finally {
    await sql.end({ timeout: 1 })
  }
  if (beyond.length > 0)
    throw new StartError(
      `The portal does not serve as ${called}: it ${beyond.join(', it ')}. It needs a login with no rights but membership in ${PORTAL_ROLES.join(', ')}.`,
    )
}

const INSTEAD = `make a login that is a member of ${PORTAL_ROLES.join(', ')} and nothing more, set DATABASE_URL to it, and DATABASE_MIGRATE_URL to the role that owns the tables.`

type Login = { role: string; password: string }

async function makeLogin(tx: postgres.TransactionSql): Promise<Login> {
  await tx`select pg_advisory_xact_lock(${LOGIN_LOCK})`
  const [me] = await tx`
    select current_database() as database, current_user as name, rolsuper or rolcreaterole as "mayMake", rolsuper as superuser,
      current_setting('server_version_num')::int as version
    from pg_roles where rolname = current_user`
  if (!me?.mayMake)
    throw new StartError(`The role ${me?.name} of DATABASE_URL may make no login for the portal to work as: ${INSTEAD}`)
  const [kept] = await tx<Login[]>`select role, password from app.portal_logins where database = ${me.database}`
  const mark = `The login of the Précis portal on the database ${me.database}`
  const role = await ownName(tx, kept?.role ?? `${me.database.slice(0, 48)}_portal`, mark)
  const login = { role: role.name, password: kept?.password ?? randomBytes(24).toString('base64url') }
  const name = tx(role.name)
  const secret = tx.unsafe(`password '${scramVerifier(login.password)}'`)
  if (role.isThere) await tx`alter role ${name} login noinherit ${tx.unsafe(me.superuser ? PLAIN : '')} ${secret}`
  else await tx`create role ${name} login noinherit ${tx.unsafe(PLAIN)} ${secret}`
  await tx.unsafe(`comment on role "${role.name.replaceAll('"', '""')}" is '${mark.replaceAll("'", "''")}'`)
  await keepToPortalRoles(tx, role.name, me.version)
  const [connects] = await tx`select has_database_privilege(${role.name}, ${me.database}, 'connect') as may`
  if (!connects?.may) await tx`grant connect on database ${tx(me.database)} to ${name}`
  await tx`
    insert into app.portal_logins values (${me.database}, ${login.role}, ${login.password})
    on conflict (database) do update set role = excluded.role where portal_logins.role <> excluded.role`
  return login
}

async function keepToPortalRoles(tx: postgres.TransactionSql, role: string, version: number) {
  const others = await tx<{ name: string }[]>`
    select g.rolname as name from pg_auth_members m
    join pg_roles g on g.oid = m.roleid join pg_roles r on r.oid = m.member
    where r.rolname = ${role} and g.rolname <> all(${[...PORTAL_ROLES]})`
  for (const { name } of others) await tx`revoke ${tx(name)} from ${tx(role)}`
  const without = tx.unsafe(version >= 160_000 ? 'with inherit false, set true' : '')
  await tx`grant ${tx.unsafe(PORTAL_ROLES.join(', '))} to ${tx(role)} ${without}`
}

/** Said in words for what it is, though a new role is nothing else. */
const PLAIN = 'nosuperuser nocreatedb nocreaterole noreplication nobypassrls'

/** The name, or one like it where another role has it that the portal has not made: that one is left as it is. */
async function ownName(tx: postgres.TransactionSql, name: string, mark: string) {
  const [there] = await tx`
    select shobj_description(oid, 'pg_authid') = ${mark} as ours from pg_roles where rolname = ${name}`
  if (there && !there.ours) return { name: `${name}_${randomBytes(3).toString('hex')}`, isThere: false }
  return { name, isThere: there !== undefined }
}
