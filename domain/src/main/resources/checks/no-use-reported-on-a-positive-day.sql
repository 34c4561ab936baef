-- title: No use reported on the day of a positive test
-- why: the report or the test is wrong; use wins the day
-- severity: note
-- tolerance: 0.05
-- feed: use_report
-- affects: use_report
select
  use_report.client_id,
  'use_report' as feed,
  use_report.use_report_id as record_id
from use_report
where not use_report.is_use
  and use_report.substance = 'any'
  and exists (
    select 1
    from specimen
    where specimen.client_id = use_report.client_id
      and specimen.result = 'positive'
      and coalesce(specimen.collected_on, specimen.scheduled_on) between use_report.from_on and use_report.to_on
  )
