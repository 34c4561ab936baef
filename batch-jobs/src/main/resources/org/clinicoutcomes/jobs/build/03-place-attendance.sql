-- Every service with its local time, its business date and its stay.

insert into attendance (
  attendance_id, client_id, stay_id, site, level_of_care, starts_at, starts_on, minutes, service, topic, modality,
  status, minutes_attended, reason, makes_up, is_treatment, is_session, is_attended
)
with
  local_service as (
    -- offset 0 keeps the conversion from being repeated wherever the local time is read
    select
      known_attendance.*,
      known_attendance.starts_at at time zone coalesce(site.time_zone, 'UTC') as local_starts_at
    from known_attendance
    join client using (client_id)
    left join site on site.site = known_attendance.site
    offset 0
  )
select
  local_service.attendance_id,
  local_service.client_id,
  coalesce(named_stay.stay_id, found_stay.stay_id),
  local_service.site,
  coalesce(named_stay.level_of_care, found_stay.level_of_care),
  local_service.local_starts_at,
  local_service.local_starts_at::date,
  local_service.minutes,
  local_service.service,
  local_service.topic,
  local_service.modality,
  local_service.status,
  case local_service.status
    when 'attended' then coalesce(local_service.minutes_attended, local_service.minutes)
    when 'partial' then local_service.minutes_attended
    else 0
  end,
  local_service.reason,
  local_service.makes_up,
  local_service.service in ('group', 'individual', 'family', 'medication'),
  local_service.service in ('group', 'individual', 'family'),
  local_service.status in ('attended', 'partial')
from local_service
left join known_stay as named_stay
  on named_stay.stay_id = local_service.stay_id
  and named_stay.client_id = local_service.client_id
left join stay_of_day as found_stay
  on local_service.stay_id is null
  and found_stay.client_id = local_service.client_id
  and found_stay.of_site = local_service.site
  and local_service.local_starts_at::date between found_stay.from_on and found_stay.to_on;
