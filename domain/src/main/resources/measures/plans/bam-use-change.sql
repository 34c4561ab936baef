-- title: BAM: change in use
-- question: By how much did days of use change between the first and the last time they were asked in a stay?
-- denominator: stays at the program's levels of care that were discharged in the month
-- exclusion: the first and the last score ask about different numbers of days (the version for intensive outpatient
--   programs asks about 7)
-- numerator: the first and the last score of the stay on the scale for days of use of the Brief Addiction Monitor
-- missing: fewer than two scores on different dates by the end of the month, follow-ups left out; of two scores on one
--   day the one with the last record id counts
-- scoring: mean-change
-- unit: points
-- direction: lower
-- additive: yes
-- window: month
-- source: Brief Addiction Monitor, Department of Veterans Affairs
with discharged_stay as (
  select
    stay.stay_id,
    stay.client_id,
    stay.discharged_on
  from stay
  where stay.discharged_on between :period_start and :period_end
    and stay.is_measured
),
score_pair as (
  select
    stay_id,
    count(*) as count_scores,
    (array_agg(score order by assessed_on))[1] as first_score,
    (array_agg(score order by assessed_on desc))[1] as last_score,
    (array_agg(recall_days order by assessed_on))[1] as first_recall_days,
    (array_agg(recall_days order by assessed_on desc))[1] as last_recall_days,
    array_agg('assessment:' || assessment_id order by assessed_on) as evidence
  from stay_score
  where instrument = 'bam_use'
    and assessed_on <= :period_end
  group by stay_id
),
judged_stay as (
  select
    discharged_stay.*,
    score_pair.first_score,
    score_pair.last_score,
    score_pair.evidence,
    case
      when coalesce(score_pair.count_scores, 0) < 2 then 'missing-score'
      when score_pair.first_recall_days is distinct from score_pair.last_recall_days then 'different-recall'
    end as exclusion
  from discharged_stay
  left join score_pair on score_pair.stay_id = discharged_stay.stay_id
)
select
  stay_id as subject_id,
  client_id,
  stay_id,
  discharged_on as counted_on,
  null::text as part,
  exclusion,
  array['stay:' || stay_id] || evidence as evidence,
  case when exclusion is null then first_score end as before,
  case when exclusion is null then last_score end as after
from judged_stay
