-- title: Stays without a primary substance
-- why: the stay counts under no substance and for no measure of one
-- severity: note
-- tolerance: 0.10
-- feed: stay
-- affects: none
select
  client_id,
  'stay' as feed,
  stay_id as record_id
from stay
where not is_external
  and primary_substance is null
