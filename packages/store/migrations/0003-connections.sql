-- Live connections to trackers. What a pull reads is staged as it came; facts and the place reached change together.
create table connection (
  workspace_id text not null,
  id text not null,
  tool text not null,
  name text not null,
  settings json not null,
  sign_in text not null,
  state text not null check (state in ('active', 'paused', 'removed')),
  created_at bigint not null,
  -- Where the next pull of changes begins; null before the first whole pull.
  cursor json,
  -- The full pull whose pages are being staged; null when none is under way.
  staging bigint,
  full_at bigint,
  synced_at bigint,
  swept_at bigint,
  -- What is due next, and when; null while nothing is.
  next_kind text check (next_kind in ('full', 'changes', 'sweep')),
  next_at bigint,
  failed_at bigint,
  failure json,
  failures integer not null default 0,
  -- A tool that proves itself by a handshake may do so until then.
  handshake_until bigint,
  primary key (workspace_id, id)
);
create unique index connection_by_name on connection (workspace_id, lower(name)) where state <> 'removed';

-- Sealed with a key that lies outside of the database; the row's place is sealed with it.
create table connection_secret (
  workspace_id text not null,
  connection_id text not null,
  field text not null,
  key_id text not null,
  nonce bytea not null,
  sealed bytea not null,
  primary key (workspace_id, connection_id, field)
);

-- Who syncs a connection. The token only grows: whoever was overtaken writes nothing any more.
create table sync_lease (
  workspace_id text not null,
  connection_id text not null,
  holder text not null,
  token bigint not null,
  expires_at timestamptz not null,
  primary key (workspace_id, connection_id)
);

create table sync_run (
  workspace_id text not null,
  id bigint generated always as identity,
  connection_id text not null,
  kind text not null check (kind in ('full', 'changes', 'sweep', 'hinted')),
  state text not null check (state in ('running', 'done', 'failed', 'interrupted')),
  started_at bigint not null,
  finished_at bigint,
  requests integer not null default 0,
  records bigint not null default 0,
  facts bigint not null default 0,
  done bigint not null default 0,
  total bigint,
  failure json,
  primary key (workspace_id, id)
);
create index sync_run_of on sync_run (workspace_id, connection_id, id);

-- Answers as they came, packed, in the order in which they were read. Those of a full pull under way are the stage.
create table raw_page (
  workspace_id text not null,
  connection_id text not null,
  pull bigint not null,
  page integer not null,
  is_surroundings boolean not null,
  cursor json not null,
  records integer not null,
  received_at bigint not null,
  body bytea not null,
  primary key (workspace_id, connection_id, pull, page)
);
-- They come packed already.
alter table raw_page alter column body set storage external;

-- What a connection gave, so that a sweep finds what is gone and a farewell takes the rest along.
create table connection_subject (
  workspace_id text not null,
  connection_id text not null,
  subject text not null,
  is_gone boolean not null default false,
  primary key (workspace_id, connection_id, subject)
);

-- The last version seen of what has no history: an older one says nothing, in whatever order they come.
create table observed_version (
  workspace_id text not null,
  connection_id text not null,
  subject text not null,
  attribute text not null,
  version bigint not null,
  value json not null,
  primary key (workspace_id, connection_id, subject, attribute)
);

create table webhook_delivery (
  workspace_id text not null,
  connection_id text not null,
  delivery_id text not null,
  seq bigint generated always as identity,
  received_at bigint not null,
  state text not null check (state in ('new', 'done', 'failed')),
  ids text[] not null,
  records json not null,
  body bytea not null,
  attempts integer not null default 0,
  failure text,
  primary key (workspace_id, connection_id, delivery_id)
);
create index webhook_delivery_new on webhook_delivery (workspace_id, connection_id, seq) where state = 'new';

-- Facts that are in, and whose items are still to be projected: a large pull projects them after its commit.
create table pending_projection (
  workspace_id text not null,
  from_seq bigint not null,
  to_seq bigint not null,
  is_whole boolean not null,
  primary key (workspace_id, from_seq)
);
