-- title: Drug tests without a stay
-- why: a test that belongs to no stay is missing from the share of negative tests and from the weekly words
-- severity: warning
-- tolerance: 0.02
-- feed: drug_test
-- affects: specimen, weekly_word
select
  client_id,
  'drug_test' as feed,
  specimen_id as record_id
from specimen
where stay_id is null
