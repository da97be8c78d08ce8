-- Rebuilt from facts at any time: one row for each stretch of an item's life in which nothing about it changed.
create extension if not exists pg_trgm;

create table item_span (
  workspace_id text not null,
  item_id text not null,
  valid_from bigint not null,
  valid_to bigint not null,
  program text,
  key_prefix text not null,
  key_number integer not null,
  title text not null,
  type text,
  state text,
  category text not null,
  priority text,
  team text,
  assignee text,
  milestones text[] not null,
  created_at bigint not null,
  started_at bigint,
  finished_at bigint,
  url text,
  primary key (workspace_id, item_id, valid_from)
);
create index item_span_by_program on item_span (workspace_id, program, key_prefix, key_number);
create index item_span_by_title on item_span using gin ((item_id || ' ' || title) gin_trgm_ops);

-- Every forecast is kept as it was made, and scored when the truth arrives.
create table forecast_record (
  workspace_id text not null,
  seq bigint generated always as identity,
  program text not null,
  milestone text,
  as_of text not null,
  made_at bigint not null,
  input_hash text not null,
  model_version text not null,
  seed bigint not null,
  replications integer not null,
  answer json not null,
  primary key (workspace_id, seq)
);
create unique index forecast_once on forecast_record
  (workspace_id, program, coalesce(milestone, ''), as_of, input_hash, model_version, seed, replications);

-- Answers that take long to compute, such as a back-test, by what they were computed from.
create table kept_answer (
  workspace_id text not null,
  question text not null,
  input_hash text not null,
  made_at bigint not null,
  answer json not null,
  primary key (workspace_id, question, input_hash)
);
