-- title: Discharge reasons without a discharge date
-- why: the stay counts as open although someone recorded why it ended
-- severity: warning
-- tolerance: none
-- feed: stay
-- affects: stay
select
  client_id,
  'stay' as feed,
  stay_id as record_id
from stay
where discharged_on is null
  and discharge_reason is not null
  and not is_external
