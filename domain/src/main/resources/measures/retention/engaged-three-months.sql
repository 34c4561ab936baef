-- title: Engaged for three months
-- question: Of the treatment episodes that began 89 days ago, in how many did the client keep coming for three months?
-- denominator: treatment episodes whose day 89 falls in the month, with a stay at the program's levels of care that
--   began by then; an episode is a client's own stays of any level with gaps of at most 30 days
-- exclusion: died by day 89
-- numerator: at least 2 treatment services attended, in full or in part, in each of days 0 to 29, 30 to 59 and 60 to 89;
--   the day of admission is day 0; two services on one day are two
-- missing: no service known counts as none
-- scoring: proportion
-- direction: higher
-- additive: yes
-- window: month
-- source: Department of Veterans Affairs, continuity of care
with mature_episode as (
  select
    episode.episode_id,
    episode.client_id,
    episode.started_on
  from episode
  where episode.started_on between :period_start - 89 and :period_end - 89
),
counted_episode as (
  select
    mature_episode.*,
    min(stay.left_known_on) filter (where stay.discharge_reason = 'died') as died_on
  from mature_episode
  join stay on stay.episode_id = mature_episode.episode_id and stay.client_id = mature_episode.client_id
  group by mature_episode.episode_id, mature_episode.client_id, mature_episode.started_on
  having bool_or(stay.is_measured and stay.admitted_on <= mature_episode.started_on + 89)
),
service as (
  select
    counted_episode.episode_id,
    (attendance.starts_on - counted_episode.started_on) / 30 as month_of_episode,
    attendance.attendance_id
  from counted_episode
  join attendance
    on attendance.client_id = counted_episode.client_id
    and attendance.is_treatment
    and attendance.is_attended
    and attendance.starts_on between counted_episode.started_on and counted_episode.started_on + 89
),
month_count as (
  select episode_id, month_of_episode, count(*) as count_services
  from service
  group by episode_id, month_of_episode
),
engaged_episode as (
  select episode_id
  from month_count
  where count_services >= 2
  group by episode_id
  having count(*) = 3
),
service_evidence as (
  select
    episode_id,
    array_agg('attendance:' || attendance_id order by attendance_id) as evidence,
    episode_id in (select episode_id from engaged_episode) as is_engaged
  from service
  group by episode_id
),
judged_episode as (
  select
    counted_episode.*,
    service_evidence.evidence,
    coalesce(service_evidence.is_engaged, false) as is_engaged,
    case when counted_episode.died_on <= counted_episode.started_on + 89 then 'died' end as exclusion
  from counted_episode
  left join service_evidence using (episode_id)
)
select
  episode_id as subject_id,
  client_id,
  episode_id as stay_id,
  started_on + 89 as counted_on,
  null::text as part,
  exclusion,
  array['stay:' || episode_id] || evidence as evidence,
  case when exclusion is null then is_engaged end as met
from judged_episode
