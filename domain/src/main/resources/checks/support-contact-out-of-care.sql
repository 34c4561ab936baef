-- title: Support contacts on a day in no stay
-- why: the contact counts for no stay; the stay may be missing or its dates wrong
-- severity: note
-- tolerance: 0.15
-- feed: support_contact
-- affects: support_contact
select
  client_id,
  'support_contact' as feed,
  support_contact_id as record_id
from support_contact
where stay_id is null
