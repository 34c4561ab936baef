-- title: Services attended after the client died
-- why: either the death is recorded for the wrong person or the service is
-- severity: error
-- tolerance: none
-- feed: attendance
-- affects: attendance, stay
with died_client as (
  select client_id, min(discharged_on) as died_on
  from stay
  where discharge_reason = 'died'
  group by client_id
)
select
  attendance.client_id,
  'attendance' as feed,
  attendance.attendance_id as record_id
from attendance
join died_client on died_client.client_id = attendance.client_id
where attendance.is_attended
  and attendance.starts_on > died_client.died_on
