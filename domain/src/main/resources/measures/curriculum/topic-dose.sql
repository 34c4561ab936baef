-- title: Hours per core topic
-- question: How many hours of each core topic did clients attend who stayed at least 28 days?
-- denominator: stays at the program's levels of care that were discharged in the month after a length of stay of at
--   least 28 days; by part: the six core topics; clients without any hour count as 0
-- exclusion: no one is taken out
-- numerator: hours of sessions of the topic attended: minutes attended where recorded, else of a session attended in
--   full those scheduled
-- missing: a session of the topic was attended in part without minutes recorded
-- scoring: median
-- unit: hours
-- direction: higher
-- additive: no
-- window: month
-- source: program definition; holistic curriculum
with discharged_stay as (
  select
    stay.stay_id,
    stay.client_id,
    stay.discharged_on
  from stay
  where stay.discharged_on between :period_start and :period_end
    and stay.length_of_stay_days >= 28
    and stay.is_measured
),
core_topic as (
  select unnest(
    array['relapse_prevention', 'coping_skills', 'family_dynamics', 'communication', 'stress_management', 'mindfulness']
  ) as topic
),
topic_time as (
  select
    discharged_stay.stay_id,
    attendance.topic,
    sum(attendance.minutes_attended) as attended_minutes,
    bool_or(attendance.minutes_attended is null) as is_unclear,
    array_agg('attendance:' || attendance.attendance_id order by attendance.attendance_id) as evidence
  from discharged_stay
  join attendance
    on attendance.stay_id = discharged_stay.stay_id
    and attendance.is_session
    and attendance.is_attended
    and attendance.starts_on <= :period_end
  join core_topic on core_topic.topic = attendance.topic
  group by discharged_stay.stay_id, attendance.topic
),
judged_topic as (
  select
    discharged_stay.*,
    core_topic.topic,
    topic_time.attended_minutes,
    topic_time.evidence,
    case when topic_time.is_unclear then 'missing-minutes' end as exclusion
  from discharged_stay
  cross join core_topic
  left join topic_time on topic_time.stay_id = discharged_stay.stay_id and topic_time.topic = core_topic.topic
)
select
  stay_id as subject_id,
  client_id,
  stay_id,
  discharged_on as counted_on,
  topic as part,
  exclusion,
  array['stay:' || stay_id] || evidence as evidence,
  case when exclusion is null then coalesce(attended_minutes, 0) / 60.0 end as value
from judged_topic
