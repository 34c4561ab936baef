package org.clinicoutcomes.domain.measure;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ExclusionCodesTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					select null::text as exclusion, 'other' as part from stay | ``
					select 'category', 'died' as exclusion, 'part' as part | died
					select case when reason = 'gone' then 'died' end as exclusion | died
					select case when a = 'x' then 'missing-status' when b then 'no-show' else null end as exclusion | missing-status, no-show
					select case when a then null else 'late' end as exclusion | late
					select case when is_out and reason in ('died', 'moved') then reason end as exclusion | died, moved
					select case reason when 'died' then stay.reason end as exclusion | died
					select case when a then case when b = 'no' then 'inner' end else 'outer' end as exclusion | inner, outer
					select coalesce(case when a = 'b' then 'one' end, 'two') as exclusion, x | one, two
					select (array['one', 'two'])[1] as exclusion | one, two
					select 'died'::text AS Exclusion | died
					with a as (select case when b = 'x' then 'died' end as why) select a.why as exclusion from a | died
					with a as (select 'died' as why) select case when b then a.why end as exclusion from a | died
					with a as (select 'died' as exclusion) select a.exclusion as exclusion from a | died
					select 1 -- 'died' as exclusion | ``
					select 1 /* 'died' as exclusion */ | ``
					select '''died'' as exclusion' as part, null as exclusion | ``
					select stay.reason as exclusion from stay where reason = 'died' | ``
					select distinct 'died' as exclusion | died
					""")
	void codesAreTheWordsThatAnExclusionCanBe(String text, String codes) {
		assertThat(String.join(", ", ExclusionCodes.of(text))).isEqualTo(codes);
	}

}
