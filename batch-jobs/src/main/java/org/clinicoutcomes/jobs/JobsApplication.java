package org.clinicoutcomes.jobs;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * What Spring is to set up for a command: the stages and the three jobs.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ StageConfiguration.class, NightlyJob.class, MonthlyJob.class, ExportJob.class })
public class JobsApplication {

}
