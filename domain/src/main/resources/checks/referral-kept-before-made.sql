-- title: Referrals kept before they were made
-- why: one of the two dates is wrong
-- severity: warning
-- tolerance: 0.01
-- feed: referral
-- affects: referral
select
  client_id,
  'referral' as feed,
  referral_id as record_id
from referral
where first_kept_on < made_on
