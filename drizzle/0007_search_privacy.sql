-- What a person follows and has asked is theirs alone. The door sees a followed search by the token of its feed only.
alter table saved_searches enable row level security;--> statement-breakpoint
grant select, insert, update on saved_searches to precis_app;--> statement-breakpoint
create policy own on saved_searches to precis_app
  using (user_id = (select app.viewer_id()) and (select app.viewer_role()) is not null);--> statement-breakpoint
create policy by_feed on saved_searches for select to precis_app
  using ((select app.actor()) = 'door' and feed_token_hash is not null and deleted_at is null);--> statement-breakpoint

alter table recent_searches enable row level security;--> statement-breakpoint
grant select, insert, update, delete on recent_searches to precis_app;--> statement-breakpoint
create policy own on recent_searches to precis_app
  using (user_id = (select app.viewer_id()) and (select app.viewer_role()) is not null);--> statement-breakpoint

grant select on search_suggestions to precis_app;--> statement-breakpoint
grant select, insert, update, delete on search_suggestions to precis_import;--> statement-breakpoint

-- What is typed and what is suggested, in one form: small letters without accents, words with one space between.
create function app.suggestion_key(text) returns text language sql immutable strict parallel safe as $$
  select left(btrim(regexp_replace(lower(app.folded($1)), '[^[:alnum:]]+', ' ', 'g')), 100)
$$;--> statement-breakpoint
-- 0 for a quarter of a million studies and more, 9 for one to three: each band has a few times as many names as the one
-- before it, so that the most frequent names with any beginning are found by reading a few rows of each.
create function app.suggestion_band(studies int) returns smallint language sql immutable strict parallel safe as $$
  select greatest(0, 9 - floor(ln(greatest($1, 1)) / ln(4) + 1e-9))::smallint
$$;
