-- title: Core topic covered
-- question: Of the clients who stayed at least 28 days, how many attended each core topic?
-- denominator: stays at the program's levels of care that were discharged in the month after a length of stay of at
--   least 28 days; by part: the six core topics
-- exclusion: no one is taken out
-- numerator: at least one session of the topic attended, in full or in part
-- missing: a session without a topic recorded covers none
-- scoring: proportion
-- direction: higher
-- additive: yes
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
attended_topic as (
  select
    discharged_stay.stay_id,
    attendance.topic,
    min(attendance.attendance_id) as attendance_id
  from discharged_stay
  join attendance
    on attendance.stay_id = discharged_stay.stay_id
    and attendance.is_session
    and attendance.is_attended
    and attendance.starts_on <= :period_end
  join core_topic on core_topic.topic = attendance.topic
  group by discharged_stay.stay_id, attendance.topic
)
select
  discharged_stay.stay_id as subject_id,
  discharged_stay.client_id,
  discharged_stay.stay_id,
  discharged_stay.discharged_on as counted_on,
  core_topic.topic as part,
  null::text as exclusion,
  array_remove(
    array['stay:' || discharged_stay.stay_id, 'attendance:' || attended_topic.attendance_id],
    null
  ) as evidence,
  attended_topic.attendance_id is not null as met
from discharged_stay
cross join core_topic
left join attended_topic
  on attended_topic.stay_id = discharged_stay.stay_id
  and attended_topic.topic = core_topic.topic
