-- title: Scores outside the range of their instrument
-- why: such a score is a typing error or was entered under the wrong instrument
-- severity: error
-- tolerance: none
-- feed: assessment
-- affects: assessment, stay_score
with instrument_range (instrument, lowest_score, highest_score) as (
  values
    ('phq9', 0, 27),
    ('gad7', 0, 21),
    ('bam_use', 0, 12),
    ('bam_risk', 0, 24),
    ('bam_protective', 0, 24),
    ('barc10', 10, 60),
    ('audit_c', 0, 12),
    ('urica', -2, 14),
    ('whoqol_physical', 0, 100),
    ('whoqol_psychological', 0, 100),
    ('whoqol_social', 0, 100),
    ('whoqol_environment', 0, 100)
)
select
  assessment.client_id,
  'assessment' as feed,
  assessment.assessment_id as record_id
from assessment
join instrument_range on instrument_range.instrument = assessment.instrument
where assessment.score not between instrument_range.lowest_score and instrument_range.highest_score
