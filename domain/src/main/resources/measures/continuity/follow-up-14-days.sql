-- title: Follow-up within 14 days
-- question: Of the clients discharged from residential, inpatient or detoxification care, how many had a service within 14 days?
-- denominator: discharges from levels 3.1, 3.3, 3.5, 3.7, 4, 3.2-wm, 3.7-wm and 4-wm whose 14th day falls in the month;
--   part "own": our own stays; part "referred-in": other providers' stays that we know of from a referral, so of those
--   referred to us; records of one client and day are one discharge, and a client who is back at one of these levels
--   within 1 day has not been discharged yet
-- exclusion: died by the 14th day
-- numerator: a treatment service attended, or the first appointment of a referral kept, on day 1 to 14 after the discharge
-- missing: no service known counts as none; a discharge elsewhere of which no one told us cannot be counted
-- scoring: proportion
-- direction: higher
-- additive: yes
-- window: month
-- source: HEDIS FUI, Washington Circle
with high_level (level_of_care) as (
  values ('3.1'), ('3.3'), ('3.5'), ('3.7'), ('4'), ('3.2-wm'), ('3.7-wm'), ('4-wm')
),
high_level_stay as (
  select
    stay.stay_id,
    stay.client_id,
    stay.is_external,
    stay.admitted_on,
    stay.discharged_on,
    stay.left_known_on
  from stay
  join high_level on high_level.level_of_care = stay.level_of_care
),
discharge_record as (
  select
    client_id,
    discharged_on,
    case when is_external then 'referred-in' else 'own' end as part,
    case when is_external then 2 else 1 end as precedence,
    case when not is_external then stay_id end as stay_id,
    'stay:' || stay_id as evidence
  from high_level_stay
  where discharged_on between :period_start - 14 and :period_end - 14
  union all
  select
    referral.client_id,
    referral.discharge_on,
    'referred-in',
    3,
    null,
    'referral:' || referral.referral_id
  from referral
  join high_level on high_level.level_of_care = referral.from_level
  left join high_level_stay own_stay on own_stay.stay_id = referral.stay_id and not own_stay.is_external
  where referral.discharge_on between :period_start - 14 and :period_end - 14
    and referral.made_on <= :period_end
    and own_stay.stay_id is null
),
discharge as (
  select distinct on (client_id, discharged_on) *
  from discharge_record
  order by client_id, discharged_on, precedence, evidence
),
final_discharge as (
  select discharge.*
  from discharge
  where not exists (
    select 1
    from high_level_stay
    where high_level_stay.client_id = discharge.client_id
      and high_level_stay.admitted_on <= discharge.discharged_on + 1
      and high_level_stay.left_known_on > discharge.discharged_on
  )
),
follow_up as (
  select client_id, starts_on as followed_up_on, 'attendance:' || attendance_id as evidence
  from attendance
  where starts_on between :period_start - 13 and :period_end
    and is_treatment
    and is_attended
  union all
  select client_id, first_kept_on, 'referral:' || referral_id
  from referral
  where first_kept_on between :period_start - 13 and :period_end
),
first_follow_up as (
  select distinct on (final_discharge.evidence)
    final_discharge.evidence as discharge_evidence,
    follow_up.evidence
  from final_discharge
  join follow_up
    on follow_up.client_id = final_discharge.client_id
    and follow_up.followed_up_on between final_discharge.discharged_on + 1 and final_discharge.discharged_on + 14
  order by final_discharge.evidence, follow_up.followed_up_on, follow_up.evidence
),
died_client as (
  select client_id, min(left_known_on) as died_on
  from stay
  where discharge_reason = 'died'
  group by client_id
),
judged_discharge as (
  select
    final_discharge.*,
    array_remove(array[final_discharge.evidence, first_follow_up.evidence], null) as all_evidence,
    first_follow_up.evidence is not null as is_followed_up,
    case when died_client.died_on <= final_discharge.discharged_on + 14 then 'died' end as exclusion
  from final_discharge
  left join first_follow_up on first_follow_up.discharge_evidence = final_discharge.evidence
  left join died_client on died_client.client_id = final_discharge.client_id
)
select
  evidence as subject_id,
  client_id,
  stay_id,
  discharged_on + 14 as counted_on,
  part,
  exclusion,
  all_evidence as evidence,
  case when exclusion is null then is_followed_up end as met
from judged_discharge
