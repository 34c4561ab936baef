-- title: Takes part in self-help groups
-- question: How many clients went to self-help groups in the 30 days before admission, and how many in the 30 days
--   before discharge?
-- denominator: stays at the program's levels of care that were discharged in the month, without the levels that the
--   settings leave out (withdrawal management, hospital, opioid treatment services)
-- exclusion: died, or was discharged to jail or prison
-- numerator: at least one day of self-help attendance in the past 30 days, or a band other than none
-- missing: the answer at admission is the one asked nearest to it, from 7 days before to 30 days after; the answer at
--   discharge is the one asked on the occasion of discharge by the end of the month, never an earlier one carried
--   forward; a client without an answer is left out of that side, and the range is printed in which the share at
--   discharge would lie if none or all of them did
-- scoring: change
-- direction: higher
-- additive: yes
-- window: month
-- source: National Outcome Measures, block-grant report
with discharged_stay as (
  select
    stay.stay_id,
    stay.client_id,
    stay.admitted_on,
    stay.discharged_on,
    case when stay.discharge_reason in ('died', 'incarcerated') then stay.discharge_reason end as exclusion
  from stay
  cross join setting
  where stay.discharged_on between :period_start and :period_end
    and not stay.is_external
    and stay.level_of_care = any (setting.levels)
    and stay.level_of_care <> all (setting.nom_excluded_levels)
),
answer as (
  select
    life_status_id,
    client_id,
    stay_id,
    asked_on,
    occasion,
    coalesce(self_help_past_30_days >= 1, self_help <> 'none') as is_in_self_help
  from life_status
  where occasion in ('admission', 'discharge')
    and asked_on <= :period_end
),
answer_at_admission as (
  select distinct on (discharged_stay.stay_id)
    discharged_stay.stay_id,
    answer.life_status_id,
    answer.is_in_self_help
  from discharged_stay
  join answer
    on answer.client_id = discharged_stay.client_id
    and coalesce(answer.stay_id, discharged_stay.stay_id) = discharged_stay.stay_id
  where answer.occasion = 'admission'
    and answer.asked_on between discharged_stay.admitted_on - 7 and discharged_stay.admitted_on + 30
  order by
    discharged_stay.stay_id,
    abs(answer.asked_on - discharged_stay.admitted_on),
    answer.asked_on desc,
    answer.life_status_id
),
answer_at_discharge as (
  select distinct on (discharged_stay.stay_id)
    discharged_stay.stay_id,
    answer.life_status_id,
    answer.is_in_self_help
  from discharged_stay
  join answer on answer.stay_id = discharged_stay.stay_id
  where answer.occasion = 'discharge'
  order by
    discharged_stay.stay_id,
    answer.asked_on desc,
    answer.life_status_id
)
select
  discharged_stay.stay_id as subject_id,
  discharged_stay.client_id,
  discharged_stay.stay_id,
  discharged_stay.discharged_on as counted_on,
  null::text as part,
  discharged_stay.exclusion,
  array_remove(
    array[
      'stay:' || discharged_stay.stay_id,
      'life_status:' || answer_at_admission.life_status_id,
      'life_status:' || answer_at_discharge.life_status_id
    ],
    null
  ) as evidence,
  case when discharged_stay.exclusion is null then answer_at_admission.is_in_self_help end as before,
  case when discharged_stay.exclusion is null then answer_at_discharge.is_in_self_help end as after
from discharged_stay
left join answer_at_admission on answer_at_admission.stay_id = discharged_stay.stay_id
left join answer_at_discharge on answer_at_discharge.stay_id = discharged_stay.stay_id
