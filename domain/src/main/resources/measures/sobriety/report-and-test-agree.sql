-- title: Report and test agree
-- question: Where a client reported use or no use close to a test, did the two agree?
-- denominator: specimens found positive or negative that were collected in the month in stays at the program's levels of
--   care, with a report by the client that speaks of a day within 2 days of it
-- exclusion: no one is taken out; reports by others, and of no use of one substance alone, are not looked at
-- numerator: positive and use reported, or negative and no use reported; a report of use goes before one of no use;
--   which substance it was is not compared
-- missing: tests without such a report are not counted
-- scoring: proportion
-- direction: higher
-- additive: yes
-- window: month
-- source: program definition; sobriety
with month_test as (
  select
    specimen.specimen_id,
    specimen.client_id,
    specimen.stay_id,
    coalesce(specimen.collected_on, specimen.scheduled_on) as tested_on,
    specimen.result = 'positive' as is_positive
  from specimen
  join stay on stay.stay_id = specimen.stay_id
  where coalesce(specimen.collected_on, specimen.scheduled_on) between :period_start and :period_end
    and specimen.result in ('positive', 'negative')
    and stay.is_measured
),
self_report as (
  select
    month_test.specimen_id,
    bool_or(use_report.is_use) as is_use_reported,
    array_agg('use_report:' || use_report.use_report_id order by use_report.use_report_id) as evidence
  from month_test
  join use_report
    on use_report.client_id = month_test.client_id
    and use_report.from_on <= month_test.tested_on + 2
    and use_report.to_on >= month_test.tested_on - 2
    and use_report.reported_on <= :period_end
    and coalesce(use_report.reported_by, 'client') = 'client'
    and (use_report.is_use or use_report.substance = 'any')
  group by month_test.specimen_id
)
select
  month_test.specimen_id as subject_id,
  month_test.client_id,
  month_test.stay_id,
  month_test.tested_on as counted_on,
  null::text as part,
  null::text as exclusion,
  array['drug_test:' || month_test.specimen_id] || self_report.evidence as evidence,
  month_test.is_positive = self_report.is_use_reported as met
from month_test
join self_report on self_report.specimen_id = month_test.specimen_id
