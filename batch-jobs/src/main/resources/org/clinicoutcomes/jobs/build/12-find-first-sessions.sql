-- A client's first session after 60 days without a session here and without another provider's stay, and the next
-- session within 14 days.

insert into service_index (client_id, stay_id, site, index_on, index_id, initiated_on, initiated_id)
with
  session_day as (
    select distinct on (client_id, starts_on)
      client_id,
      starts_on,
      stay_id,
      site,
      attendance_id
    from attendance
    where is_session
      and is_attended
      and client_id in (select client_id from known_client)
    order by client_id, starts_on, starts_at, attendance_id
  ),
  spaced_day as (
    select
      session_day.*,
      lag(starts_on) over (partition by client_id order by starts_on) as previous_on,
      lead(starts_on) over (partition by client_id order by starts_on) as next_on,
      lead(attendance_id) over (partition by client_id order by starts_on) as next_id
    from session_day
  )
select
  spaced_day.client_id,
  spaced_day.stay_id,
  spaced_day.site,
  spaced_day.starts_on,
  spaced_day.attendance_id,
  case when spaced_day.next_on <= spaced_day.starts_on + 14 then spaced_day.next_on end,
  case when spaced_day.next_on <= spaced_day.starts_on + 14 then spaced_day.next_id end
from spaced_day
where (spaced_day.previous_on is null or spaced_day.previous_on < spaced_day.starts_on - 60)
  and not exists (
    select 1
    from stay
    where stay.client_id = spaced_day.client_id
      and stay.is_external
      and stay.admitted_on < spaced_day.starts_on
      and coalesce(stay.discharged_on, stay.left_on) >= spaced_day.starts_on - 60
  );
