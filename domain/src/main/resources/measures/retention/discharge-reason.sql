-- title: Discharge reasons
-- question: Why did the stays that were discharged in the month end?
-- denominator: stays at the program's levels of care that were discharged in the month
-- exclusion: no one is taken out
-- numerator: each discharge is counted under its one reason
-- missing: no reason recorded is counted as "unknown"; a stay that stopped without a discharge is not a discharge,
--   it is a finding of data quality
-- scoring: distribution
-- direction: none
-- additive: yes
-- window: month
-- source: TEDS-D, the federal discharge data set, table 2.5
select
  stay.stay_id as subject_id,
  stay.client_id,
  stay.stay_id,
  stay.discharged_on as counted_on,
  null::text as part,
  null::text as exclusion,
  array['stay:' || stay.stay_id] as evidence,
  coalesce(stay.discharge_reason, 'unknown') as category
from stay
where stay.discharged_on between :period_start and :period_end
  and stay.is_measured
