create schema if not exists platform;

-- Messages that wait to be published, written in the transaction of the work. Those of one channel and key have the same lane; a relay takes a lane
-- that nobody else has, so that they stay in order.
create table platform.outbox_lane (
  lane integer primary key
);
insert into platform.outbox_lane (lane) select generate_series(0, 15);

create table platform.outbox (
  position bigint generated always as identity primary key,
  message_id text not null unique,
  lane integer not null references platform.outbox_lane (lane),
  channel text not null,
  envelope json not null
);
create index outbox_by_lane on platform.outbox (lane, position);

-- Messages that have been handled.
create table platform.inbox (
  consumer text not null,
  message_id text not null,
  handled_at timestamptz not null default now(),
  primary key (consumer, message_id)
);
create index inbox_by_age on platform.inbox (handled_at);

-- Runs of sagas: everything that must survive a crash.
create table platform.saga (
  saga_id text primary key,
  definition text not null,
  status text not null,
  version integer not null,
  state json not null,
  updated_at timestamptz not null default now()
);
create index saga_unfinished on platform.saga (saga_id) where status in ('running', 'compensating');

-- What a participant remembers of the steps that it has done, refused or undone.
create table platform.step_record (
  key text primary key,
  record json not null
);

-- Records that sagas have marked as pending, and who stands in line for them. Owners are in the order of their first record: the last is the youngest.
create table platform.pending_owner (
  position bigint generated always as identity primary key,
  owner text not null unique
);
create table platform.pending_record (
  record text primary key,
  owner text not null
);
create index pending_record_by_owner on platform.pending_record (owner);
create table platform.pending_line (
  position bigint generated always as identity primary key,
  record text not null,
  owner text not null,
  -- Why it no longer stands in line; it is told when it looks again.
  gave_up text
);
create index pending_line_by_record on platform.pending_line (record, position);
