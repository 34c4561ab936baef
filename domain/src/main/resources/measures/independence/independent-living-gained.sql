-- title: Independent living gained
-- question: Of the clients who came from residential care, detoxification or homelessness, how many lived independently
--   or in sober living when they left?
-- denominator: stays at the program's levels of care that were discharged in the month, of clients admitted from
--   residential care or detoxification, or homeless when asked at admission
-- exclusion: died
-- numerator: living independently or in sober living when asked on the occasion of discharge; who is in an institution,
--   jail included, does not
-- missing: who was not asked at discharge by the end of the month is missing; an earlier answer is never carried forward
-- scoring: proportion
-- direction: higher
-- additive: yes
-- window: month
-- source: program definition; from residential to independent living
with discharged_stay as (
  select
    stay.stay_id,
    stay.client_id,
    stay.discharged_on,
    stay.discharge_reason,
    stay.admitted_from
  from stay
  where stay.discharged_on between :period_start and :period_end
    and stay.is_measured
),
answer as (
  select distinct on (stay_id, moment) stay_id, moment, life_status_id, living
  from life_answer
  where moment in ('admission', 'discharge')
    and asked_on <= :period_end
  order by stay_id, moment, place
),
judged_stay as (
  select
    discharged_stay.*,
    before.life_status_id as before_id,
    after.life_status_id as after_id,
    case
      when discharged_stay.discharge_reason in ('died') then discharged_stay.discharge_reason
      when after.living is null then 'missing-living-at-discharge'
    end as exclusion,
    after.living in ('independent', 'sober_living') as is_independent
  from discharged_stay
  left join answer before on before.stay_id = discharged_stay.stay_id and before.moment = 'admission'
  left join answer after on after.stay_id = discharged_stay.stay_id and after.moment = 'discharge'
  where discharged_stay.admitted_from in ('residential', 'detox')
    or before.living = 'homeless'
)
select
  stay_id as subject_id,
  client_id,
  stay_id,
  discharged_on as counted_on,
  null::text as part,
  exclusion,
  array_remove(array['stay:' || stay_id, 'life_status:' || before_id, 'life_status:' || after_id], null) as evidence,
  case when exclusion is null then is_independent end as met
from judged_stay
