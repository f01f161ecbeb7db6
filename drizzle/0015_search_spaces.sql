CREATE TABLE "search_spaces" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "search_spaces_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"studies" integer NOT NULL,
	"learned_at" timestamp with time zone DEFAULT now() NOT NULL,
	"through" bigint DEFAULT 0 NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "search_study_vectors" (
	"space" integer NOT NULL,
	"study_id" bigint NOT NULL,
	"vector" "bytea" NOT NULL,
	CONSTRAINT "search_study_vectors_study_id_space_pk" PRIMARY KEY("study_id","space")
);
--> statement-breakpoint
CREATE TABLE "search_word_vectors" (
	"space" integer NOT NULL,
	"word" text NOT NULL,
	"vector" "bytea" NOT NULL,
	CONSTRAINT "search_word_vectors_space_word_pk" PRIMARY KEY("space","word")
);
--> statement-breakpoint
ALTER TABLE "search_study_vectors" ADD CONSTRAINT "search_study_vectors_space_search_spaces_id_fk" FOREIGN KEY ("space") REFERENCES "public"."search_spaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_study_vectors" ADD CONSTRAINT "search_study_vectors_study_id_studies_id_fk" FOREIGN KEY ("study_id") REFERENCES "public"."studies"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_word_vectors" ADD CONSTRAINT "search_word_vectors_space_search_spaces_id_fk" FOREIGN KEY ("space") REFERENCES "public"."search_spaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
-- Read by everyone and written by the importer alone.
grant select on search_spaces, search_word_vectors, search_study_vectors to precis_app;--> statement-breakpoint
grant select, insert, update, delete on search_spaces, search_word_vectors, search_study_vectors to precis_import;
