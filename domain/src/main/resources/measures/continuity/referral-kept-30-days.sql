-- title: Referral kept within 30 days
-- question: Of the referrals made, how many led to an appointment kept within 30 days?
-- denominator: referrals, from us and to us, whose 30th day falls in the month
-- exclusion: declined
-- numerator: the first appointment was kept by day 30; a referral marked as kept without its day is a finding and counts
--   as not kept
-- missing: no kept appointment known counts as none
-- scoring: proportion
-- direction: higher
-- additive: yes
-- window: month
-- source: program definition; continuity of care
with due_referral as (
  select
    referral_id,
    client_id,
    stay_id,
    made_on,
    first_kept_on,
    site,
    case when status = 'declined' then 'declined' end as exclusion
  from referral
  where made_on between :period_start - 30 and :period_end - 30
)
select
  referral_id as subject_id,
  client_id,
  stay_id,
  made_on + 30 as counted_on,
  null::text as part,
  exclusion,
  array['referral:' || referral_id] as evidence,
  site,
  case when exclusion is null then coalesce(first_kept_on <= made_on + 30, false) end as met
from due_referral
