-- title: Open stays without a service for 30 days
-- why: the client has left and no one has recorded the discharge, or the services are not recorded
-- severity: warning
-- tolerance: 0.02
-- feed: stay
-- affects: stay
select
  client_id,
  'stay' as feed,
  stay_id as record_id
from stay
where discharged_on is null
  and left_known_on <= :known_on
  and not is_external
