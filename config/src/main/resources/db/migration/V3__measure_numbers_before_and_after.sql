-- A question asked twice may have a number for an answer; yes is 1, no is 0.

alter table outcome.verdict
  alter column before type double precision using before::int,
  alter column after type double precision using after::int;

-- what the whole catalogue's verdicts are counted in beside site and level
alter table outcome.verdict add column program text;

-- the months after admission in which a follow-up counts
alter table care.setting
  add column follow_up_from interval not null,
  add column follow_up_to interval not null;

alter table past.setting
  add column follow_up_from interval not null,
  add column follow_up_to interval not null;
