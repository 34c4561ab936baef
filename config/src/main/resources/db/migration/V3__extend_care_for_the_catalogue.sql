-- What the whole catalogue needs: answers that are numbers, what is hard and used by several measures, and halves of the
-- clients to see whether a measure decides on a client by other clients' records.

-- a question asked twice may have a number for an answer; yes is 1, no is 0
alter table outcome.verdict
  alter column before type double precision using before::int,
  alter column after type double precision using after::int,
  add column program text;

alter table outcome.result add column catalogue_version text not null default '';

-- when after admission a follow-up counts; what was built before is built anew, as the build's texts have changed
truncate care.setting, past.setting, care.stay, past.stay;
alter table care.setting
  add column follow_up_from interval not null,
  add column follow_up_to interval not null;
alter table past.setting
  add column follow_up_from interval not null,
  add column follow_up_to interval not null;

-- which stays are measured, by the settings; when a follow-up is due; the order of levels of care
alter table care.stay
  add column is_measured boolean not null,             -- an own stay at one of the program's levels of care
  add column is_in_outcome_measures boolean not null,  -- the same without the levels the National Outcome Measures leave out
  add column follow_up_due_on date not null,
  add column level_rank numeric not null generated always as
    (case level_of_care when 'ots' then 1 else replace(level_of_care, '-wm', '')::numeric end) stored;
alter table past.stay
  add column is_measured boolean not null,
  add column is_in_outcome_measures boolean not null,
  add column follow_up_due_on date not null,
  add column level_rank numeric not null generated always as
    (case level_of_care when 'ots' then 1 else replace(level_of_care, '-wm', '')::numeric end) stored;
create or replace view changed.stay as
select * from care.stay where client_id in (select client_id from changed.client_change);

-- which answers on a client's life count for a stay: asked at admission, at discharge and at follow-up
create unlogged table care.life_answer (
  stay_id text not null,
  client_id text not null,
  moment text not null check (moment in ('admission', 'discharge', 'follow_up')),
  place int not null,             -- 1 is the answer to prefer, 2 the one to take if the first is not known yet
  life_status_id text not null,
  asked_on date not null,
  employment text,
  enrolled_in_school boolean,
  living text,
  arrests_past_30_days int,
  self_help_past_30_days int,
  self_help text,
  days_used_alcohol_past_30 int,
  days_used_drugs_past_30 int,
  use_frequency_primary text
);
create index on care.life_answer (client_id);

-- first sessions after 60 days without care, and what followed within the first weeks
create unlogged table care.service_index (
  client_id text not null,
  stay_id text,
  site text not null,
  index_on date not null,         -- day of a first session
  index_id text not null,         -- its attendance_id
  initiated_on date,              -- day of the next session, day 1 to 14; null = none
  initiated_id text,
  primary key (client_id, index_on)
);

-- the days on which a client was in care at the program's levels, all stays together
create unlogged table care.in_care (
  client_id text primary key,
  days datemultirange not null    -- from admission to the day before the discharge, or before the stay is known to have lapsed
);

-- discharges from residential, inpatient and detoxification care that somebody should follow up
create unlogged table care.high_level_discharge (
  client_id text not null,
  discharged_on date not null,
  part text not null,             -- own, or referred-in: another provider's, known from a stay or a referral
  stay_id text,                   -- of own stays
  known_on date not null,
  died_on date,                   -- when the client died, if one of the client's stays ended so
  evidence text not null,         -- feed:record id
  primary key (client_id, discharged_on)
);

-- reports of use as they were made
create unlogged table care.use_report (
  use_report_id text not null,
  client_id text not null,
  reported_on date not null,
  reported_by text,
  substance text not null,
  is_use boolean not null,        -- used, and not as prescribed
  from_on date not null,          -- the days it speaks of
  to_on date not null
);
create index on care.use_report (client_id);

-- the scores of every stay, one for each instrument and day
create unlogged table care.stay_score (
  stay_id text not null,
  client_id text not null,
  instrument text not null,
  assessed_on date not null,
  score numeric not null,
  recall_days int,
  assessment_id text not null,
  primary key (stay_id, instrument, assessed_on)
);
create index on care.stay_score (client_id);

-- measures of a month read a small part of what happened in all months
create index on care.attendance (starts_on);
create index on care.attendance (stay_id);
create index on care.coping_practice (practised_on);
create index on care.support_contact (contacted_on);
create index on care.specimen (scheduled_on);
create index on past.attendance (starts_on);
create index on past.attendance (stay_id);
create index on past.coping_practice (practised_on);
create index on past.support_contact (contacted_on);
create index on past.specimen (scheduled_on);

create schema half authorization ${owner};

do $$
declare
  care_table text;
begin
  foreach care_table in array array[
    'life_answer', 'service_index', 'in_care', 'high_level_discharge', 'use_report', 'stay_score'
  ] loop
    execute format('create unlogged table past.%1$I (like care.%1$I including all)', care_table);
    execute format(
      'create view changed.%1$I as select * from care.%1$I where client_id in (select client_id from changed.client_change)',
      care_table);
  end loop;
  for care_table in
    select table_name from information_schema.columns where table_schema = 'care' and column_name = 'client_id'
  loop
    execute format(
      'create view half.%1$I as select * from care.%1$I where (hashtextextended(client_id, 0) & 1) = current_setting(''clinic.half'')::int',
      care_table);
  end loop;
end
$$;

grant select, insert, update, delete, truncate on all tables in schema care, past to ${loader};
grant select on all tables in schema care, past, changed to ${analyst}, ${loader};
grant usage on schema half to ${analyst};
grant select on all tables in schema half to ${analyst};
