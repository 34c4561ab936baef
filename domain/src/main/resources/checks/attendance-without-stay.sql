-- title: Services without a stay
-- why: a service that belongs to no stay is missing from attendance, retention and follow-up of that stay
-- severity: warning
-- tolerance: 0.01
-- feed: attendance
-- affects: attendance, stay_week
select
  client_id,
  'attendance' as feed,
  attendance_id as record_id
from attendance
where stay_id is null
