-- What measures read: clients, stays and what happened in them, as known on one night.
-- Everything here is derived from the schema record and can be rebuilt, so it is not logged.
-- The same tables stand three times: care (tonight), past (an earlier night, filled on demand)
-- and changed (views: the rows of care whose client changed tonight).

create schema care authorization ${owner};
create schema past authorization ${owner};
create schema changed authorization ${owner};

-- the settings that definitions depend on; one row
create unlogged table care.setting (
  levels text[] not null,
  lapsed_after_days int not null,
  episode_gap_days int not null,
  nom_excluded_levels text[] not null,
  sobriety_first_day text not null check (sobriety_first_day in ('after-last-use', 'last-use')),
  sobriety_evidence_gap_days int not null,
  word_substances text[] not null
);

-- days after admission within which a positive test may stem from use before it
create unlogged table care.residual (
  substance text primary key,
  residual_days int not null
);

create unlogged table care.site (
  site text primary key,
  name text not null,
  time_zone text not null,
  program text,
  region text
);

create unlogged table care.client (
  client_id text primary key,
  site text not null,
  birth_year int,
  sex text,
  race text,
  ethnicity text,
  veteran boolean
);

-- further rows for a client who has one already; the newest row is the one that counts
create unlogged table care.second_client_row (
  client_id text not null,
  record_id text primary key
);

create unlogged table care.coverage (
  coverage_id text primary key,
  client_id text not null,
  funder text not null,
  covered_from date not null,
  covered_to date
);

create unlogged table care.stay (
  stay_id text primary key,
  client_id text not null,
  site text not null,
  level_of_care text not null,
  is_external boolean not null,
  is_outpatient boolean not null,
  first_contact_on date,
  first_offered_on date,
  admitted_on date not null,
  discharged_on date,
  discharge_reason text,
  last_service_on date,           -- last attended treatment service
  last_contact_on date,           -- as recorded, else the last attended treatment service; never before admission
  left_on date not null,          -- the earlier of last contact and discharge; an open stay's last contact
  left_known_on date not null,    -- discharge, or last contact + setting lapsed_after_days
  has_lapsed boolean not null,    -- no discharge: it is open until left_known_on
  length_of_stay_days int not null, -- TEDS: left_on - admitted_on, + 1 for outpatient levels, at least 1
  episode_id text,                -- null for external stays
  referral_source text,
  primary_substance text,
  secondary_substance text,
  tertiary_substance text,
  injects boolean,
  pregnant_at_admission boolean,
  medication_for_oud boolean,
  prior_treatments int,
  planned_days int,
  admitted_from text
);

-- which own stay a row of a day belongs to that names none: the latest admitted of the open ones
create unlogged table care.stay_of_day (
  client_id text not null,
  of_site text not null,          -- of the stays at this site; empty = of all, for rows that name no site
  from_on date not null,
  to_on date not null,            -- infinity = the stay has no end
  stay_id text not null,
  site text not null,
  level_of_care text not null,
  primary key (client_id, of_site, from_on)
);

-- a treatment episode: own stays of one client without a gap longer than the setting
create unlogged table care.episode (
  episode_id text primary key,
  client_id text not null,
  site text not null,
  started_on date not null,
  ended_on date not null,
  ended_known_on date not null,
  count_stays int not null
);

create unlogged table care.attendance (
  attendance_id text not null,
  client_id text not null,
  stay_id text,
  site text not null,
  level_of_care text,
  starts_at timestamp not null,   -- local time at the site
  starts_on date not null,        -- business date at the site
  minutes int not null,
  service text not null,
  topic text,
  modality text,
  status text not null,
  minutes_attended int,           -- attended: as recorded, else minutes; partial: as recorded or missing; else 0
  reason text,
  makes_up text,
  is_treatment boolean not null,  -- group, individual, family, medication
  is_session boolean not null,    -- group, individual, family
  is_attended boolean not null    -- attended or partial
);

-- the weeks of an own stay; counts and hours are of treatment services
create unlogged table care.stay_week (
  stay_id text not null,
  client_id text not null,
  site text not null,
  week int not null,              -- 1 starts on the day of admission
  starts_on date not null,
  ends_on date not null,
  count_scheduled int not null,   -- whatever became of them
  count_attended int not null,
  attended_hours numeric not null,
  count_iop_days int not null,    -- days with at least 2 attended hours
  primary key (stay_id, week)
);

create unlogged table care.specimen (
  specimen_id text not null,      -- the drug_test_id of its first row
  client_id text not null,
  stay_id text,
  site text not null,
  scheduled_on date not null,
  collected_on date,
  result text not null,           -- positive, negative, missed, refused, invalid
  result_in_word text,            -- the same of the setting word_substances only; null = none of them
  is_all_negative boolean not null -- every row negative or a prescribed positive: evidence of no use
);

-- one letter per week of an own stay, from the day after admission: - + * o _
create unlogged table care.weekly_word (
  stay_id text primary key,
  client_id text not null,
  word text not null
);

-- what is known of use and no use, day by day; use wins the day
create unlogged table care.sobriety_evidence (
  client_id text not null,
  from_on date not null,
  to_on date not null,
  is_use boolean not null,
  known_on date not null,         -- the day the test was taken or the report made
  evidence text not null          -- feed:record id
);

-- a run of days without use
create unlogged table care.sobriety_span (
  client_id text not null,
  span int not null,
  first_on date not null,         -- by the setting sobriety_first_day
  first_on_after_last_use date not null,
  first_on_last_use date not null,
  last_supported_on date not null, -- last day with evidence
  confirmed_until date not null,  -- last_supported_on + setting, or the span's last day where that is earlier
  last_on date,                   -- the day before the next use or the next span; null = still running
  ended_by_use boolean not null,
  primary key (client_id, span)
);

-- where a stay's milestone date finds the client; evidence of the milestone's calendar month and before counts
create unlogged table care.milestone (
  stay_id text not null,
  client_id text not null,
  site text not null,
  milestone text not null,        -- 24h 30d 60d 90d 6m 9m 1y
  milestone_on date not null,     -- (admitted_on + 1) + that time
  state text not null check (state in ('reached', 'not_reached', 'unconfirmed')),
  primary key (stay_id, milestone)
);

create unlogged table care.support_contact (
  support_contact_id text not null,
  client_id text not null,
  stay_id text,
  site text not null,
  contacted_on date not null,
  kind text not null,
  verified boolean
);

create unlogged table care.coping_practice (
  coping_practice_id text not null,
  client_id text not null,
  stay_id text,
  site text not null,
  practised_on date not null,
  skill text not null,
  setting text,
  urge_before int,
  urge_after int,
  outcome text
);

create unlogged table care.plan (
  plan_id text not null,
  client_id text not null,
  stay_id text not null,
  site text not null,
  written_on date not null,
  needs_assessed text[],
  addresses_co_occurring boolean
);

create unlogged table care.plan_review (
  plan_review_id text not null,
  plan_id text not null,
  client_id text not null,
  stay_id text not null,
  site text not null,
  due_on date not null,
  reviewed_on date
);

create unlogged table care.goal (
  goal_id text not null,
  plan_id text not null,
  client_id text not null,
  stay_id text not null,
  site text not null,
  domain text not null,
  weight numeric,
  set_on date not null,
  closed_on date,
  rating int,
  rated_on date
);

create unlogged table care.assessment (
  assessment_id text not null,
  client_id text not null,
  stay_id text,
  site text not null,
  assessed_on date not null,
  instrument text not null,
  score numeric not null,
  recall_days int,
  occasion text
);

create unlogged table care.diagnosis (
  diagnosis_id text not null,
  client_id text not null,
  site text not null,
  code_system text not null,
  code text not null,
  kind text,
  onset_on date,
  resolved_on date
);

create unlogged table care.referral (
  referral_id text not null,
  client_id text not null,
  stay_id text,
  site text not null,
  from_level text,
  to_level text not null,
  from_site text,
  to_site text,
  made_on date not null,
  discharge_on date,
  appointment_on date,
  first_kept_on date,
  status text
);

create unlogged table care.life_status (
  life_status_id text not null,
  client_id text not null,
  stay_id text,
  site text not null,
  asked_on date not null,
  occasion text not null,
  employment text,
  enrolled_in_school boolean,
  living text,
  arrests_past_30_days int,
  self_help_past_30_days int,
  self_help text,
  days_used_alcohol_past_30 int,
  days_used_drugs_past_30 int,
  use_frequency_primary text,
  caregiver boolean
);

create index on care.coverage (client_id);
create index on care.stay (client_id);
create index on care.episode (client_id);
create index on care.attendance (client_id);
create index on care.stay_week (client_id);
create index on care.specimen (client_id);
create index on care.weekly_word (client_id);
create index on care.sobriety_evidence (client_id);
create index on care.milestone (client_id);
create index on care.milestone (milestone_on);
create index on care.support_contact (client_id);
create index on care.coping_practice (client_id);
create index on care.plan (client_id);
create index on care.plan_review (client_id);
create index on care.goal (client_id);
create index on care.assessment (client_id);
create index on care.diagnosis (client_id);
create index on care.referral (client_id);
create index on care.life_status (client_id);

-- the clients whose records changed in the night that is being built
create unlogged table changed.client_change (
  client_id text primary key
);

do $$
declare
  care_table text;
begin
  for care_table in select table_name from information_schema.tables where table_schema = 'care' loop
    execute format('create unlogged table past.%1$I (like care.%1$I including all)', care_table);
    if exists (
      select 1 from information_schema.columns
      where table_schema = 'care' and table_name = care_table and column_name = 'client_id'
    ) then
      execute format(
        'create view changed.%1$I as select * from care.%1$I where client_id in (select client_id from changed.client_change)',
        care_table);
    end if;
  end loop;
end
$$;

grant usage on schema care, past, changed to ${loader}, ${analyst};
grant select, insert, update, delete, truncate on all tables in schema care, past to ${loader};
grant select, insert, delete, truncate on changed.client_change to ${loader};
grant select on all tables in schema care, past, changed to ${analyst}, ${loader};

-- the publisher prints the names of sites; it may read nothing of a client
grant usage on schema care, past to ${publisher};
grant select on care.site, past.site to ${publisher};
