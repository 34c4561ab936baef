-- title: Step-down kept within 14 days
-- question: Of the clients who completed or were transferred, how many went on at a lower level of care within 14 days?
-- denominator: own stays at levels 2.1 and 2.5 that were completed or ended in a transfer and whose 14th day after
--   leaving falls in the month
-- exclusion: died, or was discharged elsewhere to jail or prison, by the 14th day; was admitted to a higher level from
--   the day of leaving to the 14th day, here or elsewhere
-- numerator: a treatment service attended at a lower level, or a referral to a lower level kept, on day 1 to 14 after
--   leaving; no referral is not met
-- missing: no service or kept referral known counts as none
-- scoring: proportion
-- direction: higher
-- additive: yes
-- window: month
-- source: Washington Circle, continuity of care
with left_stay as (
  select
    stay_id,
    client_id,
    level_rank,
    left_on
  from stay
  where left_on between :period_start - 14 and :period_end - 14
    and left_known_on <= :period_end
    and discharge_reason in ('completed', 'transferred')
    and level_of_care in ('2.1', '2.5')
    and not is_external
),
later_stay as (
  select
    left_stay.stay_id,
    bool_or(stay.discharge_reason = 'died' and stay.left_known_on <= left_stay.left_on + 14) as has_died,
    bool_or(
      stay.discharge_reason = 'incarcerated'
      and stay.discharged_on between left_stay.left_on + 1 and left_stay.left_on + 14
    ) as was_incarcerated,
    bool_or(
      stay.level_rank > left_stay.level_rank
      and stay.admitted_on between left_stay.left_on and left_stay.left_on + 14
    ) as has_moved_higher
  from left_stay
  join stay on stay.client_id = left_stay.client_id and stay.stay_id <> left_stay.stay_id
  group by left_stay.stay_id
),
step as (
  select
    attendance.client_id,
    stay.level_rank,
    attendance.starts_on as stepped_on,
    'attendance:' || attendance.attendance_id as evidence
  from attendance
  join stay on stay.stay_id = attendance.stay_id
  where attendance.starts_on between :period_start - 13 and :period_end
    and attendance.is_treatment
    and attendance.is_attended
  union all
  select
    client_id,
    case to_level when 'ots' then 1 else replace(to_level, '-wm', '')::numeric end,
    first_kept_on,
    'referral:' || referral_id
  from referral
  where first_kept_on between :period_start - 13 and :period_end
),
first_step as (
  select distinct on (left_stay.stay_id) left_stay.stay_id, step.evidence
  from left_stay
  join step
    on step.client_id = left_stay.client_id
    and step.level_rank < left_stay.level_rank
    and step.stepped_on between left_stay.left_on + 1 and left_stay.left_on + 14
  order by left_stay.stay_id, step.stepped_on, step.evidence
),
judged_stay as (
  select
    left_stay.*,
    first_step.evidence as step_evidence,
    case
      when later_stay.has_died then 'died'
      when later_stay.was_incarcerated then 'incarcerated'
      when later_stay.has_moved_higher then 'moved-higher'
    end as exclusion
  from left_stay
  left join later_stay on later_stay.stay_id = left_stay.stay_id
  left join first_step on first_step.stay_id = left_stay.stay_id
)
select
  stay_id as subject_id,
  client_id,
  stay_id,
  left_on + 14 as counted_on,
  null::text as part,
  exclusion,
  array_remove(array['stay:' || stay_id, step_evidence], null) as evidence,
  case when exclusion is null then step_evidence is not null end as met
from judged_stay
