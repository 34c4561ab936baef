-- title: More minutes attended than the service lasted
-- why: hours of treatment come out too high
-- severity: warning
-- tolerance: 0.01
-- feed: attendance
-- affects: attendance, stay_week
select
  client_id,
  'attendance' as feed,
  attendance_id as record_id
from attendance
where is_attended
  and minutes_attended > minutes
