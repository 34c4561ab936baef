-- title: Discharged before the last contact
-- why: a contact after the discharge means that one of the two dates is wrong; the earlier counts as the day the client left
-- severity: warning
-- tolerance: 0.01
-- feed: stay
-- affects: stay
select
  client_id,
  'stay' as feed,
  stay_id as record_id
from stay
where last_contact_on > discharged_on
  and not is_external
