-- The weeks of every own stay, also those in which nothing was scheduled.

insert into stay_week (
  stay_id, client_id, site, week, starts_on, ends_on, count_scheduled, count_attended, attended_hours, count_iop_days
)
with
  service_day as (
    select
      stay_id,
      starts_on,
      count(*) as count_scheduled,
      count(*) filter (where is_attended) as count_attended,
      coalesce(sum(minutes_attended), 0) as attended_minutes
    from attendance
    where is_treatment
      and stay_id is not null
      and client_id in (select client_id from known_client)
    group by stay_id, starts_on
  ),
  service_week as (
    select
      service_day.stay_id,
      (service_day.starts_on - stay.admitted_on) / 7 + 1 as week,
      sum(service_day.count_scheduled) as count_scheduled,
      sum(service_day.count_attended) as count_attended,
      sum(service_day.attended_minutes) as attended_minutes,
      count(*) filter (where service_day.attended_minutes >= 120) as count_iop_days
    from service_day
    join stay using (stay_id)
    where service_day.starts_on >= stay.admitted_on
    group by service_day.stay_id, week
  ),
  last_week as (
    select stay_id, max(week) as week
    from service_week
    group by stay_id
  ),
  stay_length as (
    select
      stay.stay_id,
      stay.client_id,
      stay.site,
      stay.admitted_on,
      greatest((stay.left_on - stay.admitted_on) / 7 + 1, last_week.week) as weeks
    from stay
    left join last_week using (stay_id)
    where not stay.is_external
      and stay.client_id in (select client_id from known_client)
  )
select
  stay_length.stay_id,
  stay_length.client_id,
  stay_length.site,
  week,
  stay_length.admitted_on + 7 * (week - 1),
  stay_length.admitted_on + 7 * week - 1,
  coalesce(service_week.count_scheduled, 0),
  coalesce(service_week.count_attended, 0),
  coalesce(service_week.attended_minutes / 60.0, 0),
  coalesce(service_week.count_iop_days, 0)
from stay_length
cross join lateral generate_series(1, stay_length.weeks) as week
left join service_week using (stay_id, week);
