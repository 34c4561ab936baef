-- title: Past services still marked as scheduled
-- why: no one said whether the client came; such sessions are missing from the attendance rate
-- severity: warning
-- tolerance: 0.02
-- feed: attendance
-- affects: attendance
select
  client_id,
  'attendance' as feed,
  attendance_id as record_id
from attendance
where starts_on < :known_on
  and status = 'scheduled'
