-- title: Medication for opioid use disorder
-- question: Of the clients admitted mainly for opioids, how many receive medication for it?
-- denominator: stays at the program's levels of care that began in the month with heroin, nonprescription methadone or
--   other opioids as primary substance
-- exclusion: no one is taken out
-- numerator: medication for opioid use disorder is part of the stay, as recorded at registration
-- missing: whether there is medication is not recorded
-- scoring: proportion
-- direction: higher
-- additive: yes
-- window: month
-- source: TEDS, medication-assisted opioid therapy
with opioid_stay as (
  select
    stay.stay_id,
    stay.client_id,
    stay.admitted_on,
    stay.medication_for_oud,
    case when stay.medication_for_oud is null then 'missing-medication' end as exclusion
  from stay
  where stay.admitted_on between :period_start and :period_end
    and stay.primary_substance in ('heroin', 'nonprescription_methadone', 'other_opioids')
    and stay.is_measured
)
select
  stay_id as subject_id,
  client_id,
  stay_id,
  admitted_on as counted_on,
  null::text as part,
  exclusion,
  array['stay:' || stay_id] as evidence,
  medication_for_oud as met
from opioid_stay
