-- Discharges that somebody should follow up, the order of levels of care, and reports of use as they were made.

alter table care.stay add column level_rank numeric not null generated always as
  (case level_of_care when 'ots' then 1 else replace(level_of_care, '-wm', '')::numeric end) stored;
alter table past.stay add column level_rank numeric not null generated always as
  (case level_of_care when 'ots' then 1 else replace(level_of_care, '-wm', '')::numeric end) stored;
create or replace view changed.stay as
select * from care.stay where client_id in (select client_id from changed.client_change);

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

create unlogged table past.high_level_discharge (like care.high_level_discharge including all);
create view changed.high_level_discharge as
select * from care.high_level_discharge where client_id in (select client_id from changed.client_change);

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

create unlogged table past.use_report (like care.use_report including all);
create view changed.use_report as
select * from care.use_report where client_id in (select client_id from changed.client_change);

grant select, insert, update, delete, truncate on care.high_level_discharge, past.high_level_discharge, care.use_report,
  past.use_report to ${loader};
grant select on care.high_level_discharge, past.high_level_discharge, changed.high_level_discharge, care.use_report,
  past.use_report, changed.use_report to ${analyst}, ${loader};
