-- The audit trail as a chain: each event has a link with a hash over the event and the link before it. Whoever changes,
-- deletes, swaps or slips in an event behind the portal's back breaks a link. The links are nobody's to read or write.
CREATE TABLE "audit_chain" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"event_id" bigint NOT NULL,
	"hash" bytea NOT NULL,
	CONSTRAINT "audit_chain_event" UNIQUE("event_id")
);
--> statement-breakpoint
alter table audit_chain enable row level security;--> statement-breakpoint

-- Each field with its length before it, so that no two events are written alike.
create function app.audit_field(value text) returns text language sql immutable parallel safe
  set search_path = pg_catalog, pg_temp
  as $$ select case when value is null then '-' else length(value) || ':' || value end $$;--> statement-breakpoint
create function app.audit_hash(previous bytea, seq bigint, event audit_events) returns bytea
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp
  as $$ select sha256(previous || convert_to(concat_ws(' ', seq, event.id,
    (extract(epoch from event.at) * 1000000)::bigint, app.audit_field(event.actor_id::text),
    app.audit_field(event.actor_kind), app.audit_field(event.action), app.audit_field(event.subject_id),
    app.audit_field(event.details::text)), 'UTF8')) $$;--> statement-breakpoint

-- At the end of the transaction, so that the chain is held for no longer than a commit takes, and after everything else.
create function app.chain_audit_event() returns trigger language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp
  as $$
  declare
    last public.audit_chain;
  begin
    perform pg_advisory_xact_lock(7412030);
    select * into last from public.audit_chain order by seq desc limit 1;
    insert into public.audit_chain (seq, event_id, hash)
      select next.seq, e.id, app.audit_hash(coalesce(last.hash, ''), next.seq, e)
      from public.audit_events e, (select coalesce(last.seq, 0) + 1 as seq) next where e.id = new.id;
    return null;
  end $$;--> statement-breakpoint
revoke execute on function app.chain_audit_event() from public;--> statement-breakpoint

-- What is there already, in its order; nothing is added while it is linked.
lock table audit_events in share row exclusive mode;--> statement-breakpoint
do $$
declare
  event audit_events;
  number bigint := 0;
  last bytea := '';
begin
  for event in select * from audit_events order by id loop
    number := number + 1;
    last := app.audit_hash(last, number, event);
    insert into audit_chain (seq, event_id, hash) values (number, event.id, last);
  end loop;
end $$;--> statement-breakpoint
create constraint trigger chain_audit_event after insert on audit_events
  deferrable initially deferred for each row execute function app.chain_audit_event();--> statement-breakpoint

-- Its end is logged from time to time: kept elsewhere, that shows later whether the end was cut off.
create function app.audit_head() returns table (seq bigint, hash text) language sql stable security definer
  set search_path = pg_catalog, pg_temp
  as $$ select c.seq, encode(c.hash, 'hex') from public.audit_chain c order by c.seq desc limit 1 $$;--> statement-breakpoint
revoke execute on function app.audit_head() from public;--> statement-breakpoint
grant execute on function app.audit_head() to precis_import;
