-- title: Two services of a client at the same time
-- why: a client cannot be in two rooms of one site at once; one of the rows was entered twice
-- severity: warning
-- tolerance: 0.01
-- feed: attendance
-- affects: attendance, stay_week
with simultaneous as (
  select
    client_id,
    attendance_id,
    count(*) over (partition by client_id, site, starts_at) as count_services
  from attendance
  where is_attended
)
select
  client_id,
  'attendance' as feed,
  attendance_id as record_id
from simultaneous
where count_services > 1
