CREATE TABLE "search_rebuilds" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "search_rebuilds_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"through" bigint DEFAULT 0 NOT NULL,
	"queued" integer DEFAULT 0 NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE UNIQUE INDEX "search_rebuilds_one" ON "search_rebuilds" USING btree (("finished_at" is null)) WHERE "search_rebuilds"."finished_at" is null;--> statement-breakpoint
alter table search_rebuilds enable row level security;--> statement-breakpoint
grant select, insert on search_rebuilds to precis_app;--> statement-breakpoint
grant select, insert, update on search_rebuilds to precis_import;--> statement-breakpoint
create policy everything on search_rebuilds to precis_import using (true);--> statement-breakpoint
create policy read on search_rebuilds for select to precis_app
  using ((select app.actor()) = 'operator' or (select app.viewer_role()) is not null);--> statement-breakpoint
create policy ask on search_rebuilds for insert to precis_app
  with check ((select app.viewer_role()) = 'administrator');
