import type postgres from 'postgres'

/** One change to what the database enforces, and how it is taken back. */
export type PolicyRemoval = { name: string; table: string | null; remove: string[]; restore: string[] }

type Policy = {
  name: string
  table: string
  cmd: string
  roles: string
  qual: string | null
  check: string | null
  /** "PERMISSIVE", or "RESTRICTIVE" for one that has to hold beside the others. */
  permissive: string
}

/** Each policy dropped, and each of its conditions opened. */
export async function policyRemovals(owner: postgres.Sql): Promise<PolicyRemoval[]> {
  const policies = await owner<Policy[]>`
    select policyname as name, tablename as table, cmd, array_to_string(roles, ', ') as roles, qual, with_check as check, permissive
    from pg_policies where schemaname = 'public' order by tablename, policyname`
  return policies.flatMap((policy) => {
    const { name, table, cmd, roles, qual, check, permissive } = policy
    const how = permissive === 'RESTRICTIVE' ? ' as restrictive' : ''
    const on = `policy ${name} on ${table}`
    const conditions = (using: string | null, checked: string | null) =>
      `${using ? ` using (${using})` : ''}${checked ? ` with check (${checked})` : ''}`
    const create = `create ${on}${how} for ${cmd} to ${roles}${conditions(qual, check)}`
    // Where nothing else is said, what may be read may be written.
    const checked = check ?? (cmd === 'ALL' || cmd === 'UPDATE' ? qual : null)
    const opened = (what: string, using: string | null, withCheck: string | null): PolicyRemoval => ({
      name: `${on}: ${what}`,
      table,
      remove: [`drop ${on}`, `create ${on}${how} for ${cmd} to ${roles}${conditions(using, withCheck)}`],
      restore: [`drop ${on}`, create],
    })
    const isTrue = (condition: string | null) => condition === null || condition === 'true'
    return [
      { name: `${on}: dropped`, table, remove: [`drop ${on}`], restore: [create] },
      ...(isTrue(qual) ? [] : [opened('whatever is there', 'true', checked)]),
      ...(isTrue(checked) || checked === 'false' ? [] : [opened('whatever is written', qual, 'true')]),
    ]
  })
}

/** Functions that policies ask, each with its condition taken out. */
const FUNCTIONS: [name: string, from: RegExp, to: string][] = [
  ['app.is_system()', /select app\.actor\(\)[^$]*/, 'select true '],
  ['app.is_editor()', /select coalesce[^$]*/, 'select true '],
  ['app.scim_issuer()', / and t\.revoked_at is null/, ''],
  ['app.may_provide(uuid)', /s\.issuer <> app\.scim_issuer\(\)/, 'false'],
  ['app.provided_group_ids()', / where g\.issuer = app\.scim_issuer\(\)/, ''],
  ['app.viewer_role()', / and disabled_at is null/, ''],
  ['app.list_roles()', /g\.user_id = app\.viewer_id\(\) and/, ''],
  ['app.list_roles()', /m\.user_id = app\.viewer_id\(\) and/, ''],
  ['app.list_roles()', /where app\.viewer_role\(\) is not null/, ''],
  ['app.lists_of(text)', /where app\.list_rank[^$]*/, ''],
  ['app.hold_list(uuid)', /if one not in .*? end if;/, ''],
  ['app.count_people_of_list(uuid)', /one in \(select app\.readable_list_ids\(\)\)/, 'true'],
  ['app.list_readers(uuid)', /one in \(select app\.readable_list_ids\(\)\)/, 'true'],
  ['app.readable_group_ids()', /m\.user_id = app\.viewer_id\(\) and/, ''],
  ['app.readable_group_ids()', /app\.viewer_role\(\) = 'administrator'/, 'true'],
  ['app.led_group_ids()', /m\.user_id = app\.viewer_id\(\) and/, ''],
  ['app.invited_group_ids()', /i\.user_id = app\.viewer_id\(\) and/, ''],
  ['app.may_join(uuid, text)', /one in \(select app\.invited_group_ids\(\)\)/, 'true'],
  ['app.hold_group(uuid)', /if one not in .*? end if;/, ''],
  ['app.viewer_groups()', /m\.user_id = app\.viewer_id\(\) and/, ''],
  ['app.viewer_groups()', / and app\.viewer_role\(\) is not null/, ''],
  ['app.is_for(text, uuid[], uuid[])', /select audience = [^$]*/, 'select true '],
  ['app.may_see(uuid, text, uuid[], uuid, uuid[])', /author = viewer or/, ''],
  ['app.has_left(uuid, uuid[])', /audience_groups && app\.viewer_groups\(\) and/, ''],
  [
    'app.hold_groups(uuid[])',
    /any \(wanted\) and g\.id = any \(app\.viewer_groups\(\)\) and g\.a/,
    'any (wanted) and g.a',
  ],
  ['app.keep_note_audience()', /if not new\.audience_groups <@ .*? end if;/s, ''],
  ['app.keep_comment_audience()', /if not held && .*? end if;/s, ''],
  ['app.wrote_comment(uuid)', / and c\.author_id = app\.viewer_id\(\)/, ''],
  [
    'app.may_mention(uuid, uuid)',
    /and app\.is_for\(opener\.audience, opener\.audience_groups, app\.viewer_groups\(\)\)/,
    '',
  ],
  ['app.may_write_verdict(uuid)', /v\.group_id in \(select app\.led_group_ids\(\)\)/, 'true'],
  ['app.group_of_verdict(uuid)', /v\.audience = 'everyone' and/, ''],
  ['app.has_upload(uuid)', /maker = app\.viewer_id\(\) and/, ''],
  ['app.has_upload(uuid)', / and app\.is_editor\(\)/, ''],
  ['app.has_upload(uuid)', /app\.viewer_role\(\) = 'administrator'/, 'true'],
  ['app.queue_upload(uuid)', / and app\.has_upload\(u\.user_id\)/, ''],
  ['app.upload_progress(uuid)', / and app\.has_upload\(u\.user_id\)/, ''],
  ['app.erase_upload(uuid)', / and app\.has_upload\(u\.user_id\)/, ''],
  ['app.has_look_up(uuid, text)', /asker = app\.viewer_id\(\) or/, ''],
  ['app.has_look_up(uuid, text)', /kind = 'records' and/, ''],
  ['app.has_look_up(uuid, text)', /app\.viewer_role\(\) = 'administrator'/, 'true'],
  ['app.has_look_up(uuid, text)', /app\.viewer_role\(\) is not null\s+and/, ''],
  ['app.queue_look_up(uuid)', / and user_id = app\.viewer_id\(\)/, ''],
  ['app.sources_with_secret()', / where app\.viewer_role\(\) = 'administrator'/, ''],
  ['app.set_source_secret(text, text)', /if app\.viewer_role\(\) .*? end if;/, ''],
  ['app.hold_study(bigint)', /not app\.is_editor\(\)/, 'false'],
  ['app.count_view(bigint)', /app\.viewer_role\(\) is not null/, 'true'],
  ['app.saved_studies()', /app\.is_editor\(\)/, 'true'],
]

export async function functionRemovals(owner: postgres.Sql, which = /./): Promise<PolicyRemoval[]> {
  const removals: PolicyRemoval[] = []
  for (const [name, from, to] of FUNCTIONS.filter(([name]) => which.test(name))) {
    const [found] = await owner<{ text: string }[]>`select pg_get_functiondef(${name}::regprocedure) as text`
    const text = found?.text ?? ''
    if (!from.test(text)) throw new Error(`${name} does not say ${from}`)
    removals.push({ name: `function ${name}`, table: null, remove: [text.replace(from, to)], restore: [text] })
  }
  return removals
}
