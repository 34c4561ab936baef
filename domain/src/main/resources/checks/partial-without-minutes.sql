-- title: Partly attended services without minutes
-- why: the time that the client was there is unknown and missing from hours of treatment
-- severity: warning
-- tolerance: 0.05
-- feed: attendance
-- affects: attendance, stay_week
select
  client_id,
  'attendance' as feed,
  attendance_id as record_id
from attendance
where status = 'partial'
  and minutes_attended is null
