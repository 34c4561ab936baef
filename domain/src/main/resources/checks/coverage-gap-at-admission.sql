-- title: Admissions without a payer
-- why: no coverage is in force on the day of admission, so the stay is missing from every funder's export
-- severity: note
-- tolerance: 0.10
-- feed: stay
-- affects: coverage
select
  stay.client_id,
  'stay' as feed,
  stay.stay_id as record_id
from stay
where not stay.is_external
  and not exists (
    select 1
    from coverage
    where coverage.client_id = stay.client_id
      and coverage.covered_from <= stay.admitted_on
      and (coverage.covered_to is null or coverage.covered_to >= stay.admitted_on)
  )
