-- One stay per discharge. The file tells no dates: all of them are invented and alike.
with substance (label, code) as (
  values
    ('Alcohol', 'alcohol'),
    ('Cocaine/crack', 'cocaine'),
    ('Marijuana/hashish', 'cannabis'),
    ('Heroin', 'heroin'),
    ('Non-Rx methadone', 'nonprescription_methadone'),
    ('Other opiates/synthetics', 'other_opioids'),
    ('PCP', 'pcp'),
    ('Hallucinogens', 'hallucinogens'),
    ('Methamphetamine/speed', 'methamphetamine'),
    ('Other amphetamines', 'other_amphetamines'),
    ('Other stimulants', 'other_stimulants'),
    ('Benzodiazepines', 'benzodiazepines'),
    ('Other tranquilizers', 'other_tranquilizers'),
    ('Barbiturates', 'barbiturates'),
    ('Other sedatives/hypnotics', 'other_sedatives'),
    ('Inhalants', 'inhalants'),
    ('OTC medications', 'otc'),
    ('Other drugs', 'other')
)
select
  discharge.patient_id as record_id,
  discharge.patient_id as client_id,
  'state-' || discharge.state as site,
  case discharge.service_type_discharge
    when 'Non-intensive Outpatient' then '1'
    when 'Intensive Outpatient' then '2.1'
    when 'Rehab Long-term (>30 days)' then '3.1'
    when 'Rehab Short-term (≤30 days)' then '3.5'
    when 'Rehab Hospital' then '4'
    when 'Outpatient Detox' then '1-wm'
    when 'Detox 24hr Residential' then '3.2-wm'
    when 'Detox 24hr Hospital' then '4-wm'
    else discharge.service_type_discharge
  end as level_of_care,
  date '2023-07-01' as admitted_on,
  date '2023-10-01' as discharged_on,
  case discharge.discharge_reason
    when 'Treatment completed' then 'completed'
    when 'Dropped out' then 'dropped_out'
    when 'Terminated by facility' then 'terminated'
    when 'Death' then 'died'
    else lower(discharge.discharge_reason)
  end as discharge_reason,
  case discharge.referral_source
    when 'Self/Individual' then 'self'
    when 'Alcohol/drug provider' then 'alcohol_drug_provider'
    when 'Other healthcare' then 'other_health'
    when 'School' then 'school'
    when 'Employer/EAP' then 'employer'
    when 'Other community' then 'community'
    when 'Criminal justice/DUI/DWI' then 'court'
    else discharge.referral_source
  end as referral_source,
  coalesce(first_substance.code, discharge.primary_substance_admit) as primary_substance,
  coalesce(second_substance.code, discharge.secondary_substance_admit) as secondary_substance,
  coalesce(third_substance.code, discharge.tertiary_substance_admit) as tertiary_substance,
  case discharge.injection_drug_use
    when 'IDU reported' then 'true'
    when 'Not reported' then 'false'
    else discharge.injection_drug_use
  end as injects,
  case discharge.pregnant
    when 'Yes' then 'true'
    when 'No' then 'false'
    else discharge.pregnant
  end as pregnant_at_admission,
  case discharge.medication_assisted_therapy
    when 'Yes' then 'true'
    when 'No' then 'false'
    else discharge.medication_assisted_therapy
  end as medication_for_oud,
  discharge._file,
  discharge._line
from discharge
left join substance first_substance on first_substance.label = discharge.primary_substance_admit
left join substance second_substance on second_substance.label = discharge.secondary_substance_admit
left join substance third_substance on third_substance.label = discharge.tertiary_substance_admit
