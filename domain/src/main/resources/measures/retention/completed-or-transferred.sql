-- title: Completed or transferred
-- question: Of the discharges, how many were completions or transfers to further treatment?
-- denominator: stays at the program's levels of care that were discharged in the month, whatever the reason
-- exclusion: no one is taken out
-- numerator: treatment was completed, or the client was transferred to another program or level
-- missing: discharges without a reason; a stay that stopped without a discharge is not a discharge, it is a finding of
--   data quality
-- scoring: proportion
-- direction: higher
-- additive: yes
-- window: month
-- source: TEDS-D, the federal discharge data set, table 2.5
with discharged_stay as (
  select
    stay.stay_id,
    stay.client_id,
    stay.discharged_on,
    stay.discharge_reason,
    case when stay.discharge_reason is null then 'missing-reason' end as exclusion
  from stay
  where stay.discharged_on between :period_start and :period_end
    and stay.is_measured
)
select
  stay_id as subject_id,
  client_id,
  stay_id,
  discharged_on as counted_on,
  null::text as part,
  exclusion,
  array['stay:' || stay_id] as evidence,
  discharge_reason in ('completed', 'transferred') as met
from discharged_stay
