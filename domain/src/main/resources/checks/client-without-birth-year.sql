-- title: Clients without a year of birth
-- why: the client counts under no age band and as an adult
-- severity: note
-- tolerance: 0.05
-- feed: client
-- affects: none
select
  client_id,
  'client' as feed,
  client_id as record_id
from client
where birth_year is null
