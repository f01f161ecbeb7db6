-- The login that the portal works as, made by whoever owns the database. The password stands here, where the owner alone
-- reads it, and not in a file: every process that is given the owner's address, on whatever machine, finds the same one.
-- By the database's name: a copy of the database has a login of its own.
create table app.portal_logins (
  database text primary key,
  role text not null,
  password text not null
);--> statement-breakpoint
revoke all on app.portal_logins from public;--> statement-breakpoint
alter table app.portal_logins enable row level security;
