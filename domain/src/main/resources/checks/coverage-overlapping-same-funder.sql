-- title: Coverage twice at the same time
-- why: one funder covers the client twice on one day; one of the rows was entered twice
-- severity: warning
-- tolerance: 0.01
-- feed: coverage
-- affects: coverage
select
  coverage.client_id,
  'coverage' as feed,
  coverage.coverage_id as record_id
from coverage
where exists (
  select 1
  from coverage other
  where other.client_id = coverage.client_id
    and other.funder = coverage.funder
    and other.coverage_id <> coverage.coverage_id
    and other.covered_from <= coalesce(coverage.covered_to, 'infinity')
    and coalesce(other.covered_to, 'infinity') >= coverage.covered_from
)
