package org.clinicoutcomes.config.database;

import java.util.List;
import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.context.support.GenericApplicationContext;

import org.clinicoutcomes.config.Home;
import org.clinicoutcomes.config.Settings;

/**
 * Sets up Spring for one command, with the home, the settings and the database that were
 * opened before it as beans.
 */
public final class ClinicApplication {

	private ClinicApplication() {
	}

	/**
	 * Prepares Spring; the caller runs it, without arguments.
	 * @param home the clinic's folder
	 * @param settings its settings
	 * @param database its database, which outlives the context
	 * @param sources the configuration classes; {@link DatabaseConfiguration} is added
	 * @return the application
	 */
	public static SpringApplication of(Home home, Settings settings, Database database, Class<?>... sources) {
		SpringApplication application = new SpringApplication(sources);
		application.addPrimarySources(List.of(DatabaseConfiguration.class));
		application.setDefaultProperties(Map.of("spring.config.location", Settings.location(home)));
		application.addInitializers((context) -> {
			GenericApplicationContext beans = (GenericApplicationContext) context;
			beans.registerBean(Home.class, () -> home);
			beans.registerBean(Settings.class, () -> settings);
			beans.registerBean(Database.class, () -> database, (definition) -> definition.setDestroyMethodName(""));
		});
		return application;
	}

}
