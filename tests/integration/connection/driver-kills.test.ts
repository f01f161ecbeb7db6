import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { add, builds, driverUnderTest, outcome, POOL } from '../../support/driver'

const { admin, pool } = driverUnderTest()

test.each(builds)(
  'with the %s build, under random kills every transaction is whole or absent, and one told committed is there',
  async (build, load) => {
    const { sql } = await pool(load, { max: 4 })
    const begun = Date.now()
    const committed: string[] = []
    const wrong: unknown[] = []
    let started = 0
    let settled = 0
    let kills = 0
    const enough = () => kills > 30 && committed.length > 100 && Date.now() - begun > 5_000
    const goesOn = () => !enough() && Date.now() - begun < 50_000

    async function client(name: string) {
      for (let turn = 0; goesOn(); turn++) {
        const who = `${name}-${turn}`
        started++
        const told = await outcome(
          sql.begin(async (tx) => {
            // Every other transaction goes on blindly after a refusal, as careless code does.
            const careful = turn % 2 === 0
            for (let n = 0; n < 4; n++) {
              const added = n === 2 ? tx.savepoint((inner) => add(inner, who, `${n}`)) : add(tx, who, `${n}`)
              await (careful ? added : outcome(added))
              await pause(Math.random() * 4)
            }
          }),
          20_000,
        )
        settled++
        if (told?.status === 'fulfilled') told.value === 'unanswered' ? wrong.push(who) : committed.push(who)
        const [echo] = await sql<{ who: string }[]>`select ${who}::text as who`.catch(() => [{ who }])
        if (echo?.who !== who) wrong.push({ asked: who, got: echo })
      }
    }

    async function killer() {
      while (goesOn()) {
        const killed = await admin()`
          select pg_terminate_backend(pid) from pg_stat_activity
          where application_name = ${POOL} and datname = current_database() order by random() limit 1`
        kills += killed.length
        // At the pace of the machine: where it is slow, nothing would ever come to its end.
        const before = settled
        do await pause(10 + Math.random() * 40)
        while (settled < before + 2 && goesOn())
      }
    }

    await Promise.all([killer(), ...Array.from({ length: 8 }, (_, n) => client(`${build}-${n}`))])
    const found = await admin()<{ who: string; rows: number; transactions: number }[]>`
      select who, count(*)::int as rows, count(distinct xmin::text)::int as transactions from driver_rows group by who`
    const whole = new Set(found.map((row) => row.who))
    console.info(
      `${build}: ${started} transactions, ${committed.length} told committed, ${found.length} found, ${kills} kills`,
    )

    expect(wrong).toEqual([])
    expect(found.filter((row) => row.rows !== 4)).toEqual([])
    expect(committed.filter((who) => !whole.has(who))).toEqual([])
    expect(kills).toBeGreaterThan(30)
    expect(committed.length).toBeGreaterThan(100)
  },
  90_000,
)
