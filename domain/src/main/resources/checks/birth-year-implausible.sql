-- title: Implausible years of birth
-- why: a client younger than 12 or older than 100 falls into the wrong age group
-- severity: warning
-- tolerance: none
-- feed: client
-- affects: none
select
  client_id,
  'client' as feed,
  client_id as record_id
from client
where extract(year from :known_on) - birth_year not between 12 and 100
