-- The system of record: append-only. Times are milliseconds since 1970-01-01T00:00Z.
create table fact (
  workspace_id text not null,
  seq bigint not null,
  id uuid not null,
  branch text not null,
  subject text not null,
  attribute text not null,
  op text not null check (op in ('set', 'add', 'remove')),
  value json not null,
  at bigint not null,
  recorded_at bigint not null,
  source text not null,
  cause text not null,
  primary key (workspace_id, seq)
);
create unique index fact_by_id on fact (workspace_id, id);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'facts are append-only: a correction is a later fact' using errcode = 'restrict_violation';
end $$;
create trigger fact_is_append_only before update or delete on fact for each row execute function refuse_change();
create trigger fact_is_never_truncated before truncate on fact for each statement execute function refuse_change();

-- Records as the tools gave them, so that a better translation can be replayed.
create table raw_record (
  workspace_id text not null,
  source text not null,
  record_key text not null,
  digest uuid not null,
  received_at bigint not null,
  body text not null,
  primary key (workspace_id, source, record_key, digest)
);

-- What was read and could not be taken as it was.
create table diagnostic (
  workspace_id text not null,
  seq bigint generated always as identity,
  source text not null,
  code text not null,
  severity text not null,
  place text not null,
  what text not null,
  mend text not null,
  recorded_at bigint not null,
  primary key (workspace_id, seq)
);
create unique index diagnostic_once on diagnostic (workspace_id, source, code, place, md5(what));

-- How far each file was taken in, so that an interrupted import continues.
create table import_run (
  workspace_id text not null,
  file_digest text not null,
  file_name text not null,
  started_at bigint not null,
  finished_at bigint,
  lines bigint not null default 0,
  records bigint not null default 0,
  facts bigint not null default 0,
  refused bigint not null default 0,
  without_history bigint not null default 0,
  primary key (workspace_id, file_digest)
);
