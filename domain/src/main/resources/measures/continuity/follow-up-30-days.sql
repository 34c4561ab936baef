-- title: Follow-up within 30 days
-- question: Of the clients discharged from residential, inpatient or detoxification care, how many had a service within 30 days?
-- denominator: discharges from levels 3.1, 3.3, 3.5, 3.7, 4, 3.2-wm, 3.7-wm and 4-wm whose 30th day falls in the month;
--   part "own": our own stays; part "referred-in": other providers' stays that we know of from a referral, so of those
--   referred to us; records of one client and day are one discharge, and a client who is back at one of these levels
--   within 1 day has not been discharged yet
-- exclusion: died by the 30th day
-- numerator: a treatment service attended, or the first appointment of a referral kept, on day 1 to 30 after the discharge
-- missing: no service known counts as none; a discharge elsewhere of which no one told us cannot be counted
-- scoring: proportion
-- direction: higher
-- additive: yes
-- window: month
-- source: HEDIS FUI, Washington Circle
with final_discharge as (
  select
    client_id,
    stay_id,
    discharged_on,
    part,
    evidence,
    case when died_on <= discharged_on + 30 then 'died' end as exclusion
  from high_level_discharge
  where discharged_on between :period_start - 30 and :period_end - 30
    and known_on <= :period_end
),
follow_up as (
  select client_id, starts_on as followed_up_on, 'attendance:' || attendance_id as evidence
  from attendance
  where starts_on between :period_start - 29 and :period_end
    and is_treatment
    and is_attended
  union all
  select client_id, first_kept_on, 'referral:' || referral_id
  from referral
  where first_kept_on between :period_start - 29 and :period_end
),
first_follow_up as (
  select distinct on (final_discharge.evidence)
    final_discharge.evidence as discharge_evidence,
    follow_up.evidence
  from final_discharge
  join follow_up
    on follow_up.client_id = final_discharge.client_id
    and follow_up.followed_up_on between final_discharge.discharged_on + 1 and final_discharge.discharged_on + 30
  order by final_discharge.evidence, follow_up.followed_up_on, follow_up.evidence
)
select
  final_discharge.evidence as subject_id,
  final_discharge.client_id,
  final_discharge.stay_id,
  final_discharge.discharged_on + 30 as counted_on,
  final_discharge.part,
  final_discharge.exclusion,
  array_remove(array[final_discharge.evidence, first_follow_up.evidence], null) as evidence,
  case when final_discharge.exclusion is null then first_follow_up.evidence is not null end as met
from final_discharge
left join first_follow_up on first_follow_up.discharge_evidence = final_discharge.evidence
