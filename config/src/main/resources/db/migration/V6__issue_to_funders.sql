-- An issue speaks of a period that need not be a month: 2026-10, 2026-q4, fy2027-to-2026-10. The column month stays: it
-- is the period's last month.
alter table issue.ledger add column period text;
update issue.ledger set period = to_char(month, 'YYYY-MM');
alter table issue.ledger alter column period set not null;
alter table issue.ledger drop constraint ledger_month_audience_revision_key;
alter table issue.ledger add constraint ledger_period_audience_revision_key unique (period, audience, revision);

-- Every number that was ever given to a class of audience, shown or hidden, so that a new one can be held against all of
-- them. As confidential as outcome.result: the exact numbers stand here.
create table issue.released (
  issue_id bigint not null references issue.ledger,
  audience_class text not null,
  population text not null,         -- whose clients the numbers are of
  period_start date not null,
  period_end date not null,
  as_of timestamptz not null,
  measure text not null,
  version text not null,
  part text not null,
  site text not null,
  level_of_care text not null,
  stratum text not null,
  stratum_value text not null,
  statistic text not null,
  category text not null,
  time double precision,
  eligible bigint not null,
  excluded bigint not null,
  missing bigint not null,
  denominator bigint not null,
  numerator bigint,
  value double precision,
  ci_low double precision,
  ci_high double precision,
  shown text not null               -- nothing, without-population, all
);
create index on issue.released (audience_class, population);
grant select, insert on issue.released to ${publisher};
