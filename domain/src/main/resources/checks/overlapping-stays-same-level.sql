-- title: Overlapping stays at one level of care
-- why: a client counts twice in the census; one of the stays was not discharged or was entered twice
-- severity: error
-- tolerance: none
-- feed: stay
-- affects: stay, episode
select distinct
  later.client_id,
  'stay' as feed,
  later.stay_id as record_id
from stay earlier
join stay later
  on later.client_id = earlier.client_id
  and later.level_of_care = earlier.level_of_care
  and (later.admitted_on, later.stay_id) > (earlier.admitted_on, earlier.stay_id)
  and later.admitted_on < earlier.left_known_on
where not earlier.is_external
  and not later.is_external
