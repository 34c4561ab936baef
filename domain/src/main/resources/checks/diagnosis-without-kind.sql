-- title: Diagnoses without a kind
-- why: whether it is a mental disorder or a substance use disorder is not known, so it counts for neither
-- severity: note
-- tolerance: 0.10
-- feed: diagnosis
-- affects: diagnosis
select
  client_id,
  'diagnosis' as feed,
  diagnosis_id as record_id
from diagnosis
where kind is null
