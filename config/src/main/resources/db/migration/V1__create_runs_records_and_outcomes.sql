-- Nights, what came in, what was refused, and what was found: the ledger of all runs.
-- The tables of schema record are created at start from the feed contracts.

create schema run authorization ${owner};
create schema record authorization ${owner};
create schema staging authorization ${owner};
create schema outcome authorization ${owner};
create schema issue authorization ${owner};

-- raised by every holder of the lock; writing transactions of an earlier holder are refused
create table run.epoch (
  only_row boolean primary key default true check (only_row),
  epoch bigint not null
);
insert into run.epoch (epoch) values (0);

-- empty after a crash of the server: then everything derived is built again
create unlogged table run.derived_marker (
  only_row boolean primary key default true check (only_row),
  built_night int not null,
  built_digest text not null
);

create table run.night (
  night int primary key,
  known_at timestamptz not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  files text[] not null default '{}',           -- source=folder, for sources not read from their inbox
  accept_shrunken text[] not null default '{}'
);

create table run.delivered_file (
  file_no int generated always as identity primary key,
  night int not null references run.night,
  source text not null,
  file text not null,               -- the name in source.yml
  file_name text not null,
  file_date date,
  count_bytes bigint not null,
  count_rows bigint not null,
  sha256 text not null,
  state text not null check (state in ('pulled', 'applied', 'superseded')),
  known_at timestamptz not null
);
create index on run.delivered_file (source, file_name);

-- what stood in a file and was deliberately not carried by any mapping
create table run.landed_count (
  night int not null references run.night,
  source text not null,
  file text not null,
  feed text not null,
  count_landed bigint not null,
  count_carried bigint not null,
  primary key (night, source, file, feed)
);

-- the digest of what was applied last: files and mappings
create table run.applied_delivery (
  source text primary key,
  night int not null references run.night,
  digest text not null
);

create table run.feed_count (
  night int not null references run.night,
  source text not null,
  feed text not null,
  count_read bigint not null,
  count_new bigint not null,
  count_changed bigint not null,
  count_deleted bigint not null,
  count_unchanged bigint not null,
  count_rejected bigint not null,
  count_waiting bigint not null,
  count_released bigint not null,
  count_closed bigint not null,
  delivery text not null,
  primary key (night, source, feed),
  constraint read_is_accepted_unchanged_rejected_waiting check (
    count_read = count_new + count_changed + count_deleted + count_unchanged + count_rejected + count_waiting)
);

create table run.rejection_count (
  night int not null references run.night,
  source text not null,
  feed text not null,
  reason text not null,
  column_name text not null,
  count_rows bigint not null,
  primary key (night, source, feed, reason, column_name)
);

create table run.source_reference (
  source text not null,
  feed text not null,
  refers_to text not null,
  primary key (source, feed)
);

create table run.refusal (
  night int not null references run.night,
  source text not null,
  feed text not null,
  message text not null,
  primary key (night, source, feed)
);

create table run.finding (
  night int not null references run.night,
  check_id text not null,
  severity text not null,
  count_found bigint not null,
  count_rows bigint not null,
  tolerance numeric,
  is_breached boolean not null,
  primary key (night, check_id)
);

create table record.rejected_row (
  night int not null,
  source text not null,
  feed text not null,
  file_no int,
  line int,
  record_id text,
  reason text not null,
  column_name text not null,
  row_sha256 text not null,
  row_text text not null
);

create table record.waiting_row (
  source text not null,
  feed text not null,
  record_id text not null,
  since_night int not null,
  file_no int,
  line int,
  columns text[] not null,
  row_values text[] not null,
  primary key (source, feed, record_id)
);

-- when a row was deleted at its source, so that an older change arriving later does not revive it
create table record.tombstone (
  source text not null,
  feed text not null,
  record_id text not null,
  changed_at timestamptz not null,
  primary key (source, feed, record_id)
);

create table outcome.verdict (
  period_start date not null,
  measure text not null,
  subject_id text not null,
  client_id text not null,
  stay_id text,
  site text,
  level_of_care text,
  counted_on date not null,
  part text not null,
  exclusion text,
  met boolean,
  value double precision,
  event boolean,
  before boolean,
  after boolean,
  category text,
  age_band text not null,
  sex text not null,
  race_ethnicity text not null,
  primary_substance text not null,
  funders text[]                    -- whose coverage was in force on counted_on; null = nobody's
) partition by list (period_start);

-- which measures' verdicts stand complete for which month; lost together with them in a crash
create unlogged table outcome.measured (
  period_start date not null,
  measure text not null,
  version text not null,
  is_rolled_up boolean not null,    -- whether its results follow from its verdicts
  primary key (period_start, measure)
);

-- results of open months as of the last finished night
create table outcome.result (
  night int not null references run.night,
  period_start date not null,
  period_end date not null,
  measure text not null,
  version text not null,
  part text not null,
  site text not null,
  level_of_care text not null,
  stratum text not null,
  stratum_value text not null,
  statistic text not null,
  category text not null,
  at_time double precision,
  eligible bigint not null,
  excluded bigint not null,
  missing bigint not null,
  denominator bigint not null,
  numerator bigint,
  value double precision,
  ci_low double precision,
  ci_high double precision
);
create index on outcome.result (period_start);

-- texts that definitions were made of, stored once by digest
create table issue.definition_text (
  sha256 text primary key,
  content text not null
);

create table issue.ledger (
  issue_id bigint generated always as identity primary key,
  month date not null,
  audience text not null,
  revision int not null,
  kind text not null,
  night int not null references run.night,
  as_of timestamptz not null,
  folder text not null,
  definition_digest text not null,
  results_digest text not null,
  manifest_sha256 text not null,
  issued_at timestamptz not null,
  unique (month, audience, revision)
);

create table issue.definition_part (
  issue_id bigint not null references issue.ledger,
  name text not null,
  sha256 text not null references issue.definition_text,
  primary key (issue_id, name)
);

grant usage on schema run to ${loader}, ${analyst}, ${publisher};
grant select on all tables in schema run to ${loader}, ${publisher};
grant select on run.epoch to ${analyst};
grant update on run.epoch to ${loader}, ${analyst}, ${publisher};
grant insert, update, delete on run.delivered_file, run.landed_count, run.applied_delivery, run.feed_count,
  run.rejection_count, run.source_reference, run.refusal, run.finding, run.derived_marker to ${loader};
grant update on run.night to ${loader};
grant create, usage on schema record, staging to ${loader};
grant insert, select, delete on record.rejected_row, record.waiting_row, record.tombstone to ${loader};
grant update on record.tombstone, record.waiting_row to ${loader};

grant usage on schema outcome to ${loader}, ${analyst}, ${publisher};
grant select, delete, truncate on outcome.verdict to ${loader};
grant select, insert on outcome.verdict to ${analyst};
grant select, insert, update, delete on outcome.measured to ${loader};
grant select, insert, delete on outcome.result to ${publisher};
grant usage on schema issue to ${publisher};
grant select, insert on all tables in schema issue to ${publisher};

-- measures put their verdicts into a temporary table where nobody wants to keep them
do $$
begin
  execute format('grant temporary on database %I to ${analyst}', current_database());
end
$$;
