-- The backups that the portal has taken by itself. The worker writes them down; administrators see them.
CREATE TABLE "backups" (
	"file" text PRIMARY KEY NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	"bytes" bigint NOT NULL,
	"verified_at" timestamp with time zone
);
--> statement-breakpoint
alter table backups enable row level security;--> statement-breakpoint
grant select, insert, update, delete on backups to precis_import;--> statement-breakpoint
create policy worker on backups to precis_import using (true);--> statement-breakpoint
grant select on backups to precis_app;--> statement-breakpoint
create policy administrators on backups for select to precis_app using ((select app.viewer_role()) = 'administrator');
