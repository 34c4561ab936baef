-- title: Admissions by referral source
-- question: Who sent the clients that were admitted in the month?
-- denominator: stays at the program's levels of care that began in the month
-- exclusion: no one is taken out
-- numerator: each admission is counted under its one referral source
-- missing: no source recorded is counted as "unknown"
-- scoring: distribution
-- direction: none
-- additive: yes
-- window: month
-- source: TEDS-A, the federal admission data set, principal source of referral
select
  stay.stay_id as subject_id,
  stay.client_id,
  stay.stay_id,
  stay.admitted_on as counted_on,
  null::text as part,
  null::text as exclusion,
  array['stay:' || stay.stay_id] as evidence,
  coalesce(stay.referral_source, 'unknown') as category
from stay
where stay.admitted_on between :period_start and :period_end
  and stay.is_measured
