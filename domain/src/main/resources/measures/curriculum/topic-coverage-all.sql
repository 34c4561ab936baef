-- title: All core topics covered
-- question: Of the clients who stayed at least 28 days, how many attended all six core topics?
-- denominator: stays at the program's levels of care that were discharged in the month after a length of stay of at
--   least 28 days
-- exclusion: no one is taken out
-- numerator: at least one session attended, in full or in part, of each of relapse prevention, coping skills, family
--   dynamics, communication, stress management and mindfulness
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
),
covered as (
  select
    stay_id,
    count(*) as count_topics,
    array_agg('attendance:' || attendance_id order by topic) as evidence
  from attended_topic
  group by stay_id
)
select
  discharged_stay.stay_id as subject_id,
  discharged_stay.client_id,
  discharged_stay.stay_id,
  discharged_stay.discharged_on as counted_on,
  null::text as part,
  null::text as exclusion,
  array['stay:' || discharged_stay.stay_id] || covered.evidence as evidence,
  coalesce(covered.count_topics = 6, false) as met
from discharged_stay
left join covered on covered.stay_id = discharged_stay.stay_id
