-- title: Discharges without a reason
-- why: the discharge counts as unknown in every table by reason, and as a drop-out in retention
-- severity: warning
-- tolerance: 0.05
-- feed: stay
-- affects: stay
select
  client_id,
  'stay' as feed,
  stay_id as record_id
from stay
where discharged_on is not null
  and discharge_reason is null
  and not is_external
