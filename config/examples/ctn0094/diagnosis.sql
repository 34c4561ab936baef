-- abuse, dependence or use disorder, by the category of ICD-10-CM; the files give no dates
select
  psychiatric.who || '/' || disorder.code as record_id,
  psychiatric.who as client_id,
  'icd10cm' as code_system,
  disorder.code,
  'sud' as kind,
  psychiatric._file,
  psychiatric._line
from psychiatric
cross join lateral (
  values
    (has_opiates_dx, 'F11'),
    (has_alcol_dx, 'F10'),
    (has_amphetamines_dx, 'F15'),
    (has_cannabis_dx, 'F12'),
    (has_cocaine_dx, 'F14'),
    (has_sedatives_dx, 'F13')
) as disorder (is_present, code)
where disorder.is_present = 'Yes'
